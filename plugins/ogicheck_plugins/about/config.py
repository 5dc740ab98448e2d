"""`ogicheck config`: what holds for a file, and where it was said."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from ogicheck.api import Session, find_configuration, with_session


@click.group("config")
def command() -> None:
    """Show the configuration."""


@command.command("show")
@click.argument("file", type=click.Path(path_type=Path), default=Path())
@click.option("--config", "given", type=click.Path(dir_okay=False, path_type=Path), help="This file instead.")
@with_session("lang")
def show(session: Session, file: Path, given: Path | None) -> None:
    """Print each setting that holds for a file, and where it comes from."""
    found = find_configuration(file if file.is_dir() else file.parent, given)
    values = msgspec.to_builtins(found.config)
    lines = [f"{name} = {msgspec.json.encode(value).decode()}  # {found.origins[name]}" for name, value in values.items()]
    session.write(("\n".join(lines) + "\n").encode())
