"""The styles of a Word file, as far as they number or hide text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.docx.names import (
    BASED_ON,
    LEVEL,
    NUMBER,
    NUMBERING,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE_ID,
    VANISH,
    switched_on,
    value,
    w,
    whole_number,
)


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it says nothing."""

    based_on: str
    number: str | None
    level: int | None
    hidden: bool | None


class Styles:
    """Styles by their ids; `default` is the one of paragraphs that name none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iterchildren(w("style")):
            name = element.get(STYLE_ID, "")
            self._styles[name] = _style(element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
                self.default = name

    def chain(self, name: str) -> Iterator[tuple[str, Style]]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            name = self._styles[name].based_on

    def hides(self, name: str) -> bool:
        """Whether text in this style is hidden."""
        return next((style.hidden for _, style in self.chain(name) if style.hidden is not None), False)

    @property
    def any_hidden(self) -> bool:
        return any(style.hidden for style in self._styles.values())


def _style(element: etree._Element) -> Style:
    numbering = element.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERING}")
    hidden = element.find(f"{RUN_PROPERTIES}/{VANISH}")
    number, level = (None, None) if numbering is None else numbering_of(numbering)
    return Style(
        based_on=value(element.find(BASED_ON)),
        number=number,
        level=level,
        hidden=None if hidden is None else switched_on(hidden),
    )


def numbering_of(numbering: etree._Element) -> tuple[str | None, int | None]:
    """The list and the level that a w:numPr names."""
    number, level = numbering.find(NUMBER), numbering.find(LEVEL)
    return (
        None if number is None else value(number, "0"),
        None if level is None else whole_number(value(level), 0),
    )
