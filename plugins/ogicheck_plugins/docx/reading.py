"""From the bytes of a Word file to a Document."""

from __future__ import annotations

import posixpath

from lxml import etree

from ogicheck.api import Document, Reading, Text, UnreadableError
from ogicheck_plugins.docx.chunks import Chunks
from ogicheck_plugins.docx.lists import lists_in
from ogicheck_plugins.docx.names import AUTHOR, ID, normal, parse, w
from ogicheck_plugins.docx.numbering import Numbering
from ogicheck_plugins.docx.package import open_package
from ogicheck_plugins.docx.refusals import CUT_SHORT, DAMAGED, EMPTY, NO_WORD, SALVAGED, TOO_DEEP, refuse
from ogicheck_plugins.docx.relations import related
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.survey import Survey, survey
from ogicheck_plugins.docx.walk import Block, Content, Walk
from ogicheck_plugins.formats_kit import authorship
from ogicheck_plugins.formats_kit.marks import PLAIN
from ogicheck_plugins.formats_kit.package import Package

MAIN_PART = "word/document.xml"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA_TYPES = {
    b"wordprocessingml.template.main+xml": _MEDIA.removesuffix("document") + "template",
    b"ms-word.document.macroEnabled": "application/vnd.ms-word.document.macroEnabled.12",
    b"ms-word.template.macroEnabled": "application/vnd.ms-word.template.macroEnabled.12",
}
_OTHERS = {
    "xl/workbook.xml": Text("Excel 工作簿（xlsx）", "an Excel workbook (xlsx)"),
    "ppt/presentation.xml": Text("PowerPoint 演示文稿（pptx）", "a PowerPoint presentation (pptx)"),
    "ofd.xml": Text("OFD 版式文件", "an OFD file"),
    "meta-inf/manifest.xml": Text("OpenDocument 文件（odt 等）", "an OpenDocument file (odt or the like)"),
}
_LOOKS = (b"<w:vanish", b"<w:strike", b"<w:dstrike", b"<w:vertAlign", b"<w:position")
_ZIP = Text("普通 zip 压缩包", "a plain zip archive")


def read_docx(data: bytes, embedded: Reading) -> Document:
    """The blocks of the main part; raises UnreadableError."""
    package = open_package(data)
    main = _main_part(package)
    # The small parts first: memory that a large tree has given back comes dear.
    media_type = _media_type(package)
    part, whole = package.unpack(main)
    try:
        root = parse(normal(part), cut_off=not whole)
        seen = survey(root)
        blocks = _blocks(package, Chunks(package, main, embedded), root, seen)
    except RecursionError as error:
        raise refuse(TOO_DEEP) from error
    if not blocks:
        raise refuse(EMPTY)
    remarks = () if package.zip.intact else (SALVAGED if whole else CUT_SHORT,)
    comments = len(seen.comments) and _comments(package, main, seen)
    return Document(blocks, media_type, remarks=remarks, changes=seen.changes, comments=comments)


def _main_part(package: Package) -> str:
    main = MAIN_PART if MAIN_PART in package else related(package, "", "officeDocument")
    if main is None or main not in package or main.lower() in _OTHERS:
        raise _refuse_other(package)
    return main


def _blocks(package: Package, chunks: Chunks, root: etree._Element, seen: Survey) -> tuple[Block, ...]:
    numbering, looks = _styling(package, chunks.part, seen)
    content = Content()
    body = root.find(w("body"))
    if body is None:
        raise _refuse_other(package)
    walk = Walk(chunks.part, numbering, looks, seen, chunks)
    walk.read(body, "/w:document/w:body", content)
    return tuple(content.blocks)


def _styling(package: Package, main: str, seen: Survey) -> tuple[Numbering | None, Styles | None]:
    """What computes numbers and what tells how text looks; None where the file has none.

    Marks the survey's plain paragraphs as not plain where a style numbers, or looks unlike text.
    """
    part = ((seen.styles or seen.numbers) and _sibling(package, main, "styles")) or b""
    styles = Styles(normal(part))
    numbered = b"numPr" in part and any(map(styles.numbers, seen.styles))
    looks = any(mark in part for mark in _LOOKS) and any(styles.look(name) != PLAIN for name in seen.styles)
    if numbered or looks:
        seen.plain.clear()
    numbering = _numbering(package, main, styles) if numbered or seen.numbers else None
    return numbering, styles if looks or seen.looks else None


def _numbering(package: Package, main: str, styles: Styles) -> Numbering:
    part = _sibling(package, main, "numbering")
    root = _tree(part)
    complete = root is not None or (part is None and package.zip.intact)
    return Numbering({} if root is None else lists_in(root, styles), styles, complete)


def _comments(package: Package, main: str, seen: Survey) -> int:
    """How many comments there are, but for those that were put in to say what is wrong with the report."""
    root = _tree(_sibling(package, main, "comments"))
    own = {one.get(ID) for one in ([] if root is None else root) if one.get(AUTHOR) == authorship.AUTHOR}
    return sum(one not in own for one in seen.comments)


def _sibling(package: Package, main: str, kind: str) -> bytes | None:
    """The styles, the numbering or the comments of a document, None where the file has none or it cannot be unpacked."""
    usual = f"{posixpath.dirname(main)}/{kind}.xml"
    name = usual if usual in package else related(package, main, kind)
    try:
        return package.read(name) if name else None
    except UnreadableError:
        return b""


def _tree(part: bytes | None) -> etree._Element | None:
    """A part that the text can be read without, None where it is broken."""
    try:
        return parse(normal(part)) if part else None
    except UnreadableError:
        return None


def _media_type(package: Package) -> str:
    types = package.read("[content_types].xml") or b""
    return next((media for mark, media in _MEDIA_TYPES.items() if mark in types), _MEDIA)


def _refuse_other(package: Package) -> UnreadableError:
    other = next((text for name, text in _OTHERS.items() if name in package), None)
    if other is None and not package.zip.intact:
        return refuse(DAMAGED, "zip")
    kind = other or _ZIP
    return UnreadableError(Text(NO_WORD.zh.format(kind.zh), NO_WORD.en.format(kind.en)))
