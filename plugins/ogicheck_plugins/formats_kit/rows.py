"""Text in which marks end a table's cells and rows, as Word keeps it in memory, in .doc and in RTF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ogicheck.api import Block, Cell, Paragraph, Picture, Place, Table, Text, UnreadableError
from ogicheck_plugins.formats_kit.boxes import Box, Merged, blocks_of

DEEPEST, WIDEST = 8, 200
"""Tables within tables, and cells that a row may have: more is an error or an attack."""
_TOO_WIDE = Text(
    "表格一行超过 {0} 个单元格，无法读取；请核对该表格",
    "a row of a table has more than {0} cells and cannot be read: look at the table",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a cell stands in its row: its edges, whether it is joined with its neighbours, and how it is merged downwards.

    `across` and `down` are "restart", "continue" or ""; an `across` of "either" is one or the other.
    """

    left: int
    right: int
    across: str = ""
    down: str = ""


@dataclass(slots=True)
class _Level:
    """A table that is being read, or the body of the text: what its current cell holds, and the cells before it."""

    cell: list[Block] = field(default_factory=list)
    row: list[list[Block]] = field(default_factory=list)
    rows: list[list[list[Block]]] = field(default_factory=list)
    shapes: list[Sequence[Shape]] = field(default_factory=list)

    def end_row(self, shapes: Sequence[Shape]) -> None:
        """Close the row; also one whose last cell has no mark."""
        if self.row or self.cell:
            self.rows.append([*self.row, self.cell] if self.cell else self.row)
            self.shapes.append(shapes)
        self.row, self.cell = [], []


class Flow:
    """Takes paragraphs and marks in their order; `depth` is how many tables a paragraph stands in."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._levels = [_Level()]

    def add(self, block: Block, depth: int) -> None:
        self._at(depth).cell.append(block)

    def end_cell(self, depth: int) -> None:
        level = self._at(max(depth, 1))
        level.row.append(level.cell)
        level.cell = []
        if len(level.row) > WIDEST:
            raise UnreadableError(_TOO_WIDE.fill(WIDEST))

    def end_row(self, depth: int, shapes: Sequence[Shape]) -> None:
        self._at(max(depth, 1)).end_row(shapes)

    def blocks(self, *, cut_off: bool = False) -> tuple[Block, ...]:
        """All that has been taken in; of a file that is cut off without its last row, as half a row could give half a
        figure."""
        for level in self._levels[1:] if cut_off else ():
            level.row, level.cell = [], []
        return tuple(self._at(0).cell)

    def _at(self, depth: int) -> _Level:
        depth = min(depth, DEEPEST)
        while len(self._levels) - 1 > depth:
            closed = self._levels.pop()
            closed.end_row(())
            self._levels[-1].cell += _blocks(closed, self._place)
        while len(self._levels) - 1 < depth:
            self._levels.append(_Level())
        return self._levels[-1]


def _blocks(level: _Level, place: Place) -> Iterator[Block]:
    """A finished table; what its cells hold, where it only arranges that."""
    inside = [block for row in level.rows for cell in row for block in cell]
    if not level.rows:
        return
    if any(isinstance(block, Table) for block in inside):
        yield from inside
        return
    known = all(len(row) == len(shapes) for row, shapes in zip(level.rows, level.shapes, strict=True))
    single = all(len(row) < 2 for row in level.rows)
    shown = list(_merged(level, place) if known else [] if single else [_rows_alone(level, place)])
    tabular = any(isinstance(block, Table) for block in shown)
    yield from shown if tabular else (block for block in inside if isinstance(block, Paragraph))
    yield from (block for block in inside if isinstance(block, Picture))


def _merged(level: _Level, place: Place) -> Iterator[Block]:
    merged = Merged()
    for row, shapes in zip(level.rows, level.shapes, strict=True):
        boxes: list[tuple[Box, str]] = []
        last = ""
        for cell, shape in zip(row, shapes, strict=True):
            text = _text(cell)
            # What "either" is, the text tells: only the first of joined cells shows any.
            if last and boxes and (shape.across == "continue" or (shape.across == "either" and not text)):
                boxes[-1][0].right = max(shape.right, boxes[-1][0].right)
            else:
                boxes.append((Box(text, place, 0, shape.left, max(shape.right, shape.left + 1)), shape.down))
            last = shape.across
        merged.add(boxes)
    yield from blocks_of(merged.boxes, place)


def _rows_alone(level: _Level, place: Place) -> Table:
    """The cells of each row, where the file does not tell how they stand."""
    cells = [
        Cell(_text(cell), place, row, column) for row, line in enumerate(level.rows) for column, cell in enumerate(line)
    ]
    rectangular = len(level.rows) > 1 and len({len(row) for row in level.rows}) == 1
    return Table(tuple(cells), place, gridded=rectangular, flattened=True)


def _text(cell: Sequence[Block]) -> str:
    """The paragraphs of a cell, a line each, their numbers before them."""
    paragraphs = (block for block in cell if isinstance(block, Paragraph))
    return "\n".join(f"{one.number} {one.text}".rstrip(" ") if one.number else one.text for one in paragraphs)
