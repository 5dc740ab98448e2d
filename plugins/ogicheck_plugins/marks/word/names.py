"""The names of WordprocessingML that comments need, in the transitional standard and the strict one."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Names:
    """The namespaces of a file: of its text, and of the relations between its parts."""

    word: str
    relations: str

    def __call__(self, name: str) -> str:
        return f"{{{self.word}}}{name}"


TRANSITIONAL = Names(
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Names(
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def names_of(root: etree._Element) -> Names:
    """Those of the part with this root."""
    return STRICT if etree.QName(root).namespace == STRICT.word else TRANSITIONAL


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def parsed(part: bytes) -> etree._Element:
    """A part's tree with all that is in it. Raises XMLSyntaxError."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def recovered(part: bytes) -> etree._Element | None:
    """What can be read of a part that is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    return etree.fromstring(part, parser)


def written(root: etree._Element) -> bytes:
    """A part of a tree."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
