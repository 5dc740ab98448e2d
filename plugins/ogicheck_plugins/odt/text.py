"""The text of an OpenDocument paragraph as printed, and what floats beside it."""

from __future__ import annotations

import re

from lxml import etree

from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.marks import PLAIN, Look
from ogicheck_plugins.odt.names import DRAW, OFFICE, STYLE_NAME, SVG, TEXT
from ogicheck_plugins.odt.styles import Styles

_BLANKS = re.compile(r"[ \t\r\n]+")
_SPACES, _TAB, _LINE_BREAK, _RUN = f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}span"
_MOST_SPACES = 1000
"""Blanks that one element stands for at most: more is an attack."""
_FRAMES = frozenset(f"{DRAW}{name}" for name in ("frame", "g", "custom-shape", "rect", "text-box"))
OUT = frozenset(
    {f"{TEXT}{name}" for name in ("note", "tracked-changes", "ruby-text", "hidden-text", "sequence-decls", "variable-decls")}
    | {f"{TEXT}{name}" for name in ("user-field-decls", "index-title-template", "table-of-content-source")}
    | {f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "event-listeners")}
    | {f"{SVG}title", f"{SVG}desc"}
)
"""What a reader of the accepted document does not see, and what only describes."""

_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")
_SMALLEST_CM = 3
"""The side from which a picture may hold a table's words: icons are smaller."""


class SpanLine:
    """Gathers the text of one paragraph, and the frames in it."""

    __slots__ = ("_look", "_styles", "floats", "parts")

    def __init__(self, styles: Styles | None, look: Look = PLAIN) -> None:
        self._styles = styles
        self._look = look
        self.parts: list[str] = []
        self.floats: list[etree._Element] = []

    def add(self, element: etree._Element) -> None:
        """Take in all that an element holds: the paragraph itself or something in it."""
        self._text(element.text)
        for child in element:
            self._child(child)
            self._text(child.tail)

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if tag == _SPACES:
            self.parts.append(" " * min(whole_number(child.get(f"{TEXT}c"), 1), _MOST_SPACES))
        elif tag == _TAB:
            self.parts.append("\t")
        elif tag == _LINE_BREAK:
            self.parts.append("\n")
        elif tag in _FRAMES:
            self.floats.append(child)
        elif tag == _RUN and self._styles:
            self._span(child, self._styles.look("text", child.get(STYLE_NAME)))
        elif tag not in OUT:
            self.add(child)

    def _span(self, span: etree._Element, own: Look) -> None:
        if not own.hidden:
            outer, self._look = self._look, own.over(self._look)
            self.add(span)
            self._look = outer

    def _text(self, text: str | None) -> None:
        """White space as OpenDocument has it (19.1.1): any run of it is one space, none at a paragraph's start."""
        if text:
            spaced = self._look.printed(_BLANKS.sub(" ", text))
            before = self.parts[-1][-1:] if self.parts else " "
            self.parts.append(spaced.removeprefix(" ") if before == " " else spaced)


def picture_in(frame: etree._Element) -> str | None:
    """The alternative text of a frame's picture, None where it has none that is more than 3 cm wide or high."""
    if next(frame.iterchildren(f"{DRAW}image"), None) is None:
        return None
    sides = [_LENGTH.fullmatch(frame.get(f"{SVG}{side}", "")) for side in ("width", "height")]
    if not any(side and float(side[1]) * _CM[side[2]] > _SMALLEST_CM for side in sides):
        return None
    described = (frame.findtext(f"{SVG}{name}") for name in ("desc", "title"))
    return next(filter(None, described), "")
