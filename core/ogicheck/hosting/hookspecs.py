"""The hooks. They only register: each returns values, and none is called while a report is read or checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pluggy

from ogicheck.hosting.extractors import Extractor
from ogicheck.hosting.outputs import Output
from ogicheck.hosting.rules import Rule

PROJECT = "ogicheck"
API_VERSION = 1
"""Raised only where something is taken away from `ogicheck.api`."""
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """Every hook that a plugin may implement; each is optional."""

    @hookspec
    def ogicheck_api_version(self) -> int:  # type: ignore[empty-body]
        """The API version that the plugin was written for (`API_VERSION` of `ogicheck.api` at that time)."""

    @hookspec
    def ogicheck_extractors(self) -> Iterable[Extractor]:  # type: ignore[empty-body]
        """File formats that the plugin reads."""

    @hookspec
    def ogicheck_rules(self) -> Iterable[Rule]:  # type: ignore[empty-body]
        """Rules that the plugin checks."""

    @hookspec
    def ogicheck_rulesets(self) -> Iterable[Path]:  # type: ignore[empty-body]
        """Ruleset files (TOML) that `--ruleset` and `extends` may name; a file's stem is its name."""

    @hookspec
    def ogicheck_outputs(self) -> Iterable[Output]:  # type: ignore[empty-body]
        """Outputs that `--output` may name."""
