"""Rows and results of table three in other words than its own: 逾期未予补正, 不再重复处理, 重复提出的申请."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ogicheck_plugins.national.narrative.words import Token

Tokens = tuple[Token, ...]
US = "(?:[我本](?:局|县|区|市|省|州|旗|镇|乡|街道?|办|委|厅|院|中心|处|队|校|单位|部门|机关|行政机关)|行政机关|被申请机关)"
INFORMATION = "(?:相关|有关|相应|该|该类|此类|其|所?申请的?|所需)?(?:的)?(?:政府)?(?:信息|内容)?"
AGAIN = "(?:仍然?|依然|还是|依旧)"
COMPLAINTS = "(?:信访|举报|投诉)(?:[、及和与或](?:信访|举报|投诉)|信访|举报|投诉){1,2}"
ROWS = {
    "unavailable": {
        "not_held": (
            f"{US}?(?:并?不|未|没有|非)(?:实际)?(?:属于)?{US}?(?:实际)?(?:掌握|持有|保存)(?:范围)?{INFORMATION}(?:范围)?"
        ),
        "needs_creation": (
            "(?:(?:[没无]有?现成(?:的)?(?:政府)?(?:信息)?|(?:信息)?没有现成(?:的)?)[、,且而]?"
            f"(?:[须需]要?{US}?(?:再|另行|重新|专门|另外)?(?:[汇搜]集|汇总|统计|分析|加工|整理|制作|[、和或及与]){{1,6}})?"
            f"|[须需]要?(?:由)?{US}?(?:再|另行|重新|专门|另外)(?:[汇搜]集|汇总|统计|分析|加工|整理|制作|[、和或及与]){{1,6}}"
            f"|[须需]要?{US}(?:汇总|加工|制作|[、和或及与]){{1,5}})"
        ),
        "still_unclear": (
            f"(?:经|虽经)?补正(?:之?后)?(?:的)?(?:申请)?(?:的)?(?:内容)?(?:的)?{AGAIN}(?:然)?(?:不够?|未能?)(?:明确|清楚|清晰)(?:的)?"
        ),
    },
    "unprocessed": {
        "petition": (
            f"(?:以(?:信息公开|申请公开|政府信息公开)?(?:申请)?(?:的)?(?:名义|形式|方式)(?:进行)?)?"
            f"(?:属于?|涉及|提出)?{COMPLAINTS}(?:类|性质|形式|事项|等|的|诉求|申请|请求|内容|活动|问题|政府信息公开){{0,4}}"
        ),
        "repeated": (
            "(?:就|对)?(?:同一|相同)?(?:事项|内容)?(?:多次|反复)?重复(?:性)?(?:地)?(?:提出|提交|递交)?(?:的)?(?:政府信息)?(?:公开)?"
            "(?:申请|提出|提交|递交)"
        ),
        "publication": "(?:要求|申请)?(?:获取|提供|公开)?(?:已|属于)?公?开?(?:发行的?)?出版物",
        "excessive": "(?:无正当理由)?(?:大量|频繁)[、和及]?(?:反复|重复)(?:提出|提交)?(?:的)?(?:政府信息公开)?申请",
        "reconfirmation": (
            f"(?:要求)?{US}?(?:对)?(?:确认|重新出具)(?:[、和]|或者?)?(?:确认|重新出具)?(?:其)?(?:已经?)?获取(?:过)?(?:的)?(?:政府)?信息"
        ),
    },
    "other_handling": {
        "overdue_correction": (
            "(?:无正当理由)?(?:(?:逾期|拒|拒绝|到期|超期)(?:仍)?[不未]?(?:予以?|进行|作出?|按要求)?补正|[未不](?:能|予|再)?(?:进行|予以|作出?)?补正"
            "|未(?:能)?(?:按照?(?:要求|规定|通知))?(?:按[期时]|及时|在?(?:规定|法定|合理)?(?:的)?(?:期限|时限|时间)内)(?:进行|予以|作出?)?补正)"
            "(?:材料|申请(?:内容|材料)?|申请)?(?:[、,]?(?:被)?视为放弃申请)?"
        ),
        "overdue_fee": (
            "(?:逾期|超期|到期)?[未不](?:按(?:照)?(?:收费)?(?:通知|规定|要求)(?:的)?(?:要求)?)?(?:及时|按[期时])?"
            "(?:缴纳|交纳|缴|交)(?:信息处理费|费用?)"
        ),
    },
    "refused": {
        "state_secret": "国家秘密",
        "prohibited_by_law": "(?:其他)?法律[、和]?(?:行政)?法规(?:明确)?(?:规定)?禁止公开",
        "security_stability": (
            '(?:公开后?(?:可能)?(?:会)?)?危及(?:[“"]?三安全一稳定[”"]?|(?:(?:国家|公共|经济)安全|社会稳定)(?:[、和及与或](?:(?:国家|公共|经济)安全|社会稳定)){1,3})'
        ),
        "third_party": "(?:公开)?(?:后)?(?:可能)?(?:会|将)?(?:保护|损害|侵害|涉及)?第三方(?:的)?合法权益",
        "internal_affairs": "(?:三类)?内部事务(?:性|类)?(?:信息)?",
        "process_information": "(?:四类)?过程性(?:信息)?",
        "enforcement_files": "(?:行政)?执法案卷(?:类)?(?:信息)?",
        "inquiry_matters": "行政查询事项(?:信息)?",
    },
}
REASONS = {row: pattern for rows in ROWS.values() for row, pattern in rows.items()}
RESULT_OF = {row: result for result, rows in ROWS.items() for row in rows}
RESULTS = {
    "partly_granted": "(?:予以|同意|给予)?部分(?:予以)?公开",
    "refused": "不予(?:以)?公开",
    "unavailable": "(?:无法|不能|未能)(?:予以)?提供",
    "unprocessed": "(?:不予|未予|不作)(?:重复)?(?:处理|答复)|不再重复(?:处理|答复)",
    "other_handling": "其[他它]处理",
    "granted": "(?:(?:全部)?予以|同意|给予|准予|全部)(?:全部|主动)?公开",
}
FILLER = re.compile(
    f"(?:{US}|不再(?:予以|进行)?处理|经(?:检索|审查|审核|研究|核查|查证|查|认定|补正|区分处理|区分)|申请(?:人|内容|事项)?|所|认[定为]|被|因为?|由于|属于?|系|对于?|按照?|依照|根据|以|为由|由|将|而|故|且|后|其|中|里|内|的|作为?|作[了出]|做[了出]"
    "|进行|情形|类型?|一类|列入|归入|归为|计入|占了?|得到|给予|出具|制发|制作|发出|送达|告知书?|决定书?|答复书?|政府信息(?:公开)?|结果|情况|方面|形式|属性|已|曾|再|内容|提出|提交"
    '|区分处理|遮挡|含有|不应公开|不宜公开|在|是|等|共|计|为|有|,|、|[(]|[)]|["“”]|就|也|并|理由|规定|同一|相同|答复过?|办结|可|需|应|其政府信息公开申请)'
)
"""Words that tell whose, why and how, and leave it at all that have the row's reason."""
KNOWN = frozenset(
    (
        *("neutral", "whole", "everybody", "told", "part.sum", "part.among", "part.each", "current", "year", "enumerator"),
        *("topic", "leading", "skipped", "act.finished", "act.decided", "subject.request", "aside", "subject.information"),
    )
)
WORD = re.compile("|".join(f"(?P<{name}>{pattern})" for words in (REASONS, RESULTS) for name, pattern in words.items()))
LONGEST = 120
"""Characters of a clause that is read so."""


class Worded(NamedTuple):
    """What a clause says: the rows and the results that it names, in order; whether it says that there are others (等)."""

    rows: tuple[str, ...]
    results: tuple[str, ...]
    open: bool
    named: bool
    """Whether it names applications."""


def worded(tokens: Tokens) -> Worded | None:
    """A clause in which nothing stands but rows, results and words that narrow neither; None for any other."""
    text = "".join(token.text for token in tokens)
    if not 0 < len(text) <= LONGEST:
        return None
    found = list(pieces(tokens, WORD, FILLER, KNOWN))
    if "" in found:
        return None
    rows = tuple(dict.fromkeys(name for name in found if name in REASONS))
    results = tuple(dict.fromkeys(name for name in found if name in RESULTS))
    return Worded(rows, results, any(token.kind == "open" for token in tokens), "申请" in text.replace("申请人", ""))


def pieces(tokens: Tokens, names: re.Pattern[str], plain: re.Pattern[str], kinds: frozenset[str]) -> Iterator[str]:
    """The names (groups) of the words of a clause; "" where one is none and not known either."""
    text, known = "".join(token.text for token in tokens)[:LONGEST], _known(tokens, kinds)
    at = 0
    while at < len(text):
        word, filler = names.match(text, at), plain.match(text, at)
        passed = max(filler.end() if filler else at, known.get(at, at))
        if word and word[0]:
            yield word.lastgroup or ""
            at = word.end()
        elif passed > at:
            at = passed
        else:
            yield ""
            return


def _known(tokens: Tokens, kinds: frozenset[str]) -> dict[int, int]:
    """For each known word, where in the clause it begins and where it ends."""
    found = {}
    at = 0
    for token in tokens:
        if token.kind in kinds:
            found[at] = at + len(token.text)
        at += len(token.text)
    return found
