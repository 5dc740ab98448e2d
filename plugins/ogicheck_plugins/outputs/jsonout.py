"""The json and jsonl outputs: every fact of a run; neither holds more than one result at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from inspect import cleandoc
from typing import Any

import msgspec

from ogicheck.api import CLEAN, FOUND, FileResult, Finding, Lang, Opening, PluginState, Problem, Settings, Verdict
from ogicheck_plugins.outputs.jsonmodel import (
    AcceptedEntry,
    ErrorEntry,
    FileEntry,
    FindingEntry,
    Place,
    PluginEntry,
    RelatedPart,
    Report,
    Summary,
)
from ogicheck_plugins.outputs.statistics import Counts
from ogicheck_plugins.outputs.timings import Clock
from ogicheck_plugins.results_kit.spill import Spill, bare
from ogicheck_plugins.results_kit.streaming import write_json
from ogicheck_plugins.results_kit.words import counted

Plain = dict[str, Any]
ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass
class RunTally:
    """What is said of a run beside its files."""

    count: Counter[str] = field(default_factory=Counter)
    counts: Counts = field(default_factory=Counts)
    clock: Clock = field(default_factory=Clock)

    def add(self, result: FileResult) -> None:
        self.count.update(map(counted, result.findings))
        self.counts.add(result)
        self.clock.add(result)

    def report(self, run: Verdict, settings: Settings) -> Plain:
        """The run, its files left out."""
        report = Report(
            version=1,
            ruleset=run.ruleset,
            lang=run.lang,
            baseline=run.baseline,
            exit_code=run.exit_code,
            complete=run.exit_code in (CLEAN, FOUND),
            stopped=run.stopped.say(run.lang) if run.stopped else None,
            files=(),
            plugins=tuple(_plugin(plugin, run) for plugin in run.plugins),
            summary=Summary(**{name: self.count[name] for name in Summary.__struct_fields__}),
            statistics=self.counts.told() if settings.statistics else msgspec.UNSET,
            timings=self.clock.told() if settings.timings else msgspec.UNSET,
        )
        plain: Plain = msgspec.to_builtins(report)
        return plain


@dataclass
class JsonWriter:
    """Puts results aside until the verdict, which goes before them, is there."""

    opening: Opening
    results: Spill[FileResult] = field(default_factory=Spill)
    tally: RunTally = field(default_factory=RunTally)

    def add(self, result: FileResult) -> None:
        self.tally.add(result)
        self.results.add(bare(result))

    def close(self, verdict: Verdict) -> None:
        names = {rule.id: rule.name for rule in verdict.rules}
        files = (_file(one, verdict.lang, lambda rule: names.get(rule, "")) for one in self.results)
        run = self.tally.report(verdict, self.opening.settings) | {"files": map(msgspec.to_builtins, files)}
        write_json(self.opening.stream, run, ENCODER)
        self.opening.stream.write(b"\n")
        self.results.close()


@dataclass
class LinesWriter:
    """A line a file, written as soon as its result is there; the last line is the run without its files."""

    opening: Opening
    tally: RunTally = field(default_factory=RunTally)

    def add(self, result: FileResult) -> None:
        self.tally.add(result)
        self._write(msgspec.to_builtins(_file(result, self.opening.settings.lang, self._name)))

    def close(self, verdict: Verdict) -> None:
        run = self.tally.report(verdict, self.opening.settings)
        del run["files"]
        self._write(run)

    def _write(self, line: Plain) -> None:
        write_json(self.opening.stream, line, ENCODER)
        self.opening.stream.write(b"\n")

    def _name(self, rule: str) -> str:
        found = self.opening.rule(rule)
        return found.name if found else ""


def schema() -> bytes:
    """The JSON schema of what `write` gives, as it is shipped."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    shape = msgspec.json.schema(Report)
    for definition in shape["$defs"].values():
        if "description" in definition:
            definition["description"] = cleandoc(definition["description"])
    return json.dumps(dialect | shape, indent=2).encode() + b"\n"


def _file(file: FileResult, lang: Lang, name: Callable[[str], str]) -> FileEntry:
    return FileEntry(
        file=file.file,
        size=file.size,
        sha256=file.digest,
        media_type=file.media_type,
        organ=file.organ,
        year=file.year,
        format=file.format,
        region=file.region,
        errors=tuple(_error(problem, lang) for problem in file.problems),
        remarks=tuple(remark.say(lang) for remark in file.remarks),
        findings=tuple(_finding(finding, lang, name) for finding in file.findings),
        checked=file.checked,
        not_checked=file.not_checked,
        recognised=file.recognised,
    )


def _finding(finding: Finding, lang: Lang, name: Callable[[str], str]) -> FindingEntry:
    return FindingEntry(
        rule=finding.rule,
        name=name(finding.rule),
        level=finding.level,
        kind=finding.kind,
        address=finding.address,
        message=finding.message.say(lang),
        message_id=finding.message_id,
        arguments=finding.arguments,
        quote=finding.quote,
        place=Place(**asdict(finding.place)),
        related=tuple(RelatedPart(part.address, part.text, Place(**asdict(part.place))) for part in finding.related),
        fingerprint=finding.fingerprint,
        accepted=AcceptedEntry(**asdict(finding.accepted)) if finding.accepted else None,
    )


def _error(problem: Problem, lang: Lang) -> ErrorEntry:
    return ErrorEntry(problem.kind, problem.text.say(lang), problem.rule, problem.address, problem.traceback)


def _plugin(plugin: PluginState, run: Verdict) -> PluginEntry:
    reason = plugin.reason.say(run.lang) if plugin.reason else None
    return PluginEntry(plugin.name, plugin.version, plugin.state, reason, plugin.traceback)
