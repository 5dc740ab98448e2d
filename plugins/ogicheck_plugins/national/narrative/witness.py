"""Whether a figure's own words say what the weights take it to count: without one of these the reading is not certain."""

from __future__ import annotations

import re
from itertools import takewhile

from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens, text_of

WORDS = {
    "granted": "公开|提供|同意|获准",
    "partly_granted": "部分|区分",
    "refused": "不予(?!公示)|[不未]公开|拒绝|不[得能宜]|不同意",
    "unavailable": "无法|不能|不存在|没有提供|不掌握",
    "unprocessed": "不予|不再处理|不作处理|未予",
    "other_handling": "其[他它]|撤回|逾期",
    "finished": "办|答|复|理|结",
    "handled": "办|答|复|理|结",
    "carried_over": "[上去往历]一?[年期]|年初|承接|延续|接转|跨年|遗留|结转(?:来|[至到]本)",
    "carried_forward": "转|[下次明]一?年|留|跨年|剩|余|未|在办|尚|仍|继续|办理中|期限",
    "reconsideration": "复议",
    "litigation": "诉|法院",
    "issued": "制|发|印|出台|颁|定|新[增立]",
    "abolished": "废|失效",
    "in_force": "有效|保留|现行|现存",
    "licensing": "许可",
    "penalties": "罚",
    "coercion": "强制",
    "fees": "费|收入",
}
"""By measure, what each is known by; of those that have none here any reading stands."""
GROUNDS = {
    "state_secret": "国家秘密|涉密",
    "third_party": "第三方|隐私|商业秘密",
    "internal_affairs": "内部",
    "process_information": "过程",
    "enforcement_files": "案卷",
    "inquiry_matters": "查询",
    "not_held": "[不未]掌握|不存在|未制作|未获取|未保存|不属于本|没有(?:该|相关|此)",
    "needs_creation": "制作|加工|现成",
    "still_unclear": "不明确|不清",
    "petition": "信访|举报|投诉",
    "repeated": "重复",
    "publication": "出版物|公报|报刊",
    "excessive": "大量|反复|频繁",
    "reconfirmation": "确认|出具",
    "overdue_correction": "补正(?!后)",
}
"""The same for the grounds of outcomes."""
CAME_IN, ASKED = re.compile("收|接|受理|提[出交]|递交|登记|新增|来自"), re.compile("申请[^人]{0,4}$")
BEHIND = re.compile("(?:的|各类|政府|信息|公开|依)*申请")
"""Of applications: their noun alone will do right before the figure, or right behind it."""
ABOVE = ("reconsideration", "litigation", "licensing", "penalties", "coercion", "fees")
"""What a topic names before what is told of it: 行政许可方面，作出决定30件."""
CARRIED = re.compile("结转|转入")
DATED = re.compile("20\\d\\d年")
"""Those carried over stand behind those that came in, or with their year."""
RESULTS = {
    "upheld": "维持",
    "corrected": "纠|撤销|变更|违法|败诉",
    "other": "其[他它]|撤回|驳回|终止|和解",
    "pending": "未|审理|在审|尚|正在|待",
}
"""The same for what became of a review."""


def grounds(said: str) -> list[str]:
    """The grounds that words name."""
    return [name for name, words in GROUNDS.items() if re.search(words, said)]


def since_figure(phrase: Phrase) -> Tokens:
    """What stands before the phrase, behind the figure before it."""
    first = next((at + 1 for at in range(len(phrase.before) - 1, -1, -1) if phrase.before[at].quantity), 0)
    return phrase.before[first:]


def is_witnessed(phrase: Phrase, measure: str) -> bool:
    """Whether the words up to the marks on both sides hold one of each that the measure is known by."""
    behind = takewhile(lambda token: token.kind != "mark" or token.text == "(", (*phrase.tail, *phrase.rest))
    own = phrase.gap_text
    said = own + text_of(tuple(behind))
    return any(_holds(part, said, own, phrase) for part in measure.split("+"))


def _holds(measure: str, said: str, own: str, phrase: Phrase) -> bool:
    kind, _, result = measure.partition(".")
    kind = kind.partition("_")[0] if kind.startswith("litigation_") else kind
    if result in RESULTS and not re.search(RESULTS[result], said):
        return False
    asked = bool(CAME_IN.search(said) or ASKED.search(own) or BEHIND.match(said, len(own)))
    if kind == "received" or (kind == "handled" and asked):
        return asked
    if kind == "carried_over" and CARRIED.search(own) and (DATED.search(own) or "收" in phrase.before_text):
        return True
    if kind in GROUNDS:
        return bool(re.search(GROUNDS[kind], text_of(since_figure(phrase)) + said))
    if kind in ABOVE or not phrase.gap:
        said = phrase.before_text + said
    return kind not in WORDS or bool(re.search(WORDS[kind], said))
