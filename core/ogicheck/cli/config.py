"""`ogicheck config`: what holds for a file, and where it was said."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from ogicheck.cli.configuration import find
from ogicheck.cli.console import write
from ogicheck.cli.options import OPTIONS
from ogicheck.values.texts import Lang


@click.group("config")
def command() -> None:
    """Show the configuration."""


@command.command("show")
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@OPTIONS["config"]
@OPTIONS["lang"]
def show(file: Path, config: Path | None, lang: Lang | None) -> None:
    """Print each setting that holds for a file, and where it comes from."""
    found = find(file if os.path.isdir(file) else file.parent, config)  # noqa: PTH112 - never raises
    values = msgspec.to_builtins(found.config)
    lines = [f"{name} = {msgspec.json.encode(value).decode()}  # {found.origins[name]}" for name, value in values.items()]
    write(("\n".join(lines) + "\n").encode())
