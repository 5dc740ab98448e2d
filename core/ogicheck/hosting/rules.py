"""What a rule is: a function over a Report, and the decorator that says what it is called and where it applies."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

from ogicheck.hosting.facts import Fact
from ogicheck.values.document import Place
from ogicheck.values.findings import Clause, Finding, Kind, Level, Related
from ogicheck.values.form import ALL, within
from ogicheck.values.report import Report
from ogicheck.values.texts import Text

NOT_CHECKABLE = Text("缺少所需部分（{0}），无法检查。", "Cannot be checked: '{0}' is missing or was not read.")
ID = re.compile(r"[A-Z]{2,10}\d{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@runtime_checkable
class Part(Protocol):
    """Anything of a Report that a finding can speak of."""

    @property
    def address(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def place(self) -> Place: ...


@dataclass(frozen=True, slots=True)
class Site:
    """A part that is not there, or that no one value stands for: its address, and the place nearest to it."""

    address: str
    place: Place
    text: str = ""


Check = Callable[[Report, "At"], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule as registered. `formats`, `regions`: where it applies ("*" everywhere). `needs`: addresses of sections and
    tables, and names of facts, without which it is not called, but reported as not checkable. `options`: names and defaults.
    """

    id: str
    name: str
    level: Level
    check: Check
    messages: Mapping[str, Text]
    clauses: tuple[Clause, ...]
    formats: tuple[str, ...] = ALL
    regions: tuple[str, ...] = ALL
    needs: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The sections and tables that it needs."""
        return tuple(need for need in self.needs if "/" in need)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that it needs."""
        return tuple(need for need in self.needs if "/" not in need)

    def all_messages(self, facts: Mapping[str, Fact]) -> Mapping[str, Text]:
        """Its messages, with the runner's own for a rule whose needs are not met."""
        missing = {f"no-{name}": text for name in self.facts if name in facts and (text := facts[name].missing)}
        return {**self.messages, **({"not-checkable": NOT_CHECKABLE} if self.needs else {}), **missing}

    def applies(self, format_name: str, regions: Collection[str]) -> bool:
        """Whether the rule is for this format of the form, and for one of these regions."""
        return within([format_name], self.formats) and within(regions, self.regions)


@dataclass(frozen=True, slots=True)
class At:
    """Hands a rule its options, and builds findings from parts of the report: a finding without a place can't be made.

    Where it may be `misread` (recognised in pictures, say), what breaks the form is only for a person to look at.
    """

    rule: Rule
    level: Level
    options: Mapping[str, Any]
    messages: Mapping[str, Text]
    misread: bool = False

    def __call__(self, part: Part) -> Telling:
        return Telling(self, part)

    def doubting(self, doubtful: bool) -> At:
        """The same for parts that may be misread where they are `doubtful`."""
        return replace(self, misread=self.misread or doubtful)


@dataclass(frozen=True, slots=True)
class Telling:
    """One part of the report, about to get a finding."""

    at: At
    part: Part

    def say(self, message: str, *arguments: object, related: Iterable[Part] = (), level: Level | None = None) -> Finding:
        """It breaks the form. `level` is this message's own default where it differs from the rule's."""
        default = self.at.level == self.at.rule.level
        return self._finding("fail", level if level and default else self.at.level, message, arguments, related)

    def open(self, message: str, *arguments: object, related: Iterable[Part] = ()) -> Finding:
        """Its inputs are missing, so that nobody can tell."""
        return self._finding("open", self.at.level, message, arguments, related)

    def review(self, message: str, *arguments: object, related: Iterable[Part] = ()) -> Finding:
        """A person should look."""
        return self._finding("review", self.at.level, message, arguments, related)

    def _finding(
        self, kind: Kind, level: Level, message: str, arguments: tuple[object, ...], related: Iterable[Part]
    ) -> Finding:
        return Finding(
            rule=self.at.rule.id,
            level=level,
            kind="review" if kind == "fail" and self.at.misread else kind,
            message=self.at.messages[message].fill(*arguments),
            message_id=message,
            arguments=tuple(str(argument) for argument in arguments),
            address=self.part.address,
            place=self.part.place,
            quote=self.part.text,
            related=tuple(Related(part.address, part.text, part.place) for part in related),
        )


def rule(
    id: str,  # noqa: A002 - the word of the catalogue
    name: str,
    *,
    level: Level,
    messages: Mapping[str, Text],
    clauses: tuple[Clause, ...],
    formats: tuple[str, ...] = ALL,
    regions: tuple[str, ...] = ALL,
    needs: tuple[str, ...] = (),
    options: Mapping[str, Any] | None = None,
) -> Callable[[Check], Rule]:
    """Make a function a rule. Raises ValueError where id, name or docstring are not as they should be."""

    def decorate(check: Check) -> Rule:
        if not ID.fullmatch(id):
            raise ValueError(f"rule id {id!r}: expected capital letters and three digits, such as XY101")
        if not NAME.fullmatch(name):
            raise ValueError(f"rule {id}: name {name!r} should be words in lower case joined by hyphens")
        if not (check.__doc__ or "").strip():
            raise ValueError(f"rule {id}: its function needs a docstring: it is the rule's documentation")
        return Rule(id, name, level, check, messages, clauses, formats, regions, needs, options or {})

    return decorate
