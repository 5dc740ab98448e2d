"""The blocks of a Word document in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from lxml import etree
from ogicheck.api import Cell, Paragraph, Picture, Place, Table

from ogicheck_plugins.docx.names import MC, WORD, w
from ogicheck_plugins.docx.numbering import Numbering
from ogicheck_plugins.docx.styles import Styles
from ogicheck_plugins.docx.tables import CELL, ROW, Grid, Shapes
from ogicheck_plugins.docx.text import ALTERNATIVES, OUT, Line, alternative
from ogicheck_plugins.layout import arranges, real_columns

PARAGRAPH, TABLE = w("p"), w("tbl")
_PREFIXES = ((f"{{{WORD}}}", "w:"), (MC, "mc:"))


@dataclass(frozen=True, slots=True)
class Item:
    """A block; `aside` where it stands beside the text and is no part of it (a text box, a picture)."""

    block: Paragraph | Table | Picture
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """Walks a part; `numbering` and `hidden` are None where nothing in the file needs them."""

    part: str
    numbering: Numbering | None
    hidden: Styles | None
    tracked: bool
    shapes: Shapes

    def items(self, container: etree._Element, path: str) -> Iterator[Item]:
        """The blocks that a container (body, cell, text box) holds."""
        line = None
        counts: dict[str, int] = {}
        for child in container:
            tag = child.tag
            count = counts[tag] = counts.get(tag, 0) + 1
            if tag == PARAGRAPH:
                line = line or Line(self.hidden)
                line.begin(child)
                if self.tracked and line.mark_is_deleted:
                    continue
                yield from self._paragraph(line, f"{path}/w:p[{count}]")
                line = None
            elif tag == TABLE:
                yield from self._table(child, f"{path}/w:tbl[{count}]")
            elif tag not in OUT:
                inner = alternative(child) if tag == ALTERNATIVES else child
                yield from self.items(inner, f"{path}/{_short(tag)}[{count}]")
        if line is not None:
            yield from self._paragraph(line, path)

    def _paragraph(self, line: Line, path: str) -> Iterator[Item]:
        text = "".join(line.parts)
        number = self.numbering.number(line.properties) if self.numbering else ""
        if number or text.strip():
            yield Item(Paragraph(text, self._place(path), number))
        for described in line.pictures:
            yield Item(Picture(self._place(path), described), aside=True)
        for box in line.boxes:
            for item in self.items(box, box.getroottree().getpath(box)):
                yield Item(item.block, aside=True)

    def _table(self, table: etree._Element, path: str) -> Iterator[Item]:
        grid = Grid(self.shapes)
        for row, place in members(table, path, ROW):
            grid.add(row, members(row, place, CELL))
        contents = [list(self.items(box.element, box.path)) for box in grid.boxes]
        texts = [_cell_text(items) for items in contents]
        opened = real_columns([(box.left, box.right) for box in grid.boxes])
        nested = any(isinstance(item.block, Table) for item in chain.from_iterable(contents))
        if nested or arranges(texts, max(opened.values())):
            yield from chain.from_iterable(contents)
            return
        cells = tuple(
            Cell(
                text,
                self._place(box.path),
                box.row,
                opened[box.left],
                box.rowspan,
                opened[box.right] - opened[box.left],
            )
            for text, box in zip(texts, grid.boxes, strict=True)
        )
        yield Item(Table(cells, self._place(path)))
        yield from (item for item in chain.from_iterable(contents) if item.aside)

    def _place(self, path: str) -> Place:
        return Place(part=self.part, path=path)


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


def _cell_text(items: list[Item]) -> str:
    lines = (
        f"{item.block.number} {item.block.text}".rstrip(" ") if item.block.number else item.block.text
        for item in items
        if isinstance(item.block, Paragraph) and not item.aside
    )
    return "\n".join(lines)
