"""How far a run is: how many files are done, how fast, what was found, what it waits for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from time import monotonic

from ogicheck.api import LEVELS, FileResult, Text, one_line

NAME = 40
"""Characters of a file's name that are shown."""
SLOW = 1.0
"""Seconds from which on it is of interest how long a file took: most take a fiftieth of it."""
LEVEL = {"error": Text("错误", "errors"), "warning": Text("警告", "warnings"), "note": Text("提示", "notes")}
UNREAD = Text("未读全", "unread")
COUNTS = Text("{0} {1}", "{1} {0}")
AT = Text("正在检查 {0}", "at {0}")
SLOWEST = Text("最慢 {0}（{1:.0f} 秒）", "slowest {0} ({1:.0f} s)")


@dataclass(slots=True)
class State:
    """What is known of a run of `total` files. The slowest is the one that was waited for longest."""

    total: int
    done: int = 0
    began: float = field(default_factory=monotonic)
    found: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    waiting: str = ""
    slowest: tuple[float, str] = (0.0, "")
    last: float = field(default_factory=monotonic)

    def add(self, value: object, name: str, since: float, now: float, waiting: str) -> None:
        """Take in what came of a file that was begun at `since`; the next that is waited for is `waiting`.

        Files end in another order than they are told of: the time since the one before is the least that this one took.
        """
        self.done += 1
        self.slowest = max(self.slowest, (now - max(since, self.last), name))
        self.last, self.waiting = now, waiting
        if isinstance(value, FileResult):
            self.found.update(one.level for one in value.findings if one.kind == "fail")
            self.unread += bool(value.problems)

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.done / max(self.last - self.began, 1e-3)

    @property
    def remaining(self) -> float:
        """Seconds that the rest will take at this rate."""
        return (self.total - self.done) / self.rate if self.done else 0.0

    def words(self) -> Text:
        """What was found, what is waited for, and the slowest."""
        counts = [COUNTS.fill(LEVEL[level], self.found[level]) for level in LEVELS if self.found[level]]
        counts += [COUNTS.fill(UNREAD, self.unread)] if self.unread else []
        counts += [AT.fill(one_line(self.waiting, NAME))] if self.waiting else []
        seconds, name = self.slowest
        counts += [SLOWEST.fill(one_line(name, NAME), seconds)] if seconds >= SLOW else []
        return Text("，".join(one.zh for one in counts), ", ".join(one.en for one in counts))
