"""The words that belong to a quantity, or to a negation that stands for none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.once import once
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.series import BREAKS, Shared, is_break, shared
from ogicheck_plugins.national.narrative.words import Token, families

REACH = 80
"""How many tokens before a phrase may bear on it."""
JOINING = ("与", "和", "及", "以及", "同")
"""What joins a counted thing to the next, whose figure stands first."""
NOT_ONE = "无一"
"""What denies, too, in front of a negation."""
EVERYBODY = frozenset(("applicant.natural", "applicant.body"))
"""With one of these 均 says whose all are."""
Tokens = tuple[Token, ...]


@dataclass(frozen=True)
class Phrase:
    """A quantity with the words around it.

    `gap` stands between it and the mark or quantity before it, `tail` between it and the next one, `before` is the
    sentence up to the gap, `rest` what follows the tail. For a negation, and for a clause that says that all was done
    (`completed`), the quantity is 0, and the gap the rest of the clause; where that gives all of a figure one outcome, the
    quantity is the figure. A zero without a unit is a negation (收件数为零).
    """

    quantity: Quantity
    before: Tokens
    gap: Tokens
    tail: Tokens
    start: int
    end: int
    negated: bool = False
    completed: bool = False
    rest: Tokens = ()

    @once
    def kinds(self) -> frozenset[str]:
        """The kinds of the gap's words: every reader asks for some of them."""
        return frozenset().union(*[families(token.kind) for token in self.gap])

    @once
    def before_text(self) -> str:
        return text_of(self.before)

    @once
    def gap_text(self) -> str:
        return text_of(self.gap)

    @once
    def tail_text(self) -> str:
        return text_of(self.tail)

    @once
    def parted(self) -> tuple[Tokens, Tokens]:
        """What stands before the gap as the clause right before it, and the rest before."""
        before = self.before
        end = len(before) - bool(before and is_break(before[-1]))
        start = next((at + 1 for at in range(end - 1, -1, -1) if before[at].kind == "mark" and is_break(before[at])), 0)
        return before[:start], before[start:]

    @once
    def sentence(self) -> Tokens:
        """What stands before the gap since the last semicolon or colon."""
        last = [at for at, token in enumerate(self.before, 1) if token.text in ";:"]
        return self.before[last[-1] :] if last else self.before

    def has(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)


def text_of(tokens: Tokens) -> str:
    return "".join([token.text for token in tokens])


def phrases(tokens: Tokens) -> Iterator[Phrase]:
    """A sentence's quantities, negations, and clauses that say that all was done, each as a phrase, in order."""
    told = False
    series = shared(tokens)
    for index, token in enumerate(tokens):
        if token.quantity:
            told = False
            yield _measured(tokens, index, token.quantity, series)
        elif token.kind == "mark":
            told &= token.text not in BREAKS and not _follows_list(tokens, index + 1)
        elif token.kind in ("negation", "whole") and not told:
            told = token.kind == "negation"
            found = list(_negated(tokens, index) if told else _completed(tokens, index))
            told |= bool(found)
            yield from found


def _measured(tokens: Tokens, index: int, quantity: Quantity, series: Shared) -> Phrase:
    listed = index > 0 and tokens[index - 1].text == "、"
    start = index if listed else _start(tokens, index)
    if not listed and start and tokens[start - 1].text == "," and _is_bare(tokens[start:index]):
        earlier = _start(tokens, start - 1)
        if not (earlier and tokens[earlier - 1].quantity):
            start = earlier
    end = _end(tokens, index + 1)
    told = quantity if quantity.unit or _is_told(tokens, index) else replace(quantity, unit="?")
    last, tail = tokens[index].end, tokens[index + 1 : end]
    start, gap = series[index] if index in series else (start, _own(tokens, start, index))
    first = tokens[start].start
    is_none = not (told.value or told.unit)
    return Phrase(told, _before(tokens, start), gap, tail, first, last, negated=is_none, rest=tokens[end : end + REACH])


def _own(tokens: Tokens, start: int, index: int) -> Tokens:
    """The gap before a quantity, but for what another one right before it counts: 7件新收申请与2件结转申请."""
    gap = tokens[start:index]
    return () if start and tokens[start - 1].quantity and gap and gap[-1].text in JOINING else gap


def _negated(tokens: Tokens, index: int) -> Iterator[Phrase]:
    """The clause that a negation denies; none where what is denied has its own figure, or is denied twice (无一未结)."""
    if _is_denied_twice(tokens, index):
        return
    start = index if _follows_list(tokens, index) else _start(tokens, index)
    ends = (at for at in range(index, len(tokens)) if _ends(tokens[at]) or _follows_list(tokens, at + 1))
    end = next(ends, len(tokens))
    if end == len(tokens) or not tokens[end].quantity:
        gap = tuple(token for token in tokens[start:end] if token.kind != "negation")
        first, last = tokens[start].start, tokens[end - 1].end
        yield Phrase(Quantity(Decimal(0), ""), _before(tokens, start), gap, (), first, last, negated=True)


def _is_denied_twice(tokens: Tokens, index: int) -> bool:
    behind = tokens[index + 1 : index + 2]
    return any(one.kind in ("negation", "due") for one in behind) or (index > 0 and tokens[index - 1].text.endswith(NOT_ONE))


def _follows_list(tokens: Tokens, index: int) -> bool:
    """Whether a negation is one of a list of such: 零申请、零复议."""
    return 0 < index < len(tokens) and tokens[index].text == "零" and tokens[index - 1].text == "、"


def _completed(tokens: Tokens, index: int) -> Iterator[Phrase]:
    """The clause in which 均, 全部 stand, where it tells of something finished or of whoever applied, and has neither
    figure nor negation.
    """
    start = _start(tokens, index)
    end = _end(tokens, index)
    gap = tokens[start:end]
    kinds = {token.kind for token in tokens[index:end]}
    counted = end < len(tokens) and tokens[end].quantity is not None
    outcomes = {kind for kind in kinds if kind.startswith(("outcome.", "result."))}
    if len(outcomes) == 1 and not counted and "negation" not in kinds:
        yield from _decided(tokens, start, end)
        return
    finished = "act.finished" in kinds or not kinds.isdisjoint(EVERYBODY)
    if finished and "negation" not in kinds and not counted:
        first, last = gap[0].start, gap[-1].end
        rest = tokens[end : end + REACH]
        yield Phrase(Quantity(Decimal(0), ""), _before(tokens, start), gap, (), first, last, completed=True, rest=rest)


def _decided(tokens: Tokens, start: int, end: int) -> Iterator[Phrase]:
    """The clause that gives all of the figure right before it one outcome: 收到申请9件，均予以公开."""
    whole = tokens[start - 2].quantity if start > 1 and tokens[start - 1].text == "," else None
    if whole:
        gap, rest = tokens[start:end], tokens[end : end + REACH]
        yield Phrase(whole, _before(tokens, start), gap, (), gap[0].start, gap[-1].end, completed=True, rest=rest)


def _before(tokens: Tokens, start: int) -> Tokens:
    return tokens[max(0, start - REACH) : start]


def _start(tokens: Tokens, index: int) -> int:
    """Where the gap before a token begins."""
    while index and not _ends(tokens[index - 1]):
        index -= 1
    return index


def _end(tokens: Tokens, index: int) -> int:
    """Where the words behind a place end."""
    while index < len(tokens) and not _ends(tokens[index]):
        index += 1
    return index


def _ends(token: Token) -> bool:
    return token.quantity is not None or (token.kind == "mark" and is_break(token))


def _is_bare(gap: Tokens) -> bool:
    """Whether a gap says nothing of what is counted (共46件)."""
    return all(token.kind in ("neutral", "whole", "part.sum", "current") for token in gap)


def _is_told(tokens: Tokens, index: int) -> bool:
    """Whether a number without a unit stands as one: 申请数量为0."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1].text if index else ""
    return before.endswith(("为", "数")) and (after is None or after.kind == "mark")
