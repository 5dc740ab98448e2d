"""An outcome named right at a figure or a negation: 作出不予公开答复的共有25件; 无不予公开的情形; reviews that a negation
denies with no word that narrows them: 未发生一起行政诉讼.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.denied import CASES as REVIEWED
from ogicheck_plugins.national.narrative.meaning import Context, Counted, is_asked
from ogicheck_plugins.national.narrative.of_some import is_of_some
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

PLAIN = ("neutral", "act.decided", "act.finished", "part.sum", "current", "year", "subject.request", "whole")
NARROWING = (
    *("applicant", "channel", "foreign", "change", "previous", "partial", "future", "conditional"),
    *("part.share", "part.open", "open"),
)
CASES = frozenset("件宗起例") | {"", "?"}
CAME_UP = ("act.occurred", "neutral", "current", "year", "whole")
"""What a denial of reviews may say beside them."""
ALTHOUGH = ("虽然", "虽", "尽管")
NOT_ONE = ("一起", "一件")
TELLING = ("后", "属于", "符合")
"""Ends of what was done before (研判后), or of what leads to the outcome."""
PAPERS = re.compile("公文|发文|文件|属性|栏目|目录")
"""Of what is no application outcomes are told, too."""


def outright(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The outcome, where the text speaks of applications and the words say neither of whom, nor by what way."""
    measure = _named(phrase.gap)
    if not measure:
        return
    said = phrase.before_text + phrase.gap_text + phrase.tail_text
    other = phrase.has(*NARROWING) or phrase.quantity.unit not in CASES or PAPERS.search(said)
    if is_asked(phrase, context) and not other and not is_of_some(phrase, measure, context):
        told = phrase.has("subject.request", "act.decided") and not any(_may_narrow(token) for token in phrase.gap)
        yield Counted(measure, certain=told)


def unreviewed(phrase: Phrase, _: Context) -> Iterator[Counted]:
    """The reviews and lawsuits of which a clause says nothing but that not one came up."""
    if not any(token.text.endswith(NOT_ONE) for token in phrase.gap):
        return
    named = {token.kind.removeprefix("subject.") for token in phrase.gap if token.kind in REVIEWED}
    if all(token.kind in (*REVIEWED, *CAME_UP) or token.text in ALTHOUGH for token in phrase.gap):
        yield from (Counted(name) for name in sorted(named))


def _may_narrow(token: Token) -> bool:
    """Whether words that nobody knows may say of which applications."""
    return token.kind == "text" and len(token.text) > 1 and not token.text.endswith(TELLING)


def _named(gap: Tokens) -> str:
    """The one outcome that words name, at their end but for what says nothing of it."""
    outcomes = [at for at, token in enumerate(gap) if token.kind.startswith("outcome.")]
    if len(outcomes) != 1 or not all(token.among(*PLAIN) for token in gap[outcomes[0] + 1 :]):
        return ""
    return gap[outcomes[0]].kind.removeprefix("outcome.")
