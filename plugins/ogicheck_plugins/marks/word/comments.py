"""The comments of a Word file: those of others, which stay, and our own, which are put in anew each time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from lxml import etree

from ogicheck.api import one_line
from ogicheck_plugins.formats_kit.authorship import AUTHOR
from ogicheck_plugins.formats_kit.package import Package
from ogicheck_plugins.marks.word.anchors import Anchor
from ogicheck_plugins.marks.word.names import XML_SPACE, Names, local, parsed, recovered, written
from ogicheck_plugins.marks.word.package import Relations, typed

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SIZE = "16"
"""Half points, as Word's own style of references has it: one in an empty cell must not make its row higher."""
_RANGE, _REFERENCE = ("commentRangeStart", "commentRangeEnd"), "commentReference"


class Comments:
    """The comments of a main part."""

    def __init__(self, package: Package, main: str, names: Names) -> None:
        self._package, self._main, self._w = package, main, names
        self._relations = Relations(package, main)
        self._name = self._relations.target("comments")
        self.root, self.damaged = self._read()
        self.own = {self._id(one) for one in self.root if one.get(names("author")) == AUTHOR}
        for one in [one for one in self.root if self._id(one) in self.own]:
            self.root.remove(one)
        self._next = 0

    def _read(self) -> tuple[etree._Element, bool]:
        """The comments, and whether some may be lost as their part is broken."""
        part = self._package.read(self._name) if self._name else None
        try:
            root, damaged = parsed(part) if part else None, False
        except etree.XMLSyntaxError:
            root, damaged = recovered(part or b""), True
        if root is None or root.tag != self._w("comments"):
            return etree.Element(self._w("comments"), nsmap={"w": self._w.word}), bool(part)
        return root, damaged

    def _id(self, element: etree._Element) -> str:
        return element.get(self._w("id"), "") if local(element) else ""

    def take_out(self, root: etree._Element) -> None:
        """Take our own out of the text; and, where their part was broken, all that are lost."""
        left = set(map(self._id, self.root))
        marks = list(root.iter(*map(self._w, (*_RANGE, _REFERENCE))))
        for one in marks:
            if self._id(one) in self.own or (self.damaged and self._id(one) not in left):
                parent = one.getparent()
                _removed(parent if parent is not None and _refers(parent) else one)
        self._next = 1 + max(
            (int(one) for one in (*left, *map(self._id, marks)) if one.isdecimal() and one not in self.own), default=-1
        )

    def add(self, anchor: Anchor, lines: Sequence[str]) -> None:
        """A comment round an anchor, each line a paragraph."""
        number, self._next = str(self._next), self._next + 1
        comment = etree.SubElement(self.root, self._w("comment"))
        for name, value in (("id", number), ("author", AUTHOR), ("initials", AUTHOR[:1])):
            comment.set(self._w(name), value)
        for index, line in enumerate(lines):
            paragraph = etree.SubElement(comment, self._w("p"))
            if not index:
                etree.SubElement(etree.SubElement(paragraph, self._w("r")), self._w("annotationRef"))
            text = etree.SubElement(etree.SubElement(paragraph, self._w("r")), self._w("t"))
            text.text = one_line(line)
            text.set(XML_SPACE, "preserve")
        self._marked(anchor, number)

    def _marked(self, anchor: Anchor, number: str) -> None:
        start, end, run = (etree.Element(self._w(name)) for name in (*_RANGE, "r"))
        etree.SubElement(etree.SubElement(run, self._w("rPr")), self._w("sz")).set(self._w("val"), _SIZE)
        etree.SubElement(run, self._w(_REFERENCE)).set(self._w("id"), number)
        for one in (start, end):
            one.set(self._w("id"), number)
        if local(anchor.first) == "p":
            anchor.first.append(start)
        else:
            anchor.first.addprevious(start)
        if local(anchor.last) == "p":
            anchor.last.extend((end, run))
        else:
            behind = _behind(anchor.last)
            behind.addnext(run)
            behind.addnext(end)

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The parts that change beside the text. Raises UnreadableError."""
        name = self._name or self._free()
        yield name, written(self.root)
        if not self._name:
            self._relations.add(f"{self._w.relations}/comments", name)
            yield self._relations.name, written(self._relations.root)
        if (types := typed(self._package, name, _TYPE)) is not None:
            yield "[Content_Types].xml", types

    def _free(self) -> str:
        folder = posixpath.dirname(self._main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(self._package.members) + 1))
        return next(name for name in names if name not in self._package)


def _behind(element: etree._Element) -> etree._Element:
    """The element, or the last of the comments' marks that stand right behind it."""
    following = element.getnext()
    while following is not None and (local(following) == _RANGE[1] or _refers(following)):
        element, following = following, following.getnext()
    return element


def _refers(run: etree._Element) -> bool:
    return local(run) == "r" and [local(one) for one in run if local(one) != "rPr"] == [_REFERENCE]


def _removed(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
