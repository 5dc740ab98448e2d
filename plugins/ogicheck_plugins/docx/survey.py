"""What a Word document needs beyond its text, found in one pass, which costs far less than to ask each element."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.docx.names import NUMBERING, VANISH, w
from ogicheck_plugins.docx.tables import SHAPING, Shapes

_DELETIONS = frozenset({w("del"), w("moveFrom")})


@dataclass(frozen=True, slots=True)
class Survey:
    """Whether paragraphs are numbered themselves, text is hidden or deleted, and how rows and cells are shaped."""

    shapes: Shapes
    numbers: bool
    hides: bool
    deletes: bool


def survey(root: etree._Element) -> Survey:
    """Look over the whole tree."""
    shapes = Shapes()
    found: set[str] = set()
    for element in root.iter(NUMBERING, VANISH, *_DELETIONS, *SHAPING):
        tag = element.tag
        found.add(tag)
        if tag in SHAPING:
            shapes.add(element, tag)
    return Survey(shapes, NUMBERING in found, VANISH in found, not _DELETIONS.isdisjoint(found))
