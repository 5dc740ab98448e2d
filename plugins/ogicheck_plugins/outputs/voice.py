"""How a run speaks on a terminal: its language, colours and links, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click

from ogicheck.api import Level, Opening, RuleInfo, Text, Verdict, one_line
from ogicheck_plugins.outputs.links import linked, rule_page, shows_links

COLOURS: dict[Level, str] = {"error": "red", "warning": "yellow", "note": "cyan"}


@dataclass(frozen=True, slots=True)
class Voice:
    """`links`: whether rules lead to their pages; `verbose`: whether more is told than a person needs who mends a report."""

    verdict: Verdict
    rules: Mapping[str, RuleInfo]
    colour: bool
    links: bool
    verbose: bool

    @classmethod
    def of(cls, verdict: Verdict, opening: Opening) -> Voice:
        rules = {rule.id: rule for rule in verdict.rules}
        return cls(verdict, rules, opening.colour, opening.colour and shows_links(), opening.settings.verbose)

    def say(self, text: Text, *arguments: object) -> str:
        return one_line((text.fill(*arguments) if arguments else text).say(self.verdict.lang))

    def paint(self, text: str, **style: Any) -> str:
        return click.style(text, **style) if self.colour else text

    def alarm(self, text: str) -> str:
        return self.paint(text, fg="red", bold=True)

    def rule(self, number: str) -> str:
        """A rule by its id and its name in the run's language."""
        rule = self.rules.get(number)
        if rule is None:
            return number
        name = rule.name if self.verdict.lang == "en" else rule.zh.summary.rstrip("。")
        shown = linked(number, rule_page(number)) if self.links and rule.builtin else number
        return f"{shown} {one_line(name)}"
