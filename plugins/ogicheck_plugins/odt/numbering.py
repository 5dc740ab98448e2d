"""The numbers that an office program computes for the items of OpenDocument lists and for headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.numerals import numeral
from ogicheck_plugins.odt.names import STYLE_NAME, TEXT, XML_ID
from ogicheck_plugins.odt.styles import OUTLINE, Level, Styles

_PLACEHOLDER = re.compile(r"%(\d{1,2})%")
_CONTINUES, _CONTINUED = f"{TEXT}continue-numbering", f"{TEXT}continue-list"
_START, _LEVEL, _UNNUMBERED = f"{TEXT}start-value", f"{TEXT}outline-level", f"{TEXT}is-list-header"

Counters = dict[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in lists: the list's style, its level from 1, and the counters that it shares."""

    style: str
    level: int
    counters: Counters


@dataclass(slots=True)
class Numbering:
    """Computes printed numbers of items that are asked about in the order in which they stand."""

    styles: Styles
    _by_id: dict[str, Counters] = field(default_factory=dict)
    _by_style: dict[str, Counters] = field(default_factory=dict)
    _outline: Counters = field(default_factory=dict)

    def enter(self, element: etree._Element, outer: Place | None) -> Place:
        """Where the items of a list stand; `outer` is where the list itself stands."""
        style = element.get(STYLE_NAME) or (outer.style if outer else "")
        if outer:
            return Place(style, outer.level + 1, outer.counters)
        counters: Counters = {}
        if element.get(_CONTINUED) in self._by_id:
            counters = self._by_id[element.get(_CONTINUED, "")]
        elif element.get(_CONTINUES) == "true":
            counters = self._by_style.get(style, counters)
        self._by_style[style] = counters
        if name := element.get(XML_ID):
            self._by_id[name] = counters
        return Place(style, 1, counters)

    def item(self, item: etree._Element, place: Place) -> str | None:
        """The printed number of a list's item, None where it cannot be computed."""
        return self._next(self.styles.levels.get(place.style, {}), place, whole_number(item.get(_START), -1))

    def heading(self, heading: etree._Element) -> str | None:
        """The printed number of a heading that stands in no list, "" for none."""
        levels = self.styles.levels.get(OUTLINE, {})
        if not any(level.template for level in levels.values()) or heading.get(_UNNUMBERED) == "true":
            return ""
        place = Place(OUTLINE, whole_number(heading.get(_LEVEL), 1), self._outline)
        return self._next(levels, place, whole_number(heading.get(_START), -1))

    def _next(self, levels: dict[int, Level], place: Place, start: int) -> str | None:
        level, counters = levels.get(place.level), place.counters
        if level is None:
            return None
        counters[place.level] = start if start >= 0 else counters.get(place.level, level.start - 1) + 1
        for deeper in [index for index in counters if index > place.level]:
            del counters[deeper]
        return "" if level.form == "bullet" else _printed(levels, counters, level.template)


def _printed(levels: dict[int, Level], counters: Counters, template: str) -> str | None:
    printed: dict[str, str | None] = {}
    for digits in _PLACEHOLDER.findall(template):
        level = levels.get(int(digits), Level(1, "none", ""))
        printed[digits] = numeral(counters.get(int(digits), level.start), level.form)
    if None in printed.values():
        return None
    return _PLACEHOLDER.sub(lambda match: printed[match[1]] or "", template)
