"""The numbers that Word computes for paragraphs in lists."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.docx.lists import Level, List
from ogicheck_plugins.docx.names import (
    NUMBERING,
    PARAGRAPH_STYLE,
    value,
)
from ogicheck_plugins.docx.styles import Styles, numbering_of
from ogicheck_plugins.formats_kit.numerals import numeral

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Numbering:
    """Computes the printed numbers of paragraphs that are asked about in the order in which they stand.

    `complete` is False where lists may be missing because the file is damaged.
    """

    lists: dict[str, List]
    styles: Styles
    complete: bool
    _counters: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _by_style: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number(self, properties: etree._Element | None) -> str | None:
        """The printed number of a paragraph with these properties, "" for none, None where it cannot be computed."""
        name, level = self._list_of(properties)
        if name in (None, "0"):
            return ""
        known = self.lists.get(name or "")
        if known is None or level not in known.levels:
            return "" if self.complete else None
        self._count(name or "", known, level)
        return self._print(known, level)

    def _list_of(self, properties: etree._Element | None) -> tuple[str | None, int]:
        number = level = None
        style = ""
        for known in () if properties is None else properties.iterchildren(NUMBERING, PARAGRAPH_STYLE):
            if known.tag == NUMBERING:
                number, level = numbering_of(known)
            else:
                style = value(known)
        if number is None:
            number, styled_level = self._list_of_style(style)
            level = styled_level if level is None else level
        return number, min(max(level or 0, 0), LEVELS - 1)

    def _list_of_style(self, name: str) -> tuple[str | None, int | None]:
        if name not in self._by_style:
            self._by_style[name] = self._look_up(name)
        return self._by_style[name]

    def _look_up(self, name: str) -> tuple[str | None, int | None]:
        chain = list(self.styles.chain(name))
        number = next((style.number for _, style in chain if style.number is not None), None)
        levels = self.lists[number].levels if number in self.lists else {}
        for ancestor, style in chain:
            tied = next((index for index, level in levels.items() if level.style == ancestor), None)
            if tied is not None or style.level is not None:
                return number, style.level if tied is None else tied
        return number, None

    def _count(self, name: str, known: List, level: int) -> None:
        counters = self._counters[known.counts_with]
        if level in known.starts and (name, level) not in self._begun:
            counters[level] = known.starts[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = known.levels[level].start
        self._begun.add((name, level))
        for deeper in [index for index in counters if index > level]:
            restart = known.levels[deeper].restart if deeper in known.levels else None
            if restart is None or level < restart:
                del counters[deeper]

    def _print(self, known: List, level: int) -> str | None:
        shown, counters = known.levels[level], self._counters[known.counts_with]
        if shown.form == "bullet":
            return ""
        printed: dict[str, str | None] = {}
        for digit in _PLACEHOLDER.findall(shown.text):
            index = int(digit) - 1
            part = known.levels.get(index, Level())
            form = "decimal" if shown.legal and part.form != "none" else part.form
            printed[digit] = numeral(counters.get(index, known.starts.get(index, part.start)), form)
        if None in printed.values():
            return None
        return _PLACEHOLDER.sub(lambda match: printed[match[1]] or "", shown.text)
