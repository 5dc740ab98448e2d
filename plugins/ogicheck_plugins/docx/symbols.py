"""Characters of symbol fonts (w:sym), as Unicode."""

from __future__ import annotations

from lxml import etree

from ogicheck_plugins.docx.names import w

UNKNOWN = "\ufffd"

_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x80: "⓪", 0x8B: "⓿",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + index: chr(ord("①") + index) for index in range(10)},
    **{0x8C + index: chr(ord("❶") + index) for index in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x97: "●", 0x98: "•"}
_SYMBOL = {0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(element: etree._Element) -> str:
    """The character that a w:sym shows, U+FFFD where that is not known."""
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return UNKNOWN
    font = element.get(w("font"), "").lower()
    known = _FONTS.get(font)
    if known is None:
        return chr(code) if 0x20 <= code < 0xD800 else UNKNOWN
    code &= 0xFF
    if font == "symbol" and (chr(code).isdigit() or chr(code) in "()+-/.,:;%"):
        return chr(code)
    return known.get(code, UNKNOWN)
