"""What a zip file is, told from the names in it without unpacking anything."""

from __future__ import annotations

import struct

ZIP = b"PK\x03\x04"
_END = struct.Struct("<4s8xLL2x")
_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535


def names_in(data: bytes) -> bytes:
    """The bytes in which a zip's names stand: its directory, or all of it where it is cut off; b"" for no zip."""
    if not data.startswith(ZIP):
        return b""
    end = data.rfind(_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        return data
    _, size, start = _END.unpack_from(data, end)
    return data[start : start + size] or data
