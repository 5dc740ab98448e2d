"""A page's text, one character for each that PDFium counts, with a sign for each that is not what the page shows.

Where a font does not say which character a glyph is, or says a blank, a control character or one of private use, PDFium
gives that or makes one up. A digit gone from a figure would make it another one, so each of these is UNREAD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ogicheck_plugins.formats_kit.drawn.page import UNREAD, Box, Word
from ogicheck_plugins.pdf import batch
from ogicheck_plugins.pdf.frame import Frame, Quad
from ogicheck_plugins.pdf.painted import Item
from ogicheck_plugins.pdf.paths import moved

GONE = "\uffff"
"""Stands for no character: the second half of one beyond U+FFFF."""
_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])|[\ud800-\udfff]")
_BLANK = re.compile(r"[^\S\r\n]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Blanks, and marks that have no ink in any font."""
_PRIVATE = "\ue000-\uf8ff\x00-\x08\x0e-\x1b\ufdd0-\ufdef\ufffe"
_UNTOLD = re.compile(f"[{_PRIVATE}]")
_FIGURE = re.compile(rf"(?<!\S)[\d.,-]*[{_PRIVATE}][\d.,{_PRIVATE}-]*(?!\S)")
"""Elsewhere characters of private use are bullets and signs of word processors' own fonts."""
_INK = 1.0
"""Height in points of what is no blank: a blank has none."""
_INKED = 0.02
"""A blank's box of ink is as wide as its advance; by this share of it that of a character is narrower or wider."""


def whole_characters(text: str) -> str:
    """UTF-16 code units as characters, as many as before."""
    return _PAIR.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if not match[1]:
        return UNREAD
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16") + GONE


def readable(textpage: Any, text: str) -> str:
    """`text`, as long as it was, with UNREAD for what the file does not tell."""
    unread = batch.unmapped(textpage, range(len(text)))
    blanks = [match.start() for match in _BLANK.finditer(text)]
    unread += _inked(textpage, batch.printed(textpage, blanks)) if blanks else []
    return _FIGURE.sub(lambda match: _UNTOLD.sub(UNREAD, match[0]), _with(text, unread))


def _inked(textpage: Any, blanks: Sequence[int]) -> list[int]:
    """Those blanks of the file that have ink, by its width."""
    boxes = zip(blanks, batch.char_boxes(textpage, blanks), batch.ink_boxes(textpage, blanks), strict=True)
    return [
        index
        for index, box, ink in boxes
        if _differ(box[2] - box[0], ink[2] - ink[0]) and _differ(box[3] - box[1], ink[3] - ink[1])
    ]


def _differ(advance: float, ink: float) -> bool:
    return abs(advance - ink) > _INKED * advance


def unveiled(textpage: Any, text: str, veils: Sequence[tuple[int, Quad]]) -> str:
    """`text` with UNREAD for the characters whose middle is under one of the veils of their text object."""
    if not veils:
        return text
    boxes = batch.char_boxes(textpage, range(len(text)))
    owners = batch.text_objects(textpage, range(len(text)))
    under: dict[int, list[Quad]] = {}
    for handle, veil in veils:
        under.setdefault(handle, []).append(veil)
    return _with(
        text, (at for at, (box, owner) in enumerate(zip(boxes, owners, strict=True)) if _covered(box, under.get(owner, ())))
    )


def _covered(box: Quad, veils: Sequence[Quad]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in veils)


def blanked(texts: Iterable[Item], textpage: Any, count: int, frame: Frame, words: Sequence[Word]) -> list[Word]:
    """Which of a page's texts have ink and are blank to PDFium, which leaves them out of its `count` characters, as it does
    a copy painted over one of the `words`.
    """
    known = set(batch.text_objects(textpage.raw, range(count)))
    missing = [item for item in texts if item.handle not in known]
    boxes = zip(missing, batch.bounds([item.handle for item in missing]), strict=True)
    inked = frame.upright(moved(box, item.matrix) for item, box in boxes if box[3] - box[1] > _INK)
    return [Word(UNREAD, *box) for box in inked if not any(_meet(box, word) for word in words)]


def _meet(box: Box, word: Word) -> bool:
    _, left, top, right, bottom = word
    return box[0] < right and left < box[2] and box[1] < bottom and top < box[3]


def _with(text: str, unread: Iterable[int]) -> str:
    signs = list(text)
    for index in unread:
        signs[index] = UNREAD
    return "".join(signs)
