"""What a character's look says, in characters: raised and lowered digits, struck-out text, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

_DIGITS = "0123456789"
_RAISED, _LOWERED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹"), str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉")
STROKE = "\u0336"
UNREAD = "\ufffd"
"""Stands for what a file shows and does not hold."""


def drawn(text: str, *, struck_out: bool = False, shift: float = 0) -> str:
    """The text with its look in its characters: digits above the line, where a note's mark stands, or below it; a line
    through each character of what is struck out.
    """
    shifted = text.translate(_RAISED if shift > 0 else _LOWERED) if shift else text
    return "".join(char if char.isspace() else char + STROKE for char in shifted) if struck_out else shifted


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of how text looks, None where it says nothing; `shift` is how far it stands above the line."""

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
