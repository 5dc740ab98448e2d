"""A Word file with its notes as comments."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.package import Package
from ogicheck_plugins.marks.notes import Note
from ogicheck_plugins.marks.word.anchors import Anchor, Places, anchor
from ogicheck_plugins.marks.word.comments import Comments
from ogicheck_plugins.marks.word.names import local, names_of, written
from ogicheck_plugins.marks.word.package import BROKEN, Relations, opened, rewritten, tree

_MAIN = "word/document.xml"
LOST = Text(
    "文件原有的批注部分已损坏，副本只保留了其中还能读出的批注。",
    "The part of the file that holds its comments is damaged: the copy keeps those that could still be read.",
)


def marked(data: bytes, notes: Iterable[Note]) -> bytes:
    """The file with a comment for each note, in place of those of an earlier copy; its very bytes where there are neither.
    Raises UnreadableError.
    """
    package = opened(data)
    main = _main(package)
    root = tree(package, main)
    if root is None:
        raise UnreadableError(BROKEN)
    names = names_of(root)
    places = Places(root, names)
    # All are found before the first is put in, as paths count what stands before.
    found = [(note, places.element(note.place.path)) for note in notes]
    comments = Comments(package, main, names)
    if not found and not comments.own:
        return data
    comments.take_out(root)
    first = _first(root)
    for note, element in found:
        where = (element is not None and anchor(element, note.quote)) or first
        if where is None:
            raise UnreadableError(BROKEN)
        comments.add(where, (*note.lines[:-1], *([LOST.say(note.lang)] if comments.damaged else []), *note.lines[-1:]))
        comments.damaged = False
    return rewritten(data, {main: written(root), **dict(comments.parts())})


def _main(package: Package) -> str:
    main = _MAIN if _MAIN in package else Relations(package, "").target("officeDocument")
    if main is None:
        raise UnreadableError(BROKEN)
    return main


def _first(root: etree._Element) -> Anchor | None:
    """What the file begins with, for what has no place in it."""
    paragraph = next((one for one in root.iter(etree.Element) if local(one) == "p"), None)
    return None if paragraph is None else anchor(paragraph, "")
