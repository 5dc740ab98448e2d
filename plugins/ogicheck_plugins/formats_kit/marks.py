"""What a character's look says, in characters: raised and lowered digits, struck-out text, and what could not be read."""

from __future__ import annotations

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
