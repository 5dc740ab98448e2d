"""One report on a page: its parts, each with what is marked in it and the findings that stand beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ogicheck.api import Finding, Lang, RuleInfo, Text, one_line
from ogicheck_plugins.report_page.seen import Seen
from ogicheck_plugins.results_kit.placed import Placed
from ogicheck_plugins.results_kit.words import numbers

Say = Callable[..., str]
TOP = "report"
SETTING = re.compile(r"（[^（）]*[a-z]{3}[^（）]*）|[^。；]*[a-z]{3}[^。]*。?")
"""A sentence or bracket that names a setting of the rules, which are in English: it is for who runs ogicheck."""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is shown. `number` counts within its page, `anchor` is where it stands there."""

    number: int
    anchor: str
    level: str
    placed: Placed
    rule: RuleInfo | None
    more: int
    position: Text

    @property
    def finding(self) -> Finding:
        return self.placed.finding


@dataclass(slots=True)
class Marked:
    """What is marked in a cell or paragraph: the anchors of its findings, those that it only relates to among them."""

    kind: str = ""
    anchor: str = ""
    target: str = ""
    label: str = ""
    anchors: list[str] = field(default_factory=list)

    @property
    def findings(self) -> str:
        return " ".join(dict.fromkeys(self.anchors))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with its cards, those beside each part of the page, and the marks by address."""

    seen: Seen
    cards: tuple[Card, ...]
    beside: Mapping[str, list[Card]]
    marks: Mapping[str, Marked]


def sheet(seen: Seen, rules: Mapping[str, RuleInfo], say: Say, prefix: str) -> Sheet:
    """The report's findings as cards; `prefix` keeps its anchors apart from other reports' on the page."""
    cards = []
    told: set[str] = set()
    for number, placed in enumerate(seen.placed, 1):
        finding = placed.finding
        level = finding.level if finding.kind == "fail" else "review"
        more = 0 if finding.rule in told else seen.hidden.get(finding.rule, 0)
        told.add(finding.rule)
        anchor = f"{prefix}f{number}"
        cards.append(Card(number, anchor, level, placed, rules.get(finding.rule), more, numbers(finding)))
    beside: dict[str, list[Card]] = defaultdict(list)
    parts = seen.parts
    for card in cards:
        beside[_beside(card.finding, parts)].append(card)
    return Sheet(seen, tuple(cards), beside, _marks(cards, say))


def _beside(finding: Finding, parts: set[str]) -> str:
    """The smallest part of the page that the address lies in."""
    names = finding.address.split("/")
    above = ("/".join(names[:end]) for end in range(len(names), 0, -1))
    return next((one for one in above if one in parts), TOP)


def _marks(cards: list[Card], say: Say) -> dict[str, Marked]:
    """What each finding is about, and the other figures that it relates; a part's first finding gives its colour."""
    marks: dict[str, Marked] = defaultdict(Marked)
    for card in cards:
        finding = card.finding
        for one in finding.related:
            marks[one.address].anchors.append(card.anchor)
        spread = "/*/" in finding.address
        for address in [one.address for one in finding.related] if spread else [finding.address]:
            mark = marks[address]
            mark.anchors.append(card.anchor)
            if not mark.target:
                mark.kind, mark.target = card.level, card.anchor
                mark.label = say("cell_label", say(card.level), card.number)
                mark.anchor = f"{card.anchor}c" if address == finding.address else ""
    for mark in marks.values():
        mark.kind = mark.kind or "related"
    return marks


def split(text: str, quote: str) -> tuple[str, str, str]:
    """What stands before the quoted words, these, and what follows; all of it before where they are not in it."""
    words = one_line(quote)
    line = one_line(text)
    before, found, after = line.partition(words) if words else (line, "", "")
    return before, found, after


def by_section(cards: Iterable[Card]) -> dict[Text, list[Card]]:
    """Cards by the section that they speak of."""
    found: dict[Text, list[Card]] = defaultdict(list)
    for card in cards:
        found[card.placed.where.section].append(card)
    return found


def plain(text: str, lang: Lang) -> str:
    """What a rule says to who writes the report: without its settings."""
    if lang == "en" or not SETTING.search(text):
        return text
    return SETTING.sub("", text).rstrip("；，。") + "。"
