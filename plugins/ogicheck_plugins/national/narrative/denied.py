"""What a sentence says that there is none of: 未收到申请, 没有因政府信息公开引发的行政复议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.at_odds import DOCUMENTS
from ogicheck_plugins.national.narrative.meaning import ORGANS, REVIEWS, Context, Counted, last_subject
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens, text_of
from ogicheck_plugins.national.narrative.surroundings import clause_before, surroundings
from ogicheck_plugins.national.narrative.weighed import NOTHING, learnt, likelihood
from ogicheck_plugins.national.narrative.witness import WORDS
from ogicheck_plugins.national.narrative.words import Token

DENYING, NOTHING_DENIED = 0.5, 0.4
"""How likely a measure is for a negation to deny it, and how likely it may be that it denies nothing of a table: what is
denied has no figure to be held against the table's.
"""
NAMING = ("subject.request", "subject.reconsideration", "subject.litigation", "subject.normative")
CASES = ("subject.reconsideration", "subject.litigation")
"""What was not led to by applications is none of those: 未引发复议和诉讼."""
DECIDED = ("foreign.licensing", "foreign.penalties", "foreign.coercion", "foreign.fees")
NAMED = (*NAMING, *DECIDED, "outcome", "reason", "result", "act.carried", "act.carried_over", "act.carried_forward")
"""One of these says what there is none of."""
AT = "在于"
"""Behind an organ's name, before the time: 本局在2022年度."""
SUED = frozenset("诉告")
"""What names litigation: 复议后又起诉, 被告上法庭."""
CHARGED = "act.charged"
"""What is charged are fees, whatever was spoken of before."""
AGAIN = ("再", "重新", "重复")
"""Not again is not never."""
COUNTED_IN = ("计入", "列入", "纳入", "计算在内", "统计在内")
"""What is not counted with others is there: 撤回的1件未计入新收数."""
BY_SOME_WAYS = re.compile("(?:[两三四]|上述|这些|[该此]|其[他它])(?:[两三四])?(?:个|种|类)?(?:渠道|途径|方式)")
"""Which of several ways brought none: 两渠道无申请."""
WITHOUT = "经"
"""未经复议 says how a case came, and not that there is none."""
NOBODY: frozenset[str] = frozenset()
YEAR_END = re.compile("[年期]末|年底|年终|[下次明]一?年|12月31日")
"""When what is left goes on to the next year."""
MADE = ("issued", "abolished", "in_force")
NARROWED = ("channel", "applicant", "partial", "conditional", "future")
"""None by some way, from some, or in some month, is not none."""


def denied(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The measures that a negation says are none."""
    counted = bool(phrase.before) and phrase.before[-1].quantity is not None
    words = phrase.gap or clause_before(phrase)
    subject = last_subject(phrase.before)
    goes_on = f"subject.{subject}" in NAMING and not any(token.kind == CHARGED for token in words)
    named = goes_on or any(token.among(*NAMED) or _is_sued(token) for token in words)
    if counted or phrase.has(*NARROWED) or not named or any(token.text in AGAIN for token in words):
        return
    told = text_of(words)
    if any(word in told for word in COUNTED_IN) or told.startswith(WITHOUT) or BY_SOME_WAYS.search(told):
        return
    scores, said_of = learnt().scores(surroundings(phrase, context)), set(spoken(words))
    if likelihood(scores[NOTHING]) < NOTHING_DENIED:
        likely = [name for name, score in scores.items() if name != NOTHING and likelihood(score) >= DENYING]
        said = [name for name in likely if learnt().denying.get(field_of(name), NOBODY) >= said_of]
        topic = subject or context.subject
        reviewed = any(token.among(*CASES) for token in words)
        yield from (
            Counted(name)
            for name in _without_other_end(said, words, context)
            if _is_named(name, words, topic)
            and (not reviewed or name.startswith(REVIEWS))
            and _is_of_its_end(name, words)
            and _is_its_outcome(name, words)
            and _is_what_was_done(name, text_of(words))
        )


def _without_other_end(said: list[str], words: Tokens, context: Context) -> list[str]:
    """Of those carried over and carried forward, where the words tell neither year, the one that the text has come to:
    behind what came in those that came before (新收30件，无结转), behind what was finished those that go on.
    """
    told = any(token.among("act.carried_over", "act.carried_forward", "previous", "current") for token in words)
    if told or not context.counted or YEAR_END.search(text_of(words)):
        return said
    other = "carried_forward" if context.counted == "received" else "carried_over"
    return [name for name in said if name != other]


def field_of(measure: str) -> str:
    """What a measure is of: requests, reviews, documents, decisions. What narrows the one may be usual of the other."""
    if measure.startswith(REVIEWS):
        return "reviews"
    if measure.startswith(DOCUMENTS):
        return "documents"
    return "decisions" if f"foreign.{measure}" in DECIDED else "requests"


def spoken(words: Tokens) -> Iterator[str]:
    """What the words of a denial are known by: those of one that was learnt narrow nothing; others may (超期的, 境外的)."""
    for token in words:
        if token.kind != "text":
            yield token.kind
        elif len(token.text) > 1 and not token.text.rstrip(AT).endswith(ORGANS) and not _is_sued(token):
            yield token.text


def _is_named(measure: str, words: Tokens, subject: str) -> bool:
    """Whether words, or the subject they go on with, name the kind of case, or of decision, that they deny."""
    kind = measure.partition(".")[0]
    if not kind.startswith(REVIEWS):
        return f"foreign.{kind}" not in DECIDED or any(token.kind == f"foreign.{kind}" for token in words)
    kind = kind.partition("_")[0]
    said = any(token.kind == f"subject.{kind}" for token in words)
    sued = kind == "litigation" and any(_is_sued(token) for token in words)
    return said or sued or ("." in measure and subject == kind)


def _is_of_its_end(measure: str, words: Tokens) -> bool:
    """Whether what is not carried over is said to be of the year before (上年无结转), or of the year's end (年末无结转,
    无一件转入2024年); where it is, nothing else is denied.
    """
    kinds = {token.kind for token in words}
    if "act.carried_forward" in kinds and kinds.isdisjoint(("previous", "act.carried_over")):
        return measure == "carried_forward"
    if measure not in ("carried_over", "carried_forward"):
        return not any(token.among("act.carried", "act.carried_over", "act.carried_forward") for token in words)
    begun = any(token.kind in ("previous", "act.carried_over") for token in words)
    ended = bool(YEAR_END.search(text_of(words))) or (not begun and any(token.kind == "current" for token in words))
    return begun in (ended, measure == "carried_over")


def _is_its_outcome(measure: str, words: Tokens) -> bool:
    """Whether words name the outcome itself, or a ground, where they name an outcome at all."""
    named = {token.kind for token in words if token.kind.startswith("outcome.")}
    grounds = any(token.among("reason", "ground") for token in words)
    return (
        not named
        or grounds
        or field_of(measure) != "requests"
        or any(f"outcome.{one}" in named for one in measure.split("+"))
    )


def _is_what_was_done(measure: str, said: str) -> bool:
    """Whether words say what was done with documents, where they say it at all: none issued may have been abolished, and
    nothing else is.
    """
    if measure not in MADE:
        return not re.search(WORDS["abolished"], said)
    done = [name for name in MADE if re.search(WORDS[name], said)]
    return not done or measure in done


def _is_sued(token: Token) -> bool:
    return token.kind == "text" and not SUED.isdisjoint(token.text)
