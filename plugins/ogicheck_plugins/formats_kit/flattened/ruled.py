"""Tables drawn with signs: +---+---+ and |, or the lines of a character set's boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ogicheck.api import Paragraph, Place, Table
from ogicheck_plugins.formats_kit.boxes import Box, blocks_of
from ogicheck_plugins.formats_kit.flattened.lines import FIGURE, TextLine, Width, span

EDGE = re.compile(r"\||\+(?=--|==|:[-=])|(?<=--|==|[-=]:)\+")
RULE = re.compile(r"[-=:]{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two edges of a line: text, or the line under a cell."""

    text: str
    place: Place
    left: int
    right: int
    is_rule: bool


@dataclass(slots=True)
class Drawn:
    """Puts the lines of a table together: a cell goes on until there is a line under it."""

    boxes: list[Box] = field(default_factory=list)
    row: int = 0
    _open: list[Box] = field(default_factory=list)

    def add(self, pieces: Sequence[Piece]) -> None:
        rules = [piece for piece in pieces if piece.is_rule]
        if rules:
            self.end_row(rules)
        for piece in pieces:
            if not piece.is_rule:
                self._take(piece)

    def end_row(self, rules: Sequence[Piece]) -> None:
        """Close the cells above these lines; the others go on."""
        self.row += 1
        self._open = [box for box in self._open if not any(one.left < box.right and box.left < one.right for one in rules)]
        for box in self._open:
            box.rowspan = self.row + 1 - box.row

    def _take(self, piece: Piece) -> None:
        own = next((box for box in self._open if (box.left, box.right) == (piece.left, piece.right)), None)
        if own is None:
            self._open.append(Box(piece.text, piece.place, self.row, piece.left, piece.right))
            self.boxes.append(self._open[-1])
        elif piece.text:
            own.text = f"{own.text}\n{piece.text}".strip()


def ruled(run: Sequence[TextLine]) -> Iterator[Table | Paragraph]:
    """The table of these lines. Where only some rows have a line below them, each line of text is a row."""
    bands = list(_bands([_pieces(line, edges) for line, edges in zip(run, _edges(run), strict=True)]))
    single = any(sum(map(_has_figures, band)) > 1 for band in bands)
    drawn = Drawn()
    for band in bands:
        apart = single and any(map(_has_figures, band))
        for pieces in band:
            if apart:
                drawn.end_row(pieces)
            drawn.add(pieces)
    first, last = run[0].place(*span(run[0].text)), run[-1].place(*span(run[-1].text))
    place = Place(line=first.line, column=first.column, end_line=last.end_line, end_column=last.end_column)
    yield from blocks_of(drawn.boxes, place)


def _bands(lines: Sequence[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """The lines from one that has lines under cells to the next."""
    rules = [at for at, pieces in enumerate(lines) if any(piece.is_rule for piece in pieces)]
    for start, end in pairwise(sorted({0, *rules, len(lines)})):
        yield list(lines[start:end])


def _has_figures(pieces: Sequence[Piece]) -> bool:
    return any(FIGURE.fullmatch(piece.text) for piece in pieces)


def _edges(run: Sequence[TextLine]) -> list[list[int]]:
    """Where each line's edges stand, in columns as the program that drew them counts a character's; or by their order,
    where all lines have as many: narrow columns are overrun.
    """
    starts = [[match.start() for match in EDGE.finditer(line.drawn)] for line in run]
    if len({len(one) for one in starts}) == 1:
        return [list(range(len(one))) for one in starts]
    every = [[[width.of(line.text[:at]) for at in one] for line, one in zip(run, starts, strict=True)] for width in Width]
    return min(every, key=lambda lines: len({edge for line in lines for edge in line}))


def _pieces(line: TextLine, edges: Sequence[int]) -> list[Piece]:
    """What stands between the edges of a line, which are in these columns."""
    drawn = line.drawn
    starts = pairwise(match.start() for match in EDGE.finditer(drawn))
    return [
        Piece(*line.cell(start + 1, end), left, right, RULE.fullmatch(drawn, start + 1, end) is not None)
        for (start, end), (left, right) in zip(starts, pairwise(edges), strict=True)
    ]
