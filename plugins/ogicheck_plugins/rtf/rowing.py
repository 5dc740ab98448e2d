"""How the cells of a row stand, as its definition says it word by word."""

from __future__ import annotations

from dataclasses import dataclass, field

from ogicheck_plugins.formats_kit.rows import WIDEST, Shape

_ACROSS = {b"clmgf": "restart", b"clmrg": "continue"}
_DOWN = {b"clvmgf": "restart", b"clvmrg": "continue"}
_LARGEST = 1_000_000
"""Twips of a row's edge at most: wider than Word's own limit of 22 inches by far."""


@dataclass(slots=True)
class Row:
    """A row's definition; edges are in twentieths of a point."""

    shapes: list[Shape] = field(default_factory=list)
    _edge: int = 0
    _across: str = ""
    _down: str = ""

    def take(self, word: bytes, number: int | None) -> None:
        """Take in a control word if it is one of a row's definition."""
        if word == b"trowd":
            self.shapes, self._edge, self._across, self._down = [], 0, "", ""
        elif word == b"trleft":
            self._edge = number or 0
        elif word in _ACROSS:
            self._across = _ACROSS[word]
        elif word in _DOWN:
            self._down = _DOWN[word]
        elif word == b"cellx" and len(self.shapes) <= WIDEST:
            # Some programs leave the widths to the reader of the file, and write none or equal edges.
            edge = max(min(number or 0, _LARGEST), self._edge + 1)
            self.shapes.append(Shape(self._edge, edge, self._across, self._down))
            self._edge, self._across, self._down = edge, "", ""
