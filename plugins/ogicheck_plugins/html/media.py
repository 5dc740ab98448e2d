"""Which media queries a desktop's screen meets: it shows the page that a reader is sent to."""

from __future__ import annotations

import re

_WIDTH, _HEIGHT = 1280, 800
"""Pixels of the screen and the window that a page is read for."""
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 96 / 2.54, "in": 96.0, "": 1.0}
_FEATURE = re.compile(r"\(\s*(min|max)-(?:device-)?(width|height)\s*:\s*(\d+(?:\.\d+)?)(px|r?em|pt|cm|in|)\s*\)")
_RANGE = re.compile(r"\(\s*(width|height)\s*(<=?|>=?)\s*(\d+(?:\.\d+)?)(px|r?em|pt|cm|in|)\s*\)")
_TYPES = ("all", "screen")
_MET = ("(hover)", "(hover:hover)", "(pointer:fine)", "(orientation:landscape)", "(prefers-color-scheme:light)")


def is_met(queries: str) -> bool:
    """Whether a desktop's screen meets one of these queries; one without words is met."""
    return any(map(_is_met, queries.lower().split(","))) if queries.strip() else True


def _is_met(query: str) -> bool:
    words = query.split(" and ")
    denied = words[0].split()[:1] == ["not"]
    words[0] = re.sub(r"^\s*(?:not|only)\s+", "", words[0])
    return all(map(_holds, words)) != denied


def _holds(part: str) -> bool:
    bare = "".join(part.split())
    if match := _FEATURE.fullmatch(part.strip()):
        bound, side, size, unit = match.groups()
        screen = _WIDTH if side == "width" else _HEIGHT
        return (screen >= float(size) * _PIXELS[unit]) == (bound == "min") or screen == float(size) * _PIXELS[unit]
    if match := _RANGE.fullmatch(part.strip()):
        side, sign, size, unit = match.groups()
        screen, other = _WIDTH if side == "width" else _HEIGHT, float(size) * _PIXELS[unit]
        return screen == other if "=" in sign and screen == other else (screen < other) == sign.startswith("<")
    return bare in _TYPES or bare in _MET
