"""How the words of a phrase tell what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

PASSED = ("neutral", "part.sum", "current", "year", "day", "enumerator", "topic")
NARROWING = ("channel", "applicant", "foreign", "change", "part.share", "part.within", "conditional", "negation")
REVIEWS = ("reconsideration", "litigation")
ORGANS = tuple("局县区市镇乡办委厅府关位省州道院心部队处街")


@dataclass(frozen=True, slots=True)
class Context:
    """What the text before a phrase speaks of: the last subject named, and whether it is on open government information."""

    subject: str = ""
    topical: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure: received, carried_over, finished, carried_forward, an outcome, reconsideration, litigation, one of these
    with its result (reconsideration.upheld), issued, abolished, in_force, disclosed (with channels: disclosed/网站), fee.
    Several counted in one figure are joined by `+`. Not `certain` where the sentence allows another reading.
    """

    measure: str
    certain: bool = True


def subjects(tokens: Iterable[Token]) -> Iterator[str]:
    """The subjects among tokens, in order; foreign ones, which no table counts, are "foreign"."""
    return (kind.removeprefix("subject.") for kind, *_ in tokens if kind.startswith("subject.") or kind == "foreign")


def last_subject(tokens: Tokens) -> str:
    """The last of the subjects among tokens, "" where there is none."""
    return next(subjects(reversed(tokens)), "")


def counted_subject(phrase: Phrase, context: Context) -> str:
    """The subject that the phrase counts: the nearest before it, or the one right behind it (46件申请)."""
    named = last_subject(phrase.gap)
    if not named:
        behind = (token for token in phrase.tail if token.kind not in ("neutral", "topic", "part.open"))
        named = next(subjects(islice(behind, 1)), "")
    return named or last_subject(phrase.before) or context.subject


def heads(phrase: Phrase, kind: str) -> Tokens:
    return tuple(token for token in phrase.gap if token.among(kind))


def since(phrase: Phrase, words: Tokens) -> Tokens:
    return phrase.gap[phrase.gap.index(words[0]) :]


def is_clear(tokens: Tokens, *also: str) -> bool:
    return all(token.kind in PASSED or token.text in "、," or token.among(*also) for token in tokens)


def is_led_by_organ(phrase: Phrase, words: Tokens) -> bool:
    """Whether the words before the first head are known, or end in an organ's name: nothing unknown narrows it."""
    leading = [token for token in phrase.gap[: phrase.gap.index(words[0])] if token.kind != "neutral"]
    unknown = leading and leading[-1].kind in ("text", "act.disclosed")
    return not unknown or leading[-1].text.endswith(ORGANS)


def counts_cases(phrase: Phrase) -> bool:
    return phrase.quantity.counts_cases or not phrase.quantity.unit


def is_topical(phrase: Phrase) -> bool:
    """Whether the sentence speaks of open government information."""
    return any(token.kind in ("topic", "subject.request") for token in phrase.before + phrase.gap + phrase.tail)
