"""`ogicheck config`: what holds for a file, and where it was said."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from ogicheck.cli.common import config_option, usage_errors, write
from ogicheck.cli.configuration import find


@click.group("config")
def command() -> None:
    """Show the configuration."""


@command.command("show")
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@config_option
def show(file: Path, config: Path | None) -> None:
    """Print each setting that holds for a file, and where it comes from."""
    with usage_errors("zh-CN"):
        found = find(file if file.is_dir() else file.parent, config)
    values = msgspec.to_builtins(found.config)
    lines = [f"{name} = {msgspec.json.encode(value).decode()}  # {found.origins[name]}" for name, value in values.items()]
    write(("\n".join(lines) + "\n").encode())
