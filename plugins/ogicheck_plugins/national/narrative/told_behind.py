"""What the words behind a figure make of it: what was asked, what there was to be done, a list, another outcome."""

from __future__ import annotations

import re

from ogicheck_plugins.national.narrative.phrases import Phrase, text_of
from ogicheck_plugins.national.narrative.surroundings import clause_before

IN_ALL = re.compile("(?:总|应|需|待|须)[^,;]{0,2}办理?(?:总?量|的|件)?|办理总量")
"""Before all that there was to be finished: 总办理量183件."""
ONE_OUTCOME = re.compile("(?:件|申请)[当之]?[中里内],?[^,;]*(?:同意|不予|提供|属于|(?<!信息)公开(?!申请))")
"""Of all that was finished, before one outcome: 所有办结的申请中同意公开答复9件."""
DONE = re.compile("办[结毕完]|答复|处理|完成")
ASKING = re.compile("(?:要求|请求|询问|咨询|想)")
"""Behind a figure these lead to what was asked, and not to what became of it: 1件要求提供评估报告."""
REVIEWED = re.compile("复议|诉讼|起诉|纠正")
"""The same of applications of which reviews are told: 1件答复在复议中被纠正."""
LISTING = re.compile("(?:申请)?[中里内]?(?:包括|包含)")
"""Behind a figure whose items follow: 办结的27件包括予以公开11件."""
JOINED, LISTED = ("和", "、", "与", "及"), re.compile("公开[和与及、][^,;]{0,4}公开")
"""Between two figures, whose names stand before both: 公开与部分公开：76件和23件."""


def are_to_be_finished(phrase: Phrase) -> bool:
    """Whether a figure is of all that there was to be finished (58件中已办结53件), or of one outcome of it."""
    if ONE_OUTCOME.search(phrase.gap_text):
        return True
    parted = re.match("(?:件|申请)*[当之]?[中里内]", phrase.tail_text)
    return bool(IN_ALL.search(phrase.gap_text)) or (bool(parted) and not DONE.search(phrase.gap_text))


def goes_on_otherwise(phrase: Phrase, measure: str) -> bool:
    """Whether the words behind a figure tell of something else than the outcome that stands before it, or elsewhere."""
    behind = phrase.tail_text
    listing = LISTING.match(behind) and not any(token.kind.startswith("outcome") for token in phrase.gap)
    outcome = next((one.kind for one in phrase.tail[:1] if one.kind.startswith("outcome.")), "")
    other = outcome not in ("", f"outcome.{measure}")
    listed = behind in JOINED and LISTED.search(text_of(clause_before(phrase)))
    own = phrase.gap_text.rpartition(",")[2]
    return bool(listing or (not own and (other or listed or ASKING.match(behind) or REVIEWED.search(behind))))
