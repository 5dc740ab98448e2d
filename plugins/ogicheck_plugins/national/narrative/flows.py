"""Applications that one year hands to the next, told outright: 上一年度移交的申请4件; 尚有8件，转入2025年继续办理."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ogicheck_plugins.national.narrative.at_odds import SUMMED
from ogicheck_plugins.national.narrative.meaning import Context, Counted, is_asked
from ogicheck_plugins.national.narrative.phrases import Phrase, text_of

HANDED = "(?:结转|转接|接转|移交|延续|递延|顺延|跨年|转)"
KEPT = f"(?:{HANDED}|移|留[下存]?|剩[下余])(?:过来|而来|下来|来|[至到入给])?"
HANDS = re.compile("[转移延跨留剩]|[期年][初末底]|到期")
WHAT = "的?(?:政府)?(?:信息公开|依申请公开|公开)?的?(?:申请件|申请事项|申请|办件)?(?:数量?)?(?:为|有|共有?|共计|计|是|合计)?"
"""Applications, in all words for them."""
ON = "(?:继续|接续|予以|再行)?(?:办理|续办|处理|答复)?"
BEGUN = "[期年]初(?:尚|留存)?(?:未办?[结完]|结转|结余|存量)"
ENDED = "(?:期末|年末|年底)(?:尚|还)?(?:有)?(?:未办?[结完]|结余)"
"""The same in the words of accounts."""
UNIT = frozenset(("件", "份", "宗", "起", "例", ""))
NARROWED = ("applicant", "channel", "foreign", "change", "outcome", "partial", "conditional", "part.share")
OTHERS = re.compile("[比较与]|(?<!连)同|工单|热线|信访|复议|诉讼|提案|建议|许可|处罚|项目|案件|累计")
"""Words of another matter, or of a year that this one is held against."""
LEFT = re.compile(
    "^(?:其中|另外|此外)?(?:(?:截[至止]|至|到)?(?:年底|年末|期末|12月31日),?)?(?:手[头上])?(?:尚|仍|还|另|余下?|剩[余下]?|其余|留下)?(?:有|余)?(?:的)?$"
)
"""All that may stand before a figure that is told of behind it."""
OPEN = re.compile("(?:全年|本年度?|当年|年底|年末)?(?:尚|还|仍)?有?未(?:办[结完]|完结|到期|答复)的?(?:申请)?(?:共?有)?")
"""What was not finished, of which the words behind its figure say that it goes on."""

REST, REASON = ("余下", "剩下", "剩余", "其余"), re.compile("^的?[因由][^,;。]{2,24}?(?=结转|转接|接转|顺延|转)")
"""Behind all that are left, why they are: 余下3件因等候意见转入下年. Of others each reason has its own."""


class Ways(NamedTuple):
    """What tells of those that came from the year before, and of those that go on: before their figure (`came`, `goes`), or
    behind it (`sent`, `left`, and `on` of what is said to be unfinished); and of what a denial says that there is none
    (`none_came`, `none_goes`).
    """

    came: re.Pattern[str]
    goes: re.Pattern[str]
    sent: re.Pattern[str]
    left: re.Pattern[str]
    on: re.Pattern[str]
    none_came: re.Pattern[str]
    none_goes: re.Pattern[str]


def flowed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Those carried over, or carried forward, where the text speaks of applications."""
    gap = phrase.gap_text
    if phrase.quantity.unit not in UNIT or context.year is None or phrase.has(*NARROWED) or OTHERS.search(gap):
        return
    behind = phrase.tail_text + text_of(phrase.rest)
    if not HANDS.search(gap + behind) or not is_asked(phrase, context) or SUMMED.search(gap):
        return
    ways = _ways(context.year)
    bare = LEFT.fullmatch(gap)
    behind = REASON.sub("", behind) if gap.endswith(REST) else behind
    if ways.came.search(gap) or (bare and ways.sent.match(behind)):
        other = any(token.kind == "year" and token.year != context.year for token in phrase.before)
        yield Counted("carried_over", own=f"{context.year - 1}年" in gap or not other)
    elif ways.goes.search(gap) or (bare and ways.left.match(behind)) or (OPEN.fullmatch(gap) and ways.on.match(behind)):
        yield Counted("carried_forward", own=f"{context.year + 1}年" in gap + behind)


def unflowed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """That none was carried over, or is carried forward: 期初存量为零; 未向下一年度结转."""
    if context.year is not None and is_asked(phrase, context):
        ways, gap = _ways(context.year), phrase.gap_text
        if ways.none_came.fullmatch(gap):
            yield Counted("carried_over")
        elif ways.none_goes.fullmatch(gap):
            yield Counted("carried_forward")


@lru_cache(maxsize=16)
def _ways(year: int) -> Ways:
    before, next_ = f"(?:[上前]一?年度?|去年|{year - 1}年度?)", f"(?:下一?年度?|次年|明年|{year + 1}年度?)"
    own, due = f"(?:本年度?|今年|当年|{year}年度?)", "(?:没有?|未|尚未)到(?:答复)?期限?,?"
    unfinished = "(?:没有?|未|尚未)办[结完],?"
    on = f"(?:需要?|将|已|则|须)?{HANDED}[至到入往给]?{next_}(?:继续|办理|续办|答复|处理)"
    return Ways(
        came=re.compile(f"(?:{before}(?:未办[完结]|未完结|遗留)?的?{KEPT}{own}?{ON}|{BEGUN}){WHAT}$"),
        goes=re.compile(f"(?:(?:{HANDED}|留|移)[至到入往给]?{next_}{ON}|{ENDED}){WHAT}$"),
        sent=re.compile(f"[系是为由属]{before}{KEPT}"),
        left=re.compile(
            f"(?:申请)?(?:[因由][^,;。]{{2,24}},)?(?:{on}|{HANDED}[至到入往给]?{next_}(?=[,;。]))|{due}{next_}(?:继续|接着)|{unfinished}{HANDED}[至到入往给]?{next_}|[待留](?:至|到)?{next_}(?:继续|再)?(?:办[理结]|答复|处理)"
        ),
        on=re.compile(f",?(?:均|已|将|则|按规定|依规){{0,2}}{HANDED}[至到入往给]?{next_}"),
        none_came=re.compile(f"{BEGUN}{WHAT}"),
        none_goes=re.compile(f"(?:需要?|须)?[向往]{next_}(?:继续)?(?:办理|续办)?(?:的)?{HANDED}(?:办理|续办)?{WHAT}"),
    )
