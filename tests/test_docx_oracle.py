"""Tables of Word files read as python-docx reads them, wherever it can: every cell's text, in each row that it spans."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document as Word
from docx.table import Table as WordTable
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.corpus.drawing import draw
from ogicheck.api import Document, Table
from ogicheck_plugins.docx import EXTRACTOR
from tests.documents import reading

READ = reading(EXTRACTOR)
BEYOND = {
    "smart-tags",
    "fields",
    "content-controls",
    "text-boxes",
    "hidden-text",
    "tracked-figures",
    "tracked-paragraphs",
    "tracked-rows",
    "merged-the-old-way",
    "nested-tables",
    "page-in-a-table",
    "headings-in-cells",
    "automatic-headings",
    "headings-numbered-by-style",
}
"""Quirks of files that python-docx reads otherwise: it skips what is wrapped, knows no revisions and no hidden text, and
computes no numbers."""

Rows = list[list[str]]


def plain(text: str) -> str:
    return " ".join(text.split())


def ours(document: Document) -> list[Rows]:
    """The texts of the cells that stand in each row, from left to right."""
    return [_rows(block) for block in document.blocks if isinstance(block, Table)]


def _rows(table: Table) -> Rows:
    ordered = sorted(table.cells, key=lambda cell: cell.column)
    height = max(cell.row + cell.rowspan for cell in ordered)
    return [[plain(cell.text) for cell in ordered if cell.row <= row < cell.row + cell.rowspan] for row in range(height)]


def theirs(word: Word) -> list[Rows]:
    return [[list(_texts(table, row)) for row in range(len(table.rows))] for table in word.tables]


def _texts(table: WordTable, row: int) -> Iterator[str]:
    cells = table.rows[row].cells
    yield from (plain(cell.text) for at, cell in enumerate(cells) if not at or cell._tc is not cells[at - 1]._tc)


def test_the_corpus_s_tables_have_the_cells_that_python_docx_reads() -> None:
    samples = [one for one in draw("docx", 20260202, 90) if not BEYOND & {quirk.name for quirk in one.quirks}]
    assert len(samples) >= 40
    for one in samples:
        assert ours(READ(one.data)) == theirs(docx.Document(io.BytesIO(one.data))), one.name


WORDS = st.text("自然人0 12.5/\n（合计）—", max_size=8)
SPAN = st.tuples(*[st.integers(0, 4)] * 4)


@settings(max_examples=25, deadline=None)
@given(st.lists(SPAN, max_size=4), st.lists(WORDS, min_size=30, max_size=30))
def test_any_merging_of_cells_gives_the_grid_that_python_docx_reads(merges: list[tuple[int, ...]], texts: list[str]) -> None:
    """The last row stays as it is, so that each column of the grid has a cell of its own."""
    word = docx.Document()
    table = word.add_table(6, 5)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=True):
        cell.text = text
    taken: set[tuple[int, int]] = set()
    for one, start, other, end in merges:
        (top, bottom), (left, right) = sorted((one, other)), sorted((start, end))
        area = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if not area & taken:
            table.cell(top, left).merge(table.cell(bottom, right))
        taken |= area
    saved = io.BytesIO()
    word.save(saved)
    [found] = [block for block in READ(saved.getvalue()).blocks if isinstance(block, Table)]
    grid = {
        (row, column): plain(cell.text)
        for cell in found.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    assert grid == {
        (row, column): plain(cell.text) for row, line in enumerate(table.rows) for column, cell in enumerate(line.cells)
    }
