"""`ogicheck plugins`: what was loaded, what was not, and why; and what of it reads and checks which reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click
import msgspec

from ogicheck.api import (
    ALL,
    INCOMPLETE,
    LOADING,
    Extractor,
    Lang,
    PluginState,
    Registry,
    Rule,
    Session,
    Text,
    both,
    with_session,
)

FOR = Text("格式 {0}，地区 {1}：", "format {0}, region {1}:")
EVERY = Text("所有", "all")
READS = Text("读取", "read by")
CHECKS = Text("检查", "checked by")


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help=both("写成 JSON。", "As JSON."))
@with_session(*LOADING, "debug")
def command(session: Session, as_json: bool) -> None:
    """列出插件：名称、版本、状态、原因、登记了什么；以及各种报告由谁读、由谁查。\f

    List plugins: name, version, state, reason, and what each registers; then what reads and checks which reports.
    """
    registry = session.registry
    if as_json:
        session.write(msgspec.json.format(msgspec.json.encode(registry.states), indent=1) + b"\n")
    else:
        commands = {name: list(found) for name, found in session.host.commands_by_plugin.items()}
        lines = [_line(state, commands.get(state.name, []), session) for state in registry.states]
        session.write("".join([*lines, "\n", *_matrix(registry, session.lang)]).encode())
    sys.exit(INCOMPLETE if registry.failed else 0)


def _line(state: PluginState, commands: Iterable[str], session: Session) -> str:
    reason = f"  {state.reason.say(session.lang)}" if state.reason else ""
    registers = ", ".join([*state.registers, *(f"command {name}" for name in commands)])
    trace = f"{state.traceback}\n" if session.settings.debug and state.traceback else ""
    return f"{state.name} {state.version or '-'}  {state.state}{reason}\n    {registers or '-'}\n{trace}"


def _matrix(registry: Registry, lang: Lang) -> Iterator[str]:
    """By the versions of the form and the regions that anything is registered for: what reads, and what checks."""
    every: list[Extractor | Rule] = [*registry.extractors, *registry.rules.values()]
    for formats, regions in sorted({(one.formats, one.regions) for one in every}, key=_order):
        yield f"{FOR.fill(_names(formats, lang), _names(regions, lang)).say(lang)}\n"
        readers = [one.name for one in registry.extractors if (one.formats, one.regions) == (formats, regions)]
        checks = sorted(one.id for one in registry.rules.values() if (one.formats, one.regions) == (formats, regions))
        for label, names in ((READS, readers), (CHECKS, checks)):
            if names:
                yield f"    {label.say(lang)} {', '.join(names)}\n"


def _order(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[bool, bool, tuple[tuple[str, ...], tuple[str, ...]]]:
    return pair[1] != ALL, pair[0] != ALL, pair


def _names(names: tuple[str, ...], lang: Lang) -> str:
    return EVERY.say(lang) if names == ALL else ", ".join(names)
