"""The blocks of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

from lxml import etree

from ogicheck.api import Cell, Paragraph, Picture, Place, Table
from ogicheck_plugins.formats_kit.flattened.embedded import PageBlocks
from ogicheck_plugins.formats_kit.layout import arranges, real_columns
from ogicheck_plugins.formats_kit.marks import UNREAD
from ogicheck_plugins.formats_kit.websource import AT, END, START, Source
from ogicheck_plugins.html.declarations import is_hidden, prints_figures
from ogicheck_plugins.html.elements import (
    BLOCKS,
    FIELDS,
    FORMULAS,
    HEADINGS,
    UNSEEN,
    draws,
    is_furniture,
    is_tiny,
    shown_value,
)
from ogicheck_plugins.html.flattened import flattened
from ogicheck_plugins.html.grid import Stray, groups_of, spots, widths
from ogicheck_plugins.html.lines import BREAK, LINK, LINK_END, paragraphs, preformatted
from ogicheck_plugins.html.looks import PLAIN, Look
from ogicheck_plugins.html.numbers import Numbers

CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Item:
    """A block; `navigation` where it is short and mostly links, which counts for nothing in a cell of a data table."""

    block: Paragraph | Table | Picture
    navigation: bool = False


@dataclass(slots=True)
class Flow:
    """Gathers text until a block ends, and then makes it a paragraph. `page_blocks` reads HTML that stands in its text."""

    source: Source
    page_blocks: PageBlocks
    items: list[Item] = field(default_factory=list)
    _gathered: list[str] = field(default_factory=list)
    _pictures: list[Picture] = field(default_factory=list)
    _lists: list[Numbers] = field(default_factory=list)
    _number: str | None = ""
    _preformatted: bool = False
    _look: Look = PLAIN
    _size: float = PLAIN.size

    def add(self, element: etree._Element) -> None:
        """Take in the content of an element."""
        outer, self._look = self._look, self._look.within(element)
        if prints_figures(element) and (element.tag in CELLS or next(element.iterancestors(*CELLS), None) is not None):
            self._gathered.append(f"{START}{element.get(AT, '0:0')}{END}{UNREAD}")
        self._text(element.text)
        for child in element:
            self._shown(child)
            self._text(child.tail)
        self._look = outer

    def _shown(self, child: etree._Element) -> None:
        if _is_seen(child):
            self._child(child, child.tag)

    def _text(self, text: str | None) -> None:
        if text:
            before = self._gathered[-1] if self._gathered else ""
            self._gathered.append(self._look.drawn(text, before, self._size))
            self._size = self._look.size if text.strip() else self._size

    def flush(self, *, heading: bool = False) -> None:
        """End the paragraph that is being gathered."""
        gathered = "".join(self._gathered)
        if self._preformatted and START in gathered:
            self.items += map(Item, flattened(list(preformatted(gathered)), self.source, self.page_blocks))
        elif START in gathered:
            self._paragraphs(gathered, heading)
        self.items += map(Item, self._pictures)
        self._gathered.clear()
        self._pictures.clear()

    def _paragraphs(self, gathered: str, heading: bool) -> None:
        for line in paragraphs(gathered):
            paragraph = Paragraph(line.text, self.source.place(line.start, line.end), self._number)
            self.items.append(Item(paragraph, line.navigation and not heading))
            self._number = ""

    def _child(self, child: etree._Element, tag: str) -> None:
        if tag == "br":
            self._gathered.append(BREAK)
        elif tag == "table":
            self.flush()
            self._table(child)
        elif tag in BLOCKS:
            if not is_furniture(child):
                self._block(child, tag)
        elif tag == "img":
            if not is_tiny(child):
                self._pictures.append(Picture(self._place_of(child), child.get("alt", "")))
        elif tag in FIELDS:
            self._field(child)
        elif tag == "a" and child.get("href") is not None:
            self._gathered.append(LINK)
            self.add(child)
            self._gathered.append(LINK_END)
        elif tag in FORMULAS:
            self._formula(child)
        else:
            self.add(child)

    def _formula(self, formula: etree._Element) -> None:
        for at, part in enumerate(filter(_is_seen, formula)):
            self._gathered.append("/" if at else "")
            self._child(part, part.tag)

    def _field(self, field: etree._Element) -> None:
        if value := shown_value(field):
            self._gathered.append(f"{START}{field.get(AT, '0:0')}{END}{value}")

    def _block(self, child: etree._Element, tag: str) -> None:
        self.flush()
        before = self._preformatted, self._number
        self._preformatted = before[0] or tag == "pre"
        if tag == "ol":
            self._ordered(child)
        elif tag == "li" and self._lists and child.getparent() is self._lists[-1].ordered:
            self._number = self._lists[-1].take(child)
            self.add(child)
        else:
            self.add(child)
        self.flush(heading=tag in HEADINGS)
        self._preformatted = before[0]
        if tag == "li":
            self._number = ""

    def _ordered(self, ordered: etree._Element) -> None:
        self._lists.append(Numbers.of(ordered))
        self.add(ordered)
        self._lists.pop()

    def _table(self, table: etree._Element) -> None:
        strays: list[Stray] = []
        placed = spots(groups_of(table, strays))
        for stray in strays:
            self._stray(stray)
        self.flush()
        contents = [self._content(spot.element) for spot in placed]
        texts = [
            _cell_text(items) or (UNREAD if draws(spot.element) else "")
            for items, spot in zip(contents, placed, strict=True)
        ]
        if not contents:
            return
        opened = real_columns([(spot.left, spot.right) for spot in placed], widths(table))
        nested = any(isinstance(item.block, Table) for item in chain.from_iterable(contents))
        if nested or arranges(texts, max(opened.values())):
            self.items += chain.from_iterable(contents)
            return
        cells = tuple(
            Cell(
                text,
                self._cell_place(spot.element, items),
                spot.row,
                opened[spot.left],
                spot.rowspan,
                opened[spot.right] - opened[spot.left],
            )
            for text, items, spot in zip(texts, contents, placed, strict=True)
        )
        self.items.append(Item(Table(cells, _around(cells)), _only_links(contents)))
        self.items += (item for item in chain.from_iterable(contents) if isinstance(item.block, Picture))

    def _stray(self, stray: Stray) -> None:
        """What stands in a table but in no cell of it: a browser shows it before the table."""
        if isinstance(stray, str):
            self._gathered.append(stray)
        else:
            self._shown(stray)

    def _content(self, cell: etree._Element) -> list[Item]:
        if is_hidden(cell):
            return []
        flow = Flow(self.source, self.page_blocks, _preformatted=self._preformatted, _look=self._look)
        flow.add(cell)
        flow.flush()
        return flow.items

    def _cell_place(self, cell: etree._Element, items: list[Item]) -> Place:
        """Where a cell's text stands, and where its tag, if it is blank."""
        places = [item.block.place for item in items if isinstance(item.block, Paragraph)]
        return _span(places[0], places[-1]) if places else self._place_of(cell)

    def _place_of(self, element: etree._Element) -> Place:
        start, end = map(int, element.get(AT, "0:0").split(":"))
        return self.source.place(start, end)


def _is_seen(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag not in UNSEEN and not is_hidden(element)


def _cell_text(items: list[Item]) -> str:
    lines = (item.block for item in items if isinstance(item.block, Paragraph))
    return "\n".join(f"{line.number} {line.text}" if line.number else line.text for line in lines)


def _only_links(contents: Iterable[list[Item]]) -> bool:
    """Whether a table is a site's menu; one with a figure of its own never is."""
    items = list(chain.from_iterable(contents))
    figures = (isinstance(item.block, Paragraph) and item.block.text.strip().isdecimal() for item in items)
    return bool(items) and all(item.navigation for item in items) and not any(figures)


def _span(first: Place, last: Place) -> Place:
    if first is last:
        return first
    return replace(first, end_line=last.end_line, end_column=last.end_column)


def _around(cells: tuple[Cell, ...]) -> Place:
    return _span(cells[0].place, cells[-1].place)
