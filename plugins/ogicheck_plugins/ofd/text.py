"""The words of an OFD text object (GB/T 33190-2016, 11.2 and 11.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, repeat

from lxml import etree

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.lines import IDEOGRAPHS
from ogicheck_plugins.formats_kit.drawn.page import Box
from ogicheck_plugins.ofd.geometry import Frame, number

MOST = 200_000
"""Characters that a page may have."""
_CROWDED = Text(
    "OFD 一页的字符超过 {0} 个，不是正常的报告页面；请重新导出。",
    "A page of the OFD holds more than {0} characters: no report's page; export it again.",
)
_ASCENT, _DESCENT = 0.88, 0.12
"""Of a character's size above and below its base line."""
_GAP = 1.5
"""A step of more than this many ideographs parts two words; narrower signs may be spaced as widely as those."""

Character = tuple[str, Box]


def words_in(element: etree._Element) -> Iterator[list[Character]]:
    """The characters of each word with their boxes."""
    frame, size = Frame.of(element), number(element, "Size")
    scale = number(element, "HScale", 1)
    for code in element.iterchildren("{*}TextCode"):
        yield from _words(code, frame, size, size * scale)


def _words(code: etree._Element, frame: Frame, size: float, width: float) -> Iterator[list[Character]]:
    text = code.text or ""
    if len(text) > MOST:
        raise UnreadableError(_CROWDED.fill(MOST))
    steps = deltas(code.get("DeltaX"), len(text))
    falls = deltas(code.get("DeltaY"), len(text))
    xs = accumulate(steps, initial=number(code, "X"))
    ys = accumulate(falls, initial=number(code, "Y"))
    word: list[Character] = []
    for sign, x, y, step, fall in zip(text, xs, ys, [*steps, 0.0], [*falls, 0.0], strict=False):
        natural = width if sign >= IDEOGRAPHS else width / 2
        advance = step if 0 < step <= _GAP * width else natural
        if not sign.isspace():
            word.append((sign, frame.box(x, y - _ASCENT * size, x + advance, y + _DESCENT * size)))
        if word and (sign.isspace() or fall or step > _GAP * width):
            yield word
            word = []
    if word:
        yield word


def deltas(text: str | None, count: int) -> list[float]:
    """The steps from each of `count` characters to the next; `g 3 5` is short for `5 5 5`, and the last goes on."""
    found: list[float] = []
    pieces = iter((text or "").split())
    for piece in pieces:
        if len(found) >= count:
            break
        if piece == "g":
            times, step = next(pieces, "0"), next(pieces, "0")
            found += repeat(_step(step), min(int(_step(times)), count))
        else:
            found.append(_step(piece))
    steps = found[: max(count - 1, 0)]
    return steps + [steps[-1] if steps else 0.0] * (count - 1 - len(steps))


def _step(text: str) -> float:
    try:
        return max(-1e6, min(float(text), 1e6))
    except ValueError:
        return 0
