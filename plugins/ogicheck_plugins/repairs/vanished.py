"""Rows of which a text holds the labels, and not all cells: where each is a line, or spaces part them, a blank one leaves
no trace.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ogicheck.api import UNREAD, Cell, Document, Form, Table, TableLexicon, fold
from ogicheck_plugins.repairs.pieces import of_form

TOTAL = "total"
"""The key of a column that holds a row's sum, where it is the last."""
_PADDED = re.compile(r"0\d+")

Run = list[Cell]
"""A label, and the figures behind it."""


def mend(document: Document, form: Form) -> Document:
    """The document, with an unread cell in each row of such tables whose cells are gone, or may be another column's."""
    return of_form(document, form, told, lambda table: table.flattened and not (table.ruled or table.gridded))


def told(table: Table, lexicon: TableLexicon) -> Table:
    """The table, a cell that is unread behind each row's label that no figure follows: a row that is printed is not missing.
    Where there are figures of a column more, a row of just as many as are due may lack one of its own, and is unread, too.
    """
    if lexicon.form.layout != "rows":
        return table
    runs = list(_runs(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), lexicon))
    wide = _wide(runs, lexicon) if all(fold(cell.text) for cell in table.cells) else set()
    runs = list(_without_run_in(runs, lexicon))
    labels = Counter(fold(run[0].text) for run in runs)
    cells = [cell for run in runs for cell in _filled(run, labels, wide, lexicon)]
    rows = groupby(cells, key=lambda cell: cell.row)
    return replace(table, cells=tuple(replace(cell, column=at) for _, own in rows for at, cell in enumerate(own)))


def _runs(cells: Sequence[Cell], lexicon: TableLexicon) -> Iterator[Run]:
    run: Run = []
    for cell in cells:
        kind = lexicon.kind(cell.text)
        if run and kind not in ("figure", "text") and (kind != "blank" or cell.row != run[0].row):
            yield run
            run = []
        run.append(cell)
    yield run


def _without_run_in(runs: Sequence[Run], lexicon: TableLexicon) -> Iterator[Run]:
    """The rows; unread are those in whose figures the digits of another row may stand, as programs write them that lay two
    lines of a page over each other: one has a figure like 00, or does not add up beside a row of too few.
    """
    rows = [at for at, run in enumerate(runs) if _due(run[0], lexicon)[1]]
    short = {at for at in rows if len(runs[at]) - 1 < _due(runs[at][0], lexicon)[1]}
    beside = {other for one, other in (*pairwise(rows), *pairwise(reversed(rows))) if one in short}
    for at, run in enumerate(runs):
        padded = any(_PADDED.fullmatch(cell.text.strip()) for cell in run[1:])
        yield (
            [run[0], replace(run[0], text=UNREAD)]
            if at in rows and (padded or (at in beside - short and not _adds_up(run, lexicon)))
            else run
        )


def _adds_up(run: Run, lexicon: TableLexicon) -> bool:
    """Whether a row's figures make its total, where it ends with one."""
    block, due = _due(run[0], lexicon)
    is_summed = list(lexicon.form.blocks[block].columns)[-1] == TOTAL and len(run) == 1 + due
    values = [int(text) if (text := cell.text.strip()).isdecimal() else 0 for cell in run[1:]]
    return not is_summed or sum(values[:-1]) == values[-1]


def _filled(run: Run, labels: Counter[str], wide: set[str], lexicon: TableLexicon) -> Run:
    """The row, unread where need be. A label that is printed once more may have its figures there; a blank cell behind it
    may be its own, and the blank figure at the other end.
    """
    block, due = _due(run[0], lexicon)
    gone = len(run) == 1 and labels[fold(run[0].text)] == 1
    shifted = len(run) > 1 and not fold(run[1].text) and sum(bool(fold(cell.text)) for cell in run[1:]) < due
    lacks = gone or shifted or (block in wide and len(run) == 1 + due)
    return [run[0], replace(run[0], text=UNREAD)] if due and lacks else run


def _wide(runs: Sequence[Run], lexicon: TableLexicon) -> set[str]:
    """The blocks in which rows hold more figures than there are columns: several, or one beside rows of too few. In one
    alone a figure may stand in two pieces.
    """
    counts: dict[str, list[int]] = {}
    for run in runs:
        block, due = _due(run[0], lexicon)
        counts.setdefault(block, []).append(len(run) - 1 - due)
    return {block for block, more in counts.items() if max(more) > 0 and sum(map(bool, more)) > 1}


def _due(label: Cell, lexicon: TableLexicon) -> tuple[str, int]:
    """The block of a row that each report has, and how many figures are due there; none where this is no label of one."""
    if lexicon.kind(label.text) == "row":
        for one in lexicon.rows.exact.get(fold(label.text), ())[:1]:
            row = lexicon.form.rows[lexicon.row_keys[one.position]]
            if not (row.optional or row.stands_for):
                return row.block, len(lexicon.form.blocks[row.block].columns)
    return "", 0
