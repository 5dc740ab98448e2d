"""What could not be checked of a file, and why, as people read it on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck.api import FileResult, Text
from ogicheck_plugins.outputs.voice import Voice
from ogicheck_plugins.results_kit.words import unexplained

UNCHECKED = Text("未能检查：{0}", "not checked: {0}")
REASON = Text("{0}（{1}）", "{0} ({1})")
LONGEST, KEPT = 100, 24
"""The characters that a line may have; of one that is cut, those at its end, which say what is wrong."""


def reasons(voice: Voice, file: FileResult) -> list[str]:
    """The rules that could not be checked, those with one reason together."""
    found: dict[str, list[str]] = {}
    for finding in file.findings:
        if finding.kind == "open":
            found.setdefault(_cut(voice, voice.say(finding.message).rstrip("。.")), []).append(finding.rule)
    told = [voice.say(REASON, ", ".join(dict.fromkeys(rules)), reason) for reason, rules in found.items()]
    silent = unexplained(file)
    return [*told, ", ".join(silent)] if silent else told


def _cut(voice: Voice, reason: str) -> str:
    """A reason without the middle of what it lists where that is long, but with -v."""
    if voice.verbose or len(reason) <= LONGEST:
        return reason
    return f"{reason[: LONGEST - KEPT]}……{reason[-KEPT:]}"


def together(voice: Voice, told: list[str]) -> Iterator[str]:
    """All of it on one line where that is short, else a line each."""
    line = "; ".join(told)
    if len(line) <= LONGEST:
        yield from [voice.say(UNCHECKED, line)] if told else []
        return
    yield voice.say(UNCHECKED, "").rstrip()
    yield from (f"  {one}" for one in told)
