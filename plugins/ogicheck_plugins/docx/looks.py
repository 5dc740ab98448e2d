"""How a run of a Word document looks, as far as that says what its text is: hidden, struck out, a note's raised mark."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from ogicheck_plugins.docx.names import LIFTED, POSITION, STRUCK, STRUCK_TWICE, VANISH, switched_on, value, whole_number
from ogicheck_plugins.formats_kit.marks import drawn

LOOKS = frozenset({VANISH, POSITION, LIFTED, STRUCK, STRUCK_TWICE})


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; None where they say nothing. `shift` is how far the text stands above the line."""

    hidden: bool | None = None
    struck: bool | None = None
    shift: int | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the other."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.shift if self.shift is None else self.shift,
        )

    def printed(self, text: str) -> str:
        """The text with its look in its characters."""
        return drawn(text, struck_out=bool(self.struck), shift=self.shift or 0)


PLAIN = Look()


def look_of(properties: etree._Element | None) -> Look:
    """What these run properties themselves say."""
    look = PLAIN
    for element in () if properties is None else properties.iterchildren(*LOOKS):
        if element.tag == VANISH:
            look = replace(look, hidden=switched_on(element))
        elif element.tag == POSITION:
            look = replace(look, shift={"superscript": 1, "subscript": -1}.get(value(element), 0))
        elif element.tag == LIFTED:
            look = replace(look, shift=look.shift or whole_number(value(element), 0))
        else:
            look = replace(look, struck=bool(look.struck) or switched_on(element))
    return look
