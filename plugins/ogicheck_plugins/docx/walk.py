"""The blocks of a Word document in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from ogicheck.api import Cell, Paragraph, Picture, Place, Table, is_figure
from ogicheck_plugins.docx.chunks import CHUNK, Chunks
from ogicheck_plugins.docx.drawings import ALTERNATIVES, DRAWINGS, alternative, draws
from ogicheck_plugins.docx.names import MC, WORD, w
from ogicheck_plugins.docx.numbering import Numbering
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.survey import Survey
from ogicheck_plugins.docx.tables import CELL, CELL_PROPERTIES, ROW, Box, Grid, widths
from ogicheck_plugins.docx.text import OUT, PARAGRAPH, RunLine
from ogicheck_plugins.formats_kit.layout import arranges, real_columns
from ogicheck_plugins.formats_kit.marks import UNREAD

TABLE = w("tbl")
_PREFIXES = ((f"{{{WORD}}}", "w:"), (MC, "mc:"))


Block = Paragraph | Table | Picture


@dataclass(slots=True)
class Content:
    """The blocks of a container in order; `aside` are those that stand beside its text: text boxes and pictures. `drawn`
    where a picture or an object stands in place of text.
    """

    blocks: list[Block] = field(default_factory=list)
    aside: list[Block] = field(default_factory=list)
    drawn: bool = False

    def take(self, other: Content) -> None:
        self.blocks += other.blocks
        self.aside += other.aside

    @property
    def text(self) -> str:
        """The paragraphs, a line each, their numbers before them."""
        if not self.blocks:
            return ""
        beside = set(map(id, self.aside))
        inside = (block for block in self.blocks if isinstance(block, Paragraph) and id(block) not in beside)
        return "\n".join(map(_printed, inside))

    @property
    def printed(self) -> str:
        """The text of a cell: a figure in a text box beside it may stand over its own, or over another cell."""
        floats = any(isinstance(block, Paragraph) and is_figure(block.text) for block in self.aside)
        return UNREAD if self.drawn or (floats and (not self.text or is_figure(self.text))) else self.text


class Walk:
    """Walks a part; `numbering` and `looks` are None where nothing in the file needs them."""

    def __init__(self, part: str, numbering: Numbering | None, looks: Styles | None, seen: Survey, chunks: Chunks) -> None:
        self._part = part
        self._chunks = chunks
        self._numbering = numbering
        self._shapes = seen.shapes
        self._tracked = seen.deletes
        self._plain = seen.plain
        self._line = RunLine(looks)

    def read(self, container: etree._Element, path: str, content: Content) -> None:
        """Add the blocks that a container (body, cell, text box) holds to the content."""
        line = self._line
        paragraphs = 0
        counts: dict[str, int] = {}
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                paragraphs += 1
                pieces = self._plain.get(child) if line.ended else None
                if pieces is not None:
                    if (text := "".join(pieces)).strip():
                        content.blocks.append(Paragraph(text, self._place(f"{path}/w:p[{paragraphs}]")))
                elif line.takes(child, self._tracked) or (self._numbering and line.ended):
                    self._paragraph(f"{path}/w:p[{paragraphs}]", content)
            elif tag not in OUT:
                count = counts[tag] = counts.get(tag, 0) + 1
                if not line.ended:
                    self._paragraph(path, content)
                self._other(child, tag, f"{path}/{_short(tag)}[{count}]", content)
        if not line.ended:
            self._paragraph(path, content)

    def _other(self, child: etree._Element, tag: str, path: str, content: Content) -> None:
        if tag == TABLE:
            self._table(child, path, content)
        elif tag == CHUNK:
            content.blocks += self._chunks.blocks(child)
        else:
            self.read(alternative(child) if tag == ALTERNATIVES else child, path, content)

    def _paragraph(self, path: str, content: Content) -> None:
        number = self._numbering.number(self._line.properties) if self._numbering else ""
        text, floats = self._line.take()
        if number or text.strip():
            content.blocks.append(Paragraph(text, self._place(path), number))
        for float_ in floats:
            beside = Content()
            if isinstance(float_, str):
                beside.blocks.append(Picture(self._place(path), float_))
            else:
                self.read(float_, float_.getroottree().getpath(float_), beside)
            content.blocks += beside.blocks
            content.aside += beside.blocks

    def _table(self, table: etree._Element, path: str, content: Content) -> None:
        grid = Grid(self._shapes)
        for row, place in members(table, path, ROW):
            grid.add(row, members(row, place, CELL))
        texts = [self._plain_text(box.element) for box in grid.boxes]
        contents = [Content() if text is not None else self._cell(box) for text, box in zip(texts, grid.boxes, strict=True)]
        printed = [cell.printed if text is None else text for text, cell in zip(texts, contents, strict=True)]
        opened = real_columns([(box.left, box.right) for box in grid.boxes], widths(table))
        nested = any(isinstance(block, Table) for cell in contents for block in cell.blocks)
        if nested or arranges(printed, max(opened.values(), default=0)):
            for text, cell, box in zip(texts, contents, grid.boxes, strict=True):
                content.take(cell if text is None else self._cell(box))
            return
        content.blocks.append(Table(tuple(self._cells(printed, grid.boxes, opened)), self._place(path)))
        for cell in contents:
            content.blocks += cell.aside
            content.aside += cell.aside

    def _cells(self, texts: list[str], boxes: list[Box], opened: dict[int, int]) -> Iterator[Cell]:
        for text, box in zip(texts, boxes, strict=True):
            column = opened[box.left]
            yield Cell(text, self._place(box.path), box.row, column, box.rowspan, opened[box.right] - column)

    def _cell(self, box: Box) -> Content:
        content = Content()
        self.read(box.element, box.path, content)
        content.drawn = not content.text and any(map(draws, box.element.iter(*DRAWINGS)))
        return content

    def _plain_text(self, cell: etree._Element) -> str | None:
        """The text of a cell of plain paragraphs, None where there is more to it: most need no more than this."""
        lines = []
        for child in cell:
            pieces = self._plain.get(child)
            if pieces:
                lines.append("".join(pieces))
            elif pieces is None and child.tag != CELL_PROPERTIES:
                return None
        return "\n".join(line for line in lines if line.strip())

    def _place(self, path: str) -> Place:
        return Place(None, None, None, None, None, None, self._part, path)


def members(container: etree._Element, path: str, wanted: str) -> Iterator[tuple[etree._Element, str]]:
    """The rows of a table or the cells of a row, also those within content controls."""
    counts: dict[str, int] = {}
    for child in container:
        tag = child.tag
        if tag not in OUT:
            count = counts[tag] = counts.get(tag, 0) + 1
            place = f"{path}/{_short(tag)}[{count}]"
            if tag == wanted:
                yield child, place
            else:
                yield from members(child, place, wanted)


@cache
def _short(tag: str) -> str:
    for name, prefix in _PREFIXES:
        if tag.startswith(name):
            return prefix + tag.removeprefix(name)
    return f"*[local-name()='{tag.rpartition('}')[2]}']"


def _printed(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}".rstrip(" ") if paragraph.number else paragraph.text
