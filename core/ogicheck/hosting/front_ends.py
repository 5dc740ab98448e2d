"""What a front end gives: the program that `ogicheck` runs, and what commands and other front ends take of it.

It is a package that the core does not know: its entry points say where each name stands, and `front_ends.pyi` of what type
it is, whoever gives it. A name that is given twice is this distribution's own.
"""

from __future__ import annotations

from typing import Any

from ogicheck.hosting.points import FRONT_END, points

LACKING = "ogicheck 没有装全（缺少 {0}），请重新安装。ogicheck is not installed whole (it lacks {0}): install it again."
"""In both languages, as nothing is there that knows which one the call is in."""


def __getattr__(name: str) -> Any:
    """Raises ImportError for what no front end gives."""
    if name.startswith("_"):
        raise AttributeError(name)
    for point, *_ in points(FRONT_END):
        if point.name == name:
            return point.load()
    raise ImportError(LACKING.format(name))
