"""Sentences that say that no application was left: 收到的申请已全部办结, 没有一件未办结, 办结率100%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.scope import ORGAN, OWN, is_own
from ogicheck_plugins.national.sentences import PREAMBLE, Said, of, said
from ogicheck_plugins.national.told import is_counted, told

ENDED = "(?:办结|结案|办理(?:完[毕结成]|到位)|处理完[毕结成]|办理终结|办理(?:并|、)?答复|办[毕清]|结清|了结|答复|回复|完结)"
EVERY = "(?:全部|全都|全数|悉数|尽数|如数|[均都皆]|一律|无一例外)"
MANNER = (
    "(?:[已均都能]|已经|全部|予以|得到了?|给了|依法依规|依法|按[时期照]|如期|及时|逐[件一]|书面|规范|按?程序|[作做]出了?|给予|高效|圆满|有序|顺利"
    "|[在于至到][^,;。]{1,14}[内前底日]){0,5}"
)
ALL_DONE = (
    re.compile(
        '(?:没有|不存在|[无未]有?)(?:出现)?(?:一件?|任何|一例)?(?:未办结|未答复|未结|在办|待办|遗留|积压)(?=[件案。,;]|的?申请|事项|情[况形]|[”"]|$)'
    ),
    re.compile(
        "(?:没有|不存在|[无未]有?)(?:任何|一件|出现)?(?:跨年|(?:拖|留|延|积压|遗留)[到至](?:下一?年|次年|第二年|20\\d\\d年))"
    ),
    re.compile(f"{EVERY}{MANNER}{ENDED}"),
    re.compile("件件[都均]?有(?:答复|回复|回音|着落|结果)"),
    re.compile("(?:未办结|未答复|未结|在办|待办|遗留|积压)[件的]?(?:申请|事项)?(?:数量?)?[均仍]?(?:为|是)?(?:零|0|清零)"),
    re.compile(f"(?:百分之百|100%|百分百){MANNER}{ENDED}"),
    re.compile("(?<![时期限])办结率(?:均?(?:达到?|为|是|实现|保持)?)(?:100%|百分之百)"),
    re.compile("年[内底末][^,;。]{0,6}清零"),
    re.compile(f"一件不[落剩留漏][地的]?{MANNER}{ENDED}"),
    re.compile("当年[^,;。]{0,6}当年(?:清零|办清|办结)"),
    re.compile("当年[收受来][^,;。]{0,4}、?当年[办结][结清]?|零(?:积压|遗留)"),
    re.compile("结案率(?:均?(?:达到?|为|是|实现|保持)?)(?:100%|百分之百)"),
)
NONE_LEFT = frozenset(ALL_DONE[:2])
"""Those that deny that any was left."""
HINT = re.compile("申请")
SUBJECT = re.compile(
    "公开(?:的)?申请|依申请公开|(?:收到?|受理|[递提][交出]|接收|收悉|新收|所有|全部|各类|[的有件份到年度内该列些])的?申请(?!人|表|书|材料)|(?:^|,)申请(?!人|表|书)"
)
OTHERS = re.compile(
    "人大|建议|提案|信访|热线|工单|留言|许可|复议|诉讼|咨询|(?<![无零])投诉|举报|来信|来电|信件|诉求|意见|审批|审核(?![,;。后])|低保|补[贴助偿]|救助|整改|问题"
    "|评估|模拟|测试|更正|补正|交办|转办|批示|征地|拆迁|资金|项目|文书|材料|登记|归集"
)
"""What the sentence may speak of beside applications."""
SOME = re.compile(
    "其中|办结的|涉及|关于|属于|自然人|法人|企业|公民|网上|网络|线上|线下|邮寄|信函|当面|现场|律师|上半年|下半年|季度|(?<!1)[1-9]月|1[01]月|[去往]年"
    "|部分|个别|有的|重大|复杂|疑难|公开的|提供的|处理的|[股科室处](?![理置])|模板"
)
"""What makes the applications some of all."""
DUE = re.compile(
    "应[当该予]?(?:于|在)?[^,;。]{0,6}(?:办结|答复|办理)|到期(?!提醒|预警)|届满|期满|期限已到|除|其余|其他|余下|剩余|另有|以外"
    "|尚|仍|延期|延长|未到|正在|或在|[公发]布之日|目前"
)
"""Of those due, or all but some."""
INTENT = re.compile(
    "确保|争取|力争|力求|(?<![按照的])要求(?!的)|必须|保证|(?<!共同)努力|要做到|未能|不能|并非|不是|(?<!已)将(?!收|其)"
)
FORWARD = re.compile("结转|顺延|转入")
NO_FORWARD = re.compile(r"(?:无|没有|未|零|不存在|无一)[^,;。]{0,3}(?:结转|顺延|转入)|(?:结转|顺延)[^,;。]{0,8}(?:0件|零)")
JOINED = re.compile(
    r"\(含[^()]{0,6}上一?年度?结转[^()]{0,6}\)|"
    r"(?:新收|收到|受理|接收)[^;。]{0,30}上一?年度?结转|(?:新收|收到)[^,;。]{0,16}[和及与]\d*件?[^,;。\d]{0,4}结转(?!下)"
    r"|(?:本年度?|今年|当年)(?:和|与|以?及|、)[上去]一?年度?(?:结转|转入)|[上去]一?年度?结转[^;。下]{0,24}?(?:新收|收到|受理|接收|新增)"
    r"|结转[^,;。]{0,8}[和及与、][^,;。]{0,4}新收|申请(?:和|与|以?及|、|连同)[上去]一?年度?结转"
)
"""Those that came in told with those carried over."""
TOGETHER = re.compile(
    r"\d[件份][^,;。]{0,8}(?:[和及与、]|,?加上?|,?连同)[^,;。]{0,12}\d+[件份]|(?:所有|全部)[^,;。]{0,8}申请|[总合]?共|合计|结转(?:的?申请)?\d+[件份],(?:截[至止]|[至到]|年[末底]|现?已经?|全部)"
)
"""What makes one of several figures, or tells of them in a clause of its own."""
DOERS = re.compile("(?:承办|责任|经办|主办|各)(?:业务|承办|责任)?(?:科室|处室|股室)(?!收到?|受理|接|的|承)")
"""Rooms that handle whatever came in: they are no part of it."""
WHOLE = re.compile("(?:收到|受理|新收|所有|全部|上述|以上|\\d件)的?(?:政府信息公开|依申请公开|公开)?申请")
BUT = re.compile(",(?:但|只是|不过|然而)")
"""What was wrong all the same tells of none that was left."""
BRACKETS = re.compile(r"\([^()]*\)")
COUNT = re.compile(r"(\d+)(?:件|份|宗|例)")
"""Of applications."""


def all_done(report: Report) -> Iterator[Said]:
    """The words of each sentence that says so of all applications, and not of those due."""
    for paragraph in said(report, HINT):
        for at, one in enumerate(paragraph):
            said_ = BUT.split(one.read)[0]
            if one.body != PREAMBLE and (match := _said(said_)):
                head, none_left = said_[: match.start()], match.re in NONE_LEFT
                ahead = "".join(other.read for other in paragraph[0 if none_left else max(0, at - 1) : at])
                before = ahead + head if at and not HINT.search(said_) else _own(head)
                if _is_of_all(report, before, said_, none_left) and is_clear(said_, report.year):
                    yield of(one, match)


def _own(head: str) -> str:
    """The words of the clause that names all applications itself: 新收30件，网络21件，收到的申请已悉数办结."""
    clause = re.split("[,;:]", head)[-1]
    return clause if WHOLE.search(clause) and not SOME.search(clause) else head


def _said(text: str) -> re.Match[str] | None:
    return next((match for way in ALL_DONE if (match := way.search(text))), None)


def is_clear(text: str, year: int | None) -> bool:
    """Whether a sentence holds nothing back: neither those due alone, nor some that are left, nor another year's."""
    others = {int(one) for one in re.findall(r"(20\d\d)年", text)} - {year, (year or 0) + 1}
    left = FORWARD.search(NO_FORWARD.sub("", JOINED.sub("", text)))
    return not (others or left or DUE.search(text) or INTENT.search(text))


def _is_of_all(report: Report, before: str, text: str, none_left: bool) -> bool:
    """Whether what was finished is all the applications: those that its figure counts, if there is one; where none was
    left, whatever was counted before.
    """
    whole = before or text
    if not SUBJECT.search(whole + text if not before else whole) and not SUBJECT.search(text):
        return False
    if OTHERS.search(whole + text) or (not none_left and is_of_some(report, whole)) or not _are_own(report, whole):
        return False
    counts = _counts(whole)
    return not counts or none_left or (counts[-1] in _wholes(report) and _is_told_last(report, whole, counts))


def _is_told_last(report: Report, text: str, counts: Sequence[int]) -> bool:
    """Whether all of them are what the last figure counts: of those carried over alone (收到30件，上年结转2件均已办结)."""
    over = told(report, "carried_over")
    return counts[-1] not in (over.figures if over else ()) or bool(TOGETHER.search(text))


def is_of_some(report: Report, text: str) -> bool:
    """Whether words say which applications are meant, and no figure of all of them stands with those."""
    counts = _counts(text)
    return bool(SOME.search(DOERS.sub("", BRACKETS.sub("", text)))) and not (counts and counts[-1] in _wholes(report))


def _counts(text: str) -> list[int]:
    return [int(count) for count in COUNT.findall(BRACKETS.sub("", text))]


def _wholes(report: Report) -> set[int]:
    """The figures of all applications: received, those with the ones carried over, each."""
    new, over = told(report, "received"), told(report, "carried_over")
    figures = {int(one) for one in (new.figures if new else ())}
    carried = {int(one) for one in (over.figures if over else ())}
    return figures | carried | {one + other for one in figures for other in carried}


def _are_own(report: Report, text: str) -> bool:
    """Whether nobody else is named as the one who got them."""
    if re.search("各[^,;。]{0,6}(?:单位|部门|镇|乡|街道?|局)|全[县市区州]", text) and not is_counted(report, "area"):
        return False
    said = re.sub("政府(?=信息)|办(?=[结理件])|(?:承办|经办|责任)(?:部门|单位|机构)|(?<![局府委])办公室", "", text)
    names = [name for name in ORGAN.findall(said) if len(name) > 1 and "各" not in name]
    return all(OWN.search(name) or is_own(name, report) for name in names)
