"""Regions: what provinces add to the national form. A region is a TOML file in rulesets/regions, with a second one where
something holds for one format only, and a module here for the rules that TOML cannot say.
"""

from __future__ import annotations

from pathlib import Path

from ogicheck.api import Rule, hookimpl
from ogicheck_plugins.shipped import rulesets


@hookimpl
def ogicheck_rulesets() -> list[Path]:
    return sorted((rulesets() / "regions").glob("*.toml"))


@hookimpl
def ogicheck_rules() -> list[Rule]:
    from ogicheck_plugins.regions import anhui, gansu, shandong, shanghai

    return [*anhui.RULES, *gansu.RULES, *shandong.RULES, *shanghai.RULES]
