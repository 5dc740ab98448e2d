"""The styles of an OpenDocument text, as far as they number text or say how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.marks import PLAIN, Look
from ogicheck_plugins.odt.names import EXTENSION, STYLE, TEXT

_NAME, _PARENT, _FAMILY = f"{STYLE}name", f"{STYLE}parent-style-name", f"{STYLE}family"
_DISPLAY, _STROKE, _STROKES, _POSITION = (
    f"{TEXT}display",
    f"{STYLE}text-line-through-style",
    f"{STYLE}text-line-through-type",
    f"{STYLE}text-position",
)
_SHIFT = re.compile(r"(-?\d{1,9})(?:\.\d+)?%")
OUTLINE = ""
"""The name under which the numbering of headings is kept."""

_FORMS = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "１": "decimalFullWidth", "一": "chineseCountingThousand", "壹": "chineseLegalSimplified", "①": "decimalEnclosedCircle",
    "甲": "ideographTraditional", "子": "ideographZodiac",
}  # fmt: skip
_SIMPLIFIED = "贰"
"""By this sign of "壹, 贰, 叁, ..." the simplified numerals are told from the traditional ones."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints; `template` has %1%, %2% … for the numbers of the levels."""

    start: int
    form: str
    template: str


@dataclass(slots=True)
class Styles:
    """List levels by the list style's name, and how text and paragraph styles make text look."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)
    _parents: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, root: etree._Element) -> None:
        """Take in the styles that a part defines."""
        for element in root.iter(f"{STYLE}style"):
            key = element.get(_FAMILY, ""), element.get(_NAME, "")
            self._parents[key] = element.get(_PARENT, "")
            for properties in element.iterchildren(f"{STYLE}text-properties"):
                self._looks[key] = _look(properties)
        for element in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            outline = element.tag == f"{TEXT}outline-style"
            self.levels[OUTLINE if outline else element.get(_NAME, "")] = dict(_levels(element))

    @property
    def tell_looks(self) -> bool:
        return any(look != PLAIN for look in self._looks.values())

    def look(self, family: str, name: str | None) -> Look:
        """How text in this style looks."""
        look = PLAIN
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            look = look.over(self._looks.get((family, name), PLAIN))
            name = self._parents.get((family, name))
        return look


def _look(properties: etree._Element) -> Look:
    display, stroke = properties.get(_DISPLAY), properties.get(_STROKE) or properties.get(_STROKES)
    return Look(
        None if display is None else display == "none",
        None if stroke is None else stroke != "none",
        None if (position := properties.get(_POSITION)) is None else _shift(position),
    )


def _shift(position: str) -> int:
    word = position.split(" ", maxsplit=1)[0]
    match = _SHIFT.fullmatch(word)
    return int(match[1]) if match else {"super": 1, "sub": -1}.get(word, 0)


def _levels(style: etree._Element) -> Iterable[tuple[int, Level]]:
    for element in style:
        level = whole_number(element.get(f"{TEXT}level"), 1)
        bullet = not element.tag.endswith(("level-style-number", "outline-level-style"))
        yield level, Level(1, "bullet", "") if bullet else _level(element, level)


def _level(element: etree._Element, level: int) -> Level:
    shown = min(whole_number(element.get(f"{TEXT}display-levels"), 1), level)
    numbers = ".".join(f"%{index}%" for index in range(level - shown + 1, level + 1))
    usual = element.get(f"{STYLE}num-prefix", "") + numbers + element.get(f"{STYLE}num-suffix", "")
    form = element.get(f"{STYLE}num-format", "")
    template = element.get(f"{EXTENSION}num-list-format", usual) if form else ""
    return Level(whole_number(element.get(f"{TEXT}start-value"), 1), _form(form), template)


def _form(printed: str) -> str:
    """The name of a number format, by the samples of it that the file gives."""
    if printed.startswith("壹") and _SIMPLIFIED not in printed:
        return "ideographLegalTraditional"
    return _FORMS.get(printed[:1], printed)
