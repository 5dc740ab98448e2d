"""Characters painted twice in one place, one by one, as browsers do for the outline that a style sheet gives them.

PDFium reads such pairs as words of twice as many characters, so the copies are taken off the page before. Where whole words
are painted twice each copy is a word, of which one is left out later.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import product
from math import floor

import pypdfium2
import pypdfium2.raw as pdfium

from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import MOST_CHARACTERS, Quad
from ogicheck_plugins.pdf.painted import Painted
from ogicheck_plugins.pdf.paths import moved

_SAME = 0.6
"""In points, by how much the edges of a copy differ: an outline adds half of its width on each side."""
_ONE_BY_ONE = 0.9
"""Share of the copies that are of one character where each is painted by itself: figures of one digit are fewer."""


def copies(found: Painted, aside: Container[int]) -> frozenset[int]:
    """The characters that another one painted before them already shows in the same place; none of those `aside` counts, and
    none on a page that is refused for its characters.
    """
    texts = [item for item in found.texts if item.handle not in aside]
    bounds = batch.bounds([item.handle for item in texts])
    boxes = [moved(box, item.matrix) for item, box in zip(texts, bounds, strict=True)]
    pairs = list(_pairs(boxes))
    if not pairs:
        return frozenset()
    textpage = found.page.get_textpage()
    try:
        if textpage.count_chars() > MOST_CHARACTERS:
            return frozenset()
        words = {at: _words(texts[at].handle, textpage) for pair in pairs for at in pair}
    finally:
        textpage.close()
    alike = [later for first, later in pairs if words[first] and words[first] == words[later]]
    single = sum(len(words[later]) == 1 for later in alike)
    return frozenset(texts[later].handle for later in alike if single > _ONE_BY_ONE * len(alike))


def _pairs(boxes: Sequence[Quad]) -> Iterator[tuple[int, int]]:
    """Indices of boxes in the same place, looked for by the place of their corner to the point."""
    corners: dict[tuple[int, int], list[int]] = {}
    for at, box in enumerate(boxes):
        near = product({floor(box[0] - _SAME), floor(box[0] + _SAME)}, {floor(box[1] - _SAME), floor(box[1] + _SAME)})
        others = sorted({other for corner in near for other in corners.get(corner, ())})
        if (same := next((other for other in others if _is_same(boxes[other], box)), None)) is not None:
            yield same, at
        corners.setdefault((floor(box[0]), floor(box[1])), []).append(at)


def _is_same(one: Quad, other: Quad) -> bool:
    return max(abs(first - second) for first, second in zip(one, other, strict=True)) < _SAME


def _words(handle: int, textpage: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(batch.handle(handle), textpage.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * max(1, size // 2))()
    pdfium.FPDFTextObj_GetText(batch.handle(handle), textpage.raw, buffer, size)
    return "".join(map(chr, buffer)).rstrip("\0")
