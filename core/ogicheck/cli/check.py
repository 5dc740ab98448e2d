"""`ogicheck check`: findings for files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import click

from ogicheck.batch import Input, check_all, checker
from ogicheck.beside import Beside
from ogicheck.checker import Checker, Plan
from ogicheck.cli.common import (
    beside,
    complain,
    config_option,
    configuration,
    lang_option,
    limit_options,
    plugin_option,
    ruleset_of,
    ruleset_option,
    usage_errors,
    write,
)
from ogicheck.config import Found
from ogicheck.findings import FileResult, Level, Run
from ogicheck.gathering import EXTRACTED, Gathered, comparing, gather
from ogicheck.outputs import Output
from ogicheck.paths import inputs
from ogicheck.rulesets.schema import unknown_key
from ogicheck.rulesets.settings import Choice
from ogicheck.rulesets.source import RulesetError
from ogicheck.run import FOUND, assembled
from ogicheck.texts import Lang, Text
from ogicheck.workers import Limits, can_limit_memory

NO_LIMIT = Text(
    "这个系统不能限制进程的内存；文件大小和时间仍有限制。",
    "this system has no limit of memory to set; sizes and time are limited all the same.",
)


@click.command("check")
@click.argument("paths", nargs=-1)
@ruleset_option
@click.option("--previous", metavar="PATH", help="Last year's reports, or what extract printed of them.")
@click.option("--parts", metavar="PATH", help="The reports that a government's report sums up.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of publication (2024-01-31).")
@click.option("--output", multiple=True, metavar="NAME[=FILE]", help="text (default), json, sarif, junit, …; repeatable.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Default: error.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules (ids or globs).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules (ids or globs).")
@config_option
@plugin_option
@click.option("--strict", is_flag=True, default=None, help="Also show findings that a person should review.")
@lang_option
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Paths are relative to it.")
@click.option("--stdin-name", default="stdin", help="The name of what comes from standard input (-).")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes (default: one a core).")
@limit_options
@click.option("--no-progress", is_flag=True, help="No progress bar.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing on stderr but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more of the run on stderr.")
@click.option("--debug", is_flag=True, help="Show tracebacks of plugins and rules that failed.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings (not where anything could not be checked).")
def command(paths: tuple[str, ...], **options: Any) -> None:
    """Check reports: files, folders, globs, or - for standard input."""
    found = configuration(options["config"], options["lang"])
    lang = cast(Lang, options["lang"] or found.config.lang)
    started = datetime.now(UTC)
    with usage_errors(lang):
        using = checker(_plan(options, found))
        outputs = _outputs(options["output"] or tuple(found.config.output) or ("text",), using)
        _ = using.readers
        _know_rules(using)
    files = _checked(paths, options, found, using, lang)
    fail_on = options["fail_on"] or found.config.fail_on
    run = assembled(
        using,
        files,
        fail_on=None if fail_on == "never" else cast(Level, fail_on),
        lang=lang,
        strict=found.config.strict if options["strict"] is None else options["strict"],
        root=str(options["root"].resolve()),
        arguments=tuple(sys.argv[1:]),
        started=started,
    )
    _write(run, outputs)
    if options["debug"]:
        _tracebacks(run)
    sys.exit(0 if options["exit_zero"] and run.exit_code == FOUND else run.exit_code)


def _plan(options: dict[str, Any], found: Found) -> Plan:
    config = found.config
    choice = Choice(options["select"] or tuple(config.select), options["ignore"] or tuple(config.ignore))
    plugins = (*beside(found, config.plugin), *options["plugin"])
    return Plan(ruleset_of(options["ruleset"], found), plugins, choice)


def _know_rules(using: Checker) -> None:
    """A rule that is selected or ignored must exist; one of a plugin that failed may not, and has been told of."""
    known = list(using.host.registry.rules)
    for name in (*using.plan.choice.select, *using.plan.choice.ignore):
        if name not in known and not any(char in name for char in "*?[") and not using.host.registry.failed:
            raise RulesetError(Text(*unknown_key(name, known)))


def _outputs(named: tuple[str, ...], using: Checker) -> list[tuple[Output, str]]:
    """Outputs with the files they go to ("" for stdout, once at most)."""
    known = using.host.registry.outputs
    chosen = []
    for one in named:
        name, _, file = one.partition("=")
        if name not in known:
            raise RulesetError(Text(*unknown_key(name, list(known))))
        chosen.append((known[name], file))
    if sum(not file for _, file in chosen) > 1:
        raise RulesetError(
            Text(
                "只能有一种输出写到标准输出，其余请写“名称=文件”。",
                "only one output can go to stdout; write NAME=FILE for the others.",
            )
        )
    return chosen


def _checked(paths: tuple[str, ...], options: dict[str, Any], found: Found, using: Checker, lang: Lang) -> list[FileResult]:
    given = paths or beside(found, found.config.include) or (".",)
    files = _inputs(given, options, using, lang)
    if options["verbose"] and not can_limit_memory():
        complain(NO_LIMIT.say(lang))
    previous, parts = (_gathered(options[name], options, using, lang) for name in ("previous", "parts"))
    day = options["published"]
    others = Beside(previous.records, parts.records, published=day and day.date())
    names = {one.name for one in files}
    with comparing(using.plan, others, names) as plan:
        results = _shown(check_all(files, plan, _jobs(options), _limits(options)), len(files), options)
    unread = {one.file: one for one in (*previous.unread, *parts.unread) if one.file not in names}
    return [*results, *unread.values()]


def _gathered(path: str | None, options: dict[str, Any], using: Checker, lang: Lang) -> Gathered:
    """The reports at a path; none where none is given."""
    if path is None:
        return Gathered()
    return gather(_inputs((path,), options, using, lang, EXTRACTED), using.plan, _jobs(options), _limits(options))


def _jobs(options: dict[str, Any]) -> int:
    return options["jobs"] or os.cpu_count() or 1


def _limits(options: dict[str, Any]) -> Limits:
    return Limits(options["memory_limit"], options["time_limit"])


def _inputs(given: Sequence[str], options: dict[str, Any], using: Checker, lang: Lang, *also: str) -> list[Input]:
    """The files below paths, of the known suffixes and `also` others."""
    suffixes = {suffix for extractor in using.host.registry.extractors for suffix in extractor.suffixes}
    try:
        return inputs(given, {*suffixes, *also}, options["root"], options["stdin_name"])
    except FileNotFoundError as error:
        message = Text("找不到文件，或文件夹里没有可检查的文件：{0}", "no such file, or no file to check in it: {0}")
        complain(message.fill(error).say(lang))
        sys.exit(2)


def _shown(results: Iterable[FileResult], count: int, options: dict[str, Any]) -> list[FileResult]:
    """The results; a bar on a terminal shows how many there are."""
    if options["no_progress"] or options["quiet"] or count < 2 or not sys.stderr.isatty():
        return list(results)
    with click.progressbar(results, length=count, file=sys.stderr) as bar:
        return list(bar)


def _write(run: Run, outputs: list[tuple[Output, str]]) -> None:
    for output, file in outputs:
        if file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_bytes(output.write(run, False))
        else:
            colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
            write(output.write(run, colour))


def _tracebacks(run: Run) -> None:
    for state in run.plugins:
        if state.traceback:
            complain(f"{state.name}:\n{state.traceback}")
    for file in run.files:
        for problem in file.problems:
            if problem.traceback:
                complain(f"{file.file}: {problem.rule}\n{problem.traceback}")
