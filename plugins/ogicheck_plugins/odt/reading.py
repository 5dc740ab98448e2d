"""From the bytes of an OpenDocument text or spreadsheet to a Document."""

from __future__ import annotations

from lxml import etree

from ogicheck.api import Block, Document, Text, UnreadableError
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.package import TOO_DEEP, Package, open_package
from ogicheck_plugins.odt.names import OFFICE
from ogicheck_plugins.odt.numbering import Numbering
from ogicheck_plugins.odt.sheets import sheet_blocks
from ogicheck_plugins.odt.styles import Styles
from ogicheck_plugins.odt.walk import PART, Content, Walk

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_NO_TEXT = Text(
    "文件是 OpenDocument 演示文稿等，不是文字文档；请提供 odt 或 docx",
    "the file is an OpenDocument presentation or the like, not a text: supply the odt or docx",
)
_EMPTY = Text(
    "文件中没有文字，也没有图片；请核对是否选错了文件",
    "the file holds neither text nor pictures: check that it is the right one",
)


def read_odt(data: bytes) -> Document:
    """The blocks of the text; raises UnreadableError."""
    package = open_package(data)
    _refuse_encrypted(package)
    root = package.tree(PART)
    if root is None:
        raise UnreadableError(zips.DAMAGED.fill(PART))
    try:
        media_type, blocks = _sheets(root) or _text(package, root)
    except RecursionError as error:
        raise UnreadableError(TOO_DEEP) from error
    if not blocks:
        raise UnreadableError(_EMPTY)
    return Document(blocks, media_type)


def _sheets(root: etree._Element) -> tuple[str, tuple[Block, ...]] | None:
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    return None if body is None else (_SPREADSHEET, tuple(sheet_blocks(body)))


def _text(package: Package, root: etree._Element) -> tuple[str, tuple[Block, ...]]:
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableError(_NO_TEXT)
    content = Content()
    _walk(package, root).read(body, "/office:document-content/office:body/office:text", content)
    return _MEDIA_TYPE, tuple(content.blocks)


def _walk(package: Package, root: etree._Element) -> Walk:
    styles = Styles()
    for part in (package.tree("styles.xml"), root):
        if part is not None:
            styles.take(part)
    return Walk(Numbering(styles), styles if styles.tell_looks else None)


def _refuse_encrypted(package: Package) -> None:
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest or "encrypted-package" in package:
        raise UnreadableError(zips.ENCRYPTED)
