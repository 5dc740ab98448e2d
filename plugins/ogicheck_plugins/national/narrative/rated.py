"""Which two figures a rate is of: 案卷40卷，优秀31卷，优秀率77.5%; 解读率75%（应解读24件，已解读18件）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ogicheck_plugins.national.narrative.figured import BREAK, EARLIER, Figured

RATE = re.compile('(?P<verb>[一-龥A-Za-z“”"]{1,12}?)[率度](?:均|则|高|约|为|达到了?|达|是|至|有)*')
IN_TIME = re.compile("按[时期]|限时|及时|准时|如期|首次|一次|(?:时限|期限|限期)[之以]?内")
ADVERBS = re.compile("群众|公众|社会|总体?|整体|综合|平均|实际|全年|年度|本年|信息|政府|工作|其")
DUE = re.compile("办[结复成理]|答复|回复|反馈|整改|处置|办毕")
"""All of what was due is 100%, though not all that came in."""
DONE = re.compile("(?<=..)(?:完成|到位)$")
"""A rate of what was done is a rate of the doing: 整改完成率."""
OWED = re.compile("(?<![反响回相供对适])应(?=当|予|办|答|回|复|反馈|整改|公开|解读|更新|报|主|发|完|参|到|评|填|开)")
ACTUAL = re.compile("实[际发办报公到收]|已")
"""Behind what was due, what was done of it, where the former has the rate's name: 公告应发32份，实发28份，公告率."""
WITHIN_DAYS = ("内", "之内", "以内")
"""Behind a number of days: in time."""
PASSED = re.compile("合格|达标|合规|规范|优良|通过|(?:更新|发布|维护|回应)及时")
"""What is found good when it is looked at, in one word or another."""
FAULTLESS = re.compile("(?:未|没有|无|零)(?:发现|存在|查出)?[^,;]{0,4}(?:问题|差错|错误|瑕疵)$")
NEGATED = re.compile("[未不没无非]|需|待|整改")
LEFT = re.compile("未|尚|在办|正在|剩余|其余|余下|撤回|撤销|到期|结转|转办|不")
"""What else became of some."""
OTHER_ACTS = re.compile(
    "收回|回收|返回|发放|发出|收到|受理|办结|答复|回复|反馈|整改|抽查|检查|回访|测评|评议|采纳|公开|解读|发布"
)
MATTER = re.compile(
    "公开(?=[栏专平指目]|解读|答复|回复|征集|通报)|(?:公开|解读|答复|办理|发布)(?:的?(?:工作|情况|服务|质量|内容|结果))"
    "|满意度(?=回访|调查|测评|评[议价]|问卷|访[谈问])"
)
"""What people are asked about is no act."""
OWN = re.compile("满意|知晓|好评|参与|投诉|差评|得分|打开|阅读|点击|在线|可用|使用|增长|上升|信任|支持")
"""Rates that have a whole of their own, where the part does not name them."""
PLACES = re.compile("覆盖|建成|普及|设立|开通|配备|达标|建设")
SET_UP = re.compile("[建设配]成?|开通|开设|覆盖|实现|完成|达标|有")
"""What a rate of places tells of, and what its part then says."""
BEHIND = re.compile("[(,:](?:即|其中)?[^,;:()]*")
BRACKET = re.compile("\\([^,;:()]*")
SUMMED = re.compile("合计|共计|总计|总共|共")
MOST = 4
WHOLE = Decimal(100)


def rated(all_: Sequence[Figured], place: int) -> tuple[Figured, Figured] | None:
    """Part and whole of a rate; None where the words do not say which they are."""
    match = RATE.fullmatch(BREAK.split(all_[place].before)[-1].lstrip("、"))
    if match is None:
        return None
    verb = ADVERBS.sub("", match["verb"]).strip('“”"') or match["verb"]
    verb = DONE.sub("", verb)
    counts = _stated(all_, place)
    found = _said(verb, counts, all_[place]) if 2 <= len(counts) <= MOST else None
    return found or _across(verb, all_, place)


def _across(verb: str, all_: Sequence[Figured], place: int) -> tuple[Figured, Figured] | None:
    """Part and whole where one stands before the rate, and the other in brackets behind it: 落实整改22项，整改率91.7%
    （应整改24项）; 合计454件，公开率97.1%（公开441件）.
    """
    behind = all_[place + 1] if place + 1 < len(all_) and BRACKET.fullmatch(all_[place].after) else None
    if behind is None or not behind.counts:
        return None
    ahead = [one for one in _ahead(all_[:place]) if one.counts and one.unit == behind.unit]
    done = [one for one in ahead if _tells(verb, one)]
    if OWED.search(behind.words) and len(done) == 1:
        return _in_order(done[0], behind)
    told = len(ahead) == 1 or (bool(ahead) and bool(SUMMED.search(ahead[-1].clause)))
    return (
        _in_order(behind, ahead[-1]) if told and not done and _tells(verb, behind) and not DUE.search(_stem(verb)) else None
    )


def _in_order(part: Figured, whole: Figured) -> tuple[Figured, Figured] | None:
    return (part, whole) if part.quantity.value <= whole.quantity.value and not EARLIER.search(whole.words) else None


def _stated(all_: Sequence[Figured], place: int) -> list[Figured]:
    """The figures of one unit in the rate's statement; those behind it where a bracket or 即 gives them there."""
    found = _ahead(all_[:place])
    if len(found) < 2 and place > 1:
        found = list(all_[:place])
    if not found or ";" in all_[place].before:
        found = _behind(all_, place)
    elif len(BREAK.findall(all_[place].before)) > 1:
        return []
    if any(one.quantity.precision != "exact" for one in found):
        return []
    counts = [one for one in found if one.quantity.unit and one.counts]
    alike = [one for one in counts if one.unit == counts[-1].unit]
    return alike if len(alike) > 1 else counts


def _ahead(before: Sequence[Figured]) -> list[Figured]:
    """The figures since the last semicolon."""
    last = max((at for at, one in enumerate(before) if ";" in one.before), default=0)
    return list(before[last:])


def _behind(all_: Sequence[Figured], place: int) -> list[Figured]:
    if not BEHIND.fullmatch(all_[place].after):
        return []
    behind = all_[place + 1 :]
    end = next((at for at, one in enumerate(behind) if at and re.search("[;)]", one.before)), len(behind))
    return list(behind[:end])


def _said(verb: str, counts: list[Figured], share: Figured) -> tuple[Figured, Figured] | None:
    """The largest figure, which stands first or is what was due, and the one other that the rate's verb tells of."""
    whole = max(counts, key=lambda one: one.quantity.value)
    others = [one for one in counts if one is not whole]
    parts = [one for one in others if _tells(verb, one)]
    first = whole is counts[0]
    if len(others) == 1 and OWED.search(whole.words) and ACTUAL.match(others[0].words) and _holds(_stem(verb), whole.words):
        parts = others
    if len(parts) != 1 or EARLIER.search(whole.words) or not (first or OWED.search(whole.words) or whole is not counts[-1]):
        return None
    if len(others) > 1 and not (first and _holds(_stem(verb), parts[0].words)):
        return None
    mixed = len({one.unit for one in counts}) > 1 and not _is_of_places(verb, counts)
    return None if mixed or _may_differ(verb, share, whole, counts) else (parts[0], whole)


def _may_differ(verb: str, share: Figured, whole: Figured, counts: Sequence[Figured]) -> bool:
    """Whether a rate may be of those due only, or of others than all of the whole."""
    if OWED.search(whole.words):
        return False
    left = any(LEFT.search(one.words) for one in counts)
    return bool(DUE.search(verb)) and (left or share.quantity.value == WHOLE)


def _tells(verb: str, part: Figured) -> bool:
    """Whether a figure's own words tell what the rate is of, and no other act before it."""
    words, stem = MATTER.sub("", part.words), _stem(verb)
    timely = IN_TIME.search(verb)
    if timely and not IN_TIME.search(words) and not words.startswith(WITHIN_DAYS):
        return False
    if PASSED.fullmatch(stem) and (FAULTLESS.search(words) or (PASSED.search(words) and not NEGATED.search(words))):
        return True
    if re.search(f"[未不没非][^,]{{0,2}}{re.escape(stem)}", words) and not verb.startswith(("未", "不", "非")):
        return False
    if _holds(stem, words):
        ahead = words.partition(stem)[0] if stem in words else words.partition(stem[::-1])[0]
        return not OTHER_ACTS.search(ahead)
    if PLACES.search(verb) and SET_UP.search(words):
        return True
    return not OWN.search(verb) and bool(set(stem) & set(words)) and not DUE.search(verb) and not OTHER_ACTS.search(words)


def _stem(verb: str) -> str:
    return IN_TIME.sub("", verb)[-2:] or verb


def _holds(stem: str, words: str) -> bool:
    """Whether words have a rate's verb, in either order: 收回, 回收率."""
    return stem in words or stem[::-1] in words


def _is_of_places(verb: str, counts: Sequence[Figured]) -> bool:
    """Whether a rate is of places that have something, each one: 15个镇街建成专区12处，覆盖率80%."""
    return bool(PLACES.search(verb)) and len(counts) == 2
