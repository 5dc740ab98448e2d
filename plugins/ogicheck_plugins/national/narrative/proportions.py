"""Shares and rates whose figures stand in the same sentence, in whatever order: 53件申请里有46件来自自然人，占比86.8%;
23篇，占34篇解读的67.6%; 43个单位中13个获评优秀，优秀率30.2%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.lines import OF_WHOLE, ListedLine, is_count, label_start
from ogicheck_plugins.national.narrative.model import Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.quantities import Quantity, follows
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.yearly import BASES

SHARE = re.compile(
    r"^[,、]?(?:约|大约|仅|均|已|就|所)?(?:占比[例重]|占比?|比例|比重)(?P<base>[^,;]{0,12}?)(?:的?(?:比例|比重|份额))?(?:约|为|达到?|是|至)*$"
)
RATE = re.compile(r"^[,、]?(?P<verb>[一-龥]{2,6}?)率(?:均|高)?(?:为|达到?|是|至|约)?$")
OWED = re.compile("办[结复成]|答复|回复|反馈|采纳|满意|合格|通过|见面|面复|整改")
"""Rates that are read apart: of what was due they may be 100% though not all that came in was."""
BETWEEN = re.compile(r"^[^,;。:]{0,14}的(?:比例|比重)?(?:约|为|达到?)?$")
OF = re.compile(
    r"^[,、]?(?:约|仅|就)?占(?:到|了|其中)?(?:全部|全年|所有|总[数量]|本年度?|新收|同期|公开|发布|申请|受理|信息)*$"
)
DONE = re.compile("[,、]|其中|目前|已经?|均|共|现|实际|最终|按期|按时|及时|全部|累计|获|被|评|为|有|完成|的|得")
"""Words before a rate's own verb; behind another verb it is of those (收回有效问卷240份)."""
MOST = 12
"""So many figures of a sentence are held against a share."""
AROUND = frozenset(OF_WHOLE | set("新收所有本年度共计总合被数项个"))
"""Characters that name a whole of whatever it is."""


def proportions(line: ListedLine) -> Iterator[Breakdown]:
    """Each share of a sentence that no pair of its figures gives, with the figures that it should follow from."""
    tokens = line.tokens
    for index, token in enumerate(tokens):
        if token.quantity is None or token.quantity.unit != "%" or token.quantity.precision != "exact":
            continue
        found = _figures(tokens, index)
        if found is None:
            continue
        part, whole = found
        unit = _unit(tokens, part)
        said = [at for at in _stated(tokens, index) if _unit(tokens, at) == unit]
        if not _explained(tokens, said, token.quantity):
            yield from _told(line, part, whole, index, said)


def _told(line: ListedLine, part: int, whole: int, index: int, said: list[int]) -> Iterator[Breakdown]:
    tokens = line.tokens
    one, all_ = line.amount(part, label_start(tokens, part)), line.amount(whole, label_start(tokens, whole))
    if one and all_:
        text = line.print(tokens[min(part, whole)].start, tokens[index].end)
        others = tuple(quantity.value for at in said if (quantity := tokens[at].quantity))
        where = (line.paragraph.address, line.paragraph.place)
        yield Breakdown(all_, (replace(one, share=tokens[index].quantity),), "among", True, False, *where, text, others)


def _figures(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The part and the whole that a share is of; None where the words do not say so."""
    label = "".join(token.text for token in tokens[label_start(tokens, index) : index])
    between = _before(tokens, index)
    if between is not None and BETWEEN.match(label) and OF.match(_label(tokens, between)):
        part = _before(tokens, between)
        return (part, between) if part is not None and _unit(tokens, part) == _unit(tokens, between) else None
    if between is None or any(token.text.startswith(BASES) for token in tokens[between:index]):
        return None
    wholes = [at for at in _stated(tokens, between) if _unit(tokens, at) == _unit(tokens, between)]
    wholes = [at for at in wholes if _value(tokens, at) >= _value(tokens, between)]
    if not wholes or sum(is_break(token) for token in tokens[between:index]) > 1:
        return None
    whole = max(wholes, key=lambda at: _value(tokens, at))
    share, rate = SHARE.match(label), RATE.match(label)
    if share and _names(share["base"], _clause(tokens, whole)):
        return between, whole
    if (
        rate
        and not OWED.search(rate["verb"])
        and len(_stated(tokens, index)) == len(wholes) + 1 == 2
        and _is_rated(rate["verb"], tokens, between, whole)
    ):
        return between, whole
    return None


def _is_rated(verb: str, tokens: Tokens, part: int, whole: int) -> bool:
    """Whether the part's own clause tells what the rate is of: 整改20个，整改率."""
    stem = verb[-2:]
    near = not any(is_break(token) for token in tokens[whole:part])
    apart = DONE.sub("", _label(tokens, part).partition(stem)[0]) if stem in _label(tokens, part) else ""
    return not apart and (_holds(_clause(tokens, part), stem) or (near and _holds(_clause(tokens, whole), stem)))


def _holds(text: str, stem: str) -> bool:
    """Whether the words have a rate's verb, in either order: 收回, 回收率."""
    return stem in text or stem[::-1] in text


def _names(base: str, whole: str) -> bool:
    """Whether the words behind 占 name the whole: any whole, or the one that the sentence has."""
    plain = "".join(char for char in base if char not in AROUND)
    return not plain or plain in whole


def _before(tokens: Tokens, index: int) -> int | None:
    """The figure nearest before another one, in the same statement, where it counts something."""
    for at in range(index - 1, -1, -1):
        if tokens[at].text in (";", ":"):
            return None
        if tokens[at].quantity:
            return at if _counts(tokens, at) else None
    return None


def _counts(tokens: Tokens, at: int) -> bool:
    own = tokens[label_start(tokens, at) : at]
    return is_count(tokens, at) or bool(OF.match("".join(token.text for token in own)))


def _stated(tokens: Tokens, end: int) -> list[int]:
    """The figures that count something, in the statement that ends there."""
    start = max((at + 1 for at in range(end) if tokens[at].text == ";"), default=0)
    return [at for at in range(start, end) if tokens[at].quantity and _unit(tokens, at) != "%" and _counts(tokens, at)]


def _explained(tokens: Tokens, said: list[int], share: Quantity) -> bool:
    """Whether two of the figures, or some of them together and another one, give the share."""
    values = [_value(tokens, at) for at in said[-MOST:]]
    sums = {
        sum(values[first:last], Decimal(0)) for first in range(len(values)) for last in range(first + 1, len(values) + 1)
    }
    return any(follows(share, part, whole) for part in sums for whole in {*values, *sums} if part <= whole)


def _label(tokens: Tokens, at: int) -> str:
    return "".join(token.text for token in tokens[label_start(tokens, at) : at])


def _clause(tokens: Tokens, at: int) -> str:
    """The words beside a figure, up to the marks or figures on both sides."""
    end = next((to for to in range(at + 1, len(tokens)) if is_break(tokens[to]) or tokens[to].quantity), len(tokens))
    return _label(tokens, at) + "".join(token.text for token in tokens[at + 1 : end])


def _unit(tokens: Tokens, at: int) -> str:
    quantity = tokens[at].quantity
    return quantity.unit if quantity else ""


def _value(tokens: Tokens, at: int) -> Decimal:
    quantity = tokens[at].quantity
    return quantity.value if quantity else Decimal(0)
