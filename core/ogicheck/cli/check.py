"""`ogicheck check`: findings for files."""

from __future__ import annotations

import fnmatch
import os
import sys
import traceback
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import click

from ogicheck.baseline.applying import applied
from ogicheck.baseline.entries import Baseline, load
from ogicheck.checking.checker import Checker
from ogicheck.checking.many import checker
from ogicheck.checking.verdict import FOUND, INCOMPLETE, assembled
from ogicheck.checking.workers import can_limit_memory
from ogicheck.cli.checking import checked, checking_options, plan
from ogicheck.cli.common import beside, complain, configuration, usage_errors, write
from ogicheck.cli.configuration import Found
from ogicheck.cli.outputs import chosen, save
from ogicheck.hosting.outputs import Output
from ogicheck.rulesets.schema import unknown_key
from ogicheck.rulesets.source import RulesetError
from ogicheck.values.findings import FileResult, Level, Run
from ogicheck.values.texts import Lang, Text

OUTPUT_FAILED = Text("输出“{0}”出错：{1}", "the output '{0}' failed: {1}")
NO_LIMIT = Text(
    "这个系统不能限制进程的内存；文件大小和时间仍有限制。",
    "this system has no limit of memory to set; sizes and time are limited all the same.",
)


@click.command("check")
@click.argument("paths", nargs=-1)
@checking_options
@click.option("--output", multiple=True, metavar="NAME[=FILE]", help="text (default), json, sarif, junit, …; repeatable.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Default: error.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules (ids or globs).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules (ids or globs).")
@click.option("--baseline", type=click.Path(dir_okay=False), help="Findings that are accepted (see `ogicheck baseline`).")
@click.option("--strict", is_flag=True, default=None, help="Also show findings that a person should review.")
@click.option("-v", "--verbose", is_flag=True, help="Say more of the run on stderr.")
@click.option("--debug", is_flag=True, help="Show tracebacks of plugins and rules that failed.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings (not where anything could not be checked).")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Check reports: files, folders, globs, or - for standard input."""
    found = configuration(options["config"], options["lang"])
    lang = cast(Lang, options["lang"] or found.config.lang)
    started = datetime.now(UTC)
    with usage_errors(lang):
        using = checker(plan(options, found))
        outputs = chosen(options["output"] or found.config.output or ["text"], using.host.registry.outputs)
        _ = using.readers
        _know_rules(using)
        baseline = _baseline(options["baseline"], found)
    results = _results(paths, options, found, using, lang, baseline)
    fail_on = options["fail_on"] or found.config.fail_on
    run = assembled(
        using,
        results,
        fail_on=None if fail_on == "never" else cast(Level, fail_on),
        lang=lang,
        strict=found.config.strict if options["strict"] is None else options["strict"],
        root=str(options["root"].resolve()),
        baseline=baseline.file if baseline else None,
        arguments=tuple(sys.argv[1:]),
        started=started,
    )
    whole = _write(run, outputs, options["debug"])
    if options["debug"]:
        _tracebacks(run)
    code = run.exit_code if whole else INCOMPLETE
    sys.exit(0 if options["exit_zero"] and code == FOUND else code)


def _results(
    paths: tuple[str, ...], options: dict[str, Any], found: Found, using: Checker, lang: Lang, baseline: Baseline | None
) -> list[FileResult]:
    if options["verbose"] and not can_limit_memory():
        complain(NO_LIMIT.say(lang))
    results = checked(paths, options, found, using, lang)
    today = date.today()
    return [applied(result, baseline, path, today) if baseline else result for path, result in results]


def _baseline(given: str | None, found: Found) -> Baseline | None:
    named = found.config.baseline
    file = given or (beside(found, [named])[0] if named else "")
    return load(Path(file)) if file else None


def _know_rules(using: Checker) -> None:
    """What is selected or ignored must be a rule, or match one; a plugin that failed has been told of, and may have it."""
    known = list(using.host.registry.rules)
    for name in (*using.plan.choice.select, *using.plan.choice.ignore):
        if not fnmatch.filter(known, name) and not using.host.registry.failed:
            raise RulesetError(Text(*unknown_key(name, known)))


def _write(run: Run, outputs: list[tuple[Output, str]], debug: bool) -> bool:
    """Write every output; False where one of them failed, which takes no other with it."""
    whole = True
    for output, file in outputs:
        try:
            data = memoryview(output.write(run, not file and sys.stdout.isatty() and "NO_COLOR" not in os.environ))
        except (Exception, SystemExit) as error:
            whole = False
            complain(OUTPUT_FAILED.fill(output.name, f"{type(error).__name__}: {error}").say(run.lang))
            if debug:
                complain(traceback.format_exc())
            continue
        save(file, bytes(data)) if file else write(bytes(data))
    return whole


def _tracebacks(run: Run) -> None:
    for state in run.plugins:
        if state.traceback:
            complain(f"{state.name}:\n{state.traceback}")
    for file in run.files:
        for problem in file.problems:
            if problem.traceback:
                complain(f"{file.file}: {problem.rule}\n{problem.traceback}")
