"""The figure that parts make up: the one before them, or of the sentence before."""

from __future__ import annotations

import re
from itertools import takewhile

from ogicheck_plugins.national.narrative.bases import based
from ogicheck_plugins.national.narrative.closed import is_of_another
from ogicheck_plugins.national.narrative.lines import ListedLine, is_count, label_start
from ogicheck_plugins.national.narrative.markers import is_of
from ogicheck_plugins.national.narrative.model import Amount
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.unmarked import only
from ogicheck_plugins.national.narrative.words import Token

APART = ("转发", "转载", "参加", "备案")
"""Words of what is none of the figure before."""
KINDS = frozenset(("类", "种", "个类别", "个方面", "方面", "部分", "个部分", "大类"))
"""Units of kinds, not of what is counted."""
SORTED = re.compile(
    ",?(?:[^,;:]{0,12}的?(?:提交|申请|提出|接收|获取)?(?:方式|渠道|途径|形式|类型|类别|主体|构成|来源)"
    "|[^,;:]{0,12},(?:归[为入]|可?[划细]?分[为成]|涉及|包括|涵盖)[^,;:]{2,40}?[两二三四五六七八九][大个]?(?:类|种|项|方面|部分),?)"
)
"""Words between a figure and 分别 that say by what, or into how many kinds, it is parted."""


NAMED = re.compile("[,:](?P<names>[^,;:]+?)(?P<many>[两二三四五六七八九])(?:类|种|项|方面)[^,;:、]{0,4}")
MANY = "零一两三四五六七八九"


def whole_of(line: ListedLine, previous: ListedLine | None, marker: int) -> Amount | None:
    """The whole of the parts behind a marker; none where a sum stands there (其中合计156件)."""
    if [token.kind for token in line.tokens[marker : marker + 2]] == ["part.among", "part.sum"]:
        return None
    marker = _basis_of(line.tokens, marker)
    opens = _opens(line.tokens, marker) or _is_basis(line, marker)
    return _whole(line, marker) or (_before(line, previous, marker) if previous and opens else None)


def _basis_of(tokens: Tokens, marker: int) -> int:
    """The end of the clause that says by what they are parted, where names alone follow up to 分别."""
    ends = [end for end, _ in based(tokens) if end < marker and not any(token.quantity for token in tokens[end:marker])]
    return ends[-1] if ends and tokens[marker].kind == "part.each" else marker


def _is_basis(line: ListedLine, marker: int) -> bool:
    """Whether a sentence begins with what parts the figure of the one before: 按文种分，通知36件，意见14件. One with a sum
    has its own, one whose first figure has no name repeats it, and outcomes are of applications of any year.
    """
    tokens = line.tokens
    named = marker + 1 < len(tokens) and tokens[marker + 1].quantity is None
    own = any(token.among("part.sum", "outcome", "result") for token in tokens[marker:])
    return named and not own and any(index == marker and not begun for index, begun in based(tokens))


def _before(line: ListedLine, previous: ListedLine, marker: int) -> Amount | None:
    """The one figure of the sentence before, or behind 其中 the one of the first part's unit, where that tells of the matter
    that the part does. Behind a basis alone (从申请主体看) a part that is larger is another figure's.
    """
    part = tuple(takewhile(lambda token: token.quantity is None, line.tokens[marker + 1 :]))
    first = next((token.quantity for token in line.tokens[marker:] if token.quantity), None)
    by_basis = line.tokens[marker].kind == "mark"
    whole = only(previous) or (only(previous, first.unit) if first and not by_basis else None)
    times = any(token.among("previous", "partial", "day") for token in previous.tokens)
    larger = whole and first and first.value > whole.quantity.value
    return None if (by_basis and (times or larger)) or is_of_another(part, previous.tokens) else whole


def _opens(tokens: Tokens, marker: int) -> bool:
    return tokens[marker].kind == "part.among" and not any(token.quantity for token in tokens[:marker])


def _whole(line: ListedLine, marker: int) -> Amount | None:
    """The figure nearest before a marker. For 分别为 nothing but a mark may stand between."""
    tokens = line.tokens
    counts = (at for at in range(marker - 1, -1, -1) if is_count(tokens, at) and not _numbers_kinds(tokens[at]))
    index = next((at for at in counts if not _is_included(tokens, at, marker)), None)
    if index is None:
        return None
    between = tokens[index + 1 : marker]
    near = all(token.among("mark", "neutral", "whole", "everybody", "subject") for token in between)
    said = "".join(token.text for token in between)
    near = near or bool(SORTED.fullmatch(said)) or _names_as_many(said)
    if tokens[marker].kind not in ("part.among", "mark") and not (near or _are_kinds(tokens, index, marker)):
        return None
    return line.amount(index, label_start(tokens, index))


def _names_as_many(said: str) -> bool:
    """Whether words between a figure and 分别 name as many kinds as they say: 48件，盗伐、占用、非法猎捕三类案件分别."""
    match = NAMED.fullmatch(said)
    return match is not None and MANY.find(match["many"].replace("二", "两")) == len(match["names"].split("、"))


def _is_included(tokens: Tokens, at: int, marker: int) -> bool:
    """Whether a figure stands in a bracket behind another, and is some of that: 办结24件（含上年结转1件）；其中."""
    opened = max((to for to in range(at) if tokens[to].text == "("), default=None)
    closed = any(token.text == ")" for token in tokens[at:marker])
    return opened is not None and closed and tokens[opened + 1].kind == "part.within"


def _numbers_kinds(token: Token) -> bool:
    """Whether a numeral says how many kinds there are: 分为两类."""
    return token.quantity is not None and token.quantity.unit in KINDS and not token.text[0].isdigit()


def _are_kinds(tokens: Tokens, index: int, marker: int) -> bool:
    """Whether a list of names between a figure and 分别 calls each by the figure's own noun: 文字解读、图解解读分别."""
    noun = tokens[index - 1].text.removesuffix("材料")[-2:] if index else ""
    names = "".join(token.text for token in tokens[index + 2 : marker]).split("、")
    counted = tokens[index].quantity
    alike = counted is not None and marker + 1 < len(tokens) and is_of(tokens[marker + 1], counted.unit)
    called = len(noun) > 1 and len(names) > 1 and all(name.endswith((noun, "类")) and name != noun for name in names)
    return alike and called and tokens[index + 1].text == "," and not any(name.startswith(APART) for name in names)
