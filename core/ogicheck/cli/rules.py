"""`ogicheck rules`: the rules there are."""

from __future__ import annotations

import click
import msgspec

from ogicheck.checking.checker import Plan
from ogicheck.checking.many import checker
from ogicheck.checking.verdict import rule_info
from ogicheck.cli.common import configuration, lang_option, plugin_option, write
from ogicheck.values.texts import Lang


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@plugin_option
@lang_option
def command(as_json: bool, plugin: tuple[str, ...], lang: Lang | None) -> None:
    """List all rules with level, plugin and summary."""
    language = lang or configuration(None, lang).config.lang
    using = checker(Plan(plugins=plugin))
    infos = [rule_info(using, rule, rule.level) for _, rule in sorted(using.host.registry.rules.items())]
    if as_json:
        write(msgspec.json.format(msgspec.json.encode(infos), indent=1) + b"\n")
    else:
        lines = (f"{one.id}  {one.level:<8} {one.name:<24} {one.help(language).summary}\n" for one in infos)
        write("".join(lines).encode())
