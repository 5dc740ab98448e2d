"""Commands on what there is: rules, rulesets, plugins, the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ogicheck.api import hookimpl

if TYPE_CHECKING:
    import click


@hookimpl
def ogicheck_commands() -> list[click.Command]:
    from ogicheck_plugins.about import config, explain, plugins, rules, ruleset

    return [explain.command, rules.command, plugins.command, ruleset.command, config.command]
