"""Words by which a figure counts some only of what a table counts, or another's: 公示处罚12件, 转发规范性文件5件."""

from __future__ import annotations

import re
from itertools import pairwise

from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.surroundings import clause_before

DOCUMENTS = ("issued", "abolished", "in_force", "regulations")
DECISIONS = frozenset(("licensing", "penalties", "coercion"))
ONE_BY_ONE = ("一", "性")
"""Behind 一件, 一次 these make an idiom: 一件一档, 一次性告知."""
ONE_OF = re.compile("同一|单一|某[一-龥]{0,2}(?:申请人|公民|企业|单位)")
"""Before applications: those of one applicant."""
OF_OTHERS = re.compile("转发|转载|转办|学习|传达|上级|报备")
"""Before documents: another organ's."""
LOOKED_AT = re.compile("公示|公开|归集|抽查|抽取|评查|报送|录入|推送|检查|核查|案件中|诉讼案|清理|梳理|事项")
OF_CASES = ("被", "案", "信息", "事项", "受理")
"""Before permits and penalties, and behind their figure: not all decisions are counted."""
DISCLOSED = "主动公开"


def is_idiom(phrase: Phrase) -> bool:
    return phrase.quantity.value == 1 and bool(phrase.tail) and phrase.tail[0].text.startswith(ONE_BY_ONE)


def is_of_some(phrase: Phrase, measure: str) -> bool:
    """Whether words say that the figure is no whole measure: applications of one applicant, or of a kind of applicants by
    one way; documents of others; decisions that were published or looked through.
    """
    said = "".join(token.text for token in phrase.gap)
    if measure.startswith("received"):
        return bool(ONE_OF.search(said)) or ("." in measure and phrase.has("channel"))
    if measure.startswith(DOCUMENTS):
        return bool(OF_OTHERS.search(said))
    if not DECISIONS.issuperset(measure.split("+")):
        return _is_sorted(phrase)
    near = clause_before(phrase)
    leads = any(token.quantity or token.text.endswith(("中", ":")) for token in near)
    said += "".join(token.text for token in near) if leads else ""
    return bool(LOOKED_AT.search(said)) or "".join(token.text for token in phrase.tail).startswith(OF_CASES)


def _is_sorted(phrase: Phrase) -> bool:
    """Whether documents are sorted by how they are disclosed: 主动公开91份、依申请公开54份、不予公开129份."""
    items = pairwise((*phrase.before, *phrase.gap, *phrase.tail[:1], *phrase.rest[:1]))
    first = any(token.text == DISCLOSED for token in phrase.gap[-1:])
    return first or any(one.text == DISCLOSED and two.quantity for one, two in items)
