"""Which tables of the document make up which table of the form, and rows that stand as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ogicheck.document import Block, Cell, Paragraph, Table
from ogicheck.reading.lexicon import Lexicon
from ogicheck.reading.numbers import is_figure
from ogicheck.reading.statistics import Fragment, continues, without_statistics
from ogicheck.reading.words import fold

LONGEST_LABEL = 90
SHARE = 10
APART = re.compile(r"\s{2,}|\t")
LABEL_AND_FIGURES = re.compile(r"(?P<label>\D.*?\D)\s+(?P<figures>[-+\d./—,]+(?:\s+[-+\d./—,]+)*)\s*")


def fragments(blocks: Sequence[Block], lexicons: Sequence[Lexicon]) -> list[Fragment]:
    """The pieces of all the form's tables, in reading order. A table of figures alone continues the one before it."""
    found: list[Fragment] = []
    words = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            key = _key(block, lexicons) or _announced(words, lexicons)
            key = key or (found[-1].key if found and continues(block) else None)
            if key:
                found.append(Fragment(key, index, block, words))
            words = ""
        elif isinstance(block, Paragraph):
            words += fold(block.text) + "\n"
    return without_statistics(found, lexicons)


def _key(table: Table, lexicons: Sequence[Lexicon]) -> str | None:
    """The table of the form whose words make up most of this one's."""
    words = [cell.text for cell in table.cells if fold(cell.text) and not is_figure(cell.text)]
    weights = {lexicon.key: lexicon.weight(words) for lexicon in lexicons}
    best = max(weights, key=lambda key: weights[key], default=None)
    return best if best and weights[best] * SHARE >= max(1, len(words)) else None


def _announced(words: str, lexicons: Sequence[Lexicon]) -> str | None:
    """The table whose row labels all stand in the words before: its header came off as text."""
    return next((one.key for one in lexicons if all(label in words for label in one.bare_labels)), None)


def with_loose_rows(blocks: Sequence[Block], lexicons: Sequence[Lexicon]) -> list[Block]:
    """The blocks, each run of paragraphs that are a table's cells made one table."""
    found: list[Block] = []
    for is_cell, group in groupby(blocks, key=lambda block: _is_cell(block, lexicons)):
        run = list(group)
        table = _gathered(run, lexicons) if is_cell else None
        found.extend(run if table is None else [table])
    return found


def _is_cell(block: Block, lexicons: Sequence[Lexicon]) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_LABEL:
        return False
    labels = [cell.text for cell in _cells(block) if not is_figure(cell.text)]
    return all(any(fold(label) in lexicon.kinds for lexicon in lexicons) for label in labels)


def _gathered(run: Sequence[Block], lexicons: Sequence[Lexicon]) -> Table | None:
    """The table that paragraphs of cells make up: a row each where most hold several cells, else one row of them all, to be
    parted by their labels. None where labels and figures don't make a table.
    """
    lines = [_cells(block) for block in run if isinstance(block, Paragraph)]
    in_rows = sum(len(line) > 1 for line in lines) * 2 > len(lines)
    placed = [replace(cell, row=row if in_rows else 0) for row, line in enumerate(lines) for cell in line]
    cells = placed if in_rows else [replace(cell, column=column) for column, cell in enumerate(placed)]
    figures = [is_figure(cell.text) for cell in cells]
    labelled = any(
        figure and any(lexicon.kinds.get(fold(cell.text)) == "row" for lexicon in lexicons)
        for cell, figure in zip(cells, figures[1:], strict=False)
    )
    headed = sum(figures) > 4 and len(cells) - sum(figures) > 4
    return Table(tuple(cells), cells[0].place, gridded=False, flattened=True) if labelled or headed else None


def _cells(paragraph: Paragraph) -> list[Cell]:
    """A paragraph's cells: apart by tabs or several spaces, or a label with its figures behind it."""
    match = LABEL_AND_FIGURES.fullmatch(paragraph.text)
    texts = APART.split(match["label"] if match else paragraph.text) + (match["figures"].split() if match else [])
    return [Cell(text, paragraph.place, 0, column, confidence=paragraph.confidence) for column, text in enumerate(texts)]
