"""Lines of a text, each with its number, and what one looks like by itself."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from ogicheck.api import Place
from ogicheck_plugins.formats_kit.marks import drawn

Look = Literal["blank", "prose", "rule", "pipes", "bars", "cell", "tab", "tabs"]

_UNDER = r"\s*+(?::?-{3,}+:?|:-{1,2}+:?|-{1,2}+:)\s*+"
"""The line under a column's head; so that a dash for no figure is none, a short one has a colon."""
DELIMITER = re.compile(rf"^\s*+\|?{_UNDER}(?:\|{_UNDER})*+\|?\s*+$")
CELL = re.compile(r"^(?P<text>[^|\t]*)(?P<end>\|[\s|]*)$")
FIGURE = re.compile(r"[-+]?[\d.,]+|[/—–-]")
BAR = re.compile(r"(?<!\\)\|")
CROSSING = re.compile(r"\+--|\+==|--\+|==\+")
BOXES = str.maketrans(
    {
        **dict.fromkeys("│┃║┆┊╎", "|"),
        **dict.fromkeys("─━═┄┈╌", "-"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫╭╮╰╯┠┨┯┷┿┝┥┰┸╂", "+"),
    }
)
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
BOLD = re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


_STRUCK = re.compile(r"~~(?=\S)([^~]+?)(?<=\S)~~|<(?P<tag>del|s|strike)>([^<]*)</(?P=tag)>", re.IGNORECASE)
_SHIFTED = re.compile(r"<su(?P<way>[pb])>\[?([^<\]]*)\]?</su(?P=way)>", re.IGNORECASE)
_RAISED = re.compile(r"(?<=\d)\^(\d{1,2})\^")
_MARKED = re.compile(r"~~|</|\^|`")
_CODE = re.compile(r"(`+)([^`]+)\1")


class Width(Enum):
    """How many columns a program counts for a Chinese character, and for one that East Asia alone prints wide."""

    SCREEN = ("W", "F")
    EAST_ASIAN = ("W", "F", "A")
    CHARACTERS = ()

    def of(self, text: str) -> int:
        return len(text) + sum(unicodedata.east_asian_width(char) in self.value for char in text)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without its end; `number` counts from 1."""

    number: int
    text: str

    def place(self, start: int, end: int) -> Place:
        """The place of text[start:end]."""
        return Place(line=self.number, column=start + 1, end_line=self.number, end_column=end + 1)

    def cell(self, start: int, end: int) -> tuple[str, Place]:
        """What text[start:end] says, without a converter's signs, and its place."""
        left, right = span(self.text[start:end])
        return plain(self.text[start + left : start + right]), self.place(start + left, start + right)

    @property
    def drawn(self) -> str:
        """The text with the lines of boxes as +, - and |."""
        return self.text.translate(BOXES)

    @property
    def look(self) -> Look:
        """`rule`: lines under cells; `pipes`: a row between pipes; `bars`: one with pipes between its cells; `cell`: one
        cell and a pipe; `tab`: one cell after a tab; `tabs`: a row with tabs.
        """
        text, inner = self.drawn, self.drawn.strip()
        if not inner:
            return "tab" if text.startswith("\t") else "blank"
        if inner[0] in "+|" and inner[-1] in "+|" and CROSSING.search(inner, 1, len(inner) - 1):
            return "rule"
        if "|" in text and CELL.match(text):
            return "cell"
        if inner.startswith("|") and inner.endswith("|"):
            return "pipes"
        if "\t" in text.rstrip():
            return "tab" if text.startswith("\t") and "\t" not in text[1:].rstrip() else "tabs"
        return "bars" if BAR.search(text) else "prose"

    @property
    def width(self) -> int:
        """Columns that it takes on a screen: two for a Chinese character."""
        return Width.SCREEN.of(self.text.rstrip())


def lines(text: str) -> list[TextLine]:
    """The text's lines; form feeds and the like stay inside their line, as in every editor's count."""
    return [TextLine(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1)]


def span(text: str) -> tuple[int, int]:
    """Where the text begins and ends without the white space round it; (0, 0) where there is nothing else."""
    inner = text.strip()
    start = text.find(inner) if inner else 0
    return start, start + len(inner)


def plain(text: str) -> str:
    """A cell's text without Markdown's marks, its line breaks and entities as they show."""
    return html.unescape(unmarked(_looking(BREAK.sub("\n", text))))


def _looking(text: str) -> str:
    """The text with the looks that Markdown, or HTML in it, gives its characters: struck out, above the line or below it."""
    if not _MARKED.search(text):
        return text
    text = _STRUCK.sub(lambda match: drawn(match[1] or match[3], struck_out=True), text)
    text = _SHIFTED.sub(lambda match: drawn(match[2], shift=1 if match["way"].lower() == "p" else -1), text)
    return _CODE.sub(r"\2", _RAISED.sub(lambda match: drawn(match[1], shift=1), text))


def unmarked(text: str) -> str:
    """The text without Markdown's marks for bold type, escapes and a hard break at its end."""
    bare = BOLD.sub(r"\2", text)
    return ESCAPE.sub(r"\1", bare.rstrip("\\") if len(bare) > 1 else bare)
