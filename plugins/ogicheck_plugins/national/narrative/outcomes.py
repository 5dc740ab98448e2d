"""Outcomes of applications: 予以公开18件, 公开和部分公开24件; also where no word says that they are applications'."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import PASSED, Counted, heads, is_clear, is_of_the_whole, since, subjects
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.series import is_break

PLAIN = ("", "request", "information")
UNITS = ("件", "份", "起", "宗", "例")
OWN = ("outcome.partly_granted", "outcome.unavailable", "outcome.unprocessed", "outcome.other_handling")
"""Outcomes that only applications have; what is disclosed or not may be anything."""
FEW = 2


def speaks_of_outcomes(phrase: Phrase, subject: str) -> bool:
    """Whether outcomes are applications' though nothing says so: several kinds in one sentence, or 答复结果; what is carried
    forward in a list of such results is so, too.
    """
    if subject == "foreign" or not phrase.has("outcome", "act.carried_forward"):
        return False
    known = phrase.before + phrase.gap
    kinds = {token.kind for token in known + phrase.rest if token.among("outcome")}
    if not phrase.has("outcome"):
        return bool(kinds) and any(token.kind == "told" for token in known)
    told = any(token.kind in ("told", "act.finished") for token in known)
    told = told or "request" in subjects(known)
    own = told or not kinds.isdisjoint((*OWN, "outcome.refused"))
    if own and subject in PLAIN and phrase.quantity.unit in UNITS:
        return True
    return len(kinds) >= FEW and (told or not kinds.isdisjoint(OWN)) and phrase.quantity.unit not in ("条", "次")


def outcomes(phrase: Phrase) -> Iterator[Counted]:
    """The outcomes that a figure counts; none where it counts those of some applicants or grounds only."""
    words = _outcome_words(phrase)
    if not words or phrase.has("reason", "ground") or _are_another_matters(phrase):
        return
    names = dict.fromkeys(_name(token.kind) for token in words)
    information = ("subject.information",) if phrase.quantity.unit == "件" else ()
    known = ("outcome", "act.disclosed", "act.finished", "act.decided", "subject.request", *information)
    clear = is_clear(since(phrase, words), *known)
    if clear and is_of_the_whole(phrase, words) and not _is_of_applicants(phrase):
        yield Counted("+".join(names))


def opens_results(phrase: Phrase) -> bool:
    """Whether a bare 公开 is the first of a list of results: 办理结果：公开12件、部分公开3件."""
    known = [token for token in (*phrase.before, *phrase.gap) if token.kind == "told"]
    bare = [token.text for token in phrase.gap if token.among("act")] == ["公开"] and not phrase.has("outcome")
    later = {token.kind for token in (*phrase.tail, *phrase.rest) if token.among("outcome")}
    first = not any(token.among("outcome") for token in phrase.before)
    return bool(known) and bare and first and "outcome.partly_granted" in later


def _are_another_matters(phrase: Phrase) -> bool:
    """Whether the sentence counts what was disclosed before, and the figure goes on with it. A list of results begins anew
    (办理结果：公开12件、部分公开3件).
    """
    told = max((at for at, token in enumerate(phrase.before) if token.kind == "told"), default=len(phrase.before))
    counted = False
    for token in reversed(phrase.before[:told]):
        counted = not is_break(token) and (counted or token.quantity is not None)
        if token.kind == "act.disclosed" and (counted or token.text == "主动公开"):
            return True
    return False


def _outcome_words(phrase: Phrase) -> Tokens:
    """The outcomes in the gap. 公开 beside 部分公开 is one, any other disclosing makes the figure unclear."""
    plain = heads(phrase, "act.disclosed")
    beside = phrase.has("outcome.partly_granted") or opens_results(phrase)
    if any(token.text != "公开" for token in plain) or (plain and not beside):
        return ()
    return tuple(token for token in phrase.gap if token.among("outcome", "act.disclosed"))


def _name(kind: str) -> str:
    return "granted" if kind == "act.disclosed" else kind.removeprefix("outcome.")


def _is_of_applicants(phrase: Phrase) -> bool:
    """Whether the outcome is of some applicants, channel or earlier applications only: …自然人30件，其中予以公开20件."""
    for token in reversed(phrase.before):
        if token.kind in ("act.finished", "act.received", "told"):
            return False
        if token.among("applicant", "channel"):
            return True
    return any(token.kind == "act.carried_over" for token in phrase.before)


def undecided(phrase: Phrase) -> Iterator[Counted]:
    """Outcomes that nothing had: 没有不予公开和无法提供的情形. Every word of the clause must be known."""
    words = tuple(token for token in phrase.gap if token.among("outcome"))
    known = (*PASSED, "outcome", "act.occurred", "act.decided", "act.finished", "subject.request")
    clear = all(token.among(*known) or token.text in "、," for token in phrase.gap)
    if clear and not any(token.among("applicant", "channel", "part.among") for token in phrase.before):
        yield from (Counted(name) for name in dict.fromkeys(_name(token.kind) for token in words))


def is_provided(phrase: Phrase) -> bool:
    """Whether what applicants asked for was given them, in whole or in part: (上述申请)依法公开5件."""
    bare = [token.text for token in phrase.gap if token.among("act")] == ["公开"] and phrase.quantity.unit == "件"
    clear = is_clear(phrase.gap, "act.disclosed", "aside") and is_clear(phrase.tail, "subject.request")
    return bare and clear and "information" not in subjects(phrase.before)
