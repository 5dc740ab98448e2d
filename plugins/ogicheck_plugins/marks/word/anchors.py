"""From a place in a Word file to what a comment stands round."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.marks.word.names import MC, Names, local
from ogicheck_plugins.marks.word.units import Unit, units, words


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a comment stands round, from one element to another; where a paragraph shows nothing, all that is in it."""

    first: etree._Element
    last: etree._Element


class Places:
    """The elements of a main part by the paths that its reader gives."""

    def __init__(self, root: etree._Element, names: Names) -> None:
        self._root = root
        prefixes = {one.prefix: etree.QName(one).namespace for one in root.iter(etree.Element) if one.prefix}
        self._prefixes = {**prefixes, "w": names.word, "mc": MC}

    def element(self, path: str | None) -> etree._Element | None:
        """The element at a path; None where there is none."""
        try:
            found = self._root.xpath(path, namespaces=self._prefixes) if path else []
        except etree.XPathError:
            return None
        return found[0] if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None


def anchor(element: etree._Element, quote: str) -> Anchor | None:
    """What stands for an element: these words in a paragraph, all of a paragraph or cell, the first cell of a table. A text
    box takes no comments; its drawing does. None where there is no paragraph.
    """
    boxed = [one for one in element.iterancestors() if local(one) == "txbxContent"]
    if boxed:
        return _drawing(boxed[-1])
    if local(element) == "p":
        return _around(element, words(element, quote)) if quote else _paragraphs([element])
    found = [one for one in element.iter(etree.Element) if local(one) == "p" and not _in_box(one)]
    return _paragraphs(found[:1] if local(element) in ("tbl", "tr") else found)


def _in_box(paragraph: etree._Element) -> bool:
    return any(local(one) == "txbxContent" for one in paragraph.iterancestors())


def _drawing(box: etree._Element) -> Anchor | None:
    """The run that a text box hangs on."""
    holder = next((one for one in box.iterancestors() if local(one) == "p"), None)
    if holder is None:
        return None
    inside = {holder, *box.iterancestors()}
    return _around(holder, [one for one in units(holder) if one.first in inside])


def _paragraphs(every: list[etree._Element]) -> Anchor | None:
    """From the first to the last of these that shows anything."""
    filled = [one for one in every if any(unit.fills for unit in units(one))] or every[:1]
    if not filled:
        return None
    first, last = _around(filled[0], []), _around(filled[-1], [])
    return Anchor(first.first, last.last)


def _around(paragraph: etree._Element, chosen: list[Unit]) -> Anchor:
    """The units that are chosen, else all that show anything, else the paragraph."""
    shown = chosen or [one for one in units(paragraph) if one.fills]
    return Anchor(shown[0].first, shown[-1].last) if shown else Anchor(paragraph, paragraph)
