"""Reviews and lawsuits that are not what a measure counts: others than over disclosure, or some by how they ended."""

from __future__ import annotations

import re

from ogicheck_plugins.national.narrative.phrases import Phrase, text_of

ENDED = re.compile("(?:被|结果|判决)*(?:维持|纠正|撤销|尚未|未审结|在审|撤回|驳回|胜诉|败诉)")
"""Behind some cases, how those ended: 均为直接起诉，1件维持."""
OTHER_CASES = re.compile(
    "(?:其[他它]|各类|各种)(?:各?类)?型?的?(?:领域|方面|事项)?的?(?:行政)?(?:复议|诉讼|应诉)|复议(?:机关|机构)[^,]{0,6}(?:审理|受理|办理|审结|收到)(?!后)"
    "|民事|刑事|[为是作]原告|(?:全部|所有|各类|各种|其[他它])(?:的?行政(?:执法)?行为|执法行为|行政案件|行政争议)|(?:与(?:政府)?信息公开(?:工作)?无关|不涉及?(?:政府)?信息公开|(?<![是除并均])非(?:政府)?信息公开)[类的]|全口径|领域(?:的|被申请)?行政(?:复议|诉讼)"
)
"""Cases of all kinds, or another organ's."""
BEYOND = re.compile(
    "^[^。;]{0,24}?(?:不[限止]于|不只是|不仅限?|并非|均非|都不是|不属于?|不涉及|无涉|与)(?:因|涉及|由)?(?:政府)?信息公开(?:工作|方面|事项|类)?(?:无关|引[起发]|[,。)]|案件|$)"
)
"""What says behind cases that others are among them: 41件（不限于政府信息公开）; 6件，均非政府信息公开引发."""
OF_ALL = re.compile("(?:行政)?(?:复议|诉讼)(?:案件)?[中里]")
"""Behind all cases, some of which ended so: 79件复议中被纠正9件."""
ENDED_SO = re.compile("[中里内][^,;。]{0,6}(?:维持|纠正|撤销|撤回|驳回|胜诉|败诉)")
"""Behind the cases that were closed, how some of them ended: 审结的案件中驳回9件."""
OF_TWO = re.compile("[前后]者")
"""Of those of one way to court, of two."""
JOINT = re.compile("复议[和与及、][^,;均各]{0,6}诉讼[^均各]*$")
"""Before a figure of both, which no one row has."""


def are_other_cases(phrase: Phrase, measure: str, near: str) -> bool:
    """Whether words at a figure, or in the clause `near` before it, say so."""
    gap = phrase.gap_text
    if OF_TWO.search(gap) or ("+" in measure and ENDED_SO.search(gap)) or ("+" not in measure and JOINT.search(gap)):
        return True
    ended = phrase.has("result") or (not gap.rpartition(",")[2] and ENDED.match(phrase.tail_text))
    of_all = "." in measure and not gap.rpartition(",")[2] and OF_ALL.match(phrase.tail_text)
    if (ended and "." not in measure) or of_all or _is_of_rate(phrase):
        return True
    return bool(OTHER_CASES.search(near + gap) or BEYOND.search(phrase.tail_text + text_of(phrase.rest)))


def _is_of_rate(phrase: Phrase) -> bool:
    """Whether a figure is what a rate before it comes to: 复议纠正率为15.6%，即12件."""
    shares = [token for token in phrase.before[-2:] if token.quantity and token.quantity.unit == "%"]
    return bool(shares) and phrase.gap_text.lstrip(",") == "即"
