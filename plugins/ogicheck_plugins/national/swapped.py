"""One figure told twice, its digits swapped the second time: 入驻企业186家 and 168家入驻企业."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import PREAMBLE, Said, said

FIGURE = re.compile(
    r"(?<![\d.第%])(?P<digits>\d{2,6})(?P<unit>人次|场次|[条篇次个期场份人户家名种项幅册辆亩])(?![\d分])(?=(?P<behind>[一-龥]{0,8}))"
)
"""Applications, cases and documents (件) are the tables'."""
NEAR, REACH = re.compile("[一-龥]{0,10}$"), 30
OTHER_TIMES = "20\\d\\d年|[上去往前历]年|上一年|同期|累计|以来|[较比]|增|减|新[增设]"
OTHERWISE = re.compile(f"{OTHER_TIMES}|每[年月周季]|月均|日均|至少|不少于|[约近超余]")
"""With these a figure is another time's, or no exact one."""
EVERYWHERE = frozenset("政府务信息公开发布工作各类全年共计合总主动推送办理组织开展制作更新了的有为等个条件次")
"""Characters of what is counted everywhere."""
LEAST, BESIDE, MANY = 3, 2, 3
"""Characters that two figures have in common anywhere near, in any order where they have so many digits; then two right at
both of them.
"""
MOST = 200
"""So many figures of a report are held against each other."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the words before and behind it, and its own words with it."""

    digits: str
    unit: str
    before: str
    behind: str
    words: Said


def swapped(report: Report) -> Iterator[tuple[Said, Said, bool]]:
    """The later and the earlier figure of each pair, and that it is sure. They stand in two paragraphs: in one they may be
    of two things.
    """
    figures = [one for paragraph in said(report, FIGURE) for sentence in paragraph for one in _figures(sentence, report)]
    by_digits: dict[tuple[str, str], list[Told]] = {}
    for one in figures[:MOST]:
        by_digits.setdefault(("".join(sorted(one.digits)), one.unit), []).append(one)
    for alike in by_digits.values():
        for first, second in combinations(alike, 2):
            if first.digits != second.digits and first.words.address != second.words.address and _are_of_one(first, second):
                yield second.words, first.words, True


def _figures(sentence: Said, report: Report) -> Iterator[Told]:
    own = "" if sentence.body == PREAMBLE else sentence.read
    for match in FIGURE.finditer(own):
        clause = _clause(own, match.start()).replace(f"{report.year}年", "")
        near = NEAR.search(clause)
        if near and not OTHERWISE.search(clause):
            start, end = match.start() - len(near[0]), match.end() + len(match["behind"])
            words = replace(sentence, text=sentence.line.printed(sentence.whole, start, end))
            yield Told(match["digits"], match["unit"], near[0], match["behind"], words)


def _clause(text: str, end: int) -> str:
    return re.split("[,;:、()。]", text[max(0, end - REACH) : end])[-1]


def _are_of_one(one: Told, other: Told) -> bool:
    """Whether the words at both figures name one thing."""
    many = len(one.digits) >= MANY
    beside = many and any(_is_name(name, BESIDE) for name in _beside(one) & _beside(other))
    beside |= many and len((_letters(one) & _letters(other)) - EVERYWHERE) >= LEAST
    windows = [(some.before, some.behind) for some in (one, other)]
    return beside or any(_is_name(_common(mine, its), LEAST) for mine in windows[0] for its in windows[1])


def _letters(one: Told) -> set[str]:
    return set(one.before + one.behind)


def _beside(one: Told) -> set[str]:
    """What may be the name of the counted right before or behind a figure."""
    return {one.before[-many:] for many in range(BESIDE, 9)} | {one.behind[:many] for many in range(BESIDE, 9)}


def _common(one: str, other: str) -> str:
    """The longest run of characters that two texts have in common."""
    runs = (one[start:end] for start in range(len(one)) for end in range(start + LEAST, len(one) + 1))
    return max((run for run in runs if run in other), key=len, default="")


def _is_name(text: str, least: int) -> bool:
    return len(text) >= least and len(set(text) - EVERYWHERE) >= BESIDE
