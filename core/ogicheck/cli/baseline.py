"""`ogicheck baseline`: findings that are accepted, recorded and held to what is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from ogicheck.baseline.applying import fault
from ogicheck.baseline.entries import Baseline, Entry, empty, load
from ogicheck.checking.many import checker
from ogicheck.checking.verdict import CLEAN, FOUND, INCOMPLETE
from ogicheck.cli.checking import checked, checking_options, plan
from ogicheck.cli.common import complain, configuration, usage_errors, write
from ogicheck.values.findings import FileResult
from ogicheck.values.texts import Lang, Text

NO_FILE = Text("{0}：检查的文件里没有“{1}”。", "{0}: '{1}' is not among the files that were checked.")
NO_RULE = Text(
    "{0}：规则 {1} 没有运行（没有这条规则、已关闭或不适用）。", "{0}: rule {1} was not run: unknown, off, or of no concern."
)
NO_REASON = Text("{0}：没有写理由（reason）。", "{0}: it gives no reason.")
HOLDS = Text("{0}：{1} 条，都有效。", "{0}: {1} entries, all of them hold.")
FAULTS = Text("{0}：{1} 条，{2} 条有问题。", "{0}: {1} entries, {2} of them at fault.")
WRITTEN = Text("{0}：保留 {1} 条，新增 {2} 条，删去 {3} 条。", "{0}: {1} kept, {2} added, {3} dropped.")


@dataclass(frozen=True, slots=True)
class Checked:
    """Files that were checked, by their names in a baseline. `complete`: everything could be done."""

    results: dict[str, FileResult]
    complete: bool
    lang: Lang


@click.group("baseline")
def command() -> None:
    """Record findings that are accepted, and hold the record to what is there."""


@command.command("write")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("paths", nargs=-1)
@checking_options
def write_(file: Path, paths: tuple[str, ...], **options: Any) -> None:
    """Bring FILE up to date with the failures in PATHS: new ones are added, entries without a finding dropped."""
    from ogicheck.baseline.writing import update, written

    baseline, done = _checked(file, paths, options, new=not file.exists())
    change = update(baseline, done.results.items())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written(baseline, change, done.lang).encode("utf-8", "replace"))
    dropped = sum(not count for count in change.counts.values())
    kept = len(change.counts) - dropped
    complain(WRITTEN.fill(file, kept, len(change.added), dropped).say(done.lang))
    sys.exit(CLEAN if done.complete else INCOMPLETE)


@command.command("check")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("paths", nargs=-1)
@checking_options
def check_(file: Path, paths: tuple[str, ...], **options: Any) -> None:
    """Say which entries of FILE are stale, expired or without a reason, PATHS being all that it is about."""
    baseline, done = _checked(file, paths, options)
    faults = [(entry, list(_faults(baseline, entry, done.results))) for entry in baseline.entries]
    write("".join(f"{text.say(done.lang)}\n" for _, texts in faults for text in texts).encode())
    wrong = sum(bool(texts) for _, texts in faults)
    summary = FAULTS.fill(file, len(faults), wrong) if wrong else HOLDS.fill(file, len(faults))
    complain(summary.say(done.lang))
    sys.exit(INCOMPLETE if not done.complete else FOUND if wrong else CLEAN)


def _faults(baseline: Baseline, entry: Entry, results: dict[str, FileResult]) -> Iterator[Text]:
    result, where = results.get(entry.file), baseline.where(entry)
    if result is None:
        yield NO_FILE.fill(where, entry.file)
    else:
        if not result.problems and entry.rule not in result.checked:
            yield NO_RULE.fill(where, entry.rule)
        told = fault(baseline, entry, result, date.today())
        yield from [told] if told else []
    if not entry.reason.strip():
        yield NO_REASON.fill(where)


def _checked(file: Path, paths: tuple[str, ...], options: dict[str, Any], new: bool = False) -> tuple[Baseline, Checked]:
    """The baseline and the files' results by it; what could not be done is told."""
    found = configuration(options["config"], options["lang"])
    lang = cast(Lang, options["lang"] or found.config.lang)
    with usage_errors(lang):
        baseline = empty(file) if new else load(file)
        using = checker(plan(options, found))
        _ = using.readers
    results = checked(paths, options, found, using, lang)
    problems = [f"{one.file}: {problem.text.say(lang)}" for _, one in results for problem in one.problems]
    problems += [
        f"{one.name}: {one.reason.say(lang)}" for one in using.host.registry.states if one.state == "failed" and one.reason
    ]
    for problem in problems:
        complain(problem)
    named = {baseline.name(path): result for path, result in results}
    return baseline, Checked(named, not problems, lang)
