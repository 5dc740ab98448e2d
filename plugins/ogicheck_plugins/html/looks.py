"""How text looks, as far as that says what it is: struck out, or raised, lowered or small as the mark of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, zip_longest

from lxml import etree

from ogicheck_plugins.formats_kit.marks import UNREAD, drawn
from ogicheck_plugins.formats_kit.websource import MARK
from ogicheck_plugins.html.declarations import Declarations, has_ground, is_white, length, of

_STRUCK = frozenset({"s", "strike", "del"})
_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
"""Pixels of the sizes that a font element has."""
_NAMED = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SMALL = 0.84
"""A figure's own digits are of one size; those at most this share of it, and behind it, are a note's."""
_UP, _DOWN = ("super", "text-top"), ("sub", "text-bottom")
_SCALED = re.compile(r"scale\(\s*(\.\d+|\d+(?:\.\d+)?)")
_MOVED = re.compile(r"translate(?:y\(|(?:3d)?\([^,)]*,)\s*(-?(?:\.\d+|\d+(?:\.\d+)?))")
_INLINE = frozenset({"span", "sup", "sub", "font", "small", "a", "b", "i", "em", "strong", "u", "mark", "big", "label"})
_AT_MARKS = re.compile(MARK.pattern.replace("(", "(?:"))
_FIGURE_ENDS = re.compile(r"\d\s*$")
_DIGITS = re.compile(r"\d+")
_FEW_DIGITS = re.compile(r"\s*\d{1,2}\s*")


@dataclass(frozen=True, slots=True)
class Look:
    """How text in an element looks; `shift` is how far it stands above the line, `size` in pixels; `white` as paper is,
    which is seen on another `ground` alone.
    """

    struck: bool = False
    shift: float = 0
    size: float = 16.0
    white: bool = False
    ground: bool = False

    def within(self, element: etree._Element) -> Look:
        """How text in an element within looks."""
        style = of(element)
        size = _size(element, style, self.size)
        shift = _shift(element, style, size < self.size) if element.tag in _INLINE else 0
        white = is_white(style) if "color" in style else self.white
        ground = self.ground or has_ground(element, style)
        return Look(self.struck or _is_struck(element, style), shift or self.shift, size, white, ground)

    def drawn(self, text: str, before: str, size: float) -> str:
        """Gathered text, behind other of a size, with its look in its characters."""
        small = self.size <= _SMALL * size and _FIGURE_ENDS.search(MARK.sub("", before)) is not None
        unseen = self.white and not self.ground and _DIGITS.search(text) is not None
        if not (self.struck or self.shift or small or unseen):
            return text
        marks = [mark[0] for mark in MARK.finditer(text)]
        pieces = (self._drawn(piece, small) for piece in _AT_MARKS.split(text))
        return "".join(chain.from_iterable(zip_longest(pieces, marks, fillvalue="")))

    def _drawn(self, text: str, small: bool) -> str:
        text = _DIGITS.sub(UNREAD, text) if self.white and not self.ground else text
        noted = self.shift > 0 or (small and not self.shift and _FEW_DIGITS.fullmatch(text) is not None)
        return drawn(text, struck_out=self.struck, shift=1 if noted else min(self.shift, 0))


PLAIN = Look()


def _is_struck(element: etree._Element, style: Declarations) -> bool:
    line = style.get("text-decoration-line") or style.get("text-decoration")
    return element.tag in _STRUCK if line is None else "line-through" in line


def _size(element: etree._Element, style: Declarations, outer: float) -> float:
    if element.tag == "font" and (size := element.get("size", "")) in _SIZES:
        return _SIZES[size]
    scaled = _SCALED.search(style.get("transform", ""))
    return _font_size(element, style, outer) * (float(scaled[1]) if scaled else 1)


def _font_size(element: etree._Element, style: Declarations, outer: float) -> float:
    usual = "smaller" if element.tag in ("small", "sup", "sub") else ""
    said = style.get("font-size", usual)
    number = length(said)
    if number is None:
        return _NAMED.get(said, outer * 5 / 6 if said == "smaller" else outer)
    unit = re.sub(r"^[-.\d]+", "", said)
    relative = {"em": number, "%": number / 100, "ex": number / 2}.get(unit)
    return outer * relative if relative is not None else number * _UNITS.get(unit, 1.0)


def _shift(element: etree._Element, style: Declarations, smaller: bool) -> float:
    """Above the line or below it: by the element, its alignment, or a small one moved from its place."""
    if element.tag in ("sup", "sub"):
        return 1 if element.tag == "sup" else -1
    align = style.get("vertical-align", style.get("font-variant-position", ""))
    if align in (*_UP, *_DOWN):
        return 1 if align in _UP else -1
    moved = -(length(style.get("top")) or 0) if style.get("position") == "relative" else 0
    shifted = _MOVED.search(style.get("transform", ""))
    moved = moved - float(shifted[1]) if shifted else moved
    return length(align) or (moved if smaller else 0) or (1 if smaller and align == "top" else 0)
