"""How cells look, and how texts and numbers get into them: nothing that is written is a formula."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ogicheck.api import Figure, one_line
from ogicheck_plugins.records_kit.spreadsheets import STARTS, fitting

EXACT = 10**15
"""From here on a spreadsheet's numbers are no longer exact: such a one is written as the text that it is."""
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "head": {"bold": True, "bg_color": "#DDE6F3", "align": "center"},
    "title": {"bold": True, "font_size": 14, "border": 0, "text_wrap": False},
    "heading": {"bold": True, "font_size": 11, "border": 0, "text_wrap": False},
    "label": {"bg_color": "#F2F5FA"},
    "answer": {"bg_color": "#FFFBE6"},
    "link": {"font_color": "#1F4E9E", "underline": 1},
    "error": {"bg_color": "#F8B4B4", "bold": True},
    "warning": {"bg_color": "#FBD9A5"},
    "note": {"bg_color": "#CFE5F7"},
    "review": {"bg_color": "#E0D4F0"},
    "related": {"bg_color": "#FDEBD8"},
    "absent": {"bg_color": "#E3E3E3", "font_color": "#777777"},
    "total": {"bold": True, "top": 2},
}
BASE = {"border": 1, "border_color": "#B5B5B5", "valign": "vcenter", "text_wrap": True, "font_size": 10}


@dataclass(slots=True)
class Pen:
    """Writes into the sheets of a book."""

    book: Any
    _formats: dict[tuple[str, bool, str], Any] = field(default_factory=dict)

    def look(self, name: str, quoted: bool = False, digits: str = "General") -> Any:
        key = name, quoted, digits
        if key not in self._formats:
            more = {"quote_prefix": True} if quoted else {}
            self._formats[key] = self.book.add_format({**BASE, **LOOKS[name], **more, "num_format": digits})
        return self._formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, look: str = "plain") -> None:
        """A text as text, also once somebody edits the cell."""
        sheet.write_string(row, column, fitting(text), self.look(look, text.startswith(STARTS)))

    def number(self, sheet: Any, row: int, column: int, number: int | None, look: str = "plain") -> None:
        if number is None:
            sheet.write_blank(row, column, None, self.look(look))
        else:
            sheet.write_number(row, column, number, self.look(look))

    def figure(self, sheet: Any, row: int, column: int, figure: Figure | None, printed: str, look: str) -> None:
        """A figure as the number that it is, with its decimals; what is printed otherwise as it is printed."""
        value = figure.value if figure and figure.shape == "plain" else None
        if value is None or not -EXACT < value < EXACT:
            self.text(sheet, row, column, one_line(printed), look)
        else:
            places = len(printed.strip().partition(".")[2])
            digits = f"0.{'0' * places}" if 0 < places < 10 else "0"
            sheet.write_number(row, column, float(value), self.look(look, False, digits))

    def across(self, sheet: Any, row: int, column: int, count: int, text: str, look: str) -> None:
        """A text over some cells of a row."""
        if count > 1:
            sheet.merge_range(row, column, row, column + count - 1, "", self.look(look))
        self.text(sheet, row, column, text, look)
