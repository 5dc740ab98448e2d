"""Papers that are none of the documents of table two: another organ's, of any kind, or none at all."""

from __future__ import annotations

import re

from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.witness import WORDS

OTHER_PAPERS = re.compile("[^,;:。()、]{0,8}(?:(?<!规范性)文件|公文)")
"""Behind a figure of documents, or in the clause before it, these are papers of any kind: 制发的54份镇政府文件."""
CLEARED = re.compile("(?:清理|梳理|排查)[^,;:。]{0,12}(?:政府|历史|存量|老|旧|政策)文件")
"""The same where they were gone through: 清理县政府文件，宣布失效37件."""
NOT_OURS = re.compile("移出|移除|撤下|下架|下线|政策库|转发|转载|转办|学习|传达|上级|报备|公文|一般|工作文件|内部|类$")
"""Before documents: another organ's, other ones, or a kind of them."""


def are_other_papers(phrase: Phrase, measure: str, near: str) -> bool:
    """Whether words at a figure, or in the clause `near` before it, say so."""
    gap = phrase.gap_text
    return bool(NOT_OURS.search(gap)) or _is_denied(measure, gap) or _are_of_any_kind(phrase, near, gap)


def _are_of_any_kind(phrase: Phrase, near: str, gap: str) -> bool:
    """Whether papers of any kind are counted: the words at the figure, or else in the clause before, name such."""
    if re.search("规范性|文件", gap):
        return False
    cleared = CLEARED.search(near) if "规范性" not in near else None
    return bool(cleared or OTHER_PAPERS.match(phrase.tail_text))


def _is_denied(measure: str, gap: str) -> bool:
    """Whether words deny what the measure was done with documents, before the figure of another: 未制发、废止2件."""
    done = WORDS.get(measure)
    return done is not None and re.search(f"(?:未|没有?|无)[^,;、]{{0,3}}?(?:{done})", gap) is not None
