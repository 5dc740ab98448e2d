"""A sentence as its figures, each with the words before and behind it: what shares and sums are read of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from ogicheck_plugins.national.narrative.lines import UNCOUNTED, ListedLine, is_of_each
from ogicheck_plugins.national.narrative.once import once
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.quantities import Quantity

BREAK = re.compile("[,;:。!?()]")
ASIDE = re.compile(r"\([^()]{0,40}\)")
MOVED = re.compile("增|减少|下降|降低|上升|提高|提升|较上|较去|较前|比上|比去|同比|环比|百分点|压缩|缩短|提速|回落")
"""Words of changes: such a figure is no part, and such a share is none."""
EARLIER = re.compile(
    "上年|去年|上一年|同期|往年|结转|历年|(?<!全年)(?<!年内)(?<!本年)(?<!今年)(?<!年度)累计|平均|[日月年周人季]均|每[日月年周人]"
)
"""Words of what another time brought, or of an average."""
PEOPLE = frozenset("人名位")
KINDS = frozenset("类项种个大部方家级")
"""Units that numerals in names bear: 三类内部事务信息, 残疾人两项补贴."""


@dataclass(frozen=True)
class Figured:
    """A figure: `before` are the words since the figure before it, `after` those up to the next one."""

    at: int
    quantity: Quantity
    before: str
    after: str

    @once
    def clause(self) -> str:
        """Its own words before it, from the last mark on."""
        return BREAK.split(self.before)[-1].lstrip("、")

    @once
    def words(self) -> str:
        """Its own words on both sides, from mark to mark; brackets without a figure stand within: 公开(含部分公开)33件."""
        own = BREAK.split(ASIDE.sub("", self.before))[-1].lstrip("、")
        return own + BREAK.split(self.after)[0].partition("、")[0]

    @property
    def unit(self) -> str:
        """What it counts in; people are counted in several."""
        return "人" if self.quantity.unit in PEOPLE else self.quantity.unit

    @property
    def is_share(self) -> bool:
        return self.quantity.unit == "%"

    @once
    def counts(self) -> bool:
        """Whether it counts things of this year."""
        counted = self.quantity.unit not in UNCOUNTED and self.quantity.precision == "exact"
        return counted and not MOVED.search(self.clause) and not EARLIER.search(self.clause)


@lru_cache(maxsize=2)
def figured(line: ListedLine) -> Sequence[Figured]:
    """The figures of a sentence in order, but for numerals within names. Several readers ask for them, one by one."""
    places = [at for at in line.figures if not (_is_of_name(line.tokens, at) or is_of_each(line.tokens, at))]
    found: list[Figured] = []
    text = line.sentence.text
    for place, at in enumerate(places):
        token = line.tokens[at]
        start = line.tokens[places[place - 1]].end if place else 0
        end = line.tokens[places[place + 1]].start if place + 1 < len(places) else len(text)
        if token.quantity:
            found.append(Figured(at, token.quantity, text[start : token.start], text[token.end : end]))
    return tuple(found)


def _is_of_name(tokens: Tokens, at: int) -> bool:
    """Whether a numeral stands within words, and tells how many parts or sides there are: 三部分构成, 两级相加."""
    token = tokens[at]
    if len(token.text) != 2 or token.text[0].isdigit() or at + 1 == len(tokens):
        return False
    return (
        not tokens[at + 1].quantity
        and tokens[at + 1].kind != "mark"
        and (at == 0 or not tokens[at - 1].quantity or token.text[1] in KINDS)
    )


def is_named(tokens: Tokens, at: int) -> bool:
    """Whether a numeral is within a name that has a figure of its own behind it: 三类内部事务信息7件."""
    token = tokens[at]
    if token.quantity is None or len(token.text) != 2 or token.text[0].isdigit() or token.text[1] not in KINDS:
        return False
    for behind, one in enumerate(tokens[at + 1 :]):
        if one.quantity:
            return behind > 0 and one.text[0].isdigit()
        if one.kind == "mark":
            return False
    return False


def numbers_names(tokens: Tokens, at: int) -> bool:
    """Whether a number without a unit tells how many places a name stands for, with a figure behind it (东片5镇采用1377条),
    or a numeral is part of a word: 一次性解答, 一次解答率.
    """
    one, behind = tokens[at].quantity, tokens[at + 1 : at + 2]
    if one is None or not behind or behind[0].kind == "mark" or behind[0].quantity:
        return False
    if tokens[at].text == "一次":
        return behind[0].text.startswith("性") or _names_rate(tokens[at + 1 :])
    return one.unit == "" and _clause_has_figure(tokens[at + 1 :])


def _names_rate(behind: Tokens) -> bool:
    ahead = "".join(token.text for token in takewhile(lambda token: not token.quantity and token.kind != "mark", behind))
    return "率" in ahead


def _clause_has_figure(behind: Tokens) -> bool:
    """Whether a figure with a unit stands before the next mark."""
    clause = takewhile(lambda token: token.kind != "mark", behind)
    return any(token.quantity and token.quantity.unit for token in clause)


def shares_characters(words: str, others: str) -> bool:
    """Whether all characters of some words are among those of others: 回收问卷, 收回社会评议问卷."""
    return set(words) <= set(others)
