"""How applications ended, and why, in a clause of known words: 因我局未掌握而答复无法提供的申请17件; 有7件申请逾期未补正."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ogicheck_plugins.national.narrative.meaning import REVIEWS, Context, Counted, last_subject, without_steps
from ogicheck_plugins.national.narrative.outcomes import speaks_of_outcomes
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.retold import is_of_a_set, is_told_again
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.worded import RESULT_OF, Worded, worded

UNITS = ("件", "份", "起", "宗", "例", "件次")
OF_SOME = ("applicant", "channel", "previous", "act.carried_over")
ALL_OF = ("act.finished", "act.received", "told")
SURE = (
    "not_held",
    "needs_creation",
    "still_unclear",
    "excessive",
    "reconfirmation",
    "process_information",
    "security_stability",
)
"""Rows that nothing but applications for information can have."""
PAPERS = ("告知书", "决定书", "答复书")
LEADING = ("对", "因", "由于", "鉴于", "经", "申请")
"""Clauses that begin so say why what is told in the next one was done."""


def ended(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The row of table three, or the result, that the words before a figure tell, or those behind it."""
    if phrase.quantity.unit not in UNITS or not phrase.gap + phrase.tail or is_told_again(phrase):
        return
    before, gap = _whole(phrase)
    said, before = _told(phrase, before, gap)
    if said and not _is_of_some(before) and _is_of_requests(replace(phrase, before=before, gap=gap), said, context):
        yield from _counted(said)


def _whole(phrase: Phrase) -> tuple[Tokens, Tokens]:
    """What stands before the figure's clause, and that clause, with a bracket within it: 同意公开（予以公开）的39件."""
    before = phrase.before
    if not before or before[-1].text != ")":
        return before, phrase.gap
    opened = next((at for at in range(len(before) - 1, -1, -1) if before[at].text == "("), 0)
    if not opened or any(token.quantity for token in before[opened:]):
        return before, phrase.gap
    start = _clause(before[:opened])
    return before[:start], (*before[start:], *phrase.gap)


def _clause(tokens: Tokens) -> int:
    """Where the last clause of tokens begins."""
    return max((at + 1 for at, token in enumerate(tokens) if is_break(token) or token.quantity), default=0)


def _told(phrase: Phrase, before: Tokens, gap: Tokens) -> tuple[Worded | None, Tokens]:
    """What the clause that the figure ends says, with the one before it where that says why; else the words behind the
    figure; and what stands before all that.
    """
    said = worded(gap) if not phrase.tail or _goes_on(phrase.tail) else None
    if said is None or not (said.rows or said.results):
        return _behind(phrase), before
    start = _clause(before[:-1])
    if not said.rows and before[start:] and before[-1].text == "," and before[start].text.startswith(LEADING):
        why = worded(before[start:-1])
        if why and why.rows:
            named = why.named or said.named
            return Worded(why.rows, (*why.results, *said.results), why.open or said.open, named), before[:start]
    return said, before


def _goes_on(tail: Tokens) -> bool:
    """Whether what stands right behind the figure is another item, or tells of all of them."""
    return tail[0].text in ("、", "和", "及") or tail[0].kind in ("whole", "mark")


def _behind(phrase: Phrase) -> Worded | None:
    """What the clauses behind the figure say, up to the next figure's own."""
    own = worded(phrase.gap) if phrase.gap else Worded((), (), False, False)
    if own is None or own.rows or own.results or not phrase.tail:
        return None
    words = (*phrase.tail, *phrase.rest)
    end = next((at for at, token in enumerate(words) if token.quantity or token.text in "。;:()"), len(words))
    if end < len(words) and words[end].quantity:
        end = max((at for at in range(end) if words[at].text in ",、"), default=0)
    said = _clauses(words[:end])
    if said and not said.rows and is_of_a_set(phrase.gap, phrase.tail):
        return None
    return said._replace(named=said.named or own.named) if said else None


def _clauses(words: Tokens) -> Worded | None:
    """What clauses of known words say together, up to the first that has others."""
    found = Worded((), (), False, False)
    start = 0
    for at in range(len(words) + 1):
        if at == len(words) or words[at].text == ",":
            one = worded(words[start:at]) if at > start else None
            if one is None:
                break
            found = Worded(
                (*found.rows, *one.rows), (*found.results, *one.results), found.open or one.open, found.named or one.named
            )
            start = at + 1
    return found if found.rows or found.results else None


def _is_of_some(before: Tokens) -> bool:
    """Whether the figure is one of some applicants', of one channel's or of earlier applications."""
    depth = 0
    found = False
    for token in reversed(before):
        depth += (token.text == ")") - (token.text == "(")
        if depth == 0 and token.among(*OF_SOME):
            return True
        found |= depth == 0 and token.kind in ALL_OF
        if found and is_break(token):
            return False
    return False


def _is_of_requests(phrase: Phrase, said: Worded, context: Context) -> bool:
    """Whether applications for information are counted: they are named, or the words can tell of nothing else."""
    subject = last_subject(without_steps(phrase.before)) or context.subject
    if subject == "foreign" or subject in REVIEWS:
        return said.named and bool(said.rows or said.results) and context.requested and not _is_part(phrase)
    if said.named or subject == "request" or (said.rows and said.results and not _is_part(phrase)):
        return True
    results = any(token.kind == "told" for token in phrase.gap) or any(
        token.among("told", "outcome") for token in phrase.before
    )
    if said.rows and (results or any(row in SURE for row in said.rows)):
        return True
    papers = any(paper in "".join(token.text for token in phrase.gap) for paper in PAPERS)
    disclosed = any(token.kind == "act.disclosed" for token in phrase.before)
    return bool(said.results) and not said.rows and (papers or (speaks_of_outcomes(phrase, subject) and not disclosed))


def _is_part(phrase: Phrase) -> bool:
    return any(token.among("part.among") for token in (*phrase.before, *phrase.gap))


def _counted(said: Worded) -> Iterator[Counted]:
    """The row; several rows' sum; the result where rows are named only for instance, or none is."""
    results = dict.fromkeys(said.results)
    others = [result for result in results if result not in {RESULT_OF[row] for row in said.rows}]
    if len(said.rows) == 1 and not said.open and not others:
        yield Counted(said.rows[0])
    elif len(results) == 1 and (not said.rows or (said.open and not others)):
        yield Counted(next(iter(results)))
    elif len(said.rows) > 1 and not said.open and not others:
        yield Counted("+".join(dict.fromkeys(said.rows)))
