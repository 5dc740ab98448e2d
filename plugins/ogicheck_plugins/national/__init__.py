"""The national form: its rulesets and its rules."""

from __future__ import annotations

from pathlib import Path

from ogicheck.api import Rule, hookimpl
from ogicheck_plugins.shipped import rulesets


@hookimpl
def ogicheck_rulesets() -> list[Path]:
    return sorted(rulesets().glob("*.toml"))


@hookimpl
def ogicheck_rules() -> list[Rule]:
    from ogicheck_plugins.national.rules import RULES

    return RULES
