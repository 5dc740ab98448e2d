"""The pages' lines and tables as a document's blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ogicheck.api import Cell, Paragraph, Picture, Table
from ogicheck_plugins.formats_kit.drawn import paragraphs, stitching
from ogicheck_plugins.formats_kit.drawn.columns import parted
from ogicheck_plugins.formats_kit.drawn.lines import DrawnLine
from ogicheck_plugins.formats_kit.drawn.loose import Unruled
from ogicheck_plugins.formats_kit.drawn.page import Box, Page
from ogicheck_plugins.formats_kit.drawn.paragraphs import Measure
from ogicheck_plugins.formats_kit.drawn.sheet import Ruled, Sheet
from ogicheck_plugins.formats_kit.drawn.tracks import Tracks

Block = Paragraph | Table | Picture
Content = DrawnLine | Ruled | Unruled | Picture


class Item(NamedTuple):
    """What stands on a page, from top to bottom."""

    page: Page
    top: float
    content: Content


def blocks_of(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Paragraphs, tables and pictures; a table or a paragraph that goes on over a page break is one."""
    items = list(_all_items(sheets))
    measures = _measures(items)
    run: list[Item] = []
    for item in items:
        if run and not _continues(run[-1], item, measures):
            yield _block(run)
            run = []
        run.append(item)
    if run:
        yield _block(run)


def _all_items(sheets: Sequence[Sheet]) -> Iterator[Item]:
    above: Tracks | None = None
    for sheet in sheets:
        items = _items(sheet, above)
        above = next((item.content.tracks for item in reversed(items) if isinstance(item.content, Unruled)), None)
        yield from items


def _items(sheet: Sheet, above: Tracks | None) -> list[Item]:
    page = sheet.page
    found = parted(sheet.lines, page.width, page.horizontals, above)
    contents: list[tuple[Content, Box]] = [(one, one.box) for one in found]
    contents += [(table, table.box) for table in sheet.tables]
    contents += [(Picture(page.place(box)), box) for box in page.pictures]
    return sorted((Item(page, box[1], content) for content, box in contents), key=lambda item: item.top)


def _measures(items: Sequence[Item]) -> dict[tuple[float, float], Measure]:
    """The measure of body text for each size of page, by the lines that are in no table."""
    lines: dict[tuple[float, float], list[DrawnLine]] = {}
    for page, _, content in items:
        if isinstance(content, DrawnLine):
            lines.setdefault((page.width, page.height), []).append(content)
    return {size: found for size, on_pages in lines.items() if (found := paragraphs.measure(on_pages))}


def _continues(last: Item, item: Item, measures: dict[tuple[float, float], Measure]) -> bool:
    same_page = last.page is item.page
    match last.content, item.content:
        case DrawnLine() as above, DrawnLine() as line:
            measure = measures[item.page.width, item.page.height]
            return paragraphs.continues(above, line, measure, same_page=same_page)
        case Ruled() as above, Ruled() as below:
            return not same_page and stitching.continues(above, below)
    return False


def _block(run: Sequence[Item]) -> Block:
    first = run[0].content
    if isinstance(first, Picture):
        return first
    if isinstance(first, Unruled):
        return _unruled(first, run[0].page)
    if isinstance(first, DrawnLine):
        lines = [item.content for item in run if isinstance(item.content, DrawnLine)]
        return paragraphs.paragraph(lines, run[0].page, sum(item.page is run[0].page for item in run))
    return _table(stitching.stitched([item.content for item in run if isinstance(item.content, Ruled)]))


def _table(table: Ruled) -> Block:
    """A frame of one cell is a paragraph."""
    if len(table.fields) == 1:
        return Paragraph(table.fields[0].text, table.place)
    cells = (Cell(field.text, field.place, field.row, field.column, field.rowspan, field.colspan) for field in table.fields)
    return Table(tuple(cells), table.place)


def _unruled(table: Unruled, page: Page) -> Table:
    cells = (
        Cell(piece.text, page.place(piece[1:]), row, column, colspan=colspan)
        for row, slots in enumerate(table.rows)
        for piece, column, colspan in slots
    )
    return Table(tuple(cells), page.place(table.box), gridded=table.tracks is not None, ruled=False)
