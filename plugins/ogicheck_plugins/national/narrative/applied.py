"""Who applied, by the words at a figure of one kind of applicants: 法人或其他组织13件."""

from __future__ import annotations

import re

from ogicheck_plugins.national.narrative.meaning import last_subject
from ogicheck_plugins.national.narrative.phrases import Phrase

ONE_OF = re.compile("同一|单一|某[一-龥]{0,2}(?:申请人|公民|企业|单位)")
"""Before applications: those of one applicant."""
WITHIN = re.compile("(?:申请|^)(?:当)?[中里内]|^、")
"""Behind a figure these lead to parts of it, or to the next: 95件新收申请里自然人75件."""
APPLICANTS = {
    "natural_person": "自然人|个人(?!隐私|信息)|公民|居民|村民|群众",
    "company": "企业|公司",
    "research": "科研",
    "social": "公益",
    "legal_service": "法律服务|律师",
    "other_org": "其[他它](?!法人|组织|单位|企业)",
    "organisations": "法人|组织|单位|企业",
}
"""By column: one of these is named where its applications are counted."""
SOME_BODIES = re.compile("科研|公益|法律服务|律师")
"""Some of them by name: 科研机构和其他组织共5件."""
ANYBODY = "|".join(APPLICANTS.values())
SOURCE = re.compile("(?:来自|出自|由|属于?|是|为)")
"""Before whoever applied, behind the figure: 3件来自企业."""
ALL_BODIES, NAMED = "organisations", frozenset(("natural_person", "company", "research", "social", "legal_service"))
"""All but persons; and those that none but their own words name."""
COUNTED = re.compile("[名位家户个人][^,;:。件]{2,8}、[^,;:。件]{1,4}[名位家户个人]$")
"""Before applications that several handed in together: 三名自然人、一家商业企业提出4件."""
DECIDED = ("outcome", "reason", "ground")
"""Behind a figure at the head of a clause, what it counts: 都是公民个人申请，2件予以公开."""
BRACKETED = re.compile("[^,;:。()]{0,12}\\([^()\\d]{1,12}\\)$")


def are_others(phrase: Phrase, kind: str, near: str, decided: bool) -> bool:
    """Whether the words at a figure, or in the clause `near` before it, name no applicants of that kind, several kinds, one
    applicant, or by what way they came; where the text has `decided` something last, whether they are no applications.
    """
    said = _applicants(phrase, near, phrase.gap_text)
    others = [SOME_BODIES] if kind == ALL_BODIES else [APPLICANTS[name] for name in sorted(NAMED - {kind})]
    if phrase.gap_text.endswith(",") and any(token.among(*DECIDED) for token in phrase.tail):
        return True
    together = COUNTED.search(re.split("[,;:。]", phrase.before_text)[-1])
    if together or not re.search(APPLICANTS.get(kind, ""), said) or any(re.search(words, said) for words in others):
        return True
    return phrase.has("channel") or bool(ONE_OF.search(phrase.gap_text)) or (decided and not _is_requested(phrase))


def is_bracketed(phrase: Phrase) -> bool:
    """Whether the bracket right before the gap, with its clause, names applicants: 企业（商业企业）申请9件."""
    match = BRACKETED.search(phrase.before_text)
    return match is not None and re.search(ANYBODY, match[0]) is not None


def _applicants(phrase: Phrase, near: str, gap: str) -> str:
    """The words that say who applied: those at the figure where they name anybody, else those before it, too."""
    behind = WITHIN.split(phrase.tail_text)[0]
    if SOURCE.match(behind) and re.search(ANYBODY, behind):
        return behind
    if any(token.kind == "act.received" for token in phrase.tail):
        return gap.rpartition(",")[2] + behind
    parted = behind != phrase.tail_text and phrase.has("act.received")
    return (gap if parted or re.search(ANYBODY, gap) else near + gap) + behind


def _is_requested(phrase: Phrase) -> bool:
    return phrase.has("subject.request") or last_subject(phrase.before) == "request"
