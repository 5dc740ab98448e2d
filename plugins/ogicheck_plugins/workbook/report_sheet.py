"""A report's own sheet: its tables as read, wrong cells coloured and noted, and all that was found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ogicheck.api import Lang, Text, one_line
from ogicheck_plugins.results_kit.grid import Grid, GridRow, Head
from ogicheck_plugins.results_kit.words import LEVEL as LEVELS
from ogicheck_plugins.workbook.entry import Entry, SheetTable, Shown
from ogicheck_plugins.workbook.styles import Pen
from ogicheck_plugins.workbook.words import ABSENT, LEVEL, MESSAGE, OTHERS, PLACE, REVIEW, TABLE_ABSENT

WORST = ("error", "warning", "note", "review")
LONGEST_NOTE = 1000
"""Characters of a cell's note: more does not fit on a screen."""
LABEL, FIGURE = 18, 12
WIDTH = 10
"""Columns of the title and of what stands below the tables."""


def level(one: Shown) -> str:
    return one.finding.level if one.finding.kind == "fail" else "review"


def level_name(name: str) -> Text:
    return LEVELS.get(name, REVIEW)


class ReportSheet:
    """Writes a sheet from top to bottom: a book that keeps no more than a row in memory cannot go back."""

    def __init__(self, sheet: Any, pen: Pen, lang: Lang) -> None:
        self.sheet, self.pen, self.lang = sheet, pen, lang
        self.row = 0

    def write(self, entry: Entry) -> None:
        self._page()
        self.pen.text(self.sheet, 0, 0, one_line(f"{entry.organ} {entry.year or ''}").strip() or entry.file, "title")
        self.pen.text(self.sheet, 1, 0, entry.file, "heading")
        self.row = 3
        about: dict[str, list[Shown]] = defaultdict(list)
        for one in entry.shown:
            about[one.finding.address].append(one)
        related = {part.address for one in entry.shown for part in one.finding.related}
        for table in entry.tables:
            self._table(table, about, related)
        self._list(entry.shown)
        self.sheet.print_area(0, 0, max(self.row, 3), WIDTH)

    def _page(self) -> None:
        self.sheet.set_column(0, 2, LABEL)
        self.sheet.set_column(3, WIDTH, FIGURE)
        self.sheet.freeze_panes(2, 0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def _table(self, table: SheetTable, about: dict[str, list[Shown]], related: set[str]) -> None:
        self._marked(0, table.heading, "heading", about.get(table.address, ()))
        self.row += 1
        if not table.grids:
            self.pen.text(self.sheet, self.row, 0, TABLE_ABSENT.say(self.lang), "absent")
            self.row += 1
        for grid in table.grids:
            self._grid(grid, about, related)
        self.row += 1

    def _grid(self, grid: Grid, about: dict[str, list[Shown]], related: set[str]) -> None:
        if grid.name:
            self.pen.across(self.sheet, self.row, 0, grid.corner + len(grid.labels), grid.name, "head")
            self.row += 1
        for line in laid_out(grid.columns, len(grid.labels)):
            for column in range(grid.corner):
                self.pen.text(self.sheet, self.row, column, "", "head")
            for column, count, text in line:
                self.pen.across(self.sheet, self.row, grid.corner + column, count, one_line(text), "head")
            self.row += 1
        lines = laid_out([one.heads for one in grid.rows], grid.corner)
        for one, line in zip(grid.rows, lines, strict=True):
            self._line(grid, one, line, about, related)
            self.row += 1

    def _line(
        self,
        grid: Grid,
        row: GridRow,
        labels: Iterable[tuple[int, int, str]],
        about: dict[str, list[Shown]],
        related: set[str],
    ) -> None:
        *above, own = labels
        for column, count, text in above:
            self.pen.across(self.sheet, self.row, column, count, one_line(text), "label")
        column, count, text = own
        if count > 1:
            self.pen.across(self.sheet, self.row, column, count, "", "label")
        self._marked(column, one_line(text), "absent" if row.absent else "label", about.get(row.address, ()))
        left = grid.corner
        if row.absent or row.note:
            said = row.note.say(self.lang) if row.note else ABSENT.say(self.lang)
            self.pen.across(self.sheet, self.row, left, len(grid.labels), said, "absent")
            return
        for at, cell in enumerate(row.cells):
            found = about.get(cell.address, ()) if cell.address else ()
            unmarked = "related" if cell.address in related else "absent" if cell.kind == "absent" else "plain"
            self.pen.figure(self.sheet, self.row, left + at, cell.figure, cell.text, self._look(found) or unmarked)
            self._note(left + at, found)

    def _marked(self, column: int, text: str, look: str, found: Sequence[Shown]) -> None:
        self.pen.text(self.sheet, self.row, column, text, self._look(found) or look)
        self._note(column, found)

    def _look(self, found: Iterable[Shown]) -> str:
        """The colour of the worst."""
        return min((level(one) for one in found), key=WORST.index, default="")

    def _note(self, column: int, found: Sequence[Shown]) -> None:
        if found:
            said = "\n".join(
                f"{level_name(level(one)).say(self.lang)}：{one_line(one.finding.message.say(self.lang))} {one.finding.rule}"
                for one in found
            )
            self.sheet.write_comment(
                self.row, column, said[:LONGEST_NOTE], {"author": "ogicheck", "x_scale": 2, "y_scale": 1.5}
            )

    def _list(self, shown: Sequence[Shown]) -> None:
        """All that was found, a line each: what stands in no table has no cell to be noted at."""
        if not shown:
            return
        self.pen.text(self.sheet, self.row, 0, OTHERS.say(self.lang), "heading")
        self._listed((LEVEL.say(self.lang), PLACE.say(self.lang), MESSAGE.say(self.lang)), "head", "head")
        for one in shown:
            name = level(one)
            place = one_line(f"{one.where.section.say(self.lang)} {one.where.part.say(self.lang)}")
            message = f"{one_line(one.finding.message.say(self.lang))} {one.finding.rule}"
            self._listed((level_name(name).say(self.lang), place, message), name, "plain")

    def _listed(self, texts: tuple[str, str, str], first: str, others: str) -> None:
        self.row += 1
        self.pen.text(self.sheet, self.row, 0, texts[0], first)
        self.pen.across(self.sheet, self.row, 1, 2, texts[1], others)
        self.pen.across(self.sheet, self.row, 3, WIDTH - 2, texts[2], others)


def laid_out(lines: Iterable[Sequence[Head]], width: int) -> Iterator[list[tuple[int, int, str]]]:
    """Each line of labels as columns, how many of them, and text; below one that reaches down nothing is written."""
    busy = [0] * width
    for line in lines:
        found: list[tuple[int, int, str]] = []
        column = 0
        for head in line:
            while column < width and busy[column]:
                found.append((column, 1, ""))
                column += 1
            found.append((column, head.across, head.text))
            for at in range(column, min(column + head.across, width)):
                busy[at] = head.down
            column += head.across
        found += [(at, 1, "") for at in range(column, width)]
        busy = [max(one - 1, 0) for one in busy]
        yield found
