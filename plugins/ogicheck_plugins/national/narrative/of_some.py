"""Words by which a figure counts some only of what a table counts, or another matter: 公示处罚12件, 转发规范性文件5件."""

from __future__ import annotations

import re
from itertools import pairwise

from ogicheck_plugins.national.narrative.at_odds import DOCUMENTS, FLOWS, OUTCOMES, is_at_odds
from ogicheck_plugins.national.narrative.meaning import REVIEWS, Context, is_asked, last_subject
from ogicheck_plugins.national.narrative.phrases import Phrase, text_of
from ogicheck_plugins.national.narrative.surroundings import clause_before
from ogicheck_plugins.national.narrative.witness import WORDS, grounds, since_figure

DECISIONS = frozenset(("licensing", "penalties", "coercion"))
OTHERS = (*FLOWS, *REVIEWS, *DOCUMENTS)
"""What no grounds are told of, beside the outcomes: measures that begin so."""
ONE_BY_ONE = ("一", "性")
"""Behind 一件, 一次 these make an idiom: 一件一档, 一次性告知."""
CHANGED = re.compile("(?<!新)[多少增减降升](?:加|少)?了?(?:约|近)?$|之和")
"""Before a figure that is a difference, or a sum of other things: 新收申请少了9件; 两类答复之和为8件."""
AMONG = re.compile("(?<!其)[中里内](?:,?有)?$")
"""Before some of what came in: 全部新收申请中5件."""
WITHIN = re.compile("申请(?:当)?[中里内]")
"""Behind a figure these lead to parts of it: 95件新收申请里自然人75件."""
TOGETHER = re.compile("等[^,;]{1,6}情[形况]|(?:等|或)(?:多种|各种|各类|法定)?(?:原因|情形|情况|理由|事由)")
"""Several grounds are counted in one: 因不掌握等原因无法提供."""
JOINTLY = re.compile("[因由][^,;。]{2,20}(?:或者?|以?及|和|、)[^,;。]{2,20}(?:无法|不予|不能)")
"""The same behind the figure: 2件因不掌握或须另行汇总无法提供."""
BY_GROUND = re.compile(
    "(?:因|由于)[^,;]{2,}而(?:不予|无法|未予)|(?:以此|据此)[^,;]{0,4}(?:不予|无法)|按(?!规定|要求|程序|照)[^,;]{2,}?(?:事项|件|类|申请)(?:不予处理|不再处理|不作处理)"
)
"""A ground, with the outcome that it led to: the figure is of that ground alone."""
ONE_OF = re.compile("同一|单一|某[一-龥]{0,2}(?:申请人|公民|企业|单位)")
"""Before applications: those of one applicant."""
OTHER_CALLS = re.compile("热线|工单|诉求|留言|提案|异议申请|复议机构|派单|信箱")
SEVERAL = 2
"""So many grounds are no longer one."""
SAMPLED = re.compile("回访|抽[样查检取]|评查|满意|(?:引导|(?<!结)转|移送|分流)[至到往向][^,;年]{2,}办理$")
"""Before some that were looked at, or sent elsewhere: 答复满意度回访抽样94件; 引导至服务渠道办理3件."""
ASKING = re.compile("(?:要求|请求|询问|咨询|想)")
"""Behind a figure these lead to what was asked, and not to what became of it: 1件要求提供评估报告."""
REVIEWED = re.compile("复议|诉讼|起诉|纠正")
"""The same of applications of which reviews are told: 1件答复在复议中被纠正."""
LISTING = re.compile("(?:申请)?[中里内]?(?:包括|包含)")
"""Behind a figure whose items follow: 办结的27件包括予以公开11件."""
OF_INFORMATION = re.compile("(?:信息|档案|资料|数据)(?:依法|及时|主动|已|均)*(?:予以|给予)公开")
"""Before what was disclosed of itself: 把历史信息予以公开，共计87件."""
FORMS = re.compile("(?:下载|领取|取用|发放|印制|印发|填写)(?:了|的)?[^,]{0,8}申请[表书]")
"""Forms are no applications yet."""
LATER = re.compile("延长|延期")
"""Before applications: those of which the time was extended."""
PAPERS, ISSUED = re.compile("公文|档案|文件"), re.compile("公文|发文|印发")
"""What is no application, though it is received, finished, or not to be disclosed."""
NEW = "新增"
"""What is added is what the words behind it name."""
COMING = re.compile("申请|收|受理|接|登记|新增|提出|提交|公开|总量|办件")
"""Without one of these unknown words name a matter: 土地征收8件."""
GOES_ON = re.compile("转|下年|明年|次年|继续|跨年|留|未|在办|办理中|剩|余|期限内|尚|仍")
"""Without one of these nothing goes on in the next year."""
OTHER_PAPERS = re.compile("[^,;:。()、]{0,8}(?:(?<!规范性)文件|公文)")
"""Behind a figure of documents, or in the clause before it, these are papers of any kind: 制发的54份镇政府文件."""
CLEARED = re.compile("(?:清理|梳理|排查)[^,;:。]{0,12}(?:政府|历史|存量|老|旧|政策)文件")
"""The same where they were gone through: 清理县政府文件，宣布失效37件."""
NOT_OURS = re.compile("移出|移除|撤下|下架|下线|政策库|转发|转载|转办|学习|传达|上级|报备|公文|一般|工作文件|内部|类$")
"""Before documents: another organ's, other ones, or a kind of them."""
OTHER_CASES = re.compile(
    "(?:其[他它]|各类|各种)(?:各?类)?型?的?(?:领域|方面|事项)?的?(?:行政)?(?:复议|诉讼|应诉)|复议(?:机关|机构)[^,]{0,6}(?:审理|受理|办理|审结|收到)(?!后)"
    "|民事|刑事|[为是作]原告|(?:全部|所有|各类|各种|其[他它])(?:的?行政(?:执法)?行为|执法行为|行政案件|行政争议)|(?:与(?:政府)?信息公开(?:工作)?无关|不涉及?(?:政府)?信息公开|(?<![是除并均])非(?:政府)?信息公开)[类的]|全口径|领域(?:的|被申请)?行政(?:复议|诉讼)"
)
"""Cases of all kinds, or another organ's."""
BEYOND = re.compile(
    "^[^。;]{0,24}?(?:不[限止]于|不只是|不仅限?|并非|均非|都不是|不属于?|不涉及|无涉|与)(?:因|涉及|由)?(?:政府)?信息公开(?:工作|方面|事项|类)?(?:无关|引[起发]|[,。)]|案件|$)"
)
"""What says behind cases that others are among them: 41件（不限于政府信息公开）; 6件，均非政府信息公开引发."""
TOPICS = re.compile("申请[^,;]{0,8}(?:集中|涉及)")
"""Before matters that are asked about: 申请集中在行政处罚（22件）."""
LOOKED_AT = re.compile("公示|公开|归集|抽查|抽取|评查|报送|录入|推送|检查|核查|案件中|诉讼案|清理|梳理|事项|类$")
OF_CASES = ("被", "案", "信息", "事项", "受理")
"""Before permits and penalties, and behind their figure: not all decisions are counted."""
OTHER_MONEY = re.compile("罚没|罚款|处理费|税")
OWN_FEES = "事业性"
"""What names the fees of table two, whatever others the sentence spoke of before."""
BRACKETED = re.compile("[^,;:。()]{0,12}\\([^()\\d]{1,12}\\)$")
NAMES = ("subject", "outcome", "reason", "foreign")
"""What names a matter of its own."""
APPLICANTS = {
    "natural_person": "自然人|个人(?!隐私|信息)|公民|居民|村民|群众",
    "company": "企业|公司",
    "research": "科研",
    "social": "公益",
    "legal_service": "法律服务|律师",
    "other_org": "其[他它](?!法人|组织|单位|企业)",
    "organisations": "法人|组织|单位|企业",
}
SOME_BODIES = re.compile("科研|公益|法律服务|律师")
"""Some of them by name: 科研机构和其他组织共5件."""
"""By column: one of these is named where its applications are counted."""
ANYBODY = "|".join(APPLICANTS.values())
SOURCE = re.compile("(?:来自|出自|由|属于?|是|为)")
"""Before whoever applied, behind the figure: 3件来自企业."""
ALL_BODIES, NAMED = "organisations", frozenset(("natural_person", "company", "research", "social", "legal_service"))
"""All but persons; and those that none but their own words name."""
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
    if some or _is_part(phrase, context) or is_at_odds(phrase, measure) or _is_by_one_ground(measure, gap):
        return True
    near = text_of(clause_before(phrase))
    if measure.startswith(REVIEWS):
        return bool(OTHER_CASES.search(near + gap) or BEYOND.search(phrase.tail_text + text_of(phrase.rest)))
    if measure.startswith(DOCUMENTS):
        return bool(NOT_OURS.search(gap)) or _is_denied(measure, gap) or _are_other_papers(phrase, near, gap)
    if measure == "fees":
        return bool(OTHER_MONEY.search(gap if OWN_FEES in gap else phrase.before_text + gap))
    if DECISIONS.issuperset(measure.split("+")):
        return _are_looked_at(phrase, near, gap)
    return _are_other_requests(phrase, measure, near, gap, context)


def _are_other_papers(phrase: Phrase, near: str, gap: str) -> bool:
    """Whether papers of any kind are counted: the words at the figure, or else in the clause before, name such."""
    if re.search("规范性|文件", gap):
        return False
    cleared = CLEARED.search(near) if "规范性" not in near else None
    return bool(cleared or OTHER_PAPERS.match(phrase.tail_text))


def _is_denied(measure: str, gap: str) -> bool:
    """Whether words deny what the measure was done with documents, before the figure of another: 未制发、废止2件."""
    done = WORDS.get(measure)
    return done is not None and re.search(f"(?:未|没有?|无)[^,;、]{{0,3}}?(?:{done})", gap) is not None


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
    kind = measure.partition("received.")[2]
    if kind:
        said = _applicants(phrase, near, gap)
        named = re.search(APPLICANTS.get(kind, ""), said)
        several = any(re.search(APPLICANTS[name], said) for name in NAMED - {kind}) if kind != ALL_BODIES else False
        several |= kind == ALL_BODIES and bool(SOME_BODIES.search(said))
        other = phrase.has("channel") or ONE_OF.search(gap) or (context.counted in DECISIONS and not _is_requested(phrase))
        return not named or bool(other) or several
    flows = measure.startswith(FLOWS)
    beside = gap if phrase.has("subject.request") else near + gap
    if not flows and _goes_on_otherwise(phrase, gap):
        return True
    if measure == "received" and (_is_of_unknown_matter(phrase, gap) or re.search(ANYBODY, _bracketed(phrase))):
        return True
    some = (AMONG, ONE_OF, FORMS) if measure == "carried_forward" else (AMONG, ONE_OF, FORMS, LATER)
    looked_at = SAMPLED.search(gap) or (OF_INFORMATION.search(gap) and not is_asked(phrase, context))
    if looked_at or (measure == "carried_forward" and not _goes_on(phrase, near + gap)):
        return True
    if flows and (any(word.search(gap) for word in some) or OTHER_CALLS.search(beside)):
        return True
    return _is_sorted(phrase) or (not flows and bool(PAPERS.search(gap) or ISSUED.search(near)))


def _goes_on_otherwise(phrase: Phrase, gap: str) -> bool:
    """Whether the words behind a figure tell of something else than the outcome that stands before it, or elsewhere."""
    behind = phrase.tail_text
    listing = LISTING.match(behind) and not any(token.kind.startswith("outcome") for token in phrase.gap)
    own = gap.rpartition(",")[2]
    return bool(listing or (not own and (ASKING.match(behind) or REVIEWED.search(behind))))


def _bracketed(phrase: Phrase) -> str:
    """The words of the bracket right before the gap, and its clause: 企业（商业企业）申请9件."""
    match = BRACKETED.search(phrase.before_text)
    return match[0] if match else ""


def _applicants(phrase: Phrase, near: str, gap: str) -> str:
    """The words that say who applied: those at the figure where they name anybody, else those before it, too."""
    behind = WITHIN.split(phrase.tail_text)[0]
    if SOURCE.match(behind) and re.search(ANYBODY, behind):
        return behind
    if any(token.kind == "act.received" for token in phrase.tail):
        return gap.rpartition(",")[2] + behind
    return (gap if re.search(ANYBODY, gap) else near + gap) + behind


def _is_requested(phrase: Phrase) -> bool:
    return phrase.has("subject.request") or last_subject(phrase.before) == "request"


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
