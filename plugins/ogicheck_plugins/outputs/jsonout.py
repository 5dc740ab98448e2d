"""The json output: every fact of a run."""

from __future__ import annotations

import json
from dataclasses import asdict
from inspect import cleandoc

import msgspec

from ogicheck.api import CLEAN, FOUND, FileResult, Finding, PluginState, Problem, Run
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
from ogicheck_plugins.results_kit.words import counts


def write(run: Run) -> bytes:
    # A file name that is not Unicode holds lone surrogates, which msgspec's own encoder refuses.
    return json.dumps(msgspec.to_builtins(_report(run)), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def schema() -> bytes:
    """The JSON schema of what `write` gives, as it is shipped."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    shape = msgspec.json.schema(Report)
    for definition in shape["$defs"].values():
        if "description" in definition:
            definition["description"] = cleandoc(definition["description"])
    return json.dumps(dialect | shape, indent=2).encode() + b"\n"


def _report(run: Run) -> Report:
    names = {rule.id: rule.name for rule in run.rules}
    count = counts(run)
    return Report(
        version=1,
        ruleset=run.ruleset,
        lang=run.lang,
        baseline=run.baseline,
        exit_code=run.exit_code,
        complete=run.exit_code in (CLEAN, FOUND),
        stopped=run.stopped.say(run.lang) if run.stopped else None,
        files=tuple(_file(file, run, names) for file in run.files),
        plugins=tuple(_plugin(plugin, run) for plugin in run.plugins),
        summary=Summary(**{name: count[name] for name in Summary.__struct_fields__}),
    )


def _file(file: FileResult, run: Run, names: dict[str, str]) -> FileEntry:
    return FileEntry(
        file=file.file,
        size=file.size,
        sha256=file.digest,
        media_type=file.media_type,
        organ=file.organ,
        year=file.year,
        format=file.format,
        region=file.region,
        errors=tuple(_error(problem, run) for problem in file.problems),
        remarks=tuple(remark.say(run.lang) for remark in file.remarks),
        findings=tuple(_finding(finding, run, names) for finding in file.findings),
        checked=file.checked,
        not_checked=file.not_checked,
        recognised=file.recognised,
    )


def _finding(finding: Finding, run: Run, names: dict[str, str]) -> FindingEntry:
    return FindingEntry(
        rule=finding.rule,
        name=names.get(finding.rule, ""),
        level=finding.level,
        kind=finding.kind,
        address=finding.address,
        message=finding.message.say(run.lang),
        message_id=finding.message_id,
        arguments=finding.arguments,
        quote=finding.quote,
        place=Place(**asdict(finding.place)),
        related=tuple(RelatedPart(part.address, part.text, Place(**asdict(part.place))) for part in finding.related),
        fingerprint=finding.fingerprint,
        accepted=AcceptedEntry(**asdict(finding.accepted)) if finding.accepted else None,
    )


def _error(problem: Problem, run: Run) -> ErrorEntry:
    return ErrorEntry(problem.kind, problem.text.say(run.lang), problem.rule, problem.address, problem.traceback)


def _plugin(plugin: PluginState, run: Run) -> PluginEntry:
    reason = plugin.reason.say(run.lang) if plugin.reason else None
    return PluginEntry(plugin.name, plugin.version, plugin.state, reason, plugin.traceback)
