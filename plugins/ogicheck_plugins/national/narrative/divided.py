"""Shares told one after another of what is named, or counted, before them: 网站、公众号、公开栏三类分别占46%、32%和22%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ogicheck_plugins.national.narrative.lines import ListedLine, is_count, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.series import is_break

WHOLE = Quantity(Decimal(100), "%")
JOINED = frozenset(("、", "和", "及", "以及", "与", "、和"))
TOLD = re.compile(r"(?:分别|依次|各)[^,;]{0,6}占|(?:占比?|比例|比重|份额)[^,;]{0,4}(?:分别|依次|各)")
WHOLES = re.compile("(?:全年|全部|申请|信息|办件|的)*(?:总数|总量|总件数|总体|全部|比重|比例|比)?的?(?:约|为|是)?")
"""What may stand behind 占: all that is divided, and no other whole (应办数)."""
OVERLAPPING = re.compile(
    "率|增|降|减|较|比[上去]|主要|居[前首]|[居名]?列?前[两二三四五六七八九十位]|最[多大高]|靠前|排[名在]|集中|热[点门]|为主|同时|均|满意|部分|有的|重[复叠合]|交叉|兼|既|多[个种平渠]|两种|不止|应"
)
"""Words of shares that are no parts of one whole, or overlap."""
BASIS = re.compile("按照?(?P<by>[^,;]{1,12}?)(?:划分|区分|分类?),")
"""What parts a whole; by what it is seen (从满意度看) parts none."""
WAYS = re.compile("渠道|平台|载体|途径|方式|形式")
ONCE = re.compile("首发|首次|来源|申请|提交|提出|收[到件]")
"""With these each is counted once, by one way; what is published may be so by several."""
OF_APPLICANTS = re.compile("(?:提出|提交|递交|来)*的?(?:申请)*(?:件?数?量?)(?:分别|依次|各)?(?:占|的?(?:占比|比例|比重))")
OF_ALL = re.compile("^[一-龥]{0,8}?总[量数]|^(?:全部|所有)|^比")
OWN = re.compile("全[市县省区国州旗镇]|各自|同类|相应|涉及|上年")
"""With these each share may be of a whole of its own, or one thing of several kinds."""
AMONG = re.compile(
    "(?:信息|稿件|文件|留言|诉求|来信|材料|栏目|问题)[中里],(?P<names>[^,;:。()]{1,60}?)(?:分别|依次|各自?)占比?[为达到]*$"
)
LISTED = re.compile("、|以?及|和|与")
AMOUNTS = ("量", "数")
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
    told = TOLD.search(label)
    if told is None or not WHOLES.fullmatch(label, told.end()) or any(OVERLAPPING.search(token.text) for token in tokens):
        return
    counted = _counted(tokens, first, len(run))
    basis = _parts_one(said)
    named = _are_applicants(tokens[: run[0]], len(run)) or _are_named(said, len(run)) or _are_of(tokens[: run[0]], len(run))
    if not (counted or basis or named):
        return
    closed = counted or (basis and len(run) >= COMPLETE)
    if not closed and any(token.quantity and token.quantity.unit == "%" for token in tokens[run[-1] + 1 :]):
        return
    partial = not closed or any(token.kind in ("open", "part.open") for token in tokens[: run[-1]])
    parts = tuple(part for at in run if (part := line.amount(at, label_start(tokens, at))))
    text = line.print(tokens[first].start, tokens[run[-1]].end)
    where = (line.paragraph.address, line.paragraph.place)
    yield Breakdown(Amount(WHOLE, "", "100%"), parts, "shares", partial, False, *where, text)


def _are_named(said: str, many: int) -> bool:
    """Whether the clause names as many things, and the one whole that each is a share of: 公众号、微博的发布量占总量."""
    clause = re.split("[,;:。(]", said)[-1]
    names, _, whole = clause.partition("占")
    listed = len(LISTED.split(names)) == many
    return listed and names.endswith(AMOUNTS) and bool(OF_ALL.search(whole)) and not OWN.search(clause)


def _are_of(before: Tokens, many: int) -> bool:
    """Whether as many matters are named of what a clause before them names: 重点领域信息中，就业、社保、教育各占. What is
    published may be so by several channels.
    """
    match = AMONG.search("".join(token.text for token in before))
    channels = any(token.among("channel") for token in before)
    return bool(match) and not channels and len(LISTED.split(match["names"] if match else "")) == many


def _parts_one(said: str) -> bool:
    """Whether the sentence parts one whole by what each of it is once: 按首发渠道划分."""
    basis = BASIS.search(said)
    return basis is not None and (not WAYS.search(basis["by"]) or bool(ONCE.search(said)))


def _are_applicants(before: Tokens, many: int) -> bool:
    """Whether the shares are those of as many kinds of applicants, and of nothing that they are told of besides."""
    named = [at for at, token in enumerate(before) if token.among("applicant")]
    behind = "".join(token.text for token in before[named[-1] + 1 :]) if named else ""
    return len(named) == many and bool(OF_APPLICANTS.match(behind))


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
    once = bool(ONCE.search("".join(token.text for token in tokens[:end])))
    if not once and any(token.among("channel") for token in tokens[:end]):
        return False
    joined = not any(is_break(token) for token in tokens[counts[0] : counts[-1]]) if counts else False
    return len(counts) == many and len(units) == 1 and joined
