"""Sentences that say in which year something was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.lines import ListedLine
from ogicheck_plugins.national.narrative.meaning import ORGANS
from ogicheck_plugins.national.narrative.model import Dated
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.scope import ORGAN, OWN, is_own
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.narrative.yearly import BASES

RESERVED = ("change", "previous", "future", "conditional", "partial", "day", "retrospect")
IN_TIME = "conditional.due"
"""Within the time that is due: no condition of what is told."""
LED = ("我", "本", "各", "全")
MEANS = ("通过", "依托", "利用", "借助")
"""Behind a year these tell of its deeds as verbs do."""
TOLD = ("act", "part.sum", "scope", "current", "negation", "channel")
THIS_YEAR = ("今年", "本年", "本年度")
"""What names the report year beside another one: 2022年收到30件，今年收到23件."""

THEN = "当年"
"""What speaks of a year gone by."""
BACK = re.compile(
    "持平|相同|一致|也|同样|对比|报告|评估|清理|修订|修改|失效|延续|延期|重新|回访|复核|补录|归档|移交|整改|回顾|参照|沿用|[旧原曾]"
)
"""Words of a sentence that goes back to what an earlier year left, or cites its papers."""
BOUND = re.compile("[起底末前后版]|以[前后来]|之[前后]|预算|决算|计划|要点|规划|工作要点")
"""What makes a year right before it another time, or part of a name."""
OTHERWISE = ("change", "previous", "partial", "day", "act.carried", "act.carried_over", "act.carried_forward")
LEADING = (",", "我局,", "本局,", "全局,", "全县,", "全市,", "全区,", "我县,", "我市,", "我区,", "我镇,", "我委,")
EACH = ("均", "都", "全部")
"""Where all of what the year counted are told of together, they are counted: 2021年公开的300条信息全部经过审核."""
FAULT = re.compile(
    "(?:不(?!掌握|存在|属于|予))|[未欠缺仅只弱难尚偏]|(?<![名清菜])单(?![位项独册据])|[较很]差|薄弱|滞后|参差|有待|[较过]少"
)
"""Words of what was wrong in an earlier year, and is mended since."""
CHOSEN = ("outcome", "reason", "ground", "negation", "act", "subject")
"""Words of the form that say 不 or 未 of nothing that was wrong: 不予公开, 未收到."""
WHOLE = ("全年", "全年度")
OPENING = re.compile("(?:[在于]|回[顾望首]|总结|[纵综]观|盘点|刚?刚?过去的)+")
"""What leads to a year that is the sentence's time: 回顾2021年."""
TOPICAL = re.compile(
    "(?:[在从]?[^,\\d]{2,10}(?:方面|工作中|情况|[^以]上)[,:]?){1,2}"
    "|(?:抓|做好)?(?:主动公开|依申请公开|(?:政府)?信息管理|平台(?:建设|维护|管理)|监督保障)(?:工作)?[,:]"
)
"""What part of the work a sentence is of: 监督保障方面，2021年."""
LEADING_ON = re.compile(
    "(?:[现下]面?|以下)?[将就把]?(?:我[局县市区镇乡委]|本[局机关单位]{1,3})?(?:本年度?|全年|一年来|年度)?(?:政府信息公开|政务公开)?"
    "(?:主要|有关|具体|相关|各项|总体)?(?:工作)?(?:开展)?(?:情况|总结|成效|做法)?"
    "(?:报告|汇报|总结|汇总|通报|公布|公开|说明|概述|归纳|分述|小结|整理)?如下[:。]?"
)
"""How a sentence says that what its year brought is told behind it."""
FOUND = re.compile(
    r"(?P<kept>(?:[检自抽巡排督核]查|监测|巡检)(?:活动|工作)?(?:共|了)?\d+(?:场次|[次轮回场]))[,;、](?:对)?(?:检查|自查)?[中所]?发现的?(?:各类)?"
    r"(?:问题|错误|错漏|差错|隐患)(?:\d+[个处项条])?,?(?:[均都]?已经?|全部|及时|逐一|当场|立即|限期|督促){1,3}(?:[完得][成到])?"
    r"(?:整改|解决|纠正|处理|更正|改正|处置)(?:到位|完毕|完成)?(?=[,;。])"
)
"""What a year's own checks found and what became of it: no look back."""
CHECKED = re.compile(
    r"[,;](?:全年|均|都|全部|总体|期间)?(?:未|没有|无)(?:发现|发生|出现|查出|存在)[^,;。\d]{0,12}(?:问题|情[况形]|现象|隐患|差错|错误|事[件故]|违规|失误)(?=[,;。]|$)"
)
"""That nothing was found to be wrong: no look back."""
SPURRED = re.compile(
    r"(?<=[次轮回场])[,;](?:有[力效]|及时|立即|限期|逐一|跟踪|共|现场){0,2}(?:推动|督促|促进|督导|推进|督办)[^,;。\d]{0,10}?(?:整改|解决|纠正)(?:落实|到位|完成|完毕)?(?=[,;。]|$)"
)
"""What a year's own checks led to."""
PRAISED = re.compile(
    "[,;][^,;。\\d比较]{0,10}(?:(?:稳步|持续|不断|逐步)(?:提[升高]|增强|上升|增长|优化|改善|扩大)"
    "|(?:保持|处于|维持)在?(?:较[高好]|良好|优良|高)的?(?:水平|状态|态势))(?=[,;。]|$)"
)
"""What a report says of the way that things take, comparing no figure."""
WITHIN = re.compile("[,;][^,;。]{0,10}[较比]年初[^,;。]*(?=[,;。]|$)")
"""How something changed within the year."""
LASTING = re.compile(
    "仍[在可处按为属由有未]|仍然|至今|迄今|[现目]前?(?:仍|均?在|尚)|尚[在未处]|公示期|有效期|存续|期限届满|继续(?:有效|公示|展示|执行|适用|沿用)|[可以]随时查|长期(?:公[开示]|展示|保留)"
)
"""What an earlier year left and is there still."""
STEADY = re.compile("(?:力度|数量|总量|件数|规模|水平|频次)[^,;。]{0,4}(?:平稳|稳定|相当|接近|不减)")
"""A figure held against another year's."""
DURING = ("里", "中", "内", "期间", "一年", "这一年")


def names_one_year(tokens: Tokens, report: Report, end: int) -> bool:
    """Whether a sentence names one year, another one than the report's, as the time of the figure that ends there, and
    nothing says why.
    """
    years = {token.year for token in tokens if token.kind in ("year", "day") and token.year}
    if len(years) != 1 or report.year in years:
        return False
    later = report.year is not None and max(years) > report.year
    reserved = any(token.among(*OTHERWISE) or "本年" in token.text or "今年" in token.text for token in tokens)
    reserved |= any(token.kind == "current" and token.text not in WHOLE for token in tokens)
    planned = later and any(token.kind == "future" for token in tokens)
    bound = any(one.kind == "year" and BOUND.match(two.text) for one, two in zip(tokens, tokens[1:], strict=False))
    back = any(BACK.search(token.text) for token in tokens if token.kind != "skipped")
    return not (reserved or planned or bound or back) and _is_its_time(tokens, end)


def _is_its_time(tokens: Tokens, end: int) -> bool:
    """Whether the year is when the figure was counted: it leads the figure's clause, or all the sentence (2021年，我局…);
    a document of that year (2021年印发的方案), or what became of the counted, is another matter.
    """
    figure = next((at for at, token in enumerate(tokens) if token.end >= end), len(tokens) - 1)
    at = next((at for at in range(figure, -1, -1) if tokens[at].kind == "year"), None)
    if at is None or not _leads(tokens, at):
        return False
    whole = "".join(token.text for token in tokens[at + 1 : at + 3]).startswith(LEADING)
    between, behind = tokens[at + 1 : figure], tokens[figure + 1 :]
    clause = whole or not any(is_break(token) for token in between)
    attributive = not whole and any(token.text.endswith("的") for token in between[:-1])
    goes_on = bool(behind) and behind[0].text.startswith("的")
    named = bool(between) and between[-1].text.endswith("的")
    some = named and not any(token.kind == "whole" or token.text.startswith(EACH) for token in behind)
    return clause and not (attributive or goes_on or some) and not any(FAULT.search(token.text) for token in behind)


def _leads(tokens: Tokens, at: int) -> bool:
    """Whether only an organ stands before the year in its clause: 我局于2021年."""
    start = max((to + 1 for to in range(at) if is_break(tokens[to])), default=0)
    before = "".join(token.text for token in tokens[start:at] if token.kind != "enumerator").rstrip("于在")
    return not before or before.endswith(ORGANS)


def dated(lines: Iterable[ListedLine], report: Report) -> Iterator[Dated]:
    """The sentences of a paragraph that begin with a year."""
    for number, line in enumerate(lines):
        tokens = line.tokens
        at = _adverbial(tokens, report) if "year" in line.kinds else None
        if at is None or tokens[at].year is None:
            continue
        start = next(token.start for token in tokens if token.kind not in ("mark", "enumerator"))
        yield Dated(
            year=tokens[at].year or 0,
            reserved=_is_reserved(tokens, at, report),
            first=number == 0 and line.paragraph.address.endswith("/paragraph/1"),
            address=line.paragraph.address,
            place=line.paragraph.place,
            text=line.print(start, len(line.sentence.text)),
            sentence=number,
        )


def _adverbial(tokens: Tokens, report: Report) -> int | None:
    """The index of a year that begins the sentence as its time, and isn't part of a name (2021年度部门决算)."""
    at = next((index for index, token in enumerate(tokens) if token.kind == "year"), None)
    if at is None or at + 1 >= len(tokens):
        return None
    leading = [token for token in tokens[:at] if token.kind not in ("mark", "enumerator")]
    organ = len(leading) == 1 and leading[0].kind == "text" and _is_its_own(leading[0].text, report)
    ahead = "".join(token.text for token in tokens[:at] if token.kind != "enumerator")
    topic, _, subject = ahead.rpartition(",")
    organ |= bool(TOPICAL.fullmatch(topic) and len(subject) > 2 and _is_its_own(subject, report))
    opened = bool(OPENING.fullmatch(ahead) or TOPICAL.fullmatch(ahead))
    behind = tokens[at + 1 :]
    behind = behind[1:] if len(behind) > 1 and behind[0].text.rstrip(",") in DURING else behind
    first = behind[: 1 + (organ and behind[0].kind == "neutral")]
    told = any(_tells(token, report) for token in first) and not (_is_attributive(behind) or _are_seen_again(tokens[at:]))
    return at if (not leading or organ or opened) and told else None


def _is_its_own(text: str, report: Report) -> bool:
    named = ORGAN.search(text)
    return bool(OWN.search(text)) or bool(named and is_own(named[0], report))


def _is_attributive(behind: Tokens) -> bool:
    """Whether the year belongs to a noun: 2021年印发的方案, 2021年我局公开的文本."""
    at = 0 if not behind or behind[0].kind == "mark" or behind[0].among("act") else 1
    return len(behind) > at + 1 and behind[at].among("act") and behind[at + 1].text.startswith("的")


def _are_seen_again(tokens: Tokens) -> bool:
    """Whether the sentence tells what became of what the year counted: 2021年办理建议15件的落实情况."""
    return any(one.quantity and two.text.startswith("的") for one, two in zip(tokens, tokens[1:], strict=False))


def _tells(behind: Token, report: Report) -> bool:
    if behind.kind == "mark":
        return behind.text == ","
    if behind.kind == "text":
        return behind.text.startswith((*LED, *MEANS)) or bool(ORGAN.match(behind.text) and _is_its_own(behind.text, report))
    return behind.among(*TOLD) or (behind.kind == "neutral" and behind.text.startswith(LED))


def _is_reserved(tokens: Tokens, at: int, report: Report) -> bool:
    years = {token.year for token in tokens if token.kind in ("year", "day")}
    if report.year in years:
        return True
    behind = _told(tokens[at + 1 :])
    if not any(token.quantity for token in behind):
        behind = tuple(token for token in behind if not _is_praise(token))
    beside = len(years) > 1 or any(token.text in THIS_YEAR or THEN in token.text for token in behind)
    found = next((to for to, token in enumerate(behind) if token.quantity), len(behind))
    fault = any(FAULT.search(token.text) for token in behind[found:] if not token.among(*CHOSEN))
    said = "".join(token.text for token in behind)
    kept = LASTING.search(said) or STEADY.search(said)
    reserved = any(token.among(*RESERVED) and token.kind != IN_TIME for token in behind)
    return bool(beside or fault or kept or reserved)


def plain(text: str) -> str:
    """What a sentence tells, without how it leads on to more of its year (本年度情况如下, 现将全年工作总结如下), what
    became of what was found in it, and praise.
    """
    for start, end in reversed(_asides(text)):
        text = text[:start] + text[end:]
    return text


def _asides(text: str) -> list[tuple[int, int]]:
    """Where words stand that look back at nothing, one behind the other."""
    led = [match.span() for match in LEADING_ON.finditer(text)] if "如下" in text else []
    found = [(match.end("kept"), match.end()) for match in FOUND.finditer(text)]
    said = [match.span() for way in (CHECKED, SPURRED, PRAISED, WITHIN) for match in way.finditer(text)]
    spans = sorted(led + found + said)
    return [one for at, one in enumerate(spans) if not at or one[0] >= spans[at - 1][1]]


def _told(tokens: Tokens) -> Tokens:
    """The words of what is told."""
    asides, start = _asides("".join(token.text for token in tokens)), tokens[0].start if tokens else 0
    return tuple(one for one in tokens if not any(first <= one.start - start < end for first, end in asides))


def _is_praise(token: Token) -> bool:
    """Whether a word of change compares nothing, in a sentence without a figure: 持续提升, 较好."""
    return token.kind == "change" and not token.text.startswith(BASES)
