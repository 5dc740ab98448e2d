"""`ogicheck ruleset`: show a ruleset as it comes out, or validate one."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from ogicheck.checking.checker import Plan
from ogicheck.checking.many import checker
from ogicheck.checking.verdict import USAGE
from ogicheck.cli.common import complain, configuration, lang_option, plugin_option, usage_errors, write
from ogicheck.rulesets.schema import schema, validate
from ogicheck.rulesets.source import RulesetError, load
from ogicheck.values.texts import Lang


@click.group("ruleset")
def command() -> None:
    """Show or validate rulesets."""


@command.command("show")
@click.argument("name")
@click.option("--region", metavar="NAME", help="With what a region adds.")
@click.option("--origin", is_flag=True, help="With the file and line each value comes from.")
@plugin_option
@lang_option
def show(name: str, region: str | None, origin: bool, plugin: tuple[str, ...], lang: Lang | None) -> None:
    """Print a ruleset's flat table, all that it extends merged."""
    language = lang or configuration(None, lang).config.lang
    with usage_errors(language):
        loaded = checker(Plan(plugins=plugin)).library.load(name, region)
    lines = []
    for keys, value in loaded.values.items():
        text = f"{'.'.join(map(_quoted, keys))} = {msgspec.json.encode(value).decode()}"
        lines.append(f"{text}  # {loaded.origins[keys]}" if origin else text)
    write(("\n".join(lines) + "\n").encode())


@command.command("validate")
@click.argument("file", type=click.Path(path_type=Path))
@plugin_option
@lang_option
def validate_(file: Path, plugin: tuple[str, ...], lang: Lang | None) -> None:
    """Say everything that is wrong with a ruleset file."""
    language = lang or configuration(None, lang).config.lang
    with usage_errors(language):
        errors = validate(load(file))
        if not errors:
            checker(Plan(plugins=plugin)).library.check(str(file))
    _complain(errors, language)
    click.echo(f"{file}: ok")


@command.command("schema")
def schema_() -> None:
    """Print the JSON schema of ruleset files, for editors."""
    write(msgspec.json.format(msgspec.json.encode(schema()), indent=1) + b"\n")


def _complain(errors: list[RulesetError], lang: Lang) -> None:
    for error in errors:
        complain(error.text.say(lang))
    if errors:
        sys.exit(USAGE)


def _quoted(key: str) -> str:
    return key if key.replace("_", "a").isalnum() and key.isascii() else f'"{key}"'
