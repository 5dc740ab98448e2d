"""Normative documents issued, abolished and in force, as table two counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import (
    NARROWING,
    PASSED,
    Context,
    Counted,
    counted_subject,
    is_clear,
    is_led_by_organ,
    since,
    subjects,
)
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.reviews import PIECES

DOCUMENTS = ("issued", "abolished", "in_force")
ISSUING = ("发布", "公布")
"""Disclosing words that may mean issuing; 公开 does not."""
ALSO = ("并", "、")
"""Right behind a figure they begin another act, or item: 3件并同步解读; 废止4件、修改2件."""
REVIEWED = re.compile("经?(?:清理|评估|审查|研究|审议|论证|后|集体讨论|合法性审核)+|被|依程序|按程序|统一|予以")
"""What happened to documents before they ended, or were issued."""
CLEARED = "清理"
REST = "另"
"""What is told beside others that ended in another way: 自动失效1件，另废止1件."""
HELPING = ("协助", "配合", "会同", "代")
WHOLE_PIECES = frozenset("件份部个")
"""Units in which documents, not pages of a web site about them, are counted."""


def documented(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Normative documents issued, abolished, in force, with the verb before the figure or behind it (1件规范性文件废止)."""
    turned = _is_turned(phrase)
    words = _words(phrase.tail if turned else phrase.gap)
    name, certain = _act(words)
    later = next((token.kind for token in phrase.tail if token.kind not in PASSED), "")
    if not turned and later == "act.in_force":
        name = "in_force"
    rest = any(token.text.startswith(REST) for token in phrase.gap)
    if not name or rest or phrase.quantity.unit not in (PIECES if certain else WHOLE_PIECES):
        return
    clear = is_clear(phrase.gap) if turned else _is_plain(phrase, words)
    subject = counted_subject(phrase, context) or next(subjects(phrase.rest), "")
    if clear and (subject == "normative" or _is_after_clearing(phrase)):
        yield Counted(name, certain)


def _is_after_clearing(phrase: Phrase) -> bool:
    """Whether the sentence says that such documents were gone through, and names nothing else: 清理规范性文件，废止2件."""
    named = [token for token in phrase.before if token.among("subject", "foreign")]
    cleared = any(token.text == CLEARED for token in named)
    helped = any(token.text.startswith(HELPING) for token in phrase.before)
    return cleared and not helped and {token.kind for token in named if token.text != CLEARED} == {"subject.normative"}


def _is_turned(phrase: Phrase) -> bool:
    """Whether subject and verb stand behind the figure, and end the clause."""
    kinds = [
        token.kind
        for token in phrase.tail
        if not (token.among("neutral", "whole", "foreign.step") or REVIEWED.fullmatch(token.text))
    ]
    return len(kinds) == 2 and kinds[0] == "subject.normative" and kinds[1].startswith("act.")


def _is_plain(phrase: Phrase, words: Tokens) -> bool:
    clear = is_clear(since(phrase, words), "act", "subject.normative") and is_led_by_organ(phrase, words)
    goes_on = bool(phrase.tail) and phrase.tail[0].text in ALSO
    narrowed = phrase.has(*NARROWING, "future") or (
        not goes_on and any(token.among("text", "foreign") for token in phrase.tail)
    )
    return clear and not narrowed


def _words(tokens: Tokens) -> Tokens:
    return tuple(token for token in tokens if token.among("act", "subject.normative"))


def _act(words: Tokens) -> tuple[str, bool]:
    """What was done to the documents, and whether that is certain; "" where it is several things, or another one."""
    issuing = [token.text in ISSUING for token in words if token.kind == "act.disclosed"]
    acts = {token.kind.removeprefix("act.") for token in words if token.among("act")} - {"disclosed"}
    if not all(issuing) or len(acts) > 1 or not acts <= set(DOCUMENTS):
        return "", False
    if issuing and acts not in (set(), {"issued"}):
        return "", False
    return next(iter(acts), "issued" if issuing else ""), bool(acts)


def undocumented(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """未制发规范性文件: every word of the clause must be known."""
    words = _words(phrase.gap)
    if [*subjects(phrase.gap)][-1:] != ["normative"] or phrase.has(*NARROWING) or not is_led_by_organ(phrase, words):
        return
    acts = dict.fromkeys(token.kind.removeprefix("act.") for token in words if token.among("act"))
    issuing = all(token.text in ISSUING for token in words if token.kind == "act.disclosed")
    if issuing and is_clear(since(phrase, words), "act", "subject.normative", "act.occurred"):
        yield from (Counted(name) for name in acts if name in DOCUMENTS)
