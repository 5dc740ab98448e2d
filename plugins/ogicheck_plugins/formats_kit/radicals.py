"""Radicals (⼯, ⻚), which some producers of PDF map to the characters (工, 页) that look like them."""

from __future__ import annotations

import re
import unicodedata

RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_SIMPLIFIED = str.maketrans("⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻩⻬⻮⻰", "民虎西见角贝车长门青韦页风飞食马鱼鸟黄齐齿龙")
"""Those that Unicode gives no decomposition."""


def characters(text: str) -> str:
    """`text`, as long as it was, with radicals as the characters that they stand for."""
    return RADICAL.sub(_unified, text)


def _unified(match: re.Match[str]) -> str:
    unified = unicodedata.normalize("NFKC", match[0]).translate(_SIMPLIFIED)
    return unified if len(unified) == 1 else match[0]
