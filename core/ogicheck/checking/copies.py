"""The report as each plugin that is not built in has it: to itself, so that what its rules change reaches no other's."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ogicheck.values.findings import PluginState, Problem
from ogicheck.values.form import Form, Ruleset
from ogicheck.values.report import Report, no_facts
from ogicheck.values.texts import Text

CHANGED = Text(
    "插件 {0} 的规则（{1}）改动了报告；其他规则看到的仍是原来的报告",
    "the rules of plugin {0} ({1}) changed the report; all other rules saw it as it was",
)
NO_FORM = Form("", Ruleset(schema=1))


@dataclass(frozen=True, slots=True)
class Copies:
    """Copies of a report by plugin, made where they are asked for, and the rules that they were for."""

    report: Report
    own: dict[str, Report] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=dict)

    def of(self, rule: str, owner: PluginState | None) -> Report:
        """The report for a rule of this plugin."""
        if owner is None or owner.builtin:
            return self.report
        if owner.name not in self.own:
            bare = pickle.loads(pickle.dumps(replace(self.report, form=NO_FORM, facts=no_facts)))
            self.own[owner.name] = replace(bare, form=_form(self.report.form, owner.name), facts=self.report.facts)
        self.rules.setdefault(owner.name, []).append(rule)
        return self.own[owner.name]

    def problems(self) -> Iterator[Problem]:
        """What is said of the plugins whose rules changed theirs."""
        for name, report in self.own.items():
            if not self._is_as_it_was(report):
                rules = self.rules[name]
                text = CHANGED.fill(name, ", ".join(rules))
                yield Problem("rule-crash", text, rule=rules[0] if len(rules) == 1 else "")

    def _is_as_it_was(self, report: Report) -> bool:
        """Whatever a plugin has put there, which may fail to compare, is a change."""
        form = self.report.form
        try:
            told = report.form.ruleset, report.form.vocabulary, replace(report, form=form)
            return bool(told == (form.ruleset, form.vocabulary, self.report))
        except Exception:
            return False


@lru_cache(maxsize=16)
def _form(form: Form, _: str) -> Form:
    """A plugin's copy of a form: one for all files, as things are made of a form that are kept with it."""
    copied: Form = pickle.loads(pickle.dumps(form))
    return copied
