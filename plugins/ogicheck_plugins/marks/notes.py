"""What is to be said in a file, and where: each finding, the other figures of a sum, and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ogicheck.api import FileResult, Finding, Lang, Level, Place, Report, RuleInfo, Settings, Text
from ogicheck_plugins.results_kit.grid import Grid
from ogicheck_plugins.results_kit.lacking import in_words
from ogicheck_plugins.results_kit.placed import as_grids
from ogicheck_plugins.results_kit.where import where

MOST, MOST_A_RULE = 300, 50
"""Notes in a file up to which each finding has its own, and of one rule where there are more: two tables of placeholders
give 250, and who has read fifty notes of a rule mends the table, not its cells.
"""

LEVEL = {"error": Text("错误", "Error"), "warning": Text("警告", "Warning"), "note": Text("提示", "Note")}
REVIEW = Text("请人工判断", "Please judge")
SAID = Text("{0}：{1}", "{0}: {1}")
FIX = Text("改法：{0}", "How to mend it: {0}")
MORE = Text(
    "这条规则在本文件中另有 {0} 处，没有逐处批注，改好后请再检查一次。",
    "This rule is broken in {0} more places of this file, which are not marked one by one: check again after mending.",
)
RELATED = Text("此处与“{0}”一并核对，见那里的批注。", "This is checked against '{0}': see the remark there.")
UNCHECKED = Text("未能检查：{0}", "Not checked: {0}")


@dataclass(frozen=True, slots=True)
class Note:
    """One remark: where it stands, by place and address, on which words of what is there, and its lines. `level` is None for
    one that only points to another.
    """

    place: Place
    address: str
    quote: str
    lines: tuple[str, ...]
    level: Level | None
    lang: Lang


def notes(result: FileResult, settings: Settings, rule: Callable[[str], RuleInfo | None]) -> list[Note]:
    """The notes of a file: findings in their order, then what they relate to, then what could not be checked."""
    strict = settings.strict or result.recognised
    kinds = ("fail", "review") if strict else ("fail",)
    shown = [one for one in result.findings if one.kind in kinds and not one.accepted]
    kept = [*_limited(shown)]
    every = [_note(one, settings.lang, rule(one.rule), more) for one, more in kept]
    return [
        *every,
        *_pointers([one for one, _ in kept], result.report, settings.lang),
        *_unchecked(in_words(result), settings.lang),
    ]


def _limited(findings: list[Finding]) -> Iterator[tuple[Finding, int]]:
    """The findings that get a note of their own, the last of a rule with the number of those that do not."""
    counts, seen = Counter(one.rule for one in findings), Counter[str]()
    if len(findings) <= MOST:
        yield from ((one, 0) for one in findings)
        return
    for one in findings:
        seen[one.rule] += 1
        if seen[one.rule] <= MOST_A_RULE:
            yield one, counts[one.rule] - MOST_A_RULE if seen[one.rule] == MOST_A_RULE else 0


def _note(finding: Finding, lang: Lang, rule: RuleInfo | None, more: int) -> Note:
    level = LEVEL[finding.level] if finding.kind == "fail" else REVIEW
    lines = [SAID.fill(level, finding.message)]
    lines += [FIX.fill(rule.help(lang).fix)] if rule and rule.help(lang).fix else []
    lines += [MORE.fill(more)] if more > 0 else []
    said = (*(line.say(lang) for line in lines), finding.rule)
    return Note(finding.place, finding.address, finding.quote, said, finding.level, lang)


def _pointers(findings: list[Finding], report: Report | None, lang: Lang) -> Iterator[Note]:
    """A note on each other figure that findings relate, which tells of all of them."""
    tables = as_grids(report)
    found: dict[tuple[Place, str], list[Finding]] = {}
    for finding in findings:
        for one in finding.related:
            if (one.place, one.address) != (finding.place, finding.address):
                found.setdefault((one.place, one.address), []).append(finding)
    for (place, address), every in found.items():
        lines = dict.fromkeys(RELATED.fill(_where(one, address, report, tables)).say(lang) for one in every)
        rules = dict.fromkeys(one.rule for one in every)
        yield Note(place, address, "", (*lines, " ".join(rules)), None, lang)


def _where(finding: Finding, address: str, report: Report | None, tables: dict[str, list[Grid]]) -> Text:
    """The words by which a person finds a finding's place from another one: its section and page where they are others."""
    there = where(finding.address, report, tables) if report else None
    beside = finding.address.split("/")[:2] == address.split("/")[:2]
    page = finding.place.page
    words = (
        Text("", "") if beside or there is None else there.section,
        Text(f"第 {page} 页", f"page {page}") if page and not beside else Text("", ""),
        finding.spot or Text("", "") if there is None else there.part,
        Text(finding.quote, finding.quote),
    )
    return Text(" ".join(one.zh for one in words if one.zh), " ".join(one.en for one in words if one.en))


def _unchecked(result: FileResult, lang: Lang) -> Iterator[Note]:
    """One note for all that could not be told, the rules of one reason together."""
    reasons: dict[str, list[str]] = {}
    for one in result.findings:
        if one.kind == "open":
            reasons.setdefault(one.message.say(lang), []).append(one.rule)
    for problem in result.problems:
        reasons.setdefault(problem.text.say(lang), []).extend(filter(None, [problem.rule]))
    if reasons:
        lines = tuple(UNCHECKED.fill(reason).say(lang) for reason in reasons)
        rules = dict.fromkeys(one for every in reasons.values() for one in every)
        yield Note(Place(), "report", "", (*lines, " ".join(rules)), None, lang)
