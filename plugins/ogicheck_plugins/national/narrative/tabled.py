"""Shares of what the tables count, whose figures the sentence leaves out: 予以公开占办结总数的36.7%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.figured import BREAK, EARLIER, MOVED, Figured, figured
from ogicheck_plugins.national.narrative.lines import ListedLine
from ogicheck_plugins.national.narrative.model import Amount, Breakdown

ROW = {
    "予以公开": "granted",
    "同意公开": "granted",
    "部分公开": "partly_granted",
    "予以部分公开": "partly_granted",
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "unprocessed",
    "自然人": "received.natural_person",
    "本机关不掌握": "not_held",
}
FILLING = (
    "(?:全年|本年度?|依法|其中|作出|决定|提出|提交|递交|来自|属于|因|以|的|类|件|政府信息公开|政府信息|申请|答复|情形"
    "|数量|数|量|共|有|为)*"
)
ROWS = "|".join(sorted(ROW, key=len, reverse=True))
SHARE = re.compile(
    f"{FILLING}(?P<row>{ROWS}){FILLING}"
    "(?:所?占比?(?P<base>[^占]*?)(?:的?(?:比例|比重|份额))?|的?(?:比例|比重))(?:为|达到?|是|至)*"
)
FINISHED = re.compile(
    "(?:全部|全年|本年度?|当年|已|的|申请|件|依申请公开|政府信息公开|总|数|量|结果)*(?:办结|答复|办理结果)(?:的|申请|件|总|数|量|依申请公开|政府信息公开)*的?"
)
RECEIVED = re.compile(
    "(?:全部|全年|本年度?|当年|的|政府信息公开|依申请公开|总|数|量)*(?:新收|收到|受理|申请)(?:的|申请|件|总|数|量|政府信息公开|依申请公开)*的?"
)
UNAVAILABLE = re.compile("(?:全部|的)*无法提供(?:的|总|数|量|件|申请)*的?")
ALL = re.compile("(?:总[数量]|全部|比|总数量)?的?")
AHEAD = re.compile(
    "(?:(?:全年|本年度?|报告期内|年内|\\d{4}年度?),?)?(?:在?(?:全部|本年度?|全年)*(?:新收|收到|受理|办结|已办结|答复)?的?(?:政府信息公开|依申请公开)?(?:申请|答复|办理结果|答复结果|申请人|申请主体)(?:类型|结果)?(?:方面|之?中|里)?[,:]?|(?:从|按)[^,;:]{2,8}(?:看|分|划分),)?"
)
"""What may stand before the clause of a share, so that it is of all."""


def tabled(line: ListedLine, report: Report) -> Iterator[Breakdown]:
    """Shares whose words name part and whole as rows of table three: the whole's label lists the rows that it may be."""
    text = line.sentence.text
    if MOVED.search(text) or EARLIER.search(text) or any(token.year not in (None, report.year) for token in line.tokens):
        return
    if any(token.among("scope", "future", "open", "previous") for token in line.tokens):
        return
    all_ = figured(line)
    for place, share in enumerate(all_):
        if share.is_share and share.quantity.precision == "exact" and (found := _rows(all_, place)):
            row, wholes = found
            own = line.print(line.tokens[share.at].start - len(share.clause), line.tokens[share.at].end)
            counts = tuple(one.quantity.value for one in all_[max(0, place - 1) : place] if one.counts)
            part = Amount(share.quantity, row, own, share=share.quantity)
            where = (line.paragraph.address, line.paragraph.place)
            yield Breakdown(Amount(share.quantity, wholes, ""), (part,), "rows", True, False, *where, own, counts)


def _rows(all_: Sequence[Figured], place: int) -> tuple[str, str] | None:
    """The row of the part and those of its whole."""
    share, last = all_[place], all_[place - 1] if place else None
    clause, ahead = share.clause, share.before.removesuffix(share.clause)
    if last and last.counts:
        if sum(one.counts for one in all_) > 1 or share.before != f",{clause}":
            return None
        clause, ahead = last.clause + clause, last.before.removesuffix(last.clause)
    elif any(one.counts for one in all_) or (last and not last.is_share):
        return None
    if last and last.is_share:
        ahead = all_[0].before.removesuffix(all_[0].clause) if ahead in (",", "、", ";") else "?"
    for start in (0, len(clause) - len(_inside(clause))):
        if match := SHARE.fullmatch(clause[start:]):
            return _named(match, ahead + clause[:start])
    return None


def _inside(clause: str) -> str:
    """What follows 中 in a clause: 答复中予以公开占."""
    return clause.partition("中")[2] or clause


def _named(match: re.Match[str], ahead: str) -> tuple[str, str] | None:
    base, row = match["base"] or "", ROW[match["row"]]
    ahead = ahead.lstrip(",")
    if not AHEAD.fullmatch(ahead) or BREAK.search(base):
        return None
    if row == "not_held":
        return (row, "unavailable") if UNAVAILABLE.fullmatch(base) else None
    if row == "received.natural_person":
        of_new = ALL.fullmatch(base) and any(word in ahead for word in ("新收", "收到", "受理"))
        return (row, "received") if of_new or RECEIVED.fullmatch(base) else None
    if FINISHED.fullmatch(base):
        return row, "finished"
    every = RECEIVED.fullmatch(base) or (ahead and ALL.fullmatch(base))
    return (row, "finished|received|received+carried_over") if every else None
