"""How a run of a Word document looks, as far as that says what its text is: hidden, struck out, a note's raised mark."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ogicheck_plugins.docx.names import LIFTED, POSITION, STRUCK, STRUCK_TWICE, VANISH, switched_on, value, whole_number
from ogicheck_plugins.formats_kit.marks import PLAIN, Look

LOOKS = frozenset({VANISH, POSITION, LIFTED, STRUCK, STRUCK_TWICE})


def look_of(properties: etree._Element | None) -> Look:
    """What these run properties themselves say."""
    look = PLAIN
    for element in () if properties is None else properties.iterchildren(*LOOKS):
        if element.tag == VANISH:
            look = replace(look, hidden=switched_on(element))
        elif element.tag == POSITION:
            look = replace(look, shift={"superscript": 1, "subscript": -1}.get(value(element), 0))
        elif element.tag == LIFTED:
            look = replace(look, shift=look.shift or whole_number(value(element), 0))
        else:
            look = replace(look, struck=bool(look.struck) or switched_on(element))
    return look
