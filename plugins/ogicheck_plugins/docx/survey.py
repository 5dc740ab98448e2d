"""One pass over a Word document that finds what most paragraphs and cells need: far cheaper than to ask each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

from lxml import etree

from ogicheck_plugins.docx.drawings import ALTERNATIVES, DRAWINGS, TEXT_BOX
from ogicheck_plugins.docx.looks import LOOKS, WHITE
from ogicheck_plugins.docx.names import ID, MATH_TEXT, NUMBERING, PARAGRAPH_STYLE, RUN_STYLE, switched_on, value, w
from ogicheck_plugins.docx.tables import SHAPING, Shapes
from ogicheck_plugins.docx.text import FIELD, OUT_OF_RUNS, PARAGRAPH, RUN, SIGNS, SIMPLE_FIELD, TEXT

_DELETIONS = frozenset({w("del"), w("moveFrom")})
_CHANGES = _DELETIONS | {w("ins"), w("moveTo")}
_COMMENT = w("commentReference")
_PROMPTED, _CONTROL = w("showingPlcHdr"), w("sdt")
_PROMPT = re.compile(
    r"\s*(?:请(?:在此|输入|填|选|录)|单击|点击|点此|轻触|click|tap|choose|enter|select|type).{0,40}"
    r"|.{0,20}(?:输入|填写|选择).{0,10}",
    re.IGNORECASE,
)
"""What Word, and those who make forms, write where something is to be filled in."""
_STYLES = frozenset({PARAGRAPH_STYLE, RUN_STYLE})
_SPECIAL = DRAWINGS | OUT_OF_RUNS | {ALTERNATIVES, TEXT_BOX, FIELD, SIMPLE_FIELD, MATH_TEXT, w("sym")}
_ASKED_FOR = frozenset({PARAGRAPH, TEXT, NUMBERING, *LOOKS, *SIGNS, _COMMENT}) | _STYLES | _SPECIAL | SHAPING | _CHANGES


@dataclass(slots=True)
class Survey:
    """The styles in use, how rows and cells are shaped, and whether anything is numbered, looks unlike text, or is deleted.

    `changes` are counted, `comments` identified. `plain` has the text, in pieces, of each paragraph of nothing but text.
    """

    shapes: Shapes = field(default_factory=Shapes)
    styles: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    changes: int = 0
    comments: list[str] = field(default_factory=list)
    plain: dict[etree._Element, list[str]] = field(default_factory=dict)

    @property
    def numbers(self) -> bool:
        return NUMBERING in self.found

    @property
    def looks(self) -> bool:
        return not LOOKS.isdisjoint(self.found)

    @property
    def deletes(self) -> bool:
        return not _DELETIONS.isdisjoint(self.found)


def survey(root: etree._Element) -> Survey:
    """Look over the whole tree."""
    seen = Survey()
    boxed: set[etree._Element] = set()
    paragraph: etree._Element = root
    pieces: list[str] = []
    _empty_prompts(root)
    for element in root.iter(*_ASKED_FOR):
        tag = element.tag
        if tag == TEXT:
            pieces.append(element.text or "")
        elif tag == PARAGRAPH:
            paragraph, pieces = element, []
            if element not in boxed:
                seen.plain[element] = pieces
        elif tag in _STYLES:
            seen.styles.add(value(element))
        elif tag in SIGNS:
            # A w:tab may also be a tab stop.
            if _within_run(element):
                pieces.append(SIGNS[tag])
        else:
            seen.found.add(tag)
            seen.changes += tag in _CHANGES
            seen.comments += [element.get(ID, "")] if tag == _COMMENT else []
            if tag in SHAPING:
                seen.shapes.add(element, tag)
            if tag not in SHAPING or tag in _DELETIONS:
                seen.plain.pop(paragraph, None)
            if tag == TEXT_BOX:
                boxed.update(element.iter(PARAGRAPH))
    for white in cast(list[etree._Element], WHITE(root)):
        seen.plain.pop(white, None)
    return seen


def _empty_prompts(root: etree._Element) -> None:
    """What a content control shows that nobody filled in asks for text, and is none. All else is text: a program put it
    there and left the mark.
    """
    marks = filter(switched_on, root.iter(_PROMPTED))
    for control in dict.fromkeys(one for mark in marks for one in islice(mark.iterancestors(_CONTROL), 1)):
        texts = [] if next(control.iterdescendants(_CONTROL), None) is not None else list(control.iter(TEXT))
        if _PROMPT.fullmatch("".join(one.text or "" for one in texts)):
            for one in texts:
                one.text = None


def _within_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == RUN
