"""Lines of a text, each with its number, and what one looks like by itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from ogicheck.api import Place

Look = Literal["blank", "prose", "pipes", "cell", "tab", "tabs"]

DELIMITER = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*$")
CELL = re.compile(r"^(?P<text>[^|\t]*)(?P<end>\|[\s|]*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; `number` counts from 1."""

    number: int
    text: str

    def place(self, start: int, end: int) -> Place:
        """The place of text[start:end]."""
        return Place(line=self.number, column=start + 1, end_line=self.number, end_column=end + 1)

    @property
    def look(self) -> Look:
        """`pipes`: a Markdown row; `cell`: one cell and a pipe; `tab`: one cell after a tab; `tabs`: a row with tabs."""
        text = self.text
        if not text.strip():
            return "tab" if text.startswith("\t") else "blank"
        if "|" in text and CELL.match(text):
            return "cell"
        if text.strip().startswith("|") and text.strip().endswith("|"):
            return "pipes"
        if "\t" in text.rstrip():
            return "tab" if text.startswith("\t") and "\t" not in text[1:].rstrip() else "tabs"
        return "prose"

    @property
    def width(self) -> int:
        """Columns that it takes on a screen: two for a Chinese character."""
        return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in self.text.rstrip())


def lines(text: str) -> list[Line]:
    """The text's lines; form feeds and the like stay inside their line, as in every editor's count."""
    return [Line(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1)]


def span(text: str) -> tuple[int, int]:
    """Where the text begins and ends without the white space round it; (0, 0) where there is nothing else."""
    inner = text.strip()
    start = text.find(inner) if inner else 0
    return start, start + len(inner)
