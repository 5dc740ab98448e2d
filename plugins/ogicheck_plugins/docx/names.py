"""The names of WordprocessingML, and how a part becomes a tree of them."""

from __future__ import annotations

import re

from lxml import etree

from ogicheck_plugins.docx.refusals import DAMAGED, DOCTYPE, TOO_MANY, refuse

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": f"{_DRAWING}/".encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/": f"{_OFFICE}/".encode(),
}
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_HEAD = 8192
"""Bytes in which a part declares the names of its standard."""
MOST_TAGS = 500_000
"""Opening and closing tags that a part may have: so many take 0.4 GB, a report ten to fifty thousand."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAIL_OF_ROW, _TAIL_OF_PARAGRAPH = b"</w:tr>", b"</w:p>"
_ROW = re.compile(rb"<w:tr[ >]")


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


VAL, BASED_ON, STYLE_ID = w("val"), w("basedOn"), w("styleId")
PARAGRAPH_STYLE, RUN_STYLE, NUMBERING = w("pStyle"), w("rStyle"), w("numPr")
PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VANISH = w("pPr"), w("rPr"), w("vanish")
POSITION, LIFTED, STRUCK, STRUCK_TWICE = w("vertAlign"), w("position"), w("strike"), w("dstrike")
LEVEL, NUMBER = w("ilvl"), w("numId")
ID, AUTHOR = w("id"), w("author")
RELATION = f"{{{_OFFICE}/relationships}}id"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING_MAIN = f"{{{_DRAWING}/main}}"
DRAWING_PLACE = f"{{{_DRAWING}/wordprocessingDrawing}}"
VML = "{urn:schemas-microsoft-com:vml}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def normal(part: bytes) -> bytes:
    """The part in UTF-8 and with the names of the transitional standard."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        part = _DECLARATION.sub("", part.decode("utf-16", "replace")).encode()
    if part.find(_STRICT_MARK, 0, _HEAD) >= 0:
        for strict, transitional in _STRICT.items():
            part = part.replace(strict, transitional)
    return part


def parse(part: bytes, *, cut_off: bool = False) -> etree._Element:
    """The tree of a normal part; where it is cut off, of all that stands whole.

    Raises UnreadableError where the part is broken, too large or declares a DOCTYPE.
    """
    if part.count(b"<") > MOST_TAGS:
        raise refuse(TOO_MANY, MOST_TAGS)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=cut_off,
    )
    try:
        root = etree.fromstring(_whole(part) if cut_off else part, parser)
    except etree.XMLSyntaxError as error:
        raise refuse(DOCTYPE) if b"<!DOCTYPE" in part else refuse(DAMAGED, error.msg) from error
    if root is None:
        raise refuse(DAMAGED, "XML")
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # a tree that was parsed has one
        raise refuse(DOCTYPE)
    return root


def _whole(part: bytes) -> bytes:
    """The part up to the last row or paragraph that is complete: half a row could give half a figure."""
    row = part.rfind(_TAIL_OF_ROW)
    opened = [match.start() for match in _ROW.finditer(part, max(row, 0))]
    if opened:
        return part[: opened[0]]
    return part[: max(row + len(_TAIL_OF_ROW), part.rfind(_TAIL_OF_PARAGRAPH) + len(_TAIL_OF_PARAGRAPH))]


def value(element: etree._Element | None, default: str = "") -> str:
    """The w:val of an element."""
    return default if element is None else element.get(VAL) or default


def switched_on(element: etree._Element) -> bool:
    """Whether a property that is either on or off is on."""
    return element.get(VAL) not in ("0", "false", "off", "none")


def whole_number(text: str | None, default: int) -> int:
    """The number in an attribute, `default` where there is none."""
    try:
        return int(text or default)
    except ValueError:
        return default
