"""Tables whose cells are known by their rows and by the edges between which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ogicheck.api import Cell, Paragraph, Place, Table
from ogicheck_plugins.formats_kit.layout import arranges, real_columns


@dataclass(slots=True)
class Box:
    """A cell; `left` and `right` are the edges between which it stands, in any unit that grows from left to right."""

    text: str
    place: Place
    row: int
    left: int
    right: int
    rowspan: int = 1


@dataclass(slots=True)
class Merged:
    """Takes a table's rows one by one where a cell itself says whether it is part of the one above it."""

    boxes: list[Box] = field(default_factory=list)
    rows: int = 0
    _open: list[Box] = field(default_factory=list)

    def add(self, row: Iterable[tuple[Box, str]]) -> None:
        """Add a row: each cell with "restart", "continue" or ""; its `row` is set here."""
        still: list[Box] = []
        for box, down in row:
            above = self._above(box) if down == "continue" else None
            if above is None:
                box.row = self.rows
                self.boxes.append(box)
            else:
                above.rowspan = self.rows + 1 - above.row
            if down:
                still.append(above or box)
        self._open = still
        self.rows += 1

    def _above(self, box: Box) -> Box | None:
        return next((one for one in self._open if one.left < box.right and box.left < one.right), None)


def blocks_of(boxes: Sequence[Box], place: Place) -> Iterator[Table | Paragraph]:
    """A table, or its paragraphs where it only arranges them; edges are taken for distances."""
    steps = {edge: index for index, edge in enumerate(sorted({edge for box in boxes for edge in (box.left, box.right)}))}
    ordered = list(steps)
    widths = {index: float(ordered[index + 1] - edge) for index, edge in enumerate(ordered[:-1])}
    for box in boxes:
        box.left, box.right = steps[box.left], steps[box.right]
    yield from table_or_text(boxes, widths, place)


def table_or_text(boxes: Sequence[Box], widths: Mapping[int, float], place: Place) -> Iterator[Table | Paragraph]:
    """A table, or its paragraphs where it only arranges them; edges count grid columns, `widths` are theirs."""
    opened = real_columns([(box.left, box.right) for box in boxes], widths)
    if arranges([box.text for box in boxes], max(opened.values(), default=0)):
        yield from (Paragraph(line, box.place) for box in boxes for line in box.text.split("\n") if line.strip())
        return
    cells = (
        Cell(box.text, box.place, box.row, opened[box.left], box.rowspan, opened[box.right] - opened[box.left])
        for box in boxes
    )
    yield Table(tuple(cells), place)
