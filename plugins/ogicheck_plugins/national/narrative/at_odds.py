"""Words right at a figure that are at odds with a measure: 6件复议案件 are no applications, 其余2件 are the rest."""

from __future__ import annotations

import re
from itertools import takewhile

from ogicheck_plugins.national.narrative.meaning import REVIEWS, last_subject
from ogicheck_plugins.national.narrative.phrases import Phrase, text_of
from ogicheck_plugins.national.narrative.witness import RESULTS

DOCUMENTS = ("issued", "abolished", "in_force", "regulations")
FLOWS = ("received", "handled", "finished", "carried")
CAME_AND_WENT = ("received", "handled", "finished")
OUTCOMES = ("granted", "partly_granted", "refused", "unavailable", "unprocessed", "other_handling")
SUMMED = re.compile(
    "(?:收到|新收|收)的?[^,;]{0,4}[和与及、][^,;]{0,6}结转|结转[^,;]{0,6}[和与及、][^,;]{0,6}(?:收到|新收)|[与和加](?:上|上年|往年|历年)*度?结转[^,]{0,6}(?:合计|共计|相加|总计)"
)
"""Before what came in and what was carried over, together."""
FILED = re.compile(".(?:归入|计入|列入|归为)其[他它]处理")
"""Before some of an outcome, by one of its grounds."""
REST = re.compile("其[他它](?:处理|办理)?(?:结果|情形|情况)")
"""Before all outcomes but those told."""
BESIDE = re.compile("补正|逾期")
"""Behind a row of other handling the others are those of the last row."""
LED_TO = re.compile("^的?申请(?:进入(?:复议|诉讼|司法)|引发|引起|转入|被|经|提起|涉)")
"""Behind some applications."""
CARRIED_ON = re.compile("^的?(?:结转|转入|转至|顺延|跨年|延至|留[待至到])")
"""Behind those that are not finished yet."""
IN_HAND = re.compile("(?:年[末底]|期末)[^,;]{0,4}(?:在办|未|留存|结余)|在办$")
"""Before those that are left at the year's end."""
ABOUT = re.compile("(?:就|对|向|针对|将|把)$")
"""Before some applications with which something was done: 就1件申请征求意见."""
LEFT = re.compile("(?:^|,)(?:尚|仍|还|另)[^,]{0,3}$")
"""Before those that are left."""
OTHERS = re.compile("(?:^|,)(?:其余|余下|剩余|其[他它])(?:的)?$")
"""Before all but those told of."""
SO_FAR = re.compile(
    "至今|迄今|以来[^,;]{0,6}累计|历年累计|自[^,;]{2,30}(?:施行|实施|成立|开通|建成)[^,;]{0,3}(?:至|到|以来)"
)
"""What all years so far brought."""
EITHER = re.compile(
    "(?:全部|予以)(?:公开)?(?:或者?|和|及|与|、)部分公开|(?:公开|提供|处理)(?:或者?|和|及|与)作?(?:部分公开|不予公开|无法提供|不予处理|其[他它](?:方式)?处理)"
)
"""Two outcomes."""
DENIED = re.compile("^[^,;]{0,8}(?:没有|无|未)[^,;]{0,10}(?:纠正|维持|撤销|变更)")
"""What became of none of them."""
MADE_UP = re.compile("^[由和]")
"""Before some cases that together make up a result."""
DECISIONS = re.compile("处罚|许可|公示")
"""Of these, too, it is told what is not published."""
NAMES = re.compile("(?<!经)(?<!经过)复议"), re.compile("诉讼|[起应败胜上撤被]诉|诉案")
"""Of reviews and lawsuits, by `REVIEWS`."""
EARLIER = re.compile("(?:以|之|此)前|历年|近[两二三四五六七八九十\\d]+年")
"""Before documents of other years."""
TITLE = "《"
"""Behind a figure of papers: 一份《答复通知书》."""
RULES = "规章"
"""Papers that are counted apart from normative documents."""


def is_at_odds(phrase: Phrase, measure: str) -> bool:
    """Whether words right at the figure say that it counts something else than the measure, or some of it."""
    gap = phrase.gap_text
    if SO_FAR.search(phrase.before_text + gap) or _is_sum_of_brackets(phrase):
        return True
    if measure.startswith(REVIEWS):
        return _are_other_reviews(phrase, measure)
    if measure in DOCUMENTS:
        return _are_rules(phrase)
    some = measure.startswith((*FLOWS, *OUTCOMES)) and _are_some_requests(phrase, measure)
    return some or (measure in OUTCOMES and _is_other_outcome(phrase, measure))


def _are_some_requests(phrase: Phrase, measure: str) -> bool:
    """Whether applications are counted with others, or are some of all."""
    gap, tail = phrase.gap_text, phrase.tail_text
    if SUMMED.search(gap) or LED_TO.match(tail) or tail.startswith(TITLE) or _are_cases(phrase) or phrase.has("part.within"):
        return True
    rest = OTHERS.search(gap) and not measure.startswith("carried")
    left = LEFT.search(gap) or ABOUT.search(gap) or IN_HAND.search(gap) or CARRIED_ON.match(tail)
    return bool(rest or (measure in CAME_AND_WENT and left))


def _is_other_outcome(phrase: Phrase, measure: str) -> bool:
    """Whether an outcome is one of several in one figure, is filed under another, or of decisions, and not of applications;
    or another one is named.
    """
    gap, tail = phrase.gap_text, phrase.tail_text
    if measure == "other_handling" and last_subject(phrase.before) in REVIEWS:
        return True
    if measure == "other_handling" and (FILED.search(gap) or REST.search(gap) or BESIDE.search(phrase.before_text)):
        return True
    said = phrase.before_text + gap
    own = said[said.rfind("(") :] if not gap and said.endswith(")") else gap
    if EITHER.search(own) or EITHER.search(tail):
        return True
    return bool(DECISIONS.search(said) and "申请" not in said + tail) or _is_called_otherwise(phrase, measure)


def _is_sum_of_brackets(phrase: Phrase) -> bool:
    """Whether figures in brackets stand between the figure and its name: 线下渠道（信函155件、当面0件）155件."""
    before = phrase.before
    if phrase.gap or not before or before[-1].text != ")":
        return False
    opened = next((at for at in range(len(before) - 1, -1, -1) if before[at].text == "("), 0)
    return any(token.quantity for token in before[opened:])


def _are_made_up(phrase: Phrase) -> bool:
    """Whether some cases of one result are told by how they came: 由直接起诉的2件和复议后起诉的3件构成."""
    behind = phrase.tail_text + text_of(phrase.rest)
    return bool(MADE_UP.search(phrase.gap_text)) and re.search("(?:构|组)成", behind) is not None


def _are_cases(phrase: Phrase) -> bool:
    """Whether what is counted are reviews or lawsuits, whose noun stands right behind: 6件复议案件."""
    behind = next((token.kind for token in phrase.tail if token.kind not in ("neutral", "topic")), "")
    return behind.removeprefix("subject.") in REVIEWS


def _is_called_otherwise(phrase: Phrase, measure: str) -> bool:
    """Whether words name an outcome, and another one than the measure."""
    behind = takewhile(lambda token: token.kind != "mark", phrase.tail)
    named = {token.kind for token in (*phrase.gap, *behind) if token.kind.startswith("outcome.")}
    return bool(named) and f"outcome.{measure}" not in named


def _are_other_reviews(phrase: Phrase, measure: str) -> bool:
    """Whether all that the sentence names, or that stands right behind the figure, is reconsideration, and the measure
    litigation, or the other way round; or the figure is of the rest, of none, of some that have one result, a share's whole,
    or of papers (一份《答复通知书》).
    """
    gap, tail = phrase.gap_text, phrase.tail_text
    if phrase.has("part.share") or _are_of_other_result(phrase, measure):
        return True
    behind = "" if _named(gap) else _behind(phrase)
    for said in (phrase.before_text + gap + tail, gap, behind):
        named = _named(said)
        if len(named) == 1 and not measure.startswith(tuple(named)):
            return True
    return tail.startswith(TITLE) or bool(OTHERS.search(gap) or DENIED.search(tail)) or _are_made_up(phrase)


def _are_of_other_result(phrase: Phrase, measure: str) -> bool:
    """Whether the words right behind name another result than the measure's, or one of some of a total: 其中1件判决维持."""
    named = {name for name, words in RESULTS.items() if re.search(words, _behind(phrase))}
    _, _, result = measure.partition(".")
    some = phrase.has("part.among") or phrase.gap_text.endswith(("中", "里"))
    return bool(named) and (result not in named if result else some)


def _behind(phrase: Phrase) -> str:
    """What stands behind the figure up to the next mark."""
    return text_of(tuple(takewhile(lambda token: token.kind != "mark", phrase.tail)))


def _named(said: str) -> set[str]:
    return {name for name, words in zip(REVIEWS, NAMES, strict=True) if words.search(said)}


def owner_of_results(phrase: Phrase) -> str:
    """Of reviews or of lawsuits the one that is named last before the bracket, or the semicolon, behind which a figure
    stands and neither is named; "" for none: 复议4件，被诉5件（维持4件、纠正1件）.
    """
    said = phrase.before_text + phrase.gap_text
    bracket, mark = said.rfind("("), said.rfind(";")
    start = bracket if said.rfind(")") < bracket else mark
    if start < 0 or any(words.search(said, start) for words in NAMES):
        return ""
    last = [max((match.end() for match in words.finditer(said, 0, start)), default=0) for words in NAMES]
    return REVIEWS[last.index(max(last))] if any(last) else ""


def _are_rules(phrase: Phrase) -> bool:
    """Whether papers are earlier years', or the last that the sentence names are rules (规章), which are counted apart."""
    said = phrase.before_text + phrase.gap_text
    return bool(EARLIER.search(phrase.gap_text)) or said.rfind(RULES) > max(
        said.rfind(name) for name in ("文件", "规范性", "规章制度")
    )
