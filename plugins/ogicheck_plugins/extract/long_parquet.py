"""One long table as Parquet, written a group of rows after the other."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

from ogicheck_plugins.data.dataset import MOST, need_parquet
from ogicheck_plugins.extract.plain_data import LongRow


class LongParquet:
    """Holds no more than MOST rows. Raises SettingError where what writes Parquet is not installed."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        need_parquet("--table parquet")
        from pyarrow import parquet

        from ogicheck_plugins.data import columns

        self._table = columns.table
        self._schema = columns.schema(LongRow)
        self._file = parquet.ParquetWriter(_Sink(write), self._schema, compression="zstd")
        self._rows: list[LongRow] = []

    def add(self, rows: Iterable[LongRow]) -> None:
        self._rows += rows
        if len(self._rows) > MOST:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._rows:
            self._file.write_table(self._table(self._rows, self._schema))
            self._rows = []


class _Sink(io.RawIOBase):
    def __init__(self, write: Callable[[bytes], None]) -> None:
        super().__init__()
        self._put = write

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._put(bytes(data))
        return len(data)
