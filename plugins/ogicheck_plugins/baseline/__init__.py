"""Findings that are accepted: what `check --baseline` reads, and `ogicheck baseline`, which keeps the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ogicheck.api import Accept, Baseline, hookimpl

if TYPE_CHECKING:
    import click


def _opened(path: Path) -> Accept:
    from datetime import date

    from ogicheck_plugins.baseline.applying import applied
    from ogicheck_plugins.baseline.entries import load

    accepted, today = load(path), date.today()
    return lambda result, at: applied(result, accepted, at, today)


@hookimpl
def ogicheck_baselines() -> list[Baseline]:
    return [Baseline("toml", _opened)]


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.baseline.command import command

    return [command]
