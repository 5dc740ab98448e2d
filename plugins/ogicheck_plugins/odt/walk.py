"""The blocks of an OpenDocument text in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ogicheck.api import Block, Paragraph, Picture, Place, Table
from ogicheck_plugins.formats_kit.boxes import Box, table_or_text
from ogicheck_plugins.formats_kit.marks import PLAIN
from ogicheck_plugins.odt import numbering
from ogicheck_plugins.odt.names import DRAW, PARAGRAPHS, STYLE_NAME, TABLE, TEXT, short
from ogicheck_plugins.odt.numbering import Numbering
from ogicheck_plugins.odt.styles import Styles
from ogicheck_plugins.odt.tables import spots
from ogicheck_plugins.odt.text import OUT, SpanLine, picture_in

PART = "content.xml"
_LIST, _ITEM, _SECTION, _TABLE = f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}section", f"{TABLE}table"
_HEADING, _DISPLAY, _FRAME = f"{TEXT}h", f"{TEXT}display", f"{DRAW}frame"


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
        beside = set(map(id, self.aside))
        inside = (block for block in self.blocks if isinstance(block, Paragraph) and id(block) not in beside)
        return "\n".join(f"{one.number} {one.text}".rstrip(" ") if one.number else one.text for one in inside)


class Walk:
    """Walks the body; `styles` is None where none says how text looks."""

    def __init__(self, numbers: Numbering, styles: Styles | None) -> None:
        self._numbers = numbers
        self._styles = styles
        self._due: str | None = ""

    def read(self, container: etree._Element, path: str, content: Content, at: numbering.Place | None = None) -> None:
        """Add the blocks that a container holds to the content; `at` is where it stands in lists."""
        counts: dict[str, int] = {}
        for child in container:
            tag = child.tag
            if tag not in OUT:
                count = counts[tag] = counts.get(tag, 0) + 1
                self._block(child, f"{path}/{short(tag)}[{count}]", content, at)

    def _block(self, child: etree._Element, path: str, content: Content, at: numbering.Place | None) -> None:
        match child.tag:
            case tag if tag in PARAGRAPHS:
                self._paragraph(child, path, content, at)
            case tag if tag == _TABLE:
                self._table(child, path, content)
            case tag if tag == _LIST:
                self.read(child, path, content, self._numbers.enter(child, at))
            case tag if tag == _ITEM and at:
                self._due = self._numbers.item(child, at) if _starts_with_text(child) else ""
                self.read(child, path, content, at)
                self._due = ""
            case tag if tag == _FRAME:
                self._float(child, path, content)
            case tag if not (tag == _SECTION and child.get(_DISPLAY, "true") != "true"):
                self.read(child, path, content, at)

    def _paragraph(self, child: etree._Element, path: str, content: Content, at: numbering.Place | None) -> None:
        number = self._numbers.heading(child) if child.tag == _HEADING and not at else self._due
        self._due = ""
        look = self._styles.look("paragraph", child.get(STYLE_NAME)) if self._styles else PLAIN
        if look.hidden:
            return
        line = SpanLine(self._styles, look)
        line.add(child)
        text = "".join(line.parts).rstrip(" ")
        if number or text.strip():
            content.blocks.append(Paragraph(text, Place(part=PART, path=path), number))
        for frame in line.floats:
            self._float(frame, path, content)

    def _float(self, frame: etree._Element, path: str, content: Content) -> None:
        beside = Content()
        described = picture_in(frame)
        if described is not None:
            beside.blocks.append(Picture(Place(part=PART, path=path), described))
        else:
            self.read(frame, frame.getroottree().getpath(frame), beside)
        content.blocks += beside.blocks
        content.aside += beside.blocks

    def _table(self, table: etree._Element, path: str, content: Content) -> None:
        found = list(spots(table, path))
        by_path = {spot.path: self._cell(spot.element, spot.path) for spot in found}
        contents, texts = by_path.values(), {path: cell.text for path, cell in by_path.items()}
        boxes = [
            Box(texts[spot.path], Place(part=PART, path=spot.path), spot.row, spot.left, spot.right, spot.rowspan)
            for spot in found
        ]
        nested = any(isinstance(block, Table) for cell in contents for block in cell.blocks)
        shown = [] if nested else list(table_or_text(boxes, {}, Place(part=PART, path=path)))
        if any(isinstance(block, Table) for block in shown):
            aside = [block for cell in contents for block in cell.aside]
            content.take(Content([*shown, *aside], aside))
        else:
            for cell in contents:
                content.take(cell)

    def _cell(self, cell: etree._Element, path: str) -> Content:
        content = Content()
        self.read(cell, path, content)
        return content


def _starts_with_text(item: etree._Element) -> bool:
    """Whether an item shows a number: one that only holds a deeper list does not."""
    first = next(item.iterchildren(), None)
    return first is not None and first.tag in PARAGRAPHS
