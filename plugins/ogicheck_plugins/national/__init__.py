"""The national form: its rulesets and its rules."""

from __future__ import annotations

from pathlib import Path

from ogicheck.api import Rule, hookimpl


@hookimpl
def ogicheck_rulesets() -> list[Path]:
    return sorted(_folder().glob("*.toml"))


@hookimpl
def ogicheck_rules() -> list[Rule]:
    from ogicheck_plugins.national.rules import RULES

    return RULES


def _folder() -> Path:
    """Beside this package where it is installed, at the top level in a source tree."""
    installed = Path(__file__).parents[1] / "rulesets"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "rulesets"
