"""The blocks of a Word document in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from ogicheck.api import Cell, Paragraph, Picture, Place, Table
from ogicheck_plugins.docx.names import MC, WORD, w
from ogicheck_plugins.docx.numbering import Numbering
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.tables import CELL, ROW, Box, Grid, Shapes
from ogicheck_plugins.docx.text import ALTERNATIVES, OUT, Line, alternative
from ogicheck_plugins.layout import arranges, real_columns

PARAGRAPH, TABLE = w("p"), w("tbl")
_PREFIXES = ((f"{{{WORD}}}", "w:"), (MC, "mc:"))


Block = Paragraph | Table | Picture


@dataclass(slots=True)
class Content:
    """The blocks of a container in order; `aside` are those that stand beside its text: text boxes and pictures."""

    blocks: list[Block] = field(default_factory=list)
    aside: list[Block] = field(default_factory=list)

    def take(self, other: Content) -> None:
        self.blocks += other.blocks
        self.aside += other.aside

    @property
    def text(self) -> str:
        """The paragraphs, a line each, their numbers before them."""
        if not self.blocks:
            return ""
        inside = [block for block in self.blocks if not any(block is beside for beside in self.aside)]
        return "\n".join(_printed(block) for block in inside if isinstance(block, Paragraph))


class Walk:
    """Walks a part; `numbering` and `hidden` are None where nothing in the file needs them."""

    def __init__(
        self, part: str, numbering: Numbering | None, hidden: Styles | None, shapes: Shapes, *, tracked: bool
    ) -> None:
        self._part = part
        self._numbering = numbering
        self._shapes = shapes
        self._tracked = tracked
        self._line = Line(hidden)

    def read(self, container: etree._Element, path: str, content: Content) -> None:
        """Add the blocks that a container (body, cell, text box) holds to the content."""
        line = self._line
        counts: dict[str, int] = {}
        for child in container:
            tag = child.tag
            count = counts[tag] = counts.get(tag, 0) + 1
            if tag == PARAGRAPH:
                line.begin(child, self._tracked)
                if line.ended and (line.says or self._numbering):
                    self._paragraph(f"{path}/w:p[{count}]", content)
            elif tag not in OUT:
                if not line.ended:
                    self._paragraph(path, content)
                self._other(child, tag, f"{path}/{_short(tag)}[{count}]", content)
        if not line.ended:
            self._paragraph(path, content)

    def _other(self, child: etree._Element, tag: str, path: str, content: Content) -> None:
        if tag == TABLE:
            self._table(child, path, content)
        else:
            self.read(alternative(child) if tag == ALTERNATIVES else child, path, content)

    def _paragraph(self, path: str, content: Content) -> None:
        number = self._numbering.number(self._line.properties) if self._numbering else ""
        text, floats = self._line.take()
        if number or text.strip():
            content.blocks.append(Paragraph(text, Place(part=self._part, path=path), number))
        for float_ in floats:
            beside = Content()
            if isinstance(float_, str):
                beside.blocks.append(Picture(Place(part=self._part, path=path), float_))
            else:
                self.read(float_, float_.getroottree().getpath(float_), beside)
            content.blocks += beside.blocks
            content.aside += beside.blocks

    def _table(self, table: etree._Element, path: str, content: Content) -> None:
        grid = Grid(self._shapes)
        for row, place in members(table, path, ROW):
            grid.add(row, members(row, place, CELL))
        contents = [self._cell(box) for box in grid.boxes]
        texts = [cell.text for cell in contents]
        opened = real_columns([(box.left, box.right) for box in grid.boxes])
        nested = any(isinstance(block, Table) for cell in contents for block in cell.blocks)
        if nested or arranges(texts, max(opened.values())):
            for cell in contents:
                content.take(cell)
            return
        cells = tuple(
            Cell(
                text,
                Place(part=self._part, path=box.path),
                box.row,
                opened[box.left],
                box.rowspan,
                opened[box.right] - opened[box.left],
            )
            for text, box in zip(texts, grid.boxes, strict=True)
        )
        content.blocks.append(Table(cells, Place(part=self._part, path=path)))
        for cell in contents:
            content.blocks += cell.aside
            content.aside += cell.aside

    def _cell(self, box: Box) -> Content:
        content = Content()
        self.read(box.element, box.path, content)
        return content


def members(container: etree._Element, path: str, wanted: str) -> Iterator[tuple[etree._Element, str]]:
    """The rows of a table or the cells of a row, also those within content controls."""
    counts: dict[str, int] = {}
    for child in container:
        tag = child.tag
        count = counts[tag] = counts.get(tag, 0) + 1
        if tag == wanted:
            yield child, f"{path}/{_short(tag)}[{count}]"
        elif tag not in OUT:
            yield from members(child, f"{path}/{_short(tag)}[{count}]", wanted)


@cache
def _short(tag: str) -> str:
    for name, prefix in _PREFIXES:
        if tag.startswith(name):
            return prefix + tag.removeprefix(name)
    return f"*[local-name()='{tag.rpartition('}')[2]}']"


def _printed(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}".rstrip(" ") if paragraph.number else paragraph.text
