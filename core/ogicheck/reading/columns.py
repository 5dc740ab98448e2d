"""Columns by their headers: the leaves of the header, the keys they stand for, and which cell belongs to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ogicheck.reading.align import Candidate
from ogicheck.reading.labels import Cells, Labels, completed_rows
from ogicheck.reading.lexicon import TableLexicon
from ogicheck.reading.lines import Header
from ogicheck.reading.order import in_order
from ogicheck.values.document import Cell
from ogicheck.values.report import Match
from ogicheck.values.words import fold

NO_LEAVES = ("corner", "block", "group")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column as its header tells it: its lowest header cell, the grid columns it takes, those above it."""

    cell: Cell | None
    start: int
    end: int
    position: int | None
    match: Match

    @classmethod
    def of(cls, cell: Cell, start: int, end: int, one: Candidate | None) -> Leaf:
        """The column of a header's cell, as it was read."""
        return cls(cell, start, end, one.position if one else None, one.match if one else "unknown")

    @property
    def text(self) -> str:
        return self.cell.text if self.cell else ""


@dataclass(frozen=True, slots=True)
class Told:
    """The columns that a header tells of; `gridded` where they stand above their cells. `known` counts the form's."""

    leaves: list[Leaf]
    gridded: bool

    @property
    def known(self) -> int:
        return sum(leaf.position is not None for leaf in self.leaves)


def told(header: Header | None, block: str, lexicon: TableLexicon) -> Told | None:
    """The columns of a block; None where the header tells of less than half of them, so that it can't be relied on."""
    if header is None:
        return None
    labels = lexicon.columns[block]
    found = Told(_gridded(header, labels, lexicon), True) if header.gridded else None
    flat = Told(_flattened(header, labels, lexicon, block), False)
    hides = found is not None and found.known < width(labels) == flat.known
    if found is None or hides or (header.ruled and not _covered(header, found.leaves, block, lexicon)):
        if header.gridded and not _in_order(header, labels):
            return Told([Leaf(leaf.cell, -1, -1, None, "unknown") for leaf in flat.leaves], False)
        found = flat
    return found if found.known * 2 >= width(labels) and found.known else None


def _in_order(header: Header, labels: Labels) -> bool:
    """Whether each row prints its columns in the form's order: only then can their order stand in for the grid."""
    rows = ([one[0].position for cell in row if (one := labels.candidates(cell.text))] for row in header.rows)
    return all(row == sorted(row) for row in rows)


def completed(found: Told, values: Cells, due: int) -> Told:
    """Where headings are left out, as by a page break, and the others stand where the form has them among just as many
    columns as it has, all of the form's columns.
    """
    offsets = [leaf.start - values[0].column for leaf in found.leaves] if len(values) == due else []
    in_place = bool(offsets) and offsets == [leaf.position for leaf in found.leaves]
    return Told(presumed(due), False) if in_place and found.gridded and len(offsets) < due else found


def _covered(header: Header, found: Sequence[Leaf], block: str, lexicon: TableLexicon) -> bool:
    """Whether each column stands below its heading: where the headings' widths were lost, the grid tells nothing."""
    columns = list(lexicon.form.blocks[block].columns.values())
    cells = [(row, at, fold(row[at].text)) for row in header.rows for at in range(len(row))]
    heads = [(text, *_extent(row, at)) for row, at, text in cells if lexicon.kinds.get(text) == "group"]
    for leaf in found:
        over = [fold(text) for text in columns[leaf.position].under] if leaf.position is not None else []
        named = [(start, end) for text, start, end in heads if text in over]
        if named and not any(start <= leaf.start < end for start, end in named):
            return False
    return True


def _extent(row: Cells, at: int) -> tuple[int, int]:
    """The grid columns that a heading stands above: its own, and the blank ones behind it."""
    behind = next((cell.column for cell in row[at + 1 :] if fold(cell.text)), None)
    own = row[at].column + row[at].colspan
    blank = row[-1].column + row[-1].colspan if behind is None else behind
    return row[at].column, max(own, blank)


def width(labels: Labels) -> int:
    """How many columns the form has."""
    return 1 + max((one.position for found in labels.exact.values() for one in found), default=-1)


def presumed(count: int) -> list[Leaf]:
    """The form's own columns, for rows that have exactly as many figures under a header that can't be read."""
    return [Leaf(None, index, index + 1, index, "inferred") for index in range(count)]


def _gridded(header: Header, labels: Labels, lexicon: TableLexicon) -> list[Leaf]:
    stack = lowest([cell for row in header.rows for cell in row], labels)
    stack = [(cell, start, end) for cell, start, end in stack if lexicon.kind(cell.text) not in NO_LEAVES]
    chosen = labels.align([cell.text for cell, _, _ in stack])
    found = [Leaf.of(*stacked, one) for stacked, one in zip(stack, chosen, strict=True)]
    first = next((index for index, leaf in enumerate(found) if leaf.position is not None), 0)
    return found[first:]


def lowest(cells: Sequence[Cell], labels: Labels) -> list[tuple[Cell, int, int]]:
    """For each grid column the lowest cell with words that covers it, as (cell, first column, column behind). A label
    that a page break cut in two, or whose lines stand in rows of their own, is one again.
    """
    by_column: dict[int, Cell] = {}
    stacks: dict[int, Cells] = {}
    longest = max(map(len, labels.exact), default=0)
    for cell in sorted(cells, key=lambda cell: cell.row):
        if fold(cell.text):
            columns = range(cell.column, cell.column + cell.colspan)
            stack = (*stacks.get(cell.column, ())[-longest:], cell)
            stacks.update(dict.fromkeys(columns, stack))
            by_column.update(dict.fromkeys(columns, _whole(stack, labels)))
    found: list[tuple[Cell, int, int]] = []
    for column in sorted(by_column):
        cell = by_column[column]
        if found and found[-1][0] is cell and found[-1][2] == column:
            found[-1] = (cell, found[-1][1], column + 1)
        else:
            found.append((cell, column, column + 1))
    return found


def _whole(stack: Cells, labels: Labels) -> Cell:
    """The last of the cells above each other, with those before it that make a known label with it."""
    if len(stack) == 1:
        return stack[0]
    joined = list(accumulate((cell.text for cell in reversed(stack)), lambda below, text: text + below))
    whole = next((text for text in reversed(joined[1:]) if fold(text) in labels.exact), stack[-1].text)
    return replace(stack[-1], text=whole)


def _flattened(header: Header, labels: Labels, lexicon: TableLexicon, block: str) -> list[Leaf]:
    """Without a grid, the labels tell which columns there are, and the form tells their order, unless there is another:
    then they stand as they are printed, each under its heading.
    """
    rows = completed_rows(header.rows, labels)
    cells = [cell for row in rows for cell in row if fold(cell.text) and lexicon.kind(cell.text) not in NO_LEAVES]
    found = list(zip(labels.align([cell.text for cell in cells]), cells, strict=True))
    known = sorted(((one, cell) for one, cell in found if one), key=lambda pair: pair[0].position)
    strange = [cell for one, cell in found if one is None]
    printed = None if header.gridded else in_order(rows, block, lexicon)
    if printed is not None and len(printed) == len(cells) and (strange or printed != [cell for _, cell in known]):
        told_of = {id(cell): one for one, cell in found}
        return [Leaf.of(cell, at, at + 1, told_of[id(cell)]) for at, cell in enumerate(printed)]
    unplaced = [Leaf.of(cell, -1, -1, None) for cell in strange]
    return [Leaf.of(cell, at, at + 1, one) for at, (one, cell) in enumerate(known)] + unplaced
