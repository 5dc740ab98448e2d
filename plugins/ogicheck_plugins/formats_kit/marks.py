"""What a character's look says, in characters: raised and lowered digits, and text that is struck out."""

from __future__ import annotations

_DIGITS = "0123456789"
_RAISED, _LOWERED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹"), str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉")
STROKE = "\u0336"


def raised(text: str) -> str:
    """Text above the line, as the mark of a note is: its digits are none of a figure's."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Text below the line."""
    return text.translate(_LOWERED)


def struck(text: str) -> str:
    """Text with a line through each of its characters."""
    return "".join(char + STROKE if not char.isspace() else char for char in text)
