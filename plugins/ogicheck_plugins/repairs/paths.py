"""Labels of rows that begin with those they stand under: 三、本年度办理结果—（三）不予公开—1.属于国家秘密."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import product

from ogicheck.api import Block, Document, Form, Table, bare, fold

MARKS = re.compile(r"[-—–―−:;,、·•/>→›\\|()]+")
"""What stands between the labels of a path, and within some of them."""
SHORTEST = 6
"""Characters: no path of the form is shorter."""


def mend(document: Document, form: Form) -> Document:
    """The document, each such label its own words alone."""
    return replace(document, blocks=tuple(_mended(block, _paths(form)) for block in document.blocks))


def _mended(block: Block, paths: Mapping[str, str]) -> Block:
    if not isinstance(block, Table):
        return block
    own = {cell.text: paths.get(_plain(cell.text)) for cell in block.cells if len(cell.text) >= SHORTEST}
    if not any(own.values()):
        return block
    return replace(block, cells=tuple(replace(cell, text=own.get(cell.text) or cell.text) for cell in block.cells))


@lru_cache(maxsize=32)
def _paths(form: Form) -> dict[str, str]:
    """The label of a row by its path, with and without the numbers; those alone that lead to one row."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = [row for table in form.tables.values() for row in table.rows.values()]
    for row in rows:
        steps = [(_plain(one), _plain(bare(one))) for one in (*row.under, row.label)]
        for first in range(len(steps) - 1):
            for words in product(*steps[first:]):
                found["".join(words)].add(row.label)
    own = {_plain(row.label) for row in rows}
    return {path: labels.pop() for path, labels in found.items() if len(labels) == 1 and path not in own}


def _plain(text: str) -> str:
    return MARKS.sub("", fold(text))
