"""The ruling lines of a page's picture.

Strokes of large characters, and strokes of small ones in a row, look like short lines. A line of a table is long, or
ends at other lines, and hangs together with others over more than a character's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from ogicheck_plugins.formats_kit.drawn.page import Ruling
from ogicheck_plugins.formats_kit.scanned.faint import faint_lines
from ogicheck_plugins.formats_kit.scanned.image import POINT, Image, ink_of, runs

_SHORTEST = 45
"""Pixels of a rule at least: longer than the strokes of a character, shorter than a column."""
_SMOOTH, _FAINT = 13, 20
"""Pixels over which a rule is evened out, and by how much it is darker than the paper at least, of 255."""
_WORN_FLAT, _WORN_STEEP = 75, 25
"""Narrower than a column or a row: the characters of a cell that spans others would bridge it."""
_LONG_FLAT, _LONG_STEEP = 300, 110
"""Pixels from which a line is a rule though it meets no other: longer than underlines, and than strokes in tight rows."""
_MISSED, _FEWER, _MORE = 0.95, 0.9, 1.1
"""Lines that are ink have less of the length of the faint ones where some are not ink, and upright ones have more where
strokes of characters in tight rows pass for some."""
_TOUCH = 8
"""Pixels by which the end of a rule misses the one that it meets at most."""
_CROSS, _CHARACTER, _BROAD = 3, 62, 7
"""Pixels by which a rule crosses another's end, of the largest character that touches one, and of half a rule's band."""
_FRAME = 270, 45
"""Pixels across and down of the smallest table: two columns of one row."""
_ROW = 18
"""Pixels from one level rule to the next at least: characters in a row are as tall."""
_FELLOWS = 4
"""Rules that end at one place so that it is an edge of the table, and none a stroke's end by chance."""


class Rulings(NamedTuple):
    """Lines in points, and the ink that makes them up."""

    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]
    mask: Image


class _Lines(NamedTuple):
    """Candidates one way: the number of each pixel's line (0: none), and for each line where it is, starts and ends."""

    labels: Image
    at: Image
    starts: Image
    ends: Image

    @classmethod
    def of(cls, mask: Image) -> _Lines:
        """The level lines that make up a mask."""
        _, labels, stats, centres = cv2.connectedComponentsWithStats(mask, connectivity=8)
        starts = stats[1:, cv2.CC_STAT_LEFT]
        return cls(labels, centres[1:, 1], starts, starts + stats[1:, cv2.CC_STAT_WIDTH])

    def within(self, mask: Image) -> list[Ruling]:
        """Lines that have a part in `mask`, in pixels."""
        numbers = np.unique(self.labels[mask > 0])
        table = np.stack((self.at, self.starts, self.ends), axis=1)[numbers[numbers > 0] - 1]
        return [Ruling(*line) for line in table.tolist()]


def rulings_of(grey: Image, ink: Image) -> Rulings:
    """The lines of tables and frames on a page with this ink; a line that no other crosses is left out."""
    across, ink_across = np.ascontiguousarray(grey.T), np.ascontiguousarray(ink.T)
    solid = _framed_by(_solid(grey, ink, _WORN_FLAT), _solid(across, ink_across, _WORN_STEEP))
    faint = _framed_by(*faint_lines(grey, ink))
    return _completed(faint) if _falls_short(solid, faint) else solid


def _falls_short(solid: Rulings, faint: Rulings) -> bool:
    """Whether the lines that are ink are not all, or too many; else they are the more exact."""
    level, upright = _length(solid.horizontals), _length(solid.verticals)
    rows, walls = _length(faint.horizontals), _length(faint.verticals)
    agree = _FEWER * walls <= upright <= _MORE * walls
    return level < _MISSED * rows or (_MISSED * level < rows and not agree)


def _completed(found: Rulings) -> Rulings:
    """With level lines that go on to the walls on either side: a faint one may be seen in part, but ends amid no cell."""
    return found._replace(horizontals=tuple(_to_walls(line, found.verticals) for line in found.horizontals))


def _to_walls(line: Ruling, walls: Sequence[Ruling]) -> Ruling:
    near = _TOUCH * POINT
    met = [wall.at for wall in walls if wall.start - near <= line.at <= wall.end + near]
    start = max((at for at in met if at <= line.start + near), default=line.start)
    end = min((at for at in met if at >= line.end - near), default=line.end)
    return Ruling(line.at, min(start, line.start), max(end, line.end))


def _length(lines: Sequence[Ruling]) -> float:
    return sum(line.end - line.start for line in lines)


def _framed_by(flats: tuple[Image, Image], steeps: tuple[Image, Image]) -> Rulings:
    flat, steep = _bound(flats, steeps)
    framed = _framed(flat | steep.T)
    level, upright = _rowed(_Lines.of(flat).within(framed)), _Lines.of(steep).within(framed.T)
    level, upright = (
        [_trimmed(line, upright, level) for line in level],
        [_trimmed(line, level, upright) for line in upright],
    )
    mask: Image = (flat & _drawn(level, flat.shape)) | (steep & _drawn(upright, steep.shape)).T
    return Rulings(_points(level), _points(upright), cv2.dilate(mask, np.ones((5, 5), np.uint8)))


def _solid(grey: Image, ink: Image, worn: int) -> tuple[Image, Image]:
    """Level lines of at least _SHORTEST: runs of ink; and those with the gaps up to `worn` between them filled where the
    page, smoothed along them to even out its noise, shows that a faint line goes on."""
    firm, faint = runs(ink, _SHORTEST), runs(ink_of(grey, smooth=(_SMOOTH, 1), darker=_FAINT), _SHORTEST)
    bridged: Image = cv2.morphologyEx(firm, cv2.MORPH_CLOSE, np.ones((3, worn), np.uint8))
    return firm, firm | (bridged & cv2.dilate(faint, np.ones((3, 1), np.uint8)))


def _bound(flats: tuple[Image, Image], steeps: tuple[Image, Image]) -> tuple[Image, Image]:
    """Masks of the lines either way that are long, or have a line that crosses them at either end."""
    flat, steep = [_Lines.of(mask) for mask in flats], [_Lines.of(mask) for mask in steeps]
    level = [_kept(lines, steep[1], _LONG_FLAT) for lines in flat]
    upright = [_kept(lines, flat[1], _LONG_STEEP) for lines in steep]
    return level[0] | level[1], upright[0] | upright[1]


def _kept(lines: _Lines, others: _Lines, long: int) -> Image:
    met = _met(lines, lines.starts, others) & _met(lines, lines.ends, others)
    return np.append(False, met | (lines.ends - lines.starts >= long)).astype(np.uint8)[lines.labels] * np.uint8(255)


def _met(lines: _Lines, tips: Image, others: _Lines) -> Image:
    """Whether a line longer than a character's strokes is at each line's tip."""
    near = np.abs(tips[:, None] - others.at[None]) <= _TOUCH
    beside = (lines.at[:, None] >= others.starts[None] - _TOUCH) & (lines.at[:, None] <= others.ends[None] + _TOUCH)
    return (near & beside & (others.ends - others.starts >= _LONG_STEEP)).any(axis=1)


def _framed(mask: Image) -> Image:
    """Where lines hang together over more than a character's size."""
    joined = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    large = (stats[:, cv2.CC_STAT_WIDTH] >= _FRAME[0]) & (stats[:, cv2.CC_STAT_HEIGHT] >= _FRAME[1])
    large[0] = False
    return large.astype(np.uint8)[labels] * np.uint8(255)


def _rowed(lines: Sequence[Ruling]) -> list[Ruling]:
    """Level lines without those that leave no room for a row beside a longer one: the strokes at the top or the foot of a
    figure that fills its cell from wall to wall.
    """
    return [line for line in lines if not any(_leaves_no_row(line, other) for other in lines)]


def _leaves_no_row(line: Ruling, other: Ruling) -> bool:
    longer = other.end - other.start > 2 * (line.end - line.start)
    return longer and other.start <= line.start and line.end <= other.end and abs(other.at - line.at) < _ROW


def _trimmed(line: Ruling, others: Sequence[Ruling], fellows: Sequence[Ruling]) -> Ruling:
    """The line from the first to the last that crosses it: strokes of characters at its ends look like more of it. Where
    several lines end side by side they are a row's that a page break left without its rule.
    """
    first, last = line.start - _CROSS, line.end + _CROSS
    crossed = [one.at for one in others if first <= one.at <= last and one.start - _TOUCH <= line.at <= one.end + _TOUCH]
    if not crossed:
        return line
    start, end = min(crossed), max(crossed)
    near_start = start - line.start < _CHARACTER and _alone(line.start, [one.start for one in fellows])
    near_end = line.end - end < _CHARACTER and _alone(line.end, [one.end for one in fellows])
    return Ruling(line.at, start if near_start else line.start, end if near_end else line.end)


def _alone(tip: float, tips: Sequence[float]) -> bool:
    return sum(abs(one - tip) <= _TOUCH for one in tips) < _FELLOWS


def _drawn(lines: Sequence[Ruling], shape: tuple[int, int]) -> Image:
    """A mask of level lines and of what is close to them."""
    mask = np.zeros(shape, np.uint8)
    for at, start, end in lines:
        mask[max(0, round(at) - _BROAD) : round(at) + _BROAD + 1, max(0, round(start) - 2) : round(end) + 3] = 255
    return mask


def _points(lines: Sequence[Ruling]) -> tuple[Ruling, ...]:
    return tuple(Ruling(at * POINT, start * POINT, end * POINT) for at, start, end in lines)
