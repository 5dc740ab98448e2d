"""`ogicheck config`: what holds for a file, and where it was said; which folders' configurations are trusted."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from ogicheck.api import (
    OPTIONS,
    USAGE,
    Lang,
    Session,
    SettingError,
    Text,
    configuration_of,
    named_or_above,
    trust_configuration,
    with_session,
)

NONE = Text(
    "没有找到配置文件（ogicheck.toml 或 pyproject.toml）", "no configuration (ogicheck.toml or pyproject.toml) was found"
)
DONE = Text(
    "已信任 {0} 的配置；它或它的插件改动后要重新信任。",
    "The configuration of {0} is trusted, until it or its plugins change.",
)


@click.group("config")
def command() -> None:
    """Show the configuration, or trust a folder's."""


@command.command("show")
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@click.option("--config", "given", type=click.Path(dir_okay=False, path_type=Path), help="This file instead.")
@with_session("lang")
def show(session: Session, file: Path, given: Path | None) -> None:
    """Print each setting that holds for a file, and where it comes from."""
    found = configuration_of(file if file.is_dir() else file.parent, given)
    values = msgspec.to_builtins(found.config)
    lines = [f"{name} = {msgspec.json.encode(value).decode()}  # {found.origins[name]}" for name, value in values.items()]
    session.write(("\n".join(lines) + "\n").encode())


@command.command("trust")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@OPTIONS["lang"]
def trust(folder: Path, lang: Lang | None) -> None:
    """Let the configuration of a folder load its plugins and write elsewhere, as long as neither it nor they change."""
    try:
        named = named_or_above(folder)
        if named is None:
            raise SettingError(NONE)
        done = DONE.fill(trust_configuration(*named))
    except SettingError as error:
        click.echo(error.text.say(lang or "zh-CN"), err=True)
        sys.exit(USAGE)
    click.echo(done.say(lang or "zh-CN"), err=True)
