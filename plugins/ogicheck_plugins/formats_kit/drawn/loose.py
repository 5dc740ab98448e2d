"""A table without upright rules from its lines: rows by their figures, columns by where those stand above each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import NamedTuple

from ogicheck_plugins.formats_kit.drawn.grid import edges
from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine
from ogicheck_plugins.formats_kit.drawn.page import Box, Ruling, around
from ogicheck_plugins.formats_kit.drawn.pieces import Piece, joined
from ogicheck_plugins.formats_kit.drawn.sides import Row, rows_of
from ogicheck_plugins.formats_kit.drawn.tracks import Tracks, tracks_of
from ogicheck_plugins.formats_kit.drawn.wraps import Label, dealt

_LABELS = 2
"""Columns of labels: the groups that rows stand in, and the rows."""


class Slot(NamedTuple):
    """A cell: what stands in it, its column and how many it spans."""

    piece: Piece
    column: int
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Unruled:
    """Rows of slots from left to right, and the columns of the last; None where a slot's column is its index in the row."""

    rows: tuple[tuple[Slot, ...], ...]
    tracks: Tracks | None

    @property
    def box(self) -> Box:
        return around([slot.piece[1:] for row in self.rows for slot in row])


def unruled(lines: Sequence[DrawnLine], rules: Sequence[Ruling], above: Tracks | None = None) -> Unruled:
    """The table that stands in lines, on a page with these level rules; `above` are the columns of the table before it."""
    rows = _levelled(_dealt_out(rows_of(lines), _levels(rules, lines)))
    parts = list(_parts(rows))
    known = [tracks_of([row.values for row in part], None if part[0].is_header else above) for part in parts]
    aligned = all(known)
    slots = [_slots(row, tracks if aligned else None) for part, tracks in zip(parts, known, strict=True) for row in part]
    return Unruled(tuple(map(tuple, slots)), known[-1] if aligned else None)


def _levelled(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with lines of headings that stand partly beside each other as one: those of fewer lines stand in between."""
    above: Row | None = None
    for row in rows:
        if above and _beside(above, row):
            above = replace(above, labels=(*above.labels, *row.labels), values=_sorted((*above.values, *row.values)))
        else:
            yield from [above] if above else []
            above = row
    yield from [above] if above else []


def _beside(above: Row, row: Row) -> bool:
    upper, lower = ((*one.labels, *one.values) for one in (above, row))
    clear = all(one.right < other.left or other.right < one.left for one in upper for other in lower)
    return above.is_header and row.is_header and clear and max(one.bottom for one in upper) > min(one.top for one in lower)


def _sorted(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda one: one.left))


def _levels(rules: Sequence[Ruling], lines: Sequence[DrawnLine]) -> tuple[float, ...]:
    """Where level rules part the rows of a table: they end where it does on the right, beyond its labels on the left."""
    _, top, right, bottom = around([line.box for line in lines])
    middle = (min(line.left for line in lines) + right) / 2
    levels = edges([one.at for one in rules if one.start < middle and one.end > right and top < one.at < bottom])
    return levels if len(levels) > 1 else ()


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows, each header with those below it."""
    part: list[Row] = []
    for row in rows:
        if row.is_header and any(one.figured for one in part):
            yield part
            part = []
        part.append(row)
    yield part


def _dealt_out(rows: Sequence[Row], levels: Sequence[float]) -> list[Row]:
    """The rows, each with all lines of its label. A line that is no row's is one of a group beside it, or a row itself."""
    valued, worded = [row for row in rows if row.values], [row for row in rows if row.labels]
    pitch = min((below.y - row.y for row, below in pairwise(row for row in valued if row.figured)), default=inf)
    runs = dealt([row.label for row in worded], [row.y for row in valued], levels, pitch)
    found = [_with(row, [worded[at] for at in run]) for row, run in zip(valued, runs, strict=True)]
    dealt_out = {at for run in runs for at in run}
    alone = []
    for row in (row for at, row in enumerate(worded) if at not in dealt_out and not row.values):
        nearest = _nearest_to(row.y, found)
        if nearest is None or any(_is_above(row, one) for one in found[nearest].labels):
            alone.append(row)
        else:
            found[nearest] = replace(found[nearest], groups=(*found[nearest].groups, *row.labels))
    return sorted([*found, *alone], key=lambda row: row.y)


def _nearest_to(y: float, rows: Sequence[Row]) -> int | None:
    return min(range(len(rows)), key=lambda at: abs(rows[at].y - y), default=None)


def _is_above(row: Row, piece: Piece) -> bool:
    return row.label.is_above(Label(piece.left, piece.right, 0, 0))


def _with(row: Row, lines: Sequence[Row]) -> Row:
    """A row of figures with the lines of its label; what else stands in them, and in its own, are labels of groups."""
    if not lines:
        return row
    pieces = [one for line in lines for one in line.labels]
    labels = [one for one in pieces if _is_above(lines[0], one)]
    groups = [one for one in dict.fromkeys([*pieces, *row.labels]) if one not in labels]
    return replace(row, labels=(joined(labels),), groups=tuple(groups))


def _slots(row: Row, tracks: Tracks | None) -> Iterator[Slot]:
    groups = (*row.groups, *row.labels[:-1])
    labels = [joined(groups)] if groups else []
    labels += row.labels[-1:]
    if not tracks:
        yield from (Slot(one, column) for column, one in enumerate([*labels, *row.values]))
        return
    yield from (Slot(one, column, _LABELS + 1 - len(labels)) for column, one in enumerate(labels))
    yield from _values(row, tracks)


def _values(row: Row, tracks: Tracks) -> Iterator[Slot]:
    """What stands in the columns of figures; but for a header's those without any are blank."""
    held: dict[range, list[Piece]] = {}
    for one in row.values:
        held.setdefault(tracks.columns(one), []).append(one)
    found = [Slot(joined(pieces), _LABELS + columns[0], len(columns)) for columns, pieces in held.items()]
    if row.figured or not row.values:
        taken = {at for columns in held for at in columns}
        _, _, top, _, bottom = (*row.labels, *row.values)[-1]
        spans = [(at, left, right) for at, (left, right) in enumerate(tracks.spans) if at not in taken]
        found += [Slot(Piece("", left, top, right, bottom), _LABELS + at) for at, left, right in spans]
    yield from sorted(found, key=lambda slot: slot.column)
