"""`ogicheck baseline`: findings that are accepted, recorded and held to what is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from ogicheck.api import (
    CHECKING,
    CLEAN,
    FOUND,
    INCOMPLETE,
    LOADING,
    RUNNING,
    FileResult,
    Session,
    SettingError,
    Text,
    exact,
    printable,
    with_session,
)
from ogicheck_plugins.baseline.applying import fault
from ogicheck_plugins.baseline.entries import Accepted, Entry, empty, load

NO_FILE = Text("{0}：检查的文件里没有“{1}”。", "{0}: '{1}' is not among the files that were checked.")
NO_RULE = Text(
    "{0}：规则 {1} 没有运行（没有这条规则、已关闭或不适用）。", "{0}: rule {1} was not run: unknown, off, or of no concern."
)
NO_REASON = Text("{0}：没有写理由（reason）。", "{0}: it gives no reason.")
HOLDS = Text("{0}：{1} 条，都有效。", "{0}: {1} entries, all of them hold.")
FAULTS = Text("{0}：{1} 条，{2} 条有问题。", "{0}: {1} entries, {2} of them at fault.")
NO_BASELINE = Text("请用 --baseline 写明基线文件", "say with --baseline which file to take them into")
NOT_TAKEN = Text("{0} 没有收下：{1}", "{0} was not taken: {1}")
TAKEN = Text("{0}：不是问题 {1} 条，属实 {2} 条。", "{0}: {1} dismissed, {2} confirmed.")
WRITTEN = Text("{0}：保留 {1} 条，新增 {2} 条，删去 {3} 条。", "{0}: {1} kept, {2} added, {3} dropped.")


@dataclass(frozen=True, slots=True)
class Checked:
    """Files that were checked, by their names in a baseline. `complete`: everything could be done."""

    results: dict[str, FileResult]
    complete: bool


@click.group("baseline")
def command() -> None:
    """记录已认可的问题，并核对记录是否还成立。\f

    Record findings that are accepted, and hold the record to what is there.
    """


@command.command("write")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_session("paths", *CHECKING)
def write_(session: Session, file: Path) -> None:
    """按所列文件里不符合之处更新基线：新的加进去，已经没有的删去。\f

    Bring FILE up to date with the failures in PATHS: new ones are added, entries without a finding dropped.
    """
    from ogicheck_plugins.baseline.writing import update, written

    session.reserve([str(file)], renewing=True)
    baseline = load(file) if file.exists() else empty(file)
    done = _checked(session, baseline)
    change = update(baseline, done.results.items())
    session.save(str(file), written(baseline, change, session.lang).encode("utf-8", "replace"))
    dropped = sum(not count for count in change.counts.values())
    kept = len(change.counts) - dropped
    session.say(WRITTEN.fill(file, kept, len(change.added), dropped))
    sys.exit(CLEAN if done.complete else INCOMPLETE)


@command.command("check")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_session("paths", *CHECKING)
def check_(session: Session, file: Path) -> None:
    """指出基线里哪些条目已经没有了、到期了、没写理由；所列路径是它涉及的全部文件。\f

    Say which entries of FILE are stale, expired or without a reason, PATHS being all that it is about.
    """
    baseline = load(file)
    done = _checked(session, baseline)
    faults = [(entry, list(_faults(baseline, entry, done.results))) for entry in baseline.entries]
    session.write("".join(f"{text.say(session.lang)}\n" for _, texts in faults for text in texts).encode())
    wrong = sum(bool(texts) for _, texts in faults)
    session.say(FAULTS.fill(file, len(faults), wrong) if wrong else HOLDS.fill(file, len(faults)))
    sys.exit(INCOMPLETE if not done.complete else FOUND if wrong else CLEAN)


@command.command("take")
@click.argument("file", type=click.Path(path_type=Path))
@with_session("baseline", "root", *LOADING, *RUNNING)
def take(session: Session, file: Path) -> None:
    """把工作簿（--output xlsx）或网页导出的文件里填的处理意见收进基线。\f

    Take what a person decided in FILE, a workbook (--output xlsx) or a page's export, into the baseline.
    """
    from ogicheck_plugins.baseline.answers import answers, joined
    from ogicheck_plugins.baseline.writing import taken

    if not session.settings.baseline:
        raise SettingError(NO_BASELINE)
    target = Path(session.settings.baseline)
    session.reserve([str(target)], renewing=True)
    (outcome,) = session.calls(answers, [(file,)])
    read, wrong = outcome[0] or ([], [])
    wrong += [outcome[1]] if outcome[1] else []
    if wrong:
        raise SettingError(NOT_TAKEN.fill(printable(file.as_posix()), joined(wrong)))
    baseline = load(target) if target.exists() else empty(target)
    named = [(one, baseline.name(session.settings.root / exact(one.file))) for one in read]
    text, counts = taken(baseline, named, date.today(), session.lang)
    session.save(str(target), text.encode("utf-8", "replace"))
    session.say(TAKEN.fill(target, counts["dismissed"], counts["confirmed"]))


def _faults(baseline: Accepted, entry: Entry, results: dict[str, FileResult]) -> Iterator[Text]:
    result, where = results.get(entry.file), baseline.where(entry)
    if result is None:
        yield NO_FILE.fill(where, entry.file)
    else:
        if not result.problems and entry.rule not in (*result.checked, *result.not_checked):
            yield NO_RULE.fill(where, entry.rule)
        told = fault(baseline, entry, result, date.today())
        yield from [told] if told else []
    if not entry.reason.strip():
        yield NO_REASON.fill(where)


def _checked(session: Session, baseline: Accepted) -> Checked:
    """The files' results; what could not be done is told."""
    results = list(session.results())
    lang = session.lang
    problems = [f"{one.file}: {problem.text.say(lang)}" for _, one in results for problem in one.problems]
    problems += [f"{one.name}: {one.reason.say(lang)}" for one in session.registry.failed if one.reason]
    for problem in problems:
        session.complain(problem)
    return Checked({baseline.name(path): result for path, result in results}, not problems)
