"""How a run of a Word document looks, as far as that says what its text is: hidden, struck out, a note's raised mark."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ogicheck_plugins.docx.names import (
    LIFTED,
    PARAGRAPH_PROPERTIES,
    POSITION,
    RUN_PROPERTIES,
    STRUCK,
    STRUCK_TWICE,
    VANISH,
    WORD,
    switched_on,
    value,
    w,
    whole_number,
)
from ogicheck_plugins.formats_kit.marks import PLAIN, Look

_COLOUR, _SHADE, _FILL, _WHITE = w("color"), w("shd"), w("fill"), "FFFFFF"
_PROPERTIES = (RUN_PROPERTIES, PARAGRAPH_PROPERTIES, w("tcPr"))
WHITE = etree.XPath(f"//w:p[.//w:r/w:rPr/w:color/@w:val='{_WHITE}']", namespaces={"w": WORD})
"""The paragraphs with white text."""
LOOKS = frozenset({VANISH, POSITION, LIFTED, STRUCK, STRUCK_TWICE})


def is_lost_in_paper(run: etree._Element) -> bool:
    """Whether a run is as white as paper, and nothing around it is said to be shaded."""
    colour = run.find(f"{RUN_PROPERTIES}/{_COLOUR}")
    if colour is None or value(colour).upper() != _WHITE:
        return False
    around = (run, *run.iterancestors(w("p"), w("tc")))
    shades = (one.find(f"{properties}/{_SHADE}") for one in around for properties in _PROPERTIES)
    return not any(shade is not None and shade.get(_FILL, "auto").upper() not in ("AUTO", _WHITE) for shade in shades)


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
