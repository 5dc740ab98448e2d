"""What floats beside the text of a Word document: text boxes and pictures."""

from __future__ import annotations

import re

from lxml import etree

from ogicheck_plugins.docx.names import DRAWING_MAIN, DRAWING_PLACE, MC, VML, w, whole_number

DRAWINGS = frozenset({w("drawing"), w("pict"), w("object")})
TEXT_BOX, ALTERNATIVES, _CHOICE, _FALLBACK = w("txbxContent"), f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
_PICTURES = (f"{DRAWING_MAIN}blip", f"{VML}imagedata")
_OBJECT, _INLINE = w("object"), f"{DRAWING_PLACE}inline"
_EXTENT = f"{DRAWING_PLACE}extent"

_EMU_A_CM, _SMALLEST_CM = 360_000, 3
"""ECMA-376's unit; and the side from which a picture may hold a table's words: icons and signatures' lines are smaller."""
_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}
_MEASURE = re.compile(r"(?:^|[;\s])(?:width|height):\s*(\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")

Float = etree._Element | str
"""A text box's content, or a picture's alternative text."""


def alternative(element: etree._Element) -> etree._Element:
    """The one of an mc:AlternateContent's contents that counts: the same thing stands in all of them."""
    choices = [*element.iterchildren(_CHOICE), *element.iterchildren(_FALLBACK)]
    return choices[0] if choices else etree.Element(_CHOICE)


def floats_in(drawing: etree._Element) -> list[Float]:
    """The text boxes of a drawing, and its picture if it is more than 3 cm wide or high."""
    found: list[Float] = []
    large = pictured = False
    described = ""
    stack = [drawing]
    while stack:
        element = stack.pop()
        if element.tag == TEXT_BOX:
            found.append(element)
        elif element.tag == ALTERNATIVES:
            stack.append(alternative(element))
        else:
            large = large or _largest_side(element) > _SMALLEST_CM
            pictured = pictured or element.tag in _PICTURES
            described = described or element.get("descr") or element.get("alt") or ""
            stack.extend(reversed(element))
    return [*found, described] if large and pictured else found


def draws(drawing: etree._Element) -> bool:
    """Whether it is an object or a picture of any size that stands in the line of text; a seal floats over it."""
    images = drawing.iter(f"{VML}imagedata")
    inline = any("absolute" not in (image.getparent().get("style") or "") for image in images)  # type: ignore[union-attr]
    return inline or drawing.tag == _OBJECT or next(drawing.iter(_INLINE), None) is not None


def _largest_side(element: etree._Element) -> float:
    """The size in centimetres that this gives the drawing, 0 for none."""
    if element.tag == _EXTENT:
        return max(whole_number(element.get(side), 0) / _EMU_A_CM for side in ("cx", "cy"))
    return max((float(size) * _CM[unit] for size, unit in _MEASURE.findall(element.get("style", ""))), default=0)
