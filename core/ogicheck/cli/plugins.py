"""`ogicheck plugins`: what was loaded, what was not, and why."""

from __future__ import annotations

import sys

import click
import msgspec

from ogicheck.checking.checker import Plan
from ogicheck.checking.many import checker
from ogicheck.checking.verdict import INCOMPLETE
from ogicheck.cli.common import beside, configuration, lang_option, plugin_option, write
from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Lang


@click.command("plugins")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@plugin_option
@lang_option
@click.option("--debug", is_flag=True, help="With the tracebacks of those that failed.")
def command(as_json: bool, plugin: tuple[str, ...], lang: Lang | None, debug: bool) -> None:
    """List plugins: name, version, state, reason, and what each registers."""
    found = configuration(None, lang)
    language = lang or found.config.lang
    registry = checker(Plan(plugins=(*beside(found, found.config.plugin), *plugin))).host.registry
    if as_json:
        write(msgspec.json.format(msgspec.json.encode(registry.states), indent=1) + b"\n")
    else:
        write("".join(_line(state, language, debug) for state in registry.states).encode())
    sys.exit(INCOMPLETE if registry.failed else 0)


def _line(state: PluginState, lang: Lang, debug: bool) -> str:
    reason = f"  {state.reason.say(lang)}" if state.reason else ""
    registers = ", ".join(state.registers)
    trace = f"{state.traceback}\n" if debug and state.traceback else ""
    return f"{state.name} {state.version or '-'}  {state.state}{reason}\n    {registers or '-'}\n{trace}"
