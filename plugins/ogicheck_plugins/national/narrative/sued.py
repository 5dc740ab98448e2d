"""Lawsuits by table four's rows, and cases told by who was sued: 未经复议直接起诉8件, 复议后起诉5件, 被诉13件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import Context, Counted, is_topical, subjects, without_steps
from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.worded import US, Tokens, pieces

UNITS = ("件", "起", "宗", "例", "")
COURT = "(?:向[一-龥]{0,6}法院)?"
SUING = f"{COURT}(?:又|再|继续|而)?(?:提起|提出|起诉|诉至法院|诉讼)(?:的)?(?:行政)?(?:诉讼)?"
WORD = re.compile(
    f"(?P<litigation_direct>(?:未经过?(?:行政)?复议(?:程序)?(?:而|就|便)?(?:直接)?|直接){SUING})"
    f"|(?P<litigation_after>(?:经|经过|对|不服)?(?:行政)?复议(?:决定)?(?:后|不服|之后)(?:仍|又|再)?(?:不服)?(?:而)?{SUING}"
    f"|不服(?:行政)?复议(?:决定)?(?:而)?{SUING})"
    "|(?P<litigation>被(?:起诉|诉)(?:至法院)?(?:的)?)"
)
FILLER = re.compile(
    f"(?:{US}|申请人|原告|当事人|案件|行政诉讼|诉讼|因|由|对|涉及|引发|引起|不服|政府信息公开|信息公开|类|领域|方面|中|里|内|其|的|有|共|计|为|达|发生"
    "|答复|而|、|,|[()]|属于?|行为)"
)
KNOWN = frozenset(
    (
        *("neutral", "whole", "part.sum", "part.among", "part.each", "current", "year", "topic", "leading", "skipped"),
        *("subject.litigation", "act.occurred", "told", "aside"),
    )
)
CASES = ("reconsideration", "litigation")


def sued(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The row of lawsuits that the figure's clause names, over open government information."""
    if phrase.quantity.unit not in UNITS or (phrase.tail and phrase.tail[0].kind in ("text", "result", "subject.request")):
        return
    found = set(pieces(phrase.gap, WORD, FILLER, KNOWN))
    if len(found) == 1 and "" not in found and _is_over_information(phrase, context):
        yield Counted(found.pop())


def _is_over_information(phrase: Phrase, context: Context) -> bool:
    """Whether nothing but applications and the cases over them is spoken of."""
    named = {*subjects(_plain(without_steps(phrase.before)))}
    return (context.topical or is_topical(phrase)) and "foreign" not in named


def _plain(tokens: Tokens) -> Tokens:
    return tuple(token for token in tokens if token.text != "应诉")
