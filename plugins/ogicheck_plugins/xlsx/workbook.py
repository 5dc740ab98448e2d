"""A workbook's sheets and what they share: texts and cell formats."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ogicheck.api import UnreadableError
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.package import Package
from ogicheck_plugins.formats_kit.shown_numbers import BUILT_IN, GENERAL, LONGEST

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: its number format, and whether it has a border on any side."""

    code: str = GENERAL
    bordered: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """The texts and looks to which cells refer by index."""

    texts: list[str]
    looks: list[Look]

    def look(self, index: str | None) -> Look:
        at = whole_number(index)
        return self.looks[at] if at < len(self.looks) else Look()


def shared(package: Package) -> Shared:
    """What the sheets of a workbook share; raises UnreadableError."""
    texts = package.tree("xl/sharedStrings.xml")
    styles = package.tree("xl/styles.xml")
    return Shared(
        [] if texts is None else [text_of(one) for one in texts.iterchildren("{*}si")],
        [] if styles is None else list(_looks(styles)),
    )


def text_of(element: etree._Element) -> str:
    """The text of a shared or an inline string; how to pronounce it is not part of it."""
    pieces = (piece for child in element if not _named(child, "rPh") for piece in child.iter("{*}t"))
    return "".join(piece.text or "" for piece in pieces)


def _named(element: etree._Element, name: str) -> bool:
    return etree.QName(element).localname == name


def _looks(styles: etree._Element) -> Iterator[Look]:
    codes = dict(BUILT_IN)
    for form in styles.iterfind("{*}numFmts/{*}numFmt"):
        code = form.get("formatCode", GENERAL)
        codes[whole_number(form.get("numFmtId"))] = code if len(code) <= LONGEST else GENERAL
    bordered = [
        any(side.get("style", "none") != "none" for name in _SIDES for side in border.iterchildren(f"{{*}}{name}"))
        for border in styles.iterfind("{*}borders/{*}border")
    ]
    for form in styles.iterfind("{*}cellXfs/{*}xf"):
        border = whole_number(form.get("borderId"))
        yield Look(codes.get(whole_number(form.get("numFmtId")), GENERAL), border < len(bordered) and bordered[border])


def sheets(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The part and the tree of each sheet that is shown, in order; raises UnreadableError."""
    workbook = package.tree(_WORKBOOK)
    relations = package.tree("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        raise UnreadableError(zips.DAMAGED.fill(_WORKBOOK))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if target and sheet.get("state", "visible") == "visible":
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            root = package.tree(part)
            if root is not None and _named(root, "worksheet"):
                yield part, root
