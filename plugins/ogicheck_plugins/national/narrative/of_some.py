"""Words by which a figure counts some only of what a table counts, or another matter: 公示处罚12件, 转发规范性文件5件."""

from __future__ import annotations

import re
from itertools import pairwise

from ogicheck_plugins.national.narrative.applied import ONE_OF, are_others, is_bracketed
from ogicheck_plugins.national.narrative.at_odds import DOCUMENTS, FLOWS, OUTCOMES, is_at_odds
from ogicheck_plugins.national.narrative.meaning import REVIEWS, Context, is_asked, last_subject
from ogicheck_plugins.national.narrative.other_cases import are_other_cases
from ogicheck_plugins.national.narrative.other_papers import are_other_papers
from ogicheck_plugins.national.narrative.phrases import Phrase, text_of
from ogicheck_plugins.national.narrative.surroundings import clause_before
from ogicheck_plugins.national.narrative.told_behind import are_to_be_finished, goes_on_otherwise
from ogicheck_plugins.national.narrative.witness import GROUNDS, grounds, since_figure

DECISIONS = frozenset(("licensing", "penalties", "coercion"))
OTHERS = (*FLOWS, *REVIEWS, *DOCUMENTS)
"""What no grounds are told of, beside the outcomes: measures that begin so."""
ONE_BY_ONE = ("一", "性")
"""Behind 一件, 一次 these make an idiom: 一件一档, 一次性告知."""
CHANGED = re.compile("(?<!新)[多少增减降升](?:加|少)?了?(?:约|近)?$|之和")
"""Before a figure that is a difference, or a sum of other things: 新收申请少了9件; 两类答复之和为8件."""
AMONG = re.compile("(?<!其)[中里内](?:,?有|占了?)?$")
"""Before some of what came in: 全部新收申请中5件."""
OF_KIND = re.compile("(?:件|申请)[当之]?[中里内]")
"""Before one kind of what came in: 新收件中草场承包类27件."""
TOGETHER = re.compile("等[^,;]{1,6}情[形况]|(?:等|或)(?:多种|各种|各类|法定)?(?:原因|情形|情况|理由|事由)")
"""Several grounds are counted in one: 因不掌握等原因无法提供."""
JOINTLY = re.compile("[因由][^,;。]{2,20}(?:或者?|以?及|和|、)[^,;。]{2,20}(?:无法|不予|不能)")
"""The same behind the figure: 2件因不掌握或须另行汇总无法提供."""
BY_GROUND = re.compile(
    "(?:因|由于)[^,;]{2,}而(?:不予|无法|未予)|(?:以此|据此)[^,;]{0,4}(?:不予|无法)|按(?!规定|要求|程序|照)[^,;]{2,}?(?:事项|件|类|申请)(?:不予处理|不再处理|不作处理)"
)
"""A ground, with the outcome that it led to: the figure is of that ground alone."""
OTHER_CALLS = re.compile("热线|工单|诉求|留言|提案|异议申请|复议机构|派单|信箱")
SEVERAL = 2
"""So many grounds are no longer one."""
SAMPLED = re.compile("回访|抽[样查检取]|评查|满意|(?:引导|(?<!结)转|移送|分流)[至到往向][^,;年]{2,}办理$")
"""Before some that were looked at, or sent elsewhere: 答复满意度回访抽样94件; 引导至服务渠道办理3件."""
SUCH = re.compile("[此这该]类|上述类")
"""Before some of a kind: 此类不予公开有2件."""
OF_INFORMATION = re.compile("(?:信息|档案|资料|数据)(?:依法|及时|主动|已|均)*(?:予以|给予)公开")
"""Before what was disclosed of itself: 把历史信息予以公开，共计87件."""
LEVELS = re.compile("及以[下上]")
"""Before what came in at some levels: 县区及以下收到1392件."""
FORMS = re.compile("(?:下载|领取|取用|发放|印制|印发|填写)(?:了|的)?[^,]{0,8}申请[表书]")
"""Forms are no applications yet."""
LATER = re.compile("延长|延期")
"""Before applications: those of which the time was extended."""
PAPERS, ISSUED = re.compile("公文|档案|文件"), re.compile("公文|发文|印发")
"""What is no application, though it is received, finished, or not to be disclosed."""
FINISHED = ("finished", "handled")
COLUMN = "received."
"""Before a kind of applicants."""
NEW = "新增"
"""What is added is what the words behind it name."""
COMING = re.compile("申请|收|受理|接|登记|新增|提出|提交|公开|总量|办件")
"""Without one of these unknown words name a matter: 土地征收8件."""
GOES_ON = re.compile("转|下年|明年|次年|继续|跨年|留|未|在办|办理中|剩|余|期限内|尚|仍")
"""Without one of these nothing goes on in the next year."""
TOPICS = re.compile("申请[^,;]{0,8}(?:集中|涉及)")
"""Before matters that are asked about: 申请集中在行政处罚（22件）."""
LOOKED_AT = re.compile("公示|公开|归集|抽查|抽取|评查|报送|录入|推送|检查|核查|案件中|诉讼案|清理|梳理|事项|类$")
OF_CASES = ("被", "案", "信息", "事项", "受理")
"""Before permits and penalties, and behind their figure: not all decisions are counted."""
OTHER_MONEY = re.compile("罚没|罚款|处理费|税")
ONE_FEE = re.compile("[一-龥]{2}(?<!收)费$")
"""Before what one of several brought: 由水资源费914.15万元和水土保持补偿费412.30万元构成."""
OWN_FEES = "事业性"
"""What names the fees of table two, whatever others the sentence spoke of before."""
NAMES = ("subject", "outcome", "reason", "foreign")
"""What names a matter of its own."""
DISCLOSED = "主动公开"


def is_idiom(phrase: Phrase) -> bool:
    """Whether the figure is none, but part of an idiom (一件一档, 合在一起); or stands alone, without a unit and words."""
    one = phrase.quantity.value == 1
    together = phrase.quantity.unit == "起" and any(token.text.endswith("在") for token in phrase.gap[-1:])
    by_one = bool(phrase.tail) and phrase.tail[0].text.startswith(ONE_BY_ONE)
    return (one and (together or by_one)) or (phrase.quantity.unit in ("", "?") and not phrase.gap)


def with_its_grounds(measure: str, phrase: Phrase) -> str:
    """The outcome, where several of its grounds are counted in one figure; its ground, where that led to it; else the
    measure.
    """
    if _is_by_one_ground(measure, phrase.gap_text):
        return next(iter(grounds(phrase.gap_text)), measure)
    if measure in OUTCOMES or measure.startswith(OTHERS):
        return measure
    said = [name for name in OUTCOMES if phrase.has(f"outcome.{name}")]
    if len(said) != 1:
        return measure
    own, ahead = phrase.gap_text, text_of(since_figure(phrase))
    together = any(TOGETHER.search(one) or len(grounds(one)) > 1 for one in ((own,) if grounds(own) else (own, ahead)))
    return said[0] if together else measure


def _is_by_one_ground(measure: str, gap: str) -> bool:
    """Whether words give an outcome by one ground, known or not."""
    one = measure in OUTCOMES and BY_GROUND.search(gap)
    return bool(one) and len(grounds(gap)) < SEVERAL and not TOGETHER.search(gap)


def is_of_some(phrase: Phrase, measure: str, context: Context) -> bool:
    """Whether words say that the figure is no whole measure: a change, some of several, another matter's."""
    gap = phrase.gap_text
    some = CHANGED.search(gap) or _is_of_several(phrase, measure) or _is_one_of_each(phrase)
    if (
        some
        or _is_denied_ahead(gap)
        or _is_part(phrase, context)
        or is_at_odds(phrase, measure)
        or _is_by_one_ground(measure, gap)
    ):
        return True
    near = text_of(clause_before(phrase))
    if measure.startswith(REVIEWS):
        return are_other_cases(phrase, measure, near)
    if measure.startswith(DOCUMENTS):
        return are_other_papers(phrase, measure, near)
    if measure == "fees":
        other = OTHER_MONEY.search(gap if OWN_FEES in gap else phrase.before_text + gap)
        return bool(other or ONE_FEE.search(gap))
    if DECISIONS.issuperset(measure.split("+")):
        return _are_looked_at(phrase, near, gap)
    return _are_other_requests(phrase, measure, near, gap, context)


def _is_denied_ahead(gap: str) -> bool:
    """Whether the clause before says that there is none of what it names: 无上年结转件，8件均如期答复."""
    ahead, mark, own = gap.rpartition(",")
    return bool(mark) and not own and re.match("[无未]|没有|不存在", ahead) is not None


def _is_part(phrase: Phrase, context: Context) -> bool:
    """Whether the figure is part of one right before it that no table counts: 归集文件6215件，其中2024年新增15件."""
    told = context.last == "" and any(token.quantity for token in phrase.before)
    return told and any(token.kind == "part.among" for token in phrase.gap) and not phrase.has(*NAMES)


def _is_one_of_each(phrase: Phrase) -> bool:
    """Whether the figure is one of several behind 分别, and nothing tells which is whose."""
    clause = (*clause_before(phrase), *phrase.gap)
    kinds = [token.kind for token in clause]
    return "part.each" in kinds and not any(token.text in ",;:" for token in clause[kinds.index("part.each") :])


def _is_of_several(phrase: Phrase, measure: str) -> bool:
    """Whether several outcomes, or kinds of decisions, are summed, and the measure is one of them."""
    if "+" in measure or measure.partition(".")[0] in (*FLOWS, *REVIEWS):
        return False
    kinds = {token.kind for token in phrase.gap}
    named = [kind for kind in kinds if kind.startswith("outcome") or kind.removeprefix("foreign.") in DECISIONS]
    joined = TOGETHER.search(phrase.gap_text) or JOINTLY.match(phrase.tail_text)
    return len(named) > 1 or (measure not in OUTCOMES and bool(joined))


def _are_other_requests(phrase: Phrase, measure: str, near: str, gap: str, context: Context) -> bool:
    """Whether applications are one applicant's, or of a kind of applicants by one way, or none; or documents are sorted."""
    if measure in GROUNDS and len(grounds(gap)) > 1:
        return True
    if measure.startswith(COLUMN):
        return are_others(phrase, measure.removeprefix(COLUMN), near, context.counted in DECISIONS)
    flows = measure.startswith(FLOWS)
    beside = gap if phrase.has("subject.request") else near + gap
    otherwise = are_to_be_finished(phrase) if measure in FINISHED else not flows and goes_on_otherwise(phrase, measure)
    if SUCH.search(gap) or otherwise or (measure == "received" and _are_of_a_matter(phrase, gap)):
        return True
    some = (AMONG, ONE_OF, FORMS, LEVELS) if measure == "carried_forward" else (AMONG, ONE_OF, FORMS, LEVELS, LATER)
    looked_at = SAMPLED.search(gap) or (OF_INFORMATION.search(gap) and not is_asked(phrase, context))
    if looked_at or (measure == "carried_forward" and not _goes_on(phrase, near + gap)):
        return True
    if flows and (any(word.search(gap) for word in some) or OTHER_CALLS.search(beside)):
        return True
    papers = PAPERS.search(gap or phrase.tail_text) or ISSUED.search(near)
    return _is_sorted(phrase) or (not flows and bool(papers))


def _are_of_a_matter(phrase: Phrase, gap: str) -> bool:
    """Whether words name of what kind those are that came in, or a bracket who applied."""
    return bool(OF_KIND.search(gap)) or _is_of_unknown_matter(phrase, gap) or is_bracketed(phrase)


def _is_of_unknown_matter(phrase: Phrase, gap: str) -> bool:
    """Whether unknown words name what came in: 土地征收8件, 新增明白卡60份."""
    unknown = [at for at, token in enumerate(phrase.gap) if token.kind == "text" and len(token.text) > 1]
    if phrase.quantity.unit in ("", "?") and not phrase.has("subject", "act") and last_subject(phrase.before) != "request":
        return True
    added = next((at for at, token in enumerate(phrase.gap) if token.text == NEW), len(phrase.gap))
    named = bool(unknown) and unknown[-1] > added and not phrase.has("subject.request")
    return bool(unknown) and (named or not COMING.search(gap + phrase.tail_text))


def _goes_on(phrase: Phrase, said: str) -> bool:
    """Whether words say that something goes on, and none that it came: 3件系上年结转，67件为本年新收."""
    kinds = {token.kind for token in (*phrase.gap, *phrase.tail)}
    came = not kinds.isdisjoint(("act.carried_over", "act.received")) and "act.carried_forward" not in kinds
    return not came and bool(GOES_ON.search(said + text_of((*phrase.tail, *phrase.rest[:6]))))


def _are_looked_at(phrase: Phrase, near: str, gap: str) -> bool:
    if TOPICS.search(phrase.before_text):
        return True
    leads = any(token.quantity or token.text.endswith(("中", ":")) for token in clause_before(phrase))
    said = near + gap if leads else gap
    return bool(LOOKED_AT.search(said)) or phrase.tail_text.startswith(OF_CASES)


def _is_sorted(phrase: Phrase) -> bool:
    """Whether documents are sorted by how they are disclosed: 主动公开91份、依申请公开54份、不予公开129份."""
    first = any(token.text == DISCLOSED for token in phrase.gap[-1:])
    items = (*phrase.before, *phrase.gap, *phrase.tail[:1], *phrase.rest[:1])
    said = DISCLOSED in [token.text for token in items]
    return first or (said and any(one.text == DISCLOSED and two.quantity for one, two in pairwise(items)))
