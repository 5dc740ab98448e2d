"""The styles of a Word file, as far as they number text or say how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from lxml import etree

from ogicheck.api import UnreadableError
from ogicheck_plugins.docx.looks import look_of
from ogicheck_plugins.docx.names import (
    BASED_ON,
    LEVEL,
    NUMBER,
    NUMBERING,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    parse,
    value,
    whole_number,
)
from ogicheck_plugins.formats_kit.marks import PLAIN, Look

_START, _END = b"<w:style ", b"</w:style>"


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it says nothing."""

    based_on: str = ""
    number: str | None = None
    level: int | None = None
    look: Look = PLAIN


class Styles:
    """Styles by their ids.

    Programs write hundreds of styles of which a report uses five: only those asked for are parsed.
    """

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._head = part[: max(part.find(_START), 0)]
        self._parsed: dict[str, Style | None] = {}
        self._looks: dict[str, Look] = {}

    def chain(self, name: str) -> Iterator[tuple[str, Style]]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name and name not in seen and (style := self._style(name)):
            seen.add(name)
            yield name, style
            name = style.based_on

    def look(self, name: str) -> Look:
        """How text in this style looks."""
        if name not in self._looks:
            self._looks[name] = reduce(Look.over, (style.look for _, style in self.chain(name)), PLAIN)
        return self._looks[name]

    def numbers(self, name: str) -> bool:
        """Whether paragraphs in this style are in a list."""
        return any(style.number is not None for _, style in self.chain(name))

    def _style(self, name: str) -> Style | None:
        if name not in self._parsed:
            self._parsed[name] = self._parse(name)
        return self._parsed[name]

    def _parse(self, name: str) -> Style | None:
        found = self._part.find(f' w:styleId="{name}"'.encode())
        start, end = self._part.rfind(_START, 0, max(found, 0)), self._part.find(_END, found)
        if found < 0 or start < 0 or end < 0:
            return None
        try:
            return _style(parse(self._head + self._part[start:end] + _END + b"</w:styles>")[0])
        except UnreadableError:
            return None


def _style(element: etree._Element) -> Style:
    numbering = element.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERING}")
    number, level = (None, None) if numbering is None else numbering_of(numbering)
    return Style(
        based_on=value(element.find(BASED_ON)),
        number=number,
        level=level,
        look=look_of(element.find(RUN_PROPERTIES)),
    )


def numbering_of(numbering: etree._Element) -> tuple[str | None, int | None]:
    """The list and the level that a w:numPr names."""
    number, level = numbering.find(NUMBER), numbering.find(LEVEL)
    return (
        None if number is None else value(number, "0"),
        None if level is None else whole_number(value(level), 0),
    )
