"""What an element's style says, its page's style sheets laid under its own (see `sheets`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|%|in|cm|mm|vh|vw)?")
_CUT_OFF = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%\)|circle\(0")
_WHITE = frozenset({"#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)", "hsl(0,0%,100%)"})
_FAR = -500
"""Pixels, or ems, left of or above a page: no screen shows what stands there."""

_WATERMARK = 0.5
"""Opacity below which text laid over others is a watermark: style sheets set text that is to be read at 0.65 or more."""
_ALPHA = re.compile(r"(?:rgba?|hsla?)\([^)]*[,/]\s*(\.\d+|[01](?:\.\d+)?)\s*\)")
_UNFILLED = frozenset({"none", "transparent", "inherit", "initial", "unset"})

_TO_NOTHING = re.compile(r"scale(?:3d|x|y)?\((?:[^)]*,)?\s*0(?:\.0+)?\s*[,)]")
_PRINTED = re.compile(r"\d|\b(?:counters?|attr)\(")

Declarations = Mapping[str, str]


@lru_cache(maxsize=4096)
def parsed(style: str) -> Declarations:
    """The declarations in a style attribute: the last of a name counts, an important one before all others."""
    found: dict[str, str] = {}
    important: set[str] = set()
    for declaration in style.split(";"):
        name, _, text = declaration.partition(":")
        name, text = name.strip().lower(), text.strip().lower()
        value = text.removesuffix("important").rstrip("! ") if text.endswith("important") else text
        if value and (value != text or name not in important):
            found[name] = value
            important |= {name} if value != text else set()
    return found


def of(element: etree._Element) -> Declarations:
    """The declarations that hold for an element."""
    return parsed(element.get("style") or "")


def length(value: str | None) -> float | None:
    """The number of a length or a share, whatever its unit; None where it is none."""
    match = _LENGTH.fullmatch(value or "")
    return float(match[1]) if match else None


def is_absent(element: etree._Element) -> bool:
    """Whether a browser leaves no room for it either, so that a row or cell is none of its table's."""
    usual = "none" if element.get("hidden") is not None or _is_closed_dialog(element) else ""
    return of(element).get("display", usual) == "none"


def is_hidden(element: etree._Element) -> bool:
    """Whether the element is not shown, by its own style or its page's."""
    if is_absent(element):
        return True
    style = of(element)
    return bool(style) and (_is_unseen(style) or _is_cut_off(style) or _is_far_off(style) or _is_watermark(style))


def _is_watermark(style: Declarations) -> bool:
    """Whether it is laid over the page, and slopes or lets the page shine through."""
    if style.get("position") not in ("absolute", "fixed"):
        return False
    alpha = _ALPHA.fullmatch(style.get("color", ""))
    shown = (length(style.get("opacity")), float(alpha[1]) if alpha and style["color"].count(",") != 2 else None)
    return "rotate" in style.get("transform", "") or any(one is not None and one < _WATERMARK for one in shown)


def _is_closed_dialog(element: etree._Element) -> bool:
    return element.tag == "dialog" and element.get("open") is None


def _is_unseen(style: Declarations) -> bool:
    clear = style.get("visibility") in ("hidden", "collapse") or style.get("content-visibility") == "hidden"
    return (
        clear
        or style.get("color") == "transparent"
        or 0 in (length(style.get(name)) for name in ("opacity", "font-size", "scale"))
        or _TO_NOTHING.search(style.get("transform", "")) is not None
    )


def prints_figures(element: etree._Element) -> bool:
    """Whether the page's style sheet itself prints a figure before or behind the element's text."""
    return _PRINTED.search(of(element).get("content", "")) is not None


def is_white(style: Declarations) -> bool:
    """Whether text is in the colour of paper."""
    return "".join(style.get("color", "").split()) in _WHITE


def has_ground(element: etree._Element, style: Declarations) -> bool:
    """Whether the element is declared to stand on something else than its page."""
    said = (style.get("background"), style.get("background-color"), element.get("bgcolor", "").lower() or None)
    return any(one is not None and "".join(one.split()) not in _WHITE | _UNFILLED for one in said)


def _is_cut_off(style: Declarations) -> bool:
    sides = [length(style.get(side)) for side in ("height", "max-height", "width", "max-width")]
    clipped = style.get("overflow", style.get("overflow-y", "")) in ("hidden", "clip")
    placed = style.get("position") in ("absolute", "fixed")
    thin = any(side is not None and 0 <= side <= (1 if placed else 0) for side in sides)
    return (clipped and thin) or any(_CUT_OFF.search(style.get(name, "")) for name in ("clip", "clip-path"))


def _is_far_off(style: Declarations) -> bool:
    placed = style.get("position") in ("absolute", "fixed")
    sides = [style.get(side) for side in (("left", "top") if placed else ())]
    return any((at := length(side)) is not None and at <= _FAR for side in (*sides, style.get("text-indent")))
