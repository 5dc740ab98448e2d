# mypy: disable-error-code="empty-body"
# Nothing calls what stands here: pluggy takes from a specification its name and its arguments.
"""The hooks. They only register: each returns values, and none is called while a report is read or checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

from ogicheck.hosting.executors import Executor, Layer
from ogicheck.hosting.extractors import Archive, Extractor, Repair, Source
from ogicheck.hosting.facts import Fact
from ogicheck.hosting.outputs import Baseline, Output
from ogicheck.hosting.points import PROJECT
from ogicheck.hosting.rules import Rule
from ogicheck.hosting.surveys import Survey
from ogicheck.hosting.vocabulary import Vocabulary
from ogicheck.hosting.voices import Voice

if TYPE_CHECKING:
    import click

API_VERSION = 1
"""Raised only where something is taken away from `ogicheck.api`."""
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """Every hook that a plugin may implement; each is optional."""

    @hookspec
    def ogicheck_api_version(self) -> int:
        """The API version that the plugin was written for (`API_VERSION` of `ogicheck.api` at that time)."""

    @hookspec
    def ogicheck_extractors(self) -> Iterable[Extractor]:
        """File formats that the plugin reads."""

    @hookspec
    def ogicheck_archives(self) -> Iterable[Archive]:
        """Kinds of files that hold several reports, each of which is checked."""

    @hookspec
    def ogicheck_sources(self) -> Iterable[Source]:
        """Where files come from that are no paths."""

    @hookspec
    def ogicheck_repairs(self) -> Iterable[Repair]:
        """What mends a file's content before it is read by the form."""

    @hookspec
    def ogicheck_rules(self) -> Iterable[Rule]:
        """Rules that the plugin checks."""

    @hookspec
    def ogicheck_rulesets(self) -> Iterable[Path]:
        """Ruleset files (TOML) that `--ruleset` and `extends` may name; a file's stem is its name."""

    @hookspec
    def ogicheck_outputs(self) -> Iterable[Output]:
        """Outputs that `--output` may name."""

    @hookspec
    def ogicheck_facts(self) -> Iterable[Fact]:
        """Readings of a report that several rules share."""

    @hookspec
    def ogicheck_vocabulary(self) -> Iterable[Vocabulary]:
        """Tables of rulesets that the plugin owns."""

    @hookspec
    def ogicheck_executors(self) -> Iterable[Executor]:
        """Ways to run many checks, which `--executor` may name."""

    @hookspec
    def ogicheck_layers(self) -> Iterable[Layer]:
        """What stands round the executor of a command."""

    @hookspec
    def ogicheck_baselines(self) -> Iterable[Baseline]:
        """What reads the file that `--baseline` names."""

    @hookspec
    def ogicheck_surveys(self) -> Iterable[Survey]:
        """What looks at a run as a whole, once all its files are done."""

    @hookspec
    def ogicheck_voices(self) -> Iterable[Voice]:
        """In whose words the command line tells of itself."""

    @hookspec
    def ogicheck_commands(self) -> Iterable[click.Command]:
        """Commands of the command line; called only where commands are wanted, so it may import what they take."""
