"""The github output: workflow commands, which GitHub shows as annotations on the run and on changed files.

See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ogicheck.api import FileResult, Finding, Opening, PluginState, Problem, Verdict, printable
from ogicheck_plugins.results_kit.spill import Spill, bare
from ogicheck_plugins.results_kit.words import PROBLEM, RECOGNISED, STOPPED, failures, position, reviews

COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


@dataclass
class AnnotationsWriter:
    """Puts results aside: GitHub shows the first ten of a kind, and what failed as a whole goes before all files."""

    opening: Opening
    results: Spill[FileResult] = field(default_factory=Spill)

    def add(self, result: FileResult) -> None:
        self.results.add(bare(result))

    def close(self, verdict: Verdict) -> None:
        for line in _lines(verdict, self.results):
            self.opening.stream.write(f"{line}\n".encode("utf-8", "replace"))
        self.results.close()


def _lines(run: Verdict, results: Iterable[FileResult]) -> Iterator[str]:
    names = {rule.id: rule.name for rule in run.rules}
    for plugin in run.plugins:
        if plugin.state == "failed":
            yield _failed(plugin, run)
    if run.stopped:
        yield _command("error", {"title": STOPPED}, run.stopped.say(run.lang))
    for file in results:
        yield from (_problem(problem, file, run) for problem in file.problems)
        if file.recognised:
            yield _command("warning", {"file": file.file}, RECOGNISED.fill(reviews(file)).say(run.lang))
        yield from (_finding(finding, file, run, names) for finding in failures(file.findings))


def _failed(plugin: PluginState, run: Verdict) -> str:
    reason = plugin.reason.say(run.lang) if plugin.reason else ""
    return _command("error", {"title": f"{PROBLEM['plugin-failed'].say(run.lang)}: {plugin.name}"}, reason)


def _problem(problem: Problem, file: FileResult, run: Verdict) -> str:
    title = " ".join(filter(None, (PROBLEM[problem.kind].say(run.lang), problem.rule, problem.address)))
    return _command("error", {"file": file.file, "title": title}, problem.text.say(run.lang))


def _finding(finding: Finding, file: FileResult, run: Verdict, names: dict[str, str]) -> str:
    properties = {"file": file.file} | ({} if file.binary else _lines_and_columns(finding))
    properties["title"] = f"{finding.rule} {names.get(finding.rule, '')}".strip()
    where = ", ".join(filter(None, (finding.address, position(finding).say(run.lang) if file.binary else "")))
    return _command(COMMAND[finding.level], properties, f"{finding.message.say(run.lang)} ({where})")


def _lines_and_columns(finding: Finding) -> dict[str, str]:
    place = finding.place
    one_line = place.end_line in (None, place.line)
    numbers = {"line": place.line, "endLine": place.end_line, "col": place.column if one_line else None}
    return {name: str(number) for name, number in numbers.items() if number is not None}


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """A value as GitHub reads it; control characters in it steer no terminal that shows the log."""
    return printable(text, keep="\r\n\\").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
