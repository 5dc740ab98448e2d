"""Ways to show how far a run is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from typing import Any, Protocol

from tqdm import tqdm

from ogicheck.api import Lang, Text
from ogicheck_plugins.progress.state import State

EVERY = 10.0
"""Seconds between two lines: 360 in an hour's log."""
LINE = Text("{0}/{1}，每秒 {2:.1f} 份，还要 {3}", "{0} of {1}, {2:.1f} a second, {3} left")
DETAILS = Text("{0}；{1}", "{0}; {1}")


class Shown(Protocol):
    """What shows a run's state, until it is closed."""

    def show(self, state: State) -> None: ...
    def close(self, state: State) -> None: ...


class Bar:
    """A bar on a terminal, which is gone once the run is done."""

    def __init__(self, lang: Lang, total: int) -> None:
        self._lang = lang
        self._bar: Any = tqdm(total=total, file=sys.stderr, leave=False, dynamic_ncols=True, unit="", miniters=1)

    def show(self, state: State) -> None:
        self._bar.set_postfix_str(state.words().say(self._lang), refresh=False)
        self._bar.update(state.done - self._bar.n)

    def close(self, state: State) -> None:
        self._bar.close()


class Lines:
    """A line now and then, and one at the end."""

    def __init__(self, say: Callable[[Text], None], _: int) -> None:
        self._say, self._last, self._told = say, monotonic(), -1

    def show(self, state: State) -> None:
        if monotonic() >= self._last + EVERY:
            self.close(state)

    def close(self, state: State) -> None:
        if state.done == self._told:
            return
        self._last, self._told = monotonic(), state.done
        line = LINE.fill(state.done, state.total, state.rate, tqdm.format_interval(state.remaining))
        self._say(DETAILS.fill(line, words) if (words := state.words()).zh else line)
