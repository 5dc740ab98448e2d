"""The numbers that Word computes for paragraphs in lists (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.docx.names import (
    NUMBERING,
    PARAGRAPH_STYLE,
    switched_on,
    value,
    w,
    whole_number,
)
from ogicheck_plugins.docx.styles import Styles, numbering_of
from ogicheck_plugins.numerals import numeral

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A w:num: `counts_with` names the counters that it shares, `starts` where it begins anew."""

    counts_with: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Computes the printed numbers of paragraphs that are asked about in the order in which they stand."""

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


def read_numbering(root: etree._Element | None, styles: Styles, *, complete: bool) -> Numbering:
    """The lists of numbering.xml; `complete` is False where the part may be missing because the file is damaged."""
    if root is None:
        return Numbering({}, styles, complete)
    abstract = {element.get(w("abstractNumId"), ""): element for element in root.iterchildren(w("abstractNum"))}
    numbers = {element.get(w("numId"), ""): element for element in root.iterchildren(w("num"))}
    defined = {name: value(element.find(w("abstractNumId"))) for name, element in numbers.items()}
    lists = {}
    for name, element in numbers.items():
        counts_with = _follow(defined[name], abstract, defined, styles)
        if counts_with in abstract:
            lists[name] = _list(counts_with, abstract[counts_with], element)
    return Numbering(lists, styles, complete)


def _follow(name: str, abstract: dict[str, etree._Element], defined: dict[str, str], styles: Styles) -> str:
    """The definition that holds the levels: one may refer to another through a numbering style."""
    link = None if name not in abstract else abstract[name].find(w("numStyleLink"))
    if link is None:
        return name
    number = next((style.number for _, style in styles.chain(value(link)) if style.number is not None), "")
    return defined.get(number or "", name)


def _list(counts_with: str, abstract: etree._Element, element: etree._Element) -> List:
    levels = {_index(level): _level(level) for level in abstract.iterchildren(w("lvl"))}
    starts = {}
    for override in element.iterchildren(w("lvlOverride")):
        start, whole = override.find(w("startOverride")), override.find(w("lvl"))
        if whole is not None:
            levels[_index(override)] = _level(whole)
        if start is not None:
            starts[_index(override)] = whole_number(value(start), 1)
    return List(counts_with, levels, starts)


def _index(element: etree._Element) -> int:
    return whole_number(element.get(w("ilvl")), 0)


def _level(element: etree._Element) -> Level:
    # Anywhere below: a custom format stands in an mc:AlternateContent, whose plain fallback is not what Word prints.
    form = next(element.iter(w("numFmt")), None)
    text, legal = element.find(w("lvlText")), element.find(w("isLgl"))
    restart = element.find(w("lvlRestart"))
    return Level(
        start=whole_number(value(element.find(w("start"))), 0),
        form=value(form, "decimal"),
        text=value(text),
        style=value(element.find(w("pStyle"))),
        restart=None if restart is None else whole_number(value(restart), 0),
        legal=legal is not None and switched_on(legal),
    )
