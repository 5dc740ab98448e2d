"""Tables whose cells or rows stand as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from ogicheck.api import UNREAD, Block, Cell, Document, Form, Paragraph, Table, is_figure, lexicon
from ogicheck_plugins.repairs.wrapped import FEWEST_FIGURES, Words, is_short, parted, plain, whole

LONGEST_HEAD = 15
"""Characters: the longest name of a column that a report adds of its own has some ten."""
SENTENCE = re.compile("[。；：！？]")
FEWEST_HEADED = 5
"""Labels, and figures, that make a table where all labels stand first and all figures then."""
FARTHEST = 3
"""Paragraphs up to the row before: pieces of a label, or marks that a converter set apart from it, stand between."""
APART = re.compile(r"\s{2,}|\t")


def mend(document: Document, form: Form) -> Document:
    """The document with tables made of loose cells."""
    return replace(document, blocks=tuple(with_loose_rows(document.blocks, _words(form))))


@lru_cache(maxsize=32)
def _words(form: Form) -> Words:
    return Words.of(lexicon(form).tables)


def with_loose_rows(blocks: Sequence[Block], words: Words) -> list[Block]:
    """The blocks, each run of paragraphs that are a table's cells made one table."""
    found: list[Block] = []
    every = _completed(whole(blocks, words), words)
    flags = [
        _is_cell(one, words) or _is_strange_head(every, at, words) or _is_strange_row(every, at, words)
        for at, one in enumerate(every)
    ]
    pairs = groupby(zip(flags, every, strict=True), key=lambda pair: pair[0])
    runs = [(is_cell, [block for _, block in run]) for is_cell, run in pairs]
    around = zip([[], *(run for _, run in runs)], runs, [*(run for _, run in runs[1:]), []], strict=False)
    for before, (is_cell, run), behind in around:
        rests = (any(_holds_rest(one, words) for one in beside) for beside in (before[-1:], behind[:1]))
        table = _gathered(run, words, *rests) if is_cell else None
        found.extend(run if table is None or _is_stray(table, behind) else [table])
    return found


def _completed(blocks: Sequence[Block], words: Words) -> list[Block]:
    """The blocks, a label that a page cuts off behind its figures, each a line, made whole."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        label = words.cut.get(plain(block.text)) if isinstance(block, Paragraph) else None
        behind = blocks[at + 1 : at + 1 + FEWEST_FIGURES] if label else ()
        cut = len(behind) == FEWEST_FIGURES and all(isinstance(one, Paragraph) and is_figure(one.text) for one in behind)
        found.append(replace(block, text=label) if cut and isinstance(block, Paragraph) and label else block)
    return found


def _is_stray(table: Table, behind: Sequence[Block]) -> bool:
    """Whether its one figure is another row's, since a table that begins with figures alone stands behind the label."""
    lone = sum(is_figure(cell.text) for cell in table.cells) == 1
    below = behind[0].cells if behind and isinstance(behind[0], Table) else ()
    first = [cell.text for cell in below if cell.row == below[0].row]
    return lone and len(first) > 1 and all(map(is_figure, first))


def _is_cell(block: Block, words: Words) -> bool:
    if not isinstance(block, Paragraph) or not is_short(block.text):
        return False
    return all(is_figure(cell.text) or words.knows(cell.text) for cell in _cells(block, words))


def _is_strange_head(blocks: Sequence[Block], at: int, words: Words) -> bool:
    """Whether a short text stands behind a column's label and before another label: a column that the form does not have."""
    if not 0 < at < len(blocks) - 1:
        return False
    before, own, behind = (one.text if isinstance(one, Paragraph) else "" for one in blocks[at - 1 : at + 2])
    heads = words.kind(before) in ("column", "group", "corner")
    return heads and words.knows(behind) and 0 < len(own) <= LONGEST_HEAD and not SENTENCE.search(own)


def _is_strange_row(blocks: Sequence[Block], at: int, words: Words) -> bool:
    """Whether words stand before as many figures as those of the rows above and below: a row, whatever its label."""
    if (count := _figures(blocks[at])) < FEWEST_FIGURES:
        return False
    below = blocks[at + 1 : at + 2]
    above = next((one for one in reversed(blocks[max(0, at - FARTHEST) : at]) if _figures(one)), None)
    beside = [one for one in (*below, above) if one and _is_cell(one, words) and _figures(one) == count]
    return len(beside) == 2


def _figures(block: Block) -> int:
    """How many figures stand at the end of a paragraph."""
    return len(parted(block.text)[1]) if isinstance(block, Paragraph) and is_short(block.text) else 0


def _holds_rest(block: Block, words: Words) -> bool:
    """Whether a piece of a label beside several rows stands before a few figures: the rests of a row's above or below."""
    label, figures = parted(block.text) if isinstance(block, Paragraph) else ("", [])
    return 0 < len(figures) < FEWEST_FIGURES and bool(label) and words.is_of_group(label)


def _gathered(run: Sequence[Block], words: Words, above: bool, below: bool) -> Table | None:
    """The table that paragraphs of cells make up: a row each where most hold several cells, else one row of them all, to be
    parted by their labels. None where labels and figures don't make a table. `above` and `below`: rests of a row's figures.
    """
    lines = [_cells(block, words) for block in run if isinstance(block, Paragraph)]
    laid_out = any(words.kind(line[0].text) == "row" and len(line) > FEWEST_FIGURES for line in lines)
    in_rows = laid_out or sum(len(line) > 1 for line in lines) * 2 > len(lines)
    lines = _without_wrapped(_under_labels(lines, words), above, below) if in_rows else lines
    placed = [replace(cell, row=row if in_rows else 0) for row, line in enumerate(lines) for cell in line]
    cells = placed if in_rows else [replace(cell, column=column) for column, cell in enumerate(placed)]
    figures = [is_figure(cell.text) for cell in cells]
    labelled = any(figure and words.kind(cell.text) == "row" for cell, figure in zip(cells, figures[1:], strict=False))
    headed = min(sum(figures), len(cells) - sum(figures)) >= FEWEST_HEADED
    return Table(tuple(cells), cells[0].place, False, flattened=True, ruled=False) if labelled or headed else None


def _under_labels(lines: Sequence[list[Cell]], words: Words) -> list[list[Cell]]:
    """Figures alone in a line below a row's label stand in one row with it."""
    rows: list[list[Cell]] = []
    for line in lines:
        labelled = bool(rows) and words.kind(rows[-1][-1].text) == "row"
        if labelled and all(is_figure(cell.text) for cell in line):
            rows[-1] = [*rows[-1], *line]
        else:
            rows.append(line)
    return rows


def _without_wrapped(rows: list[list[Cell]], above: bool, below: bool) -> list[list[Cell]]:
    """The rows; the figures of one beside a line of a few figures alone are unread, as these may be digits of one."""
    bare = [len(row) < FEWEST_FIGURES and all(is_figure(cell.text) for cell in row) for row in rows]
    beside = map(any, zip([above, *bare], [*bare[1:], below], strict=False))
    return [_unread(row) if doubtful else row for row, doubtful in zip(rows, beside, strict=True)]


def _unread(row: Sequence[Cell]) -> list[Cell]:
    return [replace(cell, text=UNREAD) if is_figure(cell.text) else cell for cell in row]


def _cells(paragraph: Paragraph, words: Words) -> list[Cell]:
    """A paragraph's cells: apart by tabs or several spaces; labels and figures also by single ones."""
    label, figures = parted(paragraph.text)
    apart = words.of_line(label.split()) or (APART.split(label) if label else [])
    texts = enumerate((*apart, *figures))
    return [Cell(text, paragraph.place, 0, column, confidence=paragraph.confidence) for column, text in texts]
