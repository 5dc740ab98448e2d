"""`ogicheck check`: findings for files."""

from __future__ import annotations

import fnmatch
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from ogicheck.checking.verdict import FOUND, INCOMPLETE, Tally
from ogicheck.cli.console import complain
from ogicheck.cli.options import CHECKING, with_session
from ogicheck.cli.session import Session
from ogicheck.cli.targets import FAILED, Target, chosen, opened
from ogicheck.hosting.baselines import Accept
from ogicheck.rulesets.nearest import unknown_name
from ogicheck.values.errors import SettingError
from ogicheck.values.findings import FileResult, Verdict
from ogicheck.values.texts import Text

NO_BASELINE = Text("没有读取基线的插件，不能用 --baseline", "no plugin reads baselines: --baseline cannot be used")
NO_LIMIT = Text(
    "这个系统不能限制进程的内存；文件大小和时间仍有限制。",
    "this system has no limit of memory to set; sizes and time are limited all the same.",
)
OWN = ("output", "fail_on", "select", "ignore", "baseline", "strict", "verbose", "debug", "exit_zero")


@click.command("check")
@with_session("paths", *CHECKING, *OWN)
def command(session: Session) -> None:
    """Check reports: files, folders, globs, or - for standard input."""
    settings = session.settings
    outputs = chosen(settings.output, session.registry.outputs)
    _know_rules(session)
    accept = _accept(session)
    checker = session.checker
    targets = opened(outputs, settings, session.registry.states, session.source)
    tally = Tally(settings.fail_on)
    crashes: list[FileResult] = []
    for path, one in session.results():
        result = accept(one, path) if accept else one
        tally.add(result)
        crashes += [result] if any(problem.traceback for problem in result.problems) else []
        for target in targets:
            target.add(result)
    verdict = tally.verdict(checker, settings, Path(settings.baseline).name if accept else None)
    _close(targets, verdict)
    if settings.debug:
        _tracebacks(verdict, crashes, targets)
    code = INCOMPLETE if any(target.failure for target in targets) else verdict.exit_code
    sys.exit(0 if settings.exit_zero and code == FOUND else code)


def _accept(session: Session) -> Accept | None:
    """What marks accepted findings; None where the call names no baseline."""
    if not session.settings.baseline:
        return None
    kinds = list(session.registry.baselines.values())
    if not kinds:
        raise SettingError(NO_BASELINE)
    return kinds[0].open(Path(session.settings.baseline))


def _know_rules(session: Session) -> None:
    """What is selected or ignored must be a rule, or match one; a plugin that failed has been told of, and may have it."""
    known = list(session.registry.rules)
    for name in (*session.settings.select, *session.settings.ignore):
        if not fnmatch.filter(known, name) and not session.registry.failed:
            raise SettingError(unknown_name(name, known))


def _close(targets: Sequence[Target], verdict: Verdict) -> None:
    """Close every output; one that failed takes no other with it, and is told of."""
    for target in targets:
        target.close(verdict)
        if target.failure:
            said = f"{type(target.failure).__name__}: {target.failure}"
            complain(FAILED.fill(target.output.name, said).say(verdict.lang))


def _tracebacks(verdict: Verdict, crashes: Iterable[FileResult], targets: Sequence[Target]) -> None:
    for state in verdict.plugins:
        if state.traceback:
            complain(f"{state.name}:\n{state.traceback}")
    for file in crashes:
        for problem in file.problems:
            if problem.traceback:
                complain(f"{file.file}: {problem.rule}\n{problem.traceback}")
    for target in targets:
        if target.failure:
            complain("".join(traceback.format_exception(target.failure)))
