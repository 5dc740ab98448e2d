"""The text of a paragraph as accepted and printed, and what floats beside it."""

from __future__ import annotations

from lxml import etree

from ogicheck_plugins.docx.drawings import ALTERNATIVES, DRAWINGS, Float, alternative, floats_in
from ogicheck_plugins.docx.fields import Fields, unresolved
from ogicheck_plugins.docx.looks import is_lost_in_paper, look_of
from ogicheck_plugins.docx.names import (
    MATH_TEXT,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    RUN_STYLE,
    value,
    w,
)
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.symbols import symbol
from ogicheck_plugins.formats_kit.marks import PLAIN, UNREAD, Look

PARAGRAPH, RUN, TEXT, FIELD, INSTRUCTION, SYMBOL = w("p"), w("r"), w("t"), w("fldChar"), w("instrText"), w("sym")
CONTROL = w("control")
SIMPLE_FIELD, _SIMPLE_INSTRUCTION = w("fldSimple"), w("instr")
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
_LEAVES = frozenset({*SIGNS, SYMBOL, TEXT, MATH_TEXT})


class RunLine:
    """Gathers the text of one paragraph after another, and what floats beside it.

    `ended` is False after a paragraph whose mark is deleted: the next one continues it.
    """

    __slots__ = ("_fields", "_floats", "_parts", "_styles", "ended", "properties")

    def __init__(self, styles: Styles | None) -> None:
        self.ended = True
        self.properties: etree._Element | None = None
        self._styles = styles
        self._parts: list[str] = []
        self._floats: list[Float] = []
        self._fields = Fields()

    def takes(self, paragraph: etree._Element, tracked: bool) -> bool:
        """Take in a paragraph, and tell whether there is something to take out.

        `tracked` says whether the file has deletions at all.
        """
        self.properties = None
        self._fields = Fields()
        self.add(paragraph)
        self.ended = not (tracked and self._mark_is_deleted())
        return self.ended and bool(self._parts or self._floats)

    def take(self) -> tuple[str, list[Float]]:
        """The text so far, and what floats beside it."""
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
        look = PLAIN if self._styles is None else self._look(run, self._styles)
        if look.hidden:
            return
        for child in run:
            tag = child.tag
            if tag == TEXT:
                if not self._fields.hide:
                    text = child.text or ""
                    unseen = text.strip().isdecimal() and is_lost_in_paper(run)
                    self._parts.append(UNREAD if unseen else look.printed(text))
            elif tag == INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif tag not in OUT:
                self._other(child, tag)

    def _other(self, child: etree._Element, tag: str) -> None:
        if tag == FIELD:
            if shown := self._fields.take(child, self._parts):
                self._parts.append(shown)
        elif tag == ALTERNATIVES:
            self.add(alternative(child))
        elif tag in _LEAVES or tag in DRAWINGS:
            if not self._fields.hide:
                self._leaf(child, tag)
        elif tag == SIMPLE_FIELD:
            self._simple_field(child)
        else:
            self.add(child)

    def _simple_field(self, field: etree._Element) -> None:
        before = len(self._parts)
        self.add(field)
        if not self._fields.hide and not "".join(self._parts[before:]).strip():
            self._parts.append(unresolved(field.get(_SIMPLE_INSTRUCTION, "")))

    def _leaf(self, child: etree._Element, tag: str) -> None:
        if tag in SIGNS:
            self._parts.append(SIGNS[tag])
        elif tag in DRAWINGS:
            self._floats += floats_in(child)
            # What a control shows stands in a part of its own, in a form that its program alone knows.
            self._parts += [UNREAD] if next(child.iter(CONTROL), None) is not None else []
        else:
            self._parts.append(symbol(child) if tag == SYMBOL else child.text or "")

    def _look(self, run: etree._Element, styles: Styles) -> Look:
        """By the run's own properties, its style, its paragraph's style."""
        properties = next(run.iterchildren(RUN_PROPERTIES), None)
        style = None if properties is None else next(properties.iterchildren(RUN_STYLE), None)
        below = None if self.properties is None else next(self.properties.iterchildren(PARAGRAPH_STYLE), None)
        return look_of(properties).over(styles.look(value(style))).over(styles.look(value(below)))
