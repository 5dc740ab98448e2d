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
    both,
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
    """显示配置，或信任某个文件夹的配置。\f

    Show the configuration, or trust a folder's.
    """


@command.command("show")
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--config", "given", type=click.Path(dir_okay=False, path_type=Path), help=both("改看这个文件。", "This file instead.")
)
@with_session("lang")
def show(session: Session, file: Path, given: Path | None) -> None:
    """列出对某个文件有效的每项设置，以及出自哪里。\f

    Print each setting that holds for a file, and where it comes from.
    """
    found = configuration_of(file if file.is_dir() else file.parent, given)
    values = msgspec.to_builtins(found.config)
    lines = [f"{name} = {msgspec.json.encode(value).decode()}  # {found.origin(name)}" for name, value in values.items()]
    session.write(("\n".join(lines) + "\n").encode())


@command.command("trust")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@OPTIONS["lang"]
def trust(folder: Path, lang: Lang | None) -> None:
    """准许一个文件夹的配置加载插件、写到文件夹以外；配置或插件一改就失效。\f

    Let the configuration of a folder load its plugins and write elsewhere, as long as neither it nor they change.
    """
    try:
        named = named_or_above(folder)
        if named is None:
            raise SettingError(NONE)
        done = DONE.fill(trust_configuration(*named))
    except SettingError as error:
        click.echo(error.text.say(lang or "zh-CN"), err=True)
        sys.exit(USAGE)
    click.echo(done.say(lang or "zh-CN"), err=True)
