"""`ogicheck check`: findings for files."""

from __future__ import annotations

import fnmatch
import sys
import traceback
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import click

from ogicheck.api import (
    CLEAN,
    FOUND,
    INCOMPLETE,
    Accept,
    FileResult,
    IncompleteError,
    Opening,
    SettingError,
    Text,
    Verdict,
    attributed,
    unknown_name,
)
from ogicheck_plugins.command_line.edge import code_of, heed, held
from ogicheck_plugins.command_line.options import CHECKING, with_session
from ogicheck_plugins.command_line.targets import Target, chosen_outputs, dropped, opened
from ogicheck_plugins.runs_kit.console import complain
from ogicheck_plugins.runs_kit.session import Session
from ogicheck_plugins.runs_kit.verdict import Tally, told_of

NO_BASELINE = Text("没有读取基线的插件，不能用 --baseline", "no plugin reads baselines: --baseline cannot be used")
STOPPED = Text(
    "{0}：共 {2} 个文件，只检查了 {1} 个，结果不完整。", "{0}: {1} of {2} files were checked, and this is not complete."
)
INTERRUPTED = Text("检查被中断", "interrupted")
FAILED = Text("检查没有进行到底（{0}）", "the run could not go on ({0})")
TOLD = ("strict", "statistics", "timings", "verbose", "debug", "exit_zero")
OWN = ("output", "fail_on", "select", "ignore", "baseline", "journal", "resume", "cache", *TOLD)


@dataclass(slots=True)
class Done:
    """What came of the files so far; where the run was stopped, the exit code that tells of it, and why. `crashes` are shown
    with --debug.
    """

    tally: Tally
    count: int = 0
    code: int = CLEAN
    why: Text | None = None
    trace: str = ""
    crashes: list[FileResult] = field(default_factory=list)


@click.command("check")
@with_session("paths", *CHECKING, *OWN)
def command(session: Session) -> None:
    """检查报告：文件、文件夹、通配，或 - 表示标准输入。\f

    Check reports: files, folders, globs, or - for standard input.
    """
    settings = session.settings
    outputs = chosen_outputs(settings.output, session.registry.outputs)
    _know_rules(session)
    accept = _accept(session)
    session.prepare()
    states, rule = tuple(session.registry.states), partial(told_of, session.registry)
    opening = partial(Opening, settings=settings, plugins=states, source=session.source, rule=rule, say=session.say)
    with held():
        targets = opened(outputs, opening)
    try:
        session.guard(file for _, file in outputs if file)
        done = _checked(session, targets, accept)
        with held():
            verdict = _verdict(session, done, bool(accept))
            _close(targets, verdict)
    except BaseException:
        dropped(targets)
        raise
    if settings.debug:
        _tracebacks(verdict, done, targets)
    code = verdict.exit_code
    if code in (CLEAN, FOUND) and any(target.failure for target in targets):
        code = INCOMPLETE
    sys.exit(CLEAN if settings.exit_zero and code == FOUND else code)


def _checked(session: Session, targets: Sequence[Target], accept: Accept | None) -> Done:
    """Give every result to every output, until all are done, or something stops it: what is done is not lost."""
    done = Done(Tally(session.settings.fail_on))
    try:
        heed()
        reports = any(target.output.reports for target in targets)
        facts = {name for target in targets for name in target.output.facts}
        with closing(session.results(reports, tuple(sorted(facts)))) as results:
            for path, one in results:
                result = accept(one, path) if accept else one
                done.tally.add(result)
                done.count += 1
                if any(problem.traceback for problem in result.problems):
                    done.crashes.append(replace(result, report=None, facts={}))
                with held():
                    for target in targets:
                        target.add(result)
                heed()
    except KeyboardInterrupt as stopped:
        done.code, done.why = code_of(stopped), INTERRUPTED
    except (SettingError, IncompleteError):
        raise
    except BaseException as error:
        done.code, done.why, done.trace = INCOMPLETE, FAILED.fill(attributed(error)), traceback.format_exc()
    return done


def _verdict(session: Session, done: Done, accepting: bool) -> Verdict:
    baseline = Path(session.settings.baseline).name if accepting else None
    stopped = STOPPED.fill(done.why, done.count, session.count) if done.why else None
    return done.tally.verdict(session.checker, session.settings, baseline, stopped, done.code)


def _accept(session: Session) -> Accept | None:
    """What marks accepted findings; None where the call names no baseline."""
    if not session.settings.baseline:
        return None
    kinds = list(session.registry.baselines.values())
    if not kinds:
        raise SettingError(NO_BASELINE)
    try:
        return kinds[0].open(Path(session.settings.baseline))
    except (KeyboardInterrupt, SettingError, IncompleteError):
        raise
    except BaseException as error:
        raise IncompleteError(attributed(error)) from error


def _know_rules(session: Session) -> None:
    """What is selected or ignored must be a rule, or match one; a plugin that failed has been told of, and may have it."""
    known = list(session.registry.rules)
    for name in (*session.settings.select, *session.settings.ignore):
        if not fnmatch.filter(known, name) and not session.registry.failed:
            raise SettingError(unknown_name(name.removesuffix("*"), known))


def _close(targets: Sequence[Target], verdict: Verdict) -> None:
    """Close every output; one that failed takes no other with it, and is told of."""
    for target in targets:
        target.close(verdict)
        if target.failure:
            complain(target.told().say(verdict.lang))
    if verdict.stopped:
        complain(verdict.stopped.say(verdict.lang))


def _tracebacks(verdict: Verdict, done: Done, targets: Sequence[Target]) -> None:
    if done.trace:
        complain(done.trace)
    for state in verdict.plugins:
        if state.traceback:
            complain(f"{state.name}:\n{state.traceback}")
    for file in done.crashes:
        for problem in file.problems:
            if problem.traceback:
                complain(f"{file.file}: {problem.rule}\n{problem.traceback}")
    for target in targets:
        if target.failure:
            complain("".join(traceback.format_exception(target.failure)))
