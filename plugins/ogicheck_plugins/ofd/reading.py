"""From the bytes of an OFD file to a Document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ogicheck.api import Document, Text, UnreadableError
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.drawn.document import document_of
from ogicheck_plugins.formats_kit.drawn.page import MOST_PAGES, Page
from ogicheck_plugins.formats_kit.package import Package, open_package
from ogicheck_plugins.ofd.pages import page_of, size_of

MEDIA_TYPE = "application/ofd"
_ROOT = "OFD.xml"
_EXPERIMENTAL = Text(
    "OFD 文件的读取尚属试验；如有疑问，请以 Word、PDF 或网页原件核对。",
    "Reading OFD files is experimental: in case of doubt check the original Word file, PDF or web page.",
)
_NO_TEXT = Text(
    "OFD 中没有文字（扫描件，或文字已转成曲线）；请提供由文字处理软件导出的文件。",
    "The OFD holds no text (a scan, or text drawn as curves): supply the file that a word processor exports.",
)
_LONG = Text(
    "OFD 文件超过 {0} 页的上限；请只提供年度报告本身。",
    "The OFD has more pages than the limit of {0}; supply the annual report alone.",
)


def read_ofd(data: bytes) -> Document:
    """Tables by their lines, all else as paragraphs; raises UnreadableError."""
    package = open_package(data)
    pages = [page for main in _mains(package) for page in _pages(package, main)]
    if not any(page.words for page in pages):
        raise UnreadableError(_NO_TEXT)
    document = document_of([replace(page, number=number) for number, page in enumerate(pages, 1)])
    return replace(document, media_type=MEDIA_TYPE, remarks=(*document.remarks, _EXPERIMENTAL))


def _mains(package: Package) -> Iterator[str]:
    """The main part of each document in the file."""
    for root in _tree(package, _ROOT).iterfind("{*}DocBody/{*}DocRoot"):
        yield _path("", root.text)


def _pages(package: Package, main: str) -> Iterator[Page]:
    document = _tree(package, main)
    templates = {one.get("ID"): one for one in document.iterfind("{*}CommonData/{*}TemplatePage")}
    for count, page in enumerate(document.iterfind("{*}Pages/{*}Page")):
        if count >= MOST_PAGES:
            raise UnreadableError(_LONG.fill(MOST_PAGES))
        root = _tree(package, _path(main, page.get("BaseLoc")))
        below = (templates.get(one.get("TemplateID")) for one in root.iterchildren("{*}Template"))
        roots = [_tree(package, _path(main, one.get("BaseLoc"))) for one in below if one is not None]
        yield page_of(count + 1, [*roots, root], size_of(root, document))


def _tree(package: Package, name: str) -> etree._Element:
    root = package.tree(name)
    if root is None:
        raise UnreadableError(zips.DAMAGED.fill(name))
    return root


def _path(source: str, target: str | None) -> str:
    """A part's name from how another part names it."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), (target or "").strip())).lstrip("/")
