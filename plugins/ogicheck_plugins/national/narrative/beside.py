"""What stands beside a figure, so that the parts behind are not its own, or not its alone: 建议42件、提案65件，其中….

Such parts make more than the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount

GENERAL, LONG_NOUN = "个", 8
"""A unit of whatever there is, and more characters than a noun behind it has."""


def is_another_matter(line: ListedLine, whole: Amount, marker: int, parts: Sequence[Amount]) -> bool:
    """Whether the parts behind a marker are more than the figure before it, and by the words another's."""
    return _is_beside(whole, parts) or _are_other_things(line, whole, marker, parts[0])


def statement_of(line: ListedLine, whole: Amount, marker: int) -> int:
    """Where what is told of a whole begins behind a semicolon, so that the next one ends it; 0 where none stands before."""
    marks = [at + 1 for at in range(max(_place(line, whole, marker), 0)) if line.tokens[at].text == ";"]
    return marks[-1] if marks else 0


def with_those_before(line: ListedLine, whole: Amount, marker: int) -> list[Decimal]:
    """The sum of a whole and the figures before it in its list: 建议42件、提案65件办理完毕，其中公开99件."""
    at = _place(line, whole, marker)
    found = [whole.quantity.value]
    while at > 0 and line.tokens[label_start(line.tokens, at)].text == "、":
        at = label_start(line.tokens, at) - 1
        one = line.tokens[at].quantity
        if one is None or one.unit != whole.quantity.unit:
            break
        found.append(one.value)
    return [sum(found, Decimal(0))] if len(found) > 1 else []


def _place(line: ListedLine, whole: Amount, marker: int) -> int:
    """Where the whole stands before a marker, or -1 where it is the sentence before's."""
    at = (at for at in reversed(line.counts) if at < marker and line.tokens[at].quantity == whole.quantity)
    return next(at, -1)


def _are_other_things(line: ListedLine, whole: Amount, marker: int, part: Amount) -> bool:
    """Whether a larger item of things in general has a noun that nothing before it has: 9个社区公布…，其中微更新项目23个."""
    at = _place(line, whole, marker)
    if whole.quantity.unit != GENERAL or part.quantity.value <= whole.quantity.value or at < 0:
        return False
    noun, behind = part.label[-2:], line.tokens[at + 1 : marker]
    said = "".join(token.text for token in line.tokens[:marker])
    return len(part.label) > len(noun) and noun not in said and sum(len(token.text) for token in behind) > LONG_NOUN


def _is_beside(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the figure stands beside the whole by its own words: 收到30件，另结转2件；其中企业9件."""
    return whole.label.startswith("另") and sum(part.quantity.value for part in parts) > whole.quantity.value
