"""Pictures of pages as a Document that says of each value how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ogicheck.api import Block, Cell, Document, Paragraph, Place, Table, Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.document import document_of
from ogicheck_plugins.formats_kit.drawn.page import Page
from ogicheck_plugins.formats_kit.scanned.image import Scan
from ogicheck_plugins.formats_kit.scanned.pages import ReadPage, read_page

_NOTHING = Text(
    "图像中没有识别出文字；请提供更清晰的扫描件，或原 Word、PDF 文件。",
    "No text was recognised in the picture; supply a clearer scan, or the original Word or PDF file.",
)
_REMARK = Text(
    "内容由扫描图像识别得来，可能有误，所有结果都需人工对照原件。",
    "Read from pictures by character recognition, which errs at times: compare every finding with the original.",
)


def recognised(
    scans: Iterable[Scan], media_type: str, written: Sequence[Page] = (), damaged: Sequence[int] = ()
) -> Document:
    """The pages' tables and paragraphs, among those of `written` pages, which are text. A cover between these is left out.

    Raises UnreadableError where no text is found on any.
    """
    read = list(map(read_page, scans))
    if not written and not any(one.page.words for one in read):
        raise UnreadableError(_NOTHING)
    told = [one for one in read if not written or sum(len(word.text) for word in one.page.words) > _COVER]
    if not told:
        return document_of(written, damaged)
    pages = sorted([*told, *map(_certain, written)], key=lambda one: one.page.number)
    document = document_of([one.page for one in pages], damaged)
    sure = _Confidences(pages)
    blocks = tuple(sure.of_block(block) for block in document.blocks)
    remarks = (_REMARK, *document.remarks)
    return replace(document, blocks=blocks, media_type=media_type, remarks=remarks, recognised=True)


_COVER = 60
"""Characters on a page at most that only bears a title."""


def _certain(page: Page) -> ReadPage:
    return ReadPage(page, (1.0,) * len(page.words))


_NOWHERE = (0.0, 0.0, 0.0, 0.0)


class _Confidences:
    """Looks up how sure a value is by the words that stand where it does."""

    def __init__(self, pages: Sequence[ReadPage]) -> None:
        self._words = {one.page.number: list(zip(_places(one.page), one.confidences, strict=True)) for one in pages}
        self._least = min(confidence for page in pages for confidence in page.confidences)

    def of_block(self, block: Block) -> Block:
        match block:
            case Table():
                return replace(block, cells=tuple(map(self._of_cell, block.cells)))
            case Paragraph():
                return replace(block, confidence=self._of(block.place))
        return block

    def _of_cell(self, cell: Cell) -> Cell:
        return replace(cell, confidence=self._of(cell.place) if cell.text else 1.0)

    def _of(self, place: Place) -> float:
        """The least of its words'; the least of all where its words stand on the next page, after a page break."""
        inside = [confidence for word, confidence in self._words[place.page or 0] if _holds(place, word)]
        return round(min(inside, default=self._least), 3)


def _places(page: Page) -> Iterator[Place]:
    return (page.place(word[1:]) for word in page.words)


def _holds(place: Place, word: Place) -> bool:
    left, top, right, bottom = place.box or _NOWHERE
    from_x, from_y, to_x, to_y = word.box or _NOWHERE
    return left <= (from_x + to_x) / 2 <= right and top <= (from_y + to_y) / 2 <= bottom
