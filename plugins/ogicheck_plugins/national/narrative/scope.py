"""Of which year, and whose, a phrase speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.clauses import clauses, sets_scene, with_before
from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.words import Token
from ogicheck_plugins.national.organs import is_branch

Scope = Literal["own", "office", "area", "other"]
"""Whose a figure is: the organ's own, its office's alone (本级, 代表政府), its whole area's (全县), or another organ's."""

NAMING = frozenset(("scope.other", "scope.area", "text"))
"""Kinds of words that may name somebody."""
BODIES = "局|县|区|市|省|州|旗|镇|乡|街道?|办|委|厅|院|中心|处|队|校|馆|社|园|所|站|会|司|团|单位|部门|机关"
"""What whoever reports calls itself, behind 我 and 本."""
OWN = re.compile(rf"[我本](?:{BODIES}|级)|全(?:局|厅|委|院|校|队|中心|机关|单位)")
AREA = re.compile(r"我(?:县|区|市|省|州|旗)")
ORGAN = re.compile(
    r"(?:[一-龥]{0,14}?(?:人民政府办公室|政府办公室|政府办|管理委员会|委员会|管委会|人民政府|政府|街道办事处|办事处|街道办|街道|部门|单位"
    r"|法院|公司|中心|局|厅|委|镇|乡|(?<![所举承主协督交会联经查开代领兴创待已应新申受分转批拟快速补续立急特自帮网通好易难必合筹试停缓催包专件即收签核呈])办))+"
)
"""An organ's name; 举办, 承办, 收办 are none."""
INTERNAL = re.compile(
    r"(?:^|[局委厅院处队镇乡]|中心|街道)"
    r"(?:(?:党政|综合|政务公开){0,3}(?:办公室|科室|股室)|(?:党政|综合|政务公开){1,3}(?:办|科|股))"
)
"""The organ's own office, of which no other organ's name stands before."""
ROOMS = ("所", "站", "股", "科", "大队", "中队", "支队", "分队")
"""What a part of an organ that does its own work is called."""
ROOM = 2
"""Characters that are no name of one (有所)."""
COURT = re.compile("(?:法院|复议机[关构])(?![办受收])")
"""Whoever judges an organ's acts: how a case ended is the organ's own."""
PLAIN = re.compile(r"人民|(?<=街道)办$|办事处$|管理委员会$|委员会$")
COMMITTEE = ("管委会", "管理委员会")
"""The short name of a zone's committee, and the full one."""
TO, ON = "向", "对"
HEADS = frozenset("家户名位")
"""Units of whom something is done to."""
EVERY = ("各县", "各区", "各镇", "各乡镇", "各街道", "下属", "所属", "下级")
"""Before an organ's kind these make it many others': 各县水利局."""
RANGE = ("至", "到", "-", "—", "~")
LEVELS = {**{name: name for name in "省市县区州旗盟镇乡"}, "道": "街道", "街": "街道"}
"""Kinds of areas by the last character of their names."""
OFFICES = re.compile(r"(?:人民)?政府.*|办事处|管理?委(?:员会)?")
OFFICE = re.compile(r"(?<=政府)办(?:公室|公厅)?$")
HIGHER = re.compile("[省市县区州旗盟](?:人民)?政府")
TOWNS = ("各镇", "各乡镇", "各镇街", "各街道")
EVERYBODY = (*TOWNS, "各单位", "各部门", "各县区", "各区县", "各县市区")
TIES = ("较", "比", "自", "从", "与", "和", *(f"{word}于" for word in "高低多少早晚优好大小"))
MEANS = ("平均", "日均", "月均", "年均", "周均", "季均", "人均", "每月", "每年", "每季", "每周", "每天", "每日", "每季度")
"""Times that bear on their own figure alone."""
AMONG = ("中", "里", "内")
LOOKING = re.compile("(?:[在于从据]|根据|回[顾望首看]|总结|[纵综]观|盘点|刚?刚?过去的|再看)*")
SCENE = re.compile(
    "(?:[里中内间]|期间|来?看|来说|的?(?:工作|申请|办理|受理)?(?:情况|数据|数字)(?:[是为]|如下)?|全年|(?:年度)?(?:报告|年报)[中里]?(?:显示|载明)?)?[,:]"
)
"""What leads to 上年, and what follows it, where all that is told is its: 回顾上一年度，我局收到; 上年度情况：收到."""
ALL_YEAR = ("全年", "全年度", "年内", "年度内", "一年内", "至年底", "年底前", "至年末", "年末前", "于年底前")
"""Of whichever year was named."""
ITEMS = "subject.information"
TIMES = frozenset(("current", "year", "previous", "day", "partial"))
"""Kinds of words that say when."""
WHOLE = re.compile("12月(?:31|底|末)|1月1日")
BARE = re.compile("20\\d\\d")
"""A year without 年, before another."""
MONTHS = re.compile("(?<!\\d)1月?份?[-至到—~–]12月")


def whose(phrase: Phrase, report: Report) -> Scope:
    """Whose the phrase's figure is. A sentence that names nobody speaks of the reporting organ."""
    said = [*phrase.before, *phrase.gap]
    told = clauses([token for token in said if not (phrase.has("result") and COURT.search(token.text))])
    others = [token.kind for token in told[-1] if token.kind in ("scope.office", "scope.other")] == ["scope.other"]
    if not others and "scope.office" in {token.kind for clause in told for token in clause}:
        return "area" if any(_is_office_and_others(clause) for clause in told) else "office"
    if phrase.has("organ"):
        named = [token for token, before in with_before(phrase.gap) if token.kind == "organ" and before != TO]
        if named:
            return _organ(named[-1].text, report)
    if "scope.aided" in [token.kind for token in told[-1]]:
        return "other"
    for at in range(len(told) - 1, -1, -1):
        last = at == len(told) - 1
        scope = _named(told[at] if last else _without_sources(told[at]), report)
        if scope and (last or not sets_scene(told[at])):
            return "other" if scope == "area" and _is_part_told(told[at], phrase.rest) else scope
    return "own"


def _without_sources(clause: Sequence[Token]) -> list[Token]:
    """A clause without those whose information it counts: 其中部门信息5050条、乡镇信息567条 tell nothing of what follows."""
    pairs = zip_longest(clause, clause[1:])
    return [one for one, next_ in pairs if not (one.kind in NAMING and next_ and next_.kind == ITEMS)]


def _named(clause: Sequence[Token], report: Report) -> Scope | None:
    """The nearest one that a clause names before what it tells."""
    kinds = [token.kind for token in clause]
    if "scope.beside" in kinds:
        return "other"
    if "scope.area" in kinds and _is_everybody(clause, report):
        return "area"
    for at in range(len(clause) - 1, -1, -1):
        if kinds[at] not in NAMING:
            continue
        if kinds[at] == "scope.other":
            return "other"
        if kinds[at] == "scope.area":
            return "area" if _is_within(clause[at].text, report) else "other"
        before = clause[at - 1].text if at else ""
        scope = None if before == TO or _is_object(clause, at) else _written(clause[at].text, report)
        if scope:
            return "other" if before in EVERY else scope
    return None


def _is_object(clause: Sequence[Token], at: int) -> bool:
    """Whether something is done to whom words name: 对旅行社、娱乐场所实施, 处罚培训机构3家."""
    counted = clause[at + 1].quantity if at + 1 < len(clause) else None
    if counted and counted.unit in HEADS and any(token.kind.startswith("foreign") for token in clause[:at]):
        return True
    decided = any(token.kind == "act.decided" for token in clause[at + 1 :])
    return decided and any(token.text.startswith(ON) for token in clause[: at + 1])


def _is_part_told(clause: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the sentence goes on with what others than these organs had: 各级各部门收到12件，其余由县政府办公室受理."""
    if not any(token.text.startswith("各") for token in clause):
        return False
    named = next(
        (token.kind for token in rest if token.kind in ("part.among", "due", "organ", "scope.office")), "part.among"
    )
    return named != "part.among"


def _is_within(area: str, report: Report) -> bool:
    """Whether an area is the organ's own, not a larger one around it: 全县, 县里 in a county's, not in a township's."""
    place, kind = OFFICES.sub("", report.organ or "")[-1:], area.removesuffix("里")[-1]
    whole = area[0] == "全" or area.endswith("里")
    return not whole or place not in LEVELS or kind not in LEVELS or LEVELS[place] == LEVELS[kind]


def _is_everybody(clause: Sequence[Token], report: Report) -> bool:
    """Whether a clause names all of an area's organs: 全县各单位; 全县各乡镇、各部门; 县政府本级、各乡镇和县直部门."""
    if not any(token.kind == "scope.area" and _is_within(token.text, report) for token in clause):
        return False
    named = {token.text for token in clause if token.kind == "scope.other"}
    every = any(token.text.startswith("各级") for token in clause)
    return every or "各单位" in named or ("各部门" in named and not named.isdisjoint(TOWNS))


def _is_office_and_others(clause: Sequence[Token]) -> bool:
    """Whether a clause names a government's office together with its towns or departments, behind its last figure."""
    last = max((at for at, token in enumerate(clause) if token.quantity), default=-1)
    kinds = {token.kind for token in clause[last + 1 :]}
    others = any(token.text in EVERYBODY for token in clause[last + 1 :])
    return others and "scope.office" in kinds


def _written(text: str, report: Report) -> Scope | None:
    """Whom unknown words name: 我县, 本局, an organ or one of its rooms. One character is no name."""
    if len(text) == 1:
        return None
    government = report.organ_kind == "government"
    if AREA.search(text):
        place = PLAIN.sub("", report.organ or "")
        return "own" if government or place.endswith(AREA.findall(text)[-1][1:]) else "area"
    room = not government and INTERNAL.search(text)
    if OWN.search(text) or (room and is_own(text[: room.start()], report)):
        return "own"
    if len(text) > ROOM and text.endswith(ROOMS) and not is_own(text, report):
        return "other"
    names = [name for name in ORGAN.findall(text) if len(name) > 1]
    return _organ(names[-1], report) if names else None


def _organ(name: str, report: Report) -> Scope:
    if is_own(name, report):
        return "own"
    office = OFFICE.search(name)
    whole = office and report.organ_kind == "government" and is_own(name[: office.start()], report)
    return "office" if whole else "other"


def is_own(name: str, report: Report) -> bool:
    """Whether a name may be a short form of the organ's: its characters stand in the organ's name in order, but for those of
    a branch: 区公安分局 of 市公安局某区分局.
    """
    if report.organ is None and _is_above(name, report):
        return False
    if name.endswith(COMMITTEE[0]) and (report.organ or "").endswith(COMMITTEE):
        name = name.removesuffix(COMMITTEE[0])
        return _in_order(name.lstrip("我本以"), report.organ or "")
    short, full = PLAIN.sub("", name).lstrip("我本以"), PLAIN.sub("", report.organ or name)
    return _in_order(short, full) or is_branch(short, full)


def _is_above(name: str, report: Report) -> bool:
    """Whether a government's name can't be the organ's, by what that calls itself: 县政府 beside 我局, beside 我镇."""
    higher = report.organ_kind == "township" and bool(HIGHER.search(name))
    return "政府" in name and (report.organ_kind == "department" or higher)


def _in_order(chars: str, text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in chars)


CAME = ("转", "遗留", "留下", "延续", "移交")
HANDED = ("到", "至", "入", "往", "转")


def year(phrase: Phrase, report: int | None) -> tuple[int | None, bool]:
    """The year that a phrase in a report for a year speaks of (None where it is no one year), and whether it is stated."""
    tokens, own = [*phrase.before, *phrase.gap], len(phrase.before)
    found: tuple[int | None, bool] = (report, False)
    for at, token in enumerate(tokens):
        if token.kind not in TIMES or _is_aside(tokens, at, own):
            continue
        if token.kind == "current" and not (token.text in ALL_YEAR and found[0]):
            found = report, found == (report, True)
        elif token.kind == "year" and not (_ties(tokens, at) or _ends_range(tokens, at) or _is_handed(tokens, at, report)):
            found = token.year, True
        if token.kind == "previous" and _is_of_last_year(tokens, at, own):
            found = (report - 1 if report else None), True
        elif _is_part(tokens, at, own, report):
            found = None, True
    return found


def _is_aside(tokens: Sequence[Token], at: int, own: int) -> bool:
    """Whether a time stands in a bracket that is closed before the phrase: 同比增长12%（上年2000条）；处罚决定326件."""
    marks = [token.text for token in tokens[at:own] if token.text in ("(", ")")]
    return marks[:1] == [")"]


def _is_handed(tokens: Sequence[Token], at: int, report: int | None) -> bool:
    """Whether something is handed to the next year, or was to this one, so that what stands behind has another time:
    加上2021年转来的2件，除去留到2023年继续办理的3件，实际办结28件.
    """
    next_ = report is not None and tokens[at].year == report + 1 and at > 0 and tokens[at - 1].text.endswith(HANDED)
    last = report is not None and tokens[at].year == report - 1
    return next_ or (last and at + 1 < len(tokens) and tokens[at + 1].text.startswith(CAME))


def _ties(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year is what another is held against: 比2021年增加. What was done in it, and the figure right behind
    (比2021年的5件, 比2021年（5件）), are its own.
    """
    if _is_bracketed(tokens, at):
        return False
    if at + 2 == len(tokens) and tokens[-1].text == "的":
        return False
    acts = at + 1 < len(tokens) and tokens[at + 1].among("act") and not tokens[at + 1].kind.startswith("act.carried")
    return at > 0 and tokens[at - 1].text.endswith(TIES) and not acts


def _is_bracketed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket that opens right behind a time has the figure."""
    marks = [token.text for token in tokens[at + 1 :] if token.text in ("(", ")")]
    return marks == ["("] and tokens[at + 1].text == "("


def _is_of_last_year(tokens: Sequence[Token], at: int, own: int) -> bool:
    """Whether 上年 says of which year the figure is: not in 上年结转, 接转上年; before the clause only where all that is
    told is that year's (上一年度，我局收到23件), it gave another figure its year (上年予以公开33件、不予公开9件), or it
    stands in a bracket behind: 与上年（新收5件）相比.
    """
    if _is_bracketed(tokens, at):
        return True
    if at >= own:
        return not any(token.kind == "act.carried" for token in tokens[own:])
    if _sets_time(tokens, at):
        return True
    tied = at > 0 and tokens[at - 1].text.endswith(TIES)
    carried = any(token.kind.startswith("act.carried") for token in tokens[max(0, at - 1) :])
    between = tokens[at:own]
    leads = any(token.quantity for token in between) or any(token.text.endswith(AMONG) for token in between)
    return leads and not tied and not carried and not _is_compared(between)


def _sets_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence, or what stands behind its semicolon, opens with 上年 as its time."""
    start = max((to + 1 for to in range(at) if tokens[to].text == ";"), default=0)
    leading = "".join(token.text for token in tokens[start:at] if token.kind != "enumerator")
    return bool(LOOKING.fullmatch(leading) and SCENE.match("".join(token.text for token in tokens[at + 1 : at + 6])))


def _is_compared(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "change" for token in tokens)


def _is_part(tokens: Sequence[Token], at: int, own: int, report: int | None) -> bool:
    """Whether a time is named that is not one year: half a year, a month, since long ago."""
    token, behind = tokens[at], tokens[at + 1 :][:2]
    if token.kind == "year":
        return _is_range(behind) or _ends_range(tokens, at)
    if token.kind == "day":
        return not (WHOLE.search(token.text) or _is_whole_year(tokens, at))
    if token.kind != "partial" or (token.text in MEANS and at < own):
        return False
    since = tokens[at - 1] if token.text == "以来" and at else None
    first = token.text.endswith("年来") and bool(behind) and behind[0].text.startswith("首")
    return not first and not (since and (since.kind == "current" or (since.kind == "year" and since.year == report)))


def _is_whole_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month is one end of 1月至12月, 1-12月."""
    text = "".join(token.text for token in tokens[max(0, at - 2) : at + 3])
    return bool(MONTHS.search(text))


def _ends_range(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year is the last of several: 2021年至2023年, 2021—2023年."""
    first = tokens[at - 2] if at > 1 else None
    begun = first is not None and (first.kind == "year" or (first.quantity is not None and bool(BARE.fullmatch(first.text))))
    return begun and _is_range(tokens[at - 1 : at + 1])


def _is_range(behind: Sequence[Token]) -> bool:
    """Whether what stands behind a year makes it the first of several: 2021年至2023年."""
    return len(behind) > 1 and behind[0].text in RANGE and behind[1].kind == "year"
