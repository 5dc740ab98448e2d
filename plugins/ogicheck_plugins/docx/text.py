"""The text of a paragraph as accepted and printed, and what floats beside it."""

from __future__ import annotations

import re

from lxml import etree

from ogicheck_plugins.docx.names import (
    DRAWING_MAIN,
    DRAWING_PLACE,
    MATH_TEXT,
    MC,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    RUN_STYLE,
    VANISH,
    VML,
    switched_on,
    value,
    w,
    whole_number,
)
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.symbols import symbol

PARAGRAPH, RUN, TEXT, FIELD, SYMBOL = w("p"), w("r"), w("t"), w("fldChar"), w("sym")
DRAWINGS = frozenset({w("drawing"), w("pict"), w("object")})
TEXT_BOX, ALTERNATIVES, CHOICE, FALLBACK = w("txbxContent"), f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
_DELETIONS = (w("del"), w("moveFrom"))
SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
OUT_OF_RUNS = frozenset(w(name) for name in ("del", "moveFrom", "delText", "delInstrText", "instrText", "rt"))
OUT = frozenset(
    OUT_OF_RUNS
    | {w(name) for name in ("sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")}
    | {w(name) for name in ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rubyPr", "fldData")}
    | {PARAGRAPH_PROPERTIES, RUN_PROPERTIES}
)
"""What a reader of the accepted document does not see, and properties."""

_EMU_A_CM, _SMALLEST_CM = 360_000, 3
_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}
_MEASURE = re.compile(r"(?:^|[;\s])(?:width|height):\s*([\d.]+)(cm|mm|in|pt|pc|px)")


class Line:
    """Gathers the text of one paragraph after another, and what floats beside it.

    `ended` is False after a paragraph whose mark is deleted: the next one continues it.
    """

    __slots__ = ("_fields", "_floats", "_hidden", "_parts", "ended", "properties")

    def __init__(self, hidden: Styles | None) -> None:
        self.ended = True
        self.properties: etree._Element | None = None
        self._hidden = hidden
        self._parts: list[str] = []
        self._floats: list[etree._Element | str] = []
        self._fields: list[bool] = []

    def takes(self, paragraph: etree._Element, tracked: bool) -> bool:
        """Take in a paragraph, and tell whether there is something to take out.

        `tracked` says whether the file has deletions at all.
        """
        self.properties = None
        self._fields = []
        self.add(paragraph)
        self.ended = not (tracked and self._mark_is_deleted())
        return self.ended and bool(self._parts or self._floats)

    def take(self) -> tuple[str, list[etree._Element | str]]:
        """The text so far, and in order the text boxes and, as their alternative texts, the pictures."""
        taken = "".join(self._parts), self._floats
        self._parts, self._floats = [], []
        self.ended = True
        return taken

    def _mark_is_deleted(self) -> bool:
        for properties in () if self.properties is None else self.properties.iterchildren(RUN_PROPERTIES):
            return next(properties.iterchildren(*_DELETIONS), None) is not None
        return False

    def add(self, element: etree._Element) -> None:
        """Take in all that an element holds, the paragraph itself or something in it."""
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag == PARAGRAPH_PROPERTIES:
                self.properties = child
            elif tag not in OUT:
                self._other(child, tag)

    def _run(self, run: etree._Element) -> None:
        if self._hidden is not None and self._is_hidden(run, self._hidden):
            return
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if True not in self._fields:
                    self._parts.append(child.text or "")
            elif tag not in OUT:
                self._other(child, tag)

    def _other(self, child: etree._Element, tag: str) -> None:
        if tag == FIELD:
            self._field(child.get(w("fldCharType")))
        elif True in self._fields:
            return
        elif tag in SIGNS:
            self._parts.append(SIGNS[tag])
        elif tag in DRAWINGS:
            self._drawing(child)
        elif tag == SYMBOL:
            self._parts.append(symbol(child))
        elif tag in (TEXT, MATH_TEXT):
            self._parts.append(child.text or "")
        elif tag == ALTERNATIVES:
            self.add(alternative(child))
        else:
            self.add(child)

    def _field(self, kind: str | None) -> None:
        """Within a complex field, what stands before its separator is the instruction, not the result."""
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _is_hidden(self, run: etree._Element, styles: Styles) -> bool:
        properties = next(run.iterchildren(RUN_PROPERTIES), None)
        if properties is not None:
            direct = next(properties.iterchildren(VANISH), None)
            if direct is not None:
                return switched_on(direct)
            style = next(properties.iterchildren(RUN_STYLE), None)
            if style is not None and styles.hides(value(style)):
                return True
        style = None if self.properties is None else next(self.properties.iterchildren(PARAGRAPH_STYLE), None)
        return styles.hides(value(style))

    def _drawing(self, drawing: etree._Element) -> None:
        large = False
        pictured = False
        described = ""
        stack = [drawing]
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag == TEXT_BOX:
                self._floats.append(element)
                continue
            if tag == ALTERNATIVES:
                stack.append(alternative(element))
                continue
            large = large or _large(element)
            pictured = pictured or tag in (f"{DRAWING_MAIN}blip", f"{VML}imagedata")
            described = described or element.get("descr") or element.get("alt") or ""
            stack.extend(reversed(element))
        if large and pictured:
            self._floats.append(described)


def alternative(element: etree._Element) -> etree._Element:
    """The one of an mc:AlternateContent's contents that counts: the same thing stands in all of them."""
    choice = next(element.iterchildren(CHOICE), None)
    return next(element.iterchildren(FALLBACK), element) if choice is None else choice


def _large(element: etree._Element) -> bool:
    """Whether this says that the drawing is more than 3 cm wide or high."""
    if element.tag == f"{DRAWING_PLACE}extent":
        sides = [whole_number(element.get(side), 0) / _EMU_A_CM for side in ("cx", "cy")]
    else:
        sides = [float(size) * _CM[unit] for size, unit in _MEASURE.findall(element.get("style", ""))]
    return max(sides, default=0) > _SMALLEST_CM
