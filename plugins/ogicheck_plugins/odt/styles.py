"""The styles of an OpenDocument text, as far as they number or hide text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.odt.names import EXTENSION, STYLE, TEXT, whole_number

_NAME, _PARENT, _FAMILY = f"{STYLE}name", f"{STYLE}parent-style-name", f"{STYLE}family"
_DISPLAY = f"{TEXT}display"
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
    """List levels by the list style's name, and which text and paragraph styles say that they hide text, or do not."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _hides: dict[tuple[str, str], bool] = field(default_factory=dict)
    _parents: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, root: etree._Element) -> None:
        """Take in the styles that a part defines."""
        for element in root.iter(f"{STYLE}style"):
            key = element.get(_FAMILY, ""), element.get(_NAME, "")
            self._parents[key] = element.get(_PARENT, "")
            for properties in element.iterchildren(f"{STYLE}text-properties"):
                if (display := properties.get(_DISPLAY)) is not None:
                    self._hides[key] = display == "none"
        for element in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            outline = element.tag == f"{TEXT}outline-style"
            self.levels[OUTLINE if outline else element.get(_NAME, "")] = dict(_levels(element))

    @property
    def hide_anything(self) -> bool:
        return any(self._hides.values())

    def hides(self, family: str, name: str | None) -> bool:
        """Whether text in this style is hidden."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            if (family, name) in self._hides:
                return self._hides[family, name]
            name = self._parents.get((family, name))
        return False


def _levels(style: etree._Element) -> Iterable[tuple[int, Level]]:
    for element in style:
        level = whole_number(element, f"{TEXT}level")
        bullet = not element.tag.endswith(("level-style-number", "outline-level-style"))
        yield level, Level(1, "bullet", "") if bullet else _level(element, level)


def _level(element: etree._Element, level: int) -> Level:
    shown = min(whole_number(element, f"{TEXT}display-levels"), level)
    numbers = ".".join(f"%{index}%" for index in range(level - shown + 1, level + 1))
    usual = element.get(f"{STYLE}num-prefix", "") + numbers + element.get(f"{STYLE}num-suffix", "")
    form = element.get(f"{STYLE}num-format", "")
    template = element.get(f"{EXTENSION}num-list-format", usual) if form else ""
    return Level(whole_number(element, f"{TEXT}start-value"), _form(form), template)


def _form(printed: str) -> str:
    """The name of a number format, by the samples of it that the file gives."""
    if printed.startswith("壹") and _SIMPLIFIED not in printed:
        return "ideographLegalTraditional"
    return _FORMS.get(printed[:1], printed)
