"""How the cells of a table's row stand ([MS-DOC] 2.9.321, TDefTableOperand)."""

from __future__ import annotations

import struct

from ogicheck_plugins.doc.properties import Properties
from ogicheck_plugins.formats_kit.rows import Shape

_DEFINITION = 0xD608
_CELL = 20
_JOINED, _DOWN, _RESTART = 0b11, 0b100000, 0b1000000
MOST = 63
"""Columns that Word lets a table have."""


def shapes(properties: Properties) -> list[Shape]:
    """The cells that a row's properties define, with edges in twentieths of a point."""
    definition = properties.get(_DEFINITION, b"\0")
    count, first = definition[0], 1 + 2 * (definition[0] + 1)
    if count > MOST or len(definition) < first:
        return []
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    flags = [int.from_bytes(definition[first + at : first + at + 2], "little") for at in range(0, _CELL * count, _CELL)]
    return [_shape(left, right, flag) for left, right, flag in zip(edges, edges[1:], flags, strict=False)]


def _shape(left: int, right: int, flag: int) -> Shape:
    # The two published descriptions of the format differ on which of the two bits the first of joined cells has.
    down = "" if not flag & _DOWN else "restart" if flag & _RESTART else "continue"
    return Shape(left, right, "either" if flag & _JOINED else "", down)
