"""From the bytes of a Word file to a Document."""

from __future__ import annotations

import posixpath
import re

from lxml import etree
from ogicheck.api import Document, Paragraph, Picture, Table, Text, UnreadableError

from ogicheck_plugins.docx.names import normal, parse, w
from ogicheck_plugins.docx.numbering import Numbering, read_numbering
from ogicheck_plugins.docx.package import Package, Remains, open_package
from ogicheck_plugins.docx.refusals import CUT_SHORT, DAMAGED, EMPTY, NO_WORD, SALVAGED, TOO_DEEP, refuse
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.tables import shapes
from ogicheck_plugins.docx.walk import Walk

Block = Paragraph | Table | Picture

MAIN_PART = "word/document.xml"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA_TYPES = {
    b"wordprocessingml.template.main+xml": _MEDIA.replace("document", "template"),
    b"ms-word.document.macroEnabled": "application/vnd.ms-word.document.macroEnabled.12",
}
_OTHERS = {
    "xl/workbook.xml": Text("Excel 工作簿（xlsx）", "an Excel workbook (xlsx)"),
    "ppt/presentation.xml": Text("PowerPoint 演示文稿（pptx）", "a PowerPoint presentation (pptx)"),
    "ofd.xml": Text("OFD 版式文件", "an OFD file"),
    "meta-inf/manifest.xml": Text("OpenDocument 文件（odt 等）", "an OpenDocument file (odt or the like)"),
}
_ZIP = Text("普通 zip 压缩包", "a plain zip archive")
_RELATION = re.compile(rb"<[\w:]*Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""\s(Type|Target)\s*=\s*["']([^"']*)["']""")


def read_docx(data: bytes) -> Document:
    """The blocks of the main part; raises UnreadableError."""
    package = open_package(data)
    main = _related(package, "", "officeDocument") or MAIN_PART
    part = package.read(main.lower())
    if part is None or b"wordprocessingml" not in (part := normal(part)):
        raise _refuse_other(package)
    whole = package.whole(main.lower())
    try:
        blocks = _blocks(package, main, part, whole)
    except RecursionError as error:
        raise refuse(TOO_DEEP) from error
    if not blocks:
        raise refuse(EMPTY)
    damaged = isinstance(package, Remains)
    return Document(blocks, _media_type(package), remarks=((SALVAGED if whole else CUT_SHORT),) if damaged else ())


def _blocks(package: Package, main: str, part: bytes, whole: bool) -> tuple[Block, ...]:
    numbering, hidden = _styling(package, main, part)
    root = parse(part, cut_off=not whole)
    tracked = b":del " in part or b":moveFrom " in part
    walk = Walk(main, numbering, hidden, tracked, shapes(root))
    body = root.find(w("body"))
    return tuple(item.block for item in walk.items(root if body is None else body, "/w:document/w:body"))


def _styling(package: Package, main: str, part: bytes) -> tuple[Numbering | None, Styles | None]:
    """What computes numbers and what tells hidden text; None where the file has none, which spares parsing for it."""
    styles_part = _sibling(package, main, "styles") or b""
    numbered, hiding = (mark in part or mark in styles_part for mark in (b"numPr", b"vanish"))
    if not numbered and not hiding:
        return None, None
    styles = Styles(_tree(styles_part))
    hidden = styles if b"vanish" in part or styles.any_hidden else None
    if not numbered:
        return None, hidden
    numbering_part = _sibling(package, main, "numbering")
    root = _tree(numbering_part)
    complete = root is not None or (numbering_part is None and not isinstance(package, Remains))
    return read_numbering(root, styles, complete=complete), hidden


def _sibling(package: Package, main: str, kind: str) -> bytes | None:
    name = _related(package, main, kind)
    return package.read(name.lower()) if name else None


def _tree(part: bytes | None) -> etree._Element | None:
    """A part that the text can be read without, None where it is broken."""
    try:
        return parse(normal(part)) if part else None
    except UnreadableError:
        return None


def _related(package: Package, source: str, kind: str) -> str | None:
    """The name of the part to which a part ("" is the package) stands in a relation; found by words, as few are."""
    folder, name = posixpath.split(source)
    relations = package.read(posixpath.join(folder, "_rels", f"{name}.rels").lower()) or b""
    for relation in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(relation))
        if attributes.get(b"Type", b"").endswith(f"/{kind}".encode()):
            target = attributes.get(b"Target", b"").decode("utf-8", "replace")
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return None


def _media_type(package: Package) -> str:
    types = package.read("[content_types].xml") or b""
    return next((media for mark, media in _MEDIA_TYPES.items() if mark in types), _MEDIA)


def _refuse_other(package: Package) -> UnreadableError:
    other = next((text for name, text in _OTHERS.items() if name in package.names), None)
    if other is None and isinstance(package, Remains):
        return refuse(DAMAGED, "zip")
    kind = other or _ZIP
    return UnreadableError(Text(NO_WORD.zh.format(kind.zh), NO_WORD.en.format(kind.en)))
