"""From the bytes of a page to a Document."""

from __future__ import annotations

from lxml import etree

from ogicheck.api import Block, Document, Place, UnreadableError
from ogicheck_plugins.formats_kit.places import placed
from ogicheck_plugins.formats_kit.saved import Page, pages_in
from ogicheck_plugins.formats_kit.webcharset import decode
from ogicheck_plugins.formats_kit.websource import marked, source_of
from ogicheck_plugins.html.declared import published
from ogicheck_plugins.html.flow import Flow
from ogicheck_plugins.html.framed import LEAST, frames, is_written_by_scripts, length
from ogicheck_plugins.html.refusals import FRAMED, NO_TEXT, TOO_DEEP, TOO_LARGE, TOO_MANY, WRITTEN, refuse
from ogicheck_plugins.html.sheets import lay_under
from ogicheck_plugins.html.shown import name_tables
from ogicheck_plugins.html.sniffing import is_saved_page

LARGEST, MOST_TAGS = 20 * 2**20, 300_000
"""Bytes, and opening and closing tags, that a page may have: so many tags take 0.4 GB, a report ten thousand tags."""


def read_html(data: bytes) -> Document:
    """The blocks of a page; raises UnreadableError."""
    if len(data) > LARGEST:
        raise refuse(TOO_LARGE, LARGEST >> 20)
    if is_saved_page(data):
        return _read_saved(data)
    text, remarks = decode(data)
    return Document(_blocks(text), "text/html", binary=False, remarks=remarks, published=published(text))


def _read_saved(data: bytes) -> Document:
    """The page of an MHTML file that says most: the report may stand in a frame of another. Its lines are not the file's, so
    its places name the part alone. Raises UnreadableError.
    """
    found: list[Document] = []
    refused: list[UnreadableError] = []
    for page in pages_in(data):
        try:
            found.append(_of_part(page))
        except UnreadableError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return max(found, key=lambda document: length(document.blocks))


def _of_part(page: Page) -> Document:
    text, remarks = decode(page.data, page.charset)
    place = Place(part=page.name)
    blocks = tuple(placed(block, lambda _: place) for block in _blocks(text))
    return Document(blocks, "multipart/related", remarks=remarks, published=published(text))


def page_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page's source, each with its lines and columns there. Raises UnreadableError."""
    return _flowed(_parse(text), text)


def _blocks(text: str) -> tuple[Block, ...]:
    root = _parse(text)
    styled = root is not None and lay_under(root)
    blocks = _flowed(root, text)
    if styled and length(blocks) < LEAST:
        # A sheet that hides the whole page waits for a script to show it.
        blocks = _flowed(_parse(text), text)
    if root is not None and length(blocks) < LEAST:
        if framed := frames(root):
            raise UnreadableError(FRAMED.fill("、".join(framed)), framed)
        if is_written_by_scripts(root):
            raise refuse(WRITTEN)
    if not blocks:
        raise refuse(NO_TEXT)
    return blocks


def _flowed(root: etree._Element | None, text: str) -> tuple[Block, ...]:
    flow = Flow(source_of(text), page_blocks)
    try:
        if root is not None:
            name_tables(root)
            flow.add(root)
            flow.flush()
    except RecursionError as error:
        raise refuse(TOO_DEEP) from error
    return tuple(item.block for item in flow.items if not item.navigation)


def _parse(text: str) -> etree._Element | None:
    """The tree of a marked page; raises UnreadableError where it is too large or the parser left text out."""
    if text.count("<") > MOST_TAGS:
        raise refuse(TOO_MANY, MOST_TAGS)
    # A page with many tags left open nests deeply without harm, hence huge_tree.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(marked(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise refuse(NO_TEXT) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise refuse(TOO_DEEP)
    return root
