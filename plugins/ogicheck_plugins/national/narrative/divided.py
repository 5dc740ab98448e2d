"""Shares told one after another of what is named, or counted, before them: 网站、公众号、公开栏三类分别占46%、32%和22%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ogicheck_plugins.national.narrative.bases import based
from ogicheck_plugins.national.narrative.lines import ListedLine, is_count, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens, is_break
from ogicheck_plugins.national.narrative.quantities import Quantity

WHOLE = Quantity(Decimal(100), "%")
JOINED = frozenset(("、", "和", "及", "以及", "与", "、和"))
TOLD = re.compile(r"(?:分别|依次|各)[^,;]{0,6}占|(?:占比?|比例|比重|份额)[^,;]{0,4}(?:分别|依次|各)")
OTHERWISE = re.compile("率|增|降|减|较|比[上去]|主要|同时|均")
BASIS = re.compile("(?:按照?|从|就|以|依)[^,;]{1,12}(?:划分|来?看|分类?|统计|区分|计算?),")
KINDS = re.compile("([二两三四五六])(?:类|种|者|个(?:渠道|平台|方面|类别))")
NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
OF_ALL = re.compile("^[一-龥]{0,8}?总[量数]|^(?:全部|所有)|^比")
OWN = re.compile("全[市县省区国州旗镇]|各自|同类|相应|涉及|上年")
"""With these each share may be of a whole of its own, or one thing of several kinds."""
COMPLETE = 3


def divided(line: ListedLine) -> Iterator[Breakdown]:
    """The shares, where the sentence says what they divide; open where it may name some only."""
    tokens = line.tokens
    run = _run(tokens)
    if len(run) < 2:
        return
    first = label_start(tokens, run[0])
    said = "".join(token.text for token in tokens[: run[0]])
    label = "".join(token.text for token in tokens[first : run[0]])
    if not TOLD.search(label) or OTHERWISE.search(label):
        return
    counted = _counted(tokens, first, len(run))
    kinds = [NUMBERS[one] for one in KINDS.findall(said)]
    basis = bool(BASIS.search(said)) or any(end < run[0] for end, _ in based(tokens))
    applicants = sum(token.among("applicant") for token in tokens[: first + len(label)]) >= len(run)
    if not (counted or len(run) in kinds or basis or applicants or _are_named(said, len(run))):
        return
    closed = counted or len(run) in kinds or (basis and len(run) >= COMPLETE)
    partial = not closed or any(token.kind in ("open", "part.open") for token in tokens[: run[-1]])
    parts = tuple(part for at in run if (part := line.amount(at, label_start(tokens, at))))
    text = line.print(tokens[first].start, tokens[run[-1]].end)
    where = (line.paragraph.address, line.paragraph.place)
    yield Breakdown(Amount(WHOLE, "", "100%"), parts, "shares", partial, False, *where, text)


def _are_named(said: str, many: int) -> bool:
    """Whether the clause names as many things, and the one whole that each is a share of: 图解、视频占解读总量."""
    clause = re.split("[,;:。(]", said)[-1]
    names, _, whole = clause.partition("占")
    listed = len(re.split("、|以?及|和|与", names)) == many
    return listed and bool(OF_ALL.search(whole)) and not OWN.search(clause)


def _run(tokens: Tokens) -> list[int]:
    """The first shares that stand one right behind another."""
    run: list[int] = []
    for at, token in enumerate(tokens):
        if token.quantity is None or token.quantity.unit != "%":
            continue
        if run and "".join(one.text for one in tokens[run[-1] + 1 : at]) not in JOINED:
            if len(run) > 1:
                break
            run = []
        run.append(at)
    return run


def _counted(tokens: Tokens, end: int, many: int) -> bool:
    """Whether as many figures of one unit stand one right behind another before the shares."""
    counts = [at for at in range(end) if is_count(tokens, at)][-many:]
    units = {quantity.unit for at in counts if (quantity := tokens[at].quantity)}
    joined = not any(is_break(token) for token in tokens[counts[0] : counts[-1]]) if counts else False
    return len(counts) == many and len(units) == 1 and joined
