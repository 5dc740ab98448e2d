"""Rows as columns of Parquet, which pyarrow writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, get_type_hints

import pyarrow as pa

NUMBER = pa.decimal128(28, 6)
"""Of a count or a fee, exact; what has more digits is no figure of a report, and stands in `text` alone."""
MOST, STEP = Decimal(10) ** 21, Decimal("0.000001")
TYPES = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), int | Decimal: NUMBER}


def schema(*rows: type) -> pa.Schema:
    """The columns of rows of these named tuples, one behind the other."""
    return pa.schema([pa.field(name, _type(hint)) for row in rows for name, hint in get_type_hints(row).items()])


def table(rows: Iterable[tuple[Any, ...]], of: pa.Schema) -> pa.Table:
    """A table of rows in the order of the schema's columns."""
    columns = zip(*rows, strict=True)
    return pa.Table.from_arrays(
        [pa.array(_plain(values, field.type), field.type) for values, field in zip(columns, of, strict=True)], schema=of
    )


def _type(hint: Any) -> pa.DataType:
    """The type of what may be missing, too."""
    for known, found in TYPES.items():
        if hint in (known, known | None):
            return found
    raise TypeError(hint)


def _plain(values: Iterable[Any], kind: pa.DataType) -> Iterator[Any]:
    if kind == NUMBER:
        return map(_number, values)
    # A file name that is not Unicode holds lone surrogates.
    return (one and one.encode("utf-8", "replace").decode() for one in values) if kind == pa.string() else iter(values)


def _number(value: int | Decimal | None) -> Decimal | None:
    return Decimal(value).quantize(STEP) if value is not None and -MOST < value < MOST else None
