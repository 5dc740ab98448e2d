"""What took long in a run: `--timings`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nlargest

from ogicheck.api import FileResult, Text
from ogicheck_plugins.outputs.jsonmodel import FileTime, PartTime, Timings
from ogicheck_plugins.outputs.voice import Voice
from ogicheck_plugins.records_kit.columns import aligned

MOST = 10
"""Files, and on a terminal parts, that are told of."""
CORE = "ogicheck"
KINDS = {
    "rule": Text("规则", "rule"),
    "fact": Text("读取", "fact"),
    "extractor": Text("文件格式", "file format"),
    "repair": Text("修复", "repair"),
    CORE: Text("按格式读表、选格式", "reading by the form, choosing it"),
}
PART, FILE = Text("最费时的部分", "what took longest"), Text("最费时的文件", "the slowest files")
HEAD = (Text("秒", "s"), Text("占比", "share"), Text("每次毫秒", "ms each"), Text("最长毫秒", "longest ms"))


@dataclass(slots=True)
class Clock:
    """Seconds by what ran, and the slowest files."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    longest: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    calls: Counter[str] = field(default_factory=Counter)
    files: list[tuple[float, str]] = field(default_factory=list)

    def add(self, result: FileResult) -> None:
        for name, seconds in result.times.items():
            part = name or CORE
            self.seconds[part] += seconds
            self.longest[part] = max(self.longest[part], seconds)
            self.calls[part] += 1
        self.files = nlargest(MOST, [*self.files, (sum(result.times.values()), result.file)])

    def told(self) -> Timings:
        """The slowest first."""
        parts = sorted(self.seconds, key=lambda part: (-self.seconds[part], part))
        return Timings(
            sum(self.seconds.values()),
            tuple(PartTime(part, self.seconds[part], self.calls[part], self.longest[part]) for part in parts),
            tuple(FileTime(file, seconds) for seconds, file in self.files),
        )


def lines(told: Timings, voice: Voice) -> Iterator[str]:
    """Two tables for a terminal."""
    rows = [[voice.say(PART), *map(voice.say, HEAD)]]
    for one in told.parts[:MOST]:
        mean, share = one.seconds / one.files, one.seconds / told.seconds if told.seconds else 0.0
        rows.append([_name(one.part, voice), f"{one.seconds:.2f}", f"{share:.0%}", *_milliseconds(mean, one.longest)])
    yield from (*aligned(rows), "")
    rows = [[voice.say(FILE), voice.say(HEAD[0])], *([one.file, f"{one.seconds:.2f}"] for one in told.files)]
    yield from (*aligned(rows), "")


def _milliseconds(*seconds: float) -> list[str]:
    return [f"{1000 * one:.1f}" for one in seconds]


def _name(part: str, voice: Voice) -> str:
    kind, _, name = part.partition(" ")
    shown = voice.rule(name) if kind == "rule" else name
    return f"{voice.say(KINDS.get(kind, Text(kind, kind)))} {shown}".rstrip()
