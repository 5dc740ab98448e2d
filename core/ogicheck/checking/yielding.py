"""What a rule yields, taken in: each thing is a finding as it should be, and no rule drowns a report in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import get_args

from ogicheck.hosting.rules import At
from ogicheck.values.document import Place
from ogicheck.values.findings import LEVELS, Finding, Kind
from ogicheck.values.texts import Text, TextError

MOST = 200
"""Findings of one rule in one file that are told one by one: a report has some 250 figures; nobody works through more."""
LONGEST = 20_000
"""Characters of a finding's words: the longest sections of reports have as many."""
MORE = Text(
    "规则 {0} 在这个文件里另有 {1} 处同类问题，没有逐一列出。", "rule {0} found {1} more of the same here, not listed."
)
NO_FINDING = Text("它给出的是 {0}，不是 at(部分).say(…) 的结果", "it yielded a {0}; expected what at(part).say(...) gives")
WRONG = Text("它给出的结果不合规定：{0} 为 {1}", "what it yielded is not as it should be: {0} is {1}")
KINDS = get_args(Kind)


class YieldError(TextError):
    """A rule yields what is no finding."""


@dataclass(frozen=True, slots=True)
class Yielded:
    """The findings of a rule, at most MOST, and how many more there were."""

    findings: tuple[Finding, ...]
    more: int


def taken(yielded: Iterable[object], at: At) -> Yielded:
    """All that a rule yields; where that is too much, the gravest first. Raises YieldError, and whatever the rule raises."""
    kept: dict[tuple[str, str], list[Finding]] = {(kind, level): [] for kind in KINDS for level in LEVELS}
    counts: Counter[tuple[str, str]] = Counter()
    for one in yielded or ():
        finding = _sound(one, at)
        grave = finding.kind, finding.level
        counts[grave] += 1
        if counts[grave] <= MOST:
            kept[grave].append(finding)
    findings = tuple(chain.from_iterable(kept.values()))[:MOST]
    return Yielded(findings, counts.total() - len(findings))


def _sound(one: object, at: At) -> Finding:
    if not isinstance(one, Finding):
        raise YieldError(NO_FINDING.fill(type(one).__name__))
    told = {
        "rule": one.rule == at.rule.id,
        "level": one.level in LEVELS,
        "kind": one.kind in KINDS,
        "message_id": isinstance(one.message_id, str) and one.message_id in at.messages,
        "message": _is_text(one.message),
        "arguments": isinstance(one.arguments, tuple) and all(isinstance(word, str) for word in one.arguments),
        "address": isinstance(one.address, str) and bool(one.address),
        "place": isinstance(one.place, Place),
        "quote": isinstance(one.quote, str),
        "related": isinstance(one.related, tuple),
    }
    for name, sound in told.items():
        if not sound:
            raise YieldError(WRONG.fill(name, repr(getattr(one, name))[:80]))
    return one


def _is_text(message: object) -> bool:
    words = (message.zh, message.en) if isinstance(message, Text) else (None,)
    return all(isinstance(word, str) and len(word) <= LONGEST for word in words)
