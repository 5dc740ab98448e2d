"""Which charset bytes are in, told from the bytes: what a file declares of itself may be wrong."""

from __future__ import annotations

import codecs

_HEAD = 8192
"""Bytes from which a charset is told: several pages of a report, and a table's markup before the first of its words."""
_PLAUSIBLE = 0.9
"""Share of a text's characters that are such as reports print; of bytes taken for what they are not, far fewer are."""
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FIRST_LEVEL = range(0xB0, 0xD8)
"""First bytes, in GB 2312, of the 3755 characters in common use."""
_SIGNS = range(0xA1, 0xA4)
"""The same of punctuation and full-width letters."""


def utf16(data: bytes) -> str:
    """The UTF-16 that the bytes are in, by the mark at their start or by what they say; "" where they are in neither."""
    marked = next((charset for mark, charset in _MARKS if data.startswith(mark)), "")
    head = data[: min(_HEAD, len(data)) // 2 * 2]
    if marked or b"\0" not in head:
        return marked
    shares = {charset: _printed(head.decode(charset, "replace")) for _, charset in _MARKS}
    best = max(shares, key=lambda charset: shares[charset])
    return best if shares[best] >= _PLAUSIBLE else ""


def is_chinese(text: str) -> bool:
    """Whether nearly all characters beyond ASCII are common Chinese ones: no other charset's text looks so by chance."""
    foreign = [char for char in text[: _HEAD * 4] if char > "\x7f"]
    return bool(foreign) and sum(map(_is_common, foreign)) >= _PLAUSIBLE * len(foreign)


def _printed(text: str) -> float:
    return sum(char in "\r\n\t" or " " <= char <= "~" or _is_common(char) for char in text) / max(1, len(text))


def _is_common(char: str) -> bool:
    try:
        encoded = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return encoded[0] in _FIRST_LEVEL or encoded[0] in _SIGNS
