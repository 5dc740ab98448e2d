"""Text that no reader takes for the page's own: what lies over it, and what is hidden under something painted later.

A watermark or a seal slopes, lets the page shine through, or crosses other text in a lighter or a gaudy colour. Text
under an opaque shape or picture, in the paper's colour, or without any ink cannot be seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.covers import Cover, covers_of, shades_of
from ogicheck_plugins.pdf.frame import Matrix, Quad
from ogicheck_plugins.pdf.painted import Painted, Rank
from ogicheck_plugins.pdf.paths import UNMOVED, moved, times

_SLOPE = 0.05
"""Rise over run of a line of text at least that slopes: three degrees, more than a page askew."""
_FAINT = 128
"""Alpha at most of what shines through: style sheets set text that is to be read at 0.65 or more."""
_LIGHT, _LIGHTER = 128, 64
"""How light the text of a watermark is at least, and by how much it is lighter than what it crosses."""
_GAUDY = 100
"""By how much the parts of a colour differ that is no grey."""
_PALE, _CONTRAST = 230, 20
"""Text this light is read on a darker ground only, from which it differs by more than that."""
_JOINED = 0.3
"""Gap, in heights, at most between characters of one figure, where each is an object of its own."""
_EDGE = 1.0
"""In points, how far what covers a text may leave it free: anti-aliasing and rounding."""


_Layer = tuple[batch.Colour, int]
"""The colour of texts and which way they run, alike in what was laid over a page at once."""


class _Text(NamedTuple):
    rank: Rank
    handle: int
    form: Matrix
    matrix: Matrix
    colour: batch.Colour
    unseen: bool

    @property
    def light(self) -> float:
        return _light(self.colour)

    @property
    def turn(self) -> int:
        """Which way it runs: to the right, down, to the left or up, in any numbers."""
        across, along = self.matrix[0], self.matrix[1]
        return (across < 0) if abs(across) > abs(along) else 2 + (along < 0)

    @property
    def layer(self) -> _Layer:
        return self.colour, self.turn


class Overlaid(NamedTuple):
    """Text objects to be set aside, and for others the boxes that hide a part of them."""

    aside: frozenset[int]
    veils: tuple[tuple[int, Quad], ...]


def overlaid(found: Painted) -> Overlaid:
    """What of a page's text is not to be read."""
    texts = _texts(found)
    slanted = {one.handle for one in texts if _slopes(one.matrix) or one.colour[3] <= _FAINT}
    rest = [one for one in texts if one.handle not in slanted]
    covers = covers_of(found) if rest and (found.shapes or found.images) else []
    first = min((one.rank for one in rest), default=())
    later = [cover for cover in covers if cover.rank > first]
    unseen = any(one.unseen for one in rest)
    layers = _layers(rest)
    pale = [one for one in rest if one.light > _PALE]
    if not (later or unseen or layers or pale):
        return Overlaid(frozenset(slanted), ())
    boxes = _boxes(rest)
    hidden, veils = _hidden(rest, boxes, later)
    hidden |= {one.handle for one in rest if one.unseen and not _on_picture(boxes[one.handle], found)}
    hidden |= _lost_in_ground(pale, boxes, found)
    shown = [one for one in rest if one.handle not in hidden]
    crossing = _crossing(shown, boxes, layers)
    return Overlaid(frozenset(slanted | hidden | crossing), tuple(veils))


def _texts(found: Painted) -> list[_Text]:
    handles = [item.handle for item in found.texts]
    facts = zip(found.texts, batch.matrices(handles), batch.fills(handles), batch.render_modes(handles), strict=True)
    invisible = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return [
        _Text(*item[:3], own if item.matrix == UNMOVED else times(own, item.matrix), colour, mode == invisible)
        for item, own, colour, mode in facts
    ]


def _slopes(matrix: Matrix) -> bool:
    one, other = abs(matrix[0]), abs(matrix[1])
    return min(one, other) > _SLOPE * max(one, other)


def _boxes(texts: Sequence[_Text]) -> dict[int, Quad]:
    bounds = batch.bounds([one.handle for one in texts])
    return {one.handle: moved(quad, one.form) for one, quad in zip(texts, bounds, strict=True)}


def _light(colour: batch.Colour) -> float:
    red, green, blue, _ = colour
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _hidden(
    texts: Sequence[_Text], boxes: dict[int, Quad], covers: Sequence[Cover]
) -> tuple[set[int], list[tuple[int, Quad]]]:
    """The texts that a cover painted later hides, and those that it hides a part of, each with its box."""
    by_height = sorted(((boxes[one.handle][1] + boxes[one.handle][3]) / 2, one.rank, one.handle) for one in texts)
    heights = [y for y, _, _ in by_height]
    hidden: dict[int, Cover] = {}
    veils: list[tuple[int, Quad]] = []
    for cover in covers:
        left, bottom, right, top = cover.box
        for _, rank, handle in by_height[bisect_left(heights, bottom) : bisect_right(heights, top)]:
            start, _, end, _ = boxes[handle]
            if rank < cover.rank and start < right - _EDGE and left + _EDGE < end and cover.is_opaque():
                if left - _EDGE <= start and end <= right + _EDGE:
                    hidden[handle] = cover
                else:
                    veils.append((handle, cover.box))
    for handle, cover in hidden.items():
        _, bottom, _, top = boxes[handle]
        level = by_height[bisect_left(heights, bottom) : bisect_right(heights, top)]
        rest = (boxes[at] for _, rank, at in level if at not in hidden and rank < cover.rank)
        veils += [(handle, cover.box)] if any(_joins(boxes[handle], box) for box in rest) else []
    return hidden.keys() - {handle for handle, _ in veils}, veils


def _joins(one: Quad, other: Quad) -> bool:
    """Whether two texts of a line stand as near as characters of one word do."""
    return max(other[0] - one[2], one[0] - other[2]) < _JOINED * min(one[3] - one[1], other[3] - other[1])


def _on_picture(box: Quad, found: Painted) -> bool:
    """Whether a picture stands there, of which unseen text may be what a scanning program made."""
    return any(_meet(box, quad) for _, quad in found.images)


def _lost_in_ground(pale: Sequence[_Text], boxes: dict[int, Quad], found: Painted) -> set[int]:
    """Texts in nearly the colour of what they are painted on."""
    shades = [] if found.shaded or not pale else shades_of(found)
    return {one.handle for one in pale if not found.shaded and abs(one.light - _ground(one, boxes, shades)) < _CONTRAST}


def _ground(text: _Text, boxes: dict[int, Quad], shades: Sequence[tuple[Rank, Quad, batch.Colour | None]]) -> float:
    """How light the ground of a text is, -255 where that can't be told."""
    left, bottom, right, top = boxes[text.handle]
    x, y = (left + right) / 2, (bottom + top) / 2
    below = [(rank, colour) for rank, (a, b, c, d), colour in shades if rank < text.rank and a <= x <= c and b <= y <= d]
    if not below:
        return 255
    colour = max(below, key=lambda one: one[0])[1]
    return _light(colour) if colour else -255


def _layers(texts: Sequence[_Text]) -> set[_Layer]:
    """Those that a watermark or a seal may have, other than the one of most of the text."""
    counted = Counter(one.layer for one in texts)
    plain = [layer for layer in counted if not _stands_out(layer[0])]
    main = max(plain or counted, key=lambda layer: counted[layer], default=None)
    return {one for one in counted if main and one != main and (one[1] != main[1] or _stands_out(one[0]))}


def _stands_out(colour: batch.Colour) -> bool:
    return _light(colour) >= _LIGHT or colour[3] < 255 or _is_gaudy(colour)


def _is_gaudy(colour: batch.Colour) -> bool:
    return max(colour[:3]) - min(colour[:3]) > _GAUDY


def _crossing(texts: Sequence[_Text], boxes: dict[int, Quad], layers: set[_Layer]) -> set[int]:
    """The texts of each layer of which one crosses other text."""
    own = [one for one in texts if one.layer in layers]
    others = [(boxes[one.handle], one) for one in texts]
    laid_over = {
        one.layer for one in own if any(_meet(boxes[one.handle], box) and _lies_over(one, other) for box, other in others)
    }
    return {one.handle for one in own if one.layer in laid_over}


def _lies_over(one: _Text, other: _Text) -> bool:
    clear = one.colour[3] < other.colour[3]
    return one.turn != other.turn or (one.colour != other.colour and (clear or one.light - other.light > _LIGHTER))


def _meet(one: Quad, other: Quad) -> bool:
    """Whether two texts, or a text and a picture, share more than their edges: half of a line's height, and some width."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    lower = min(one[3] - one[1], other[3] - other[1])
    return height > lower / 2 and width > min(lower / 4, one[2] - one[0], other[2] - other[0])
