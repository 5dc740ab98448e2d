"""How the words of a phrase tell what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens
from ogicheck_plugins.national.narrative.words import Token

PASSED = ("neutral", "whole", "everybody", "told", "part.sum", "current", "year", "day", "enumerator", "topic", "leading")
NARROWING = ("channel", "applicant", "foreign", "change", "part.share", "part.within", "conditional", "negation")
REVIEWS = ("reconsideration", "litigation")
ORGANS = tuple("局县区市镇乡办委厅府关位省州道院心部队处街室站所")
PLAIN = ("申请", "申请件", "申请书", "申请表", "申请量")
"""Applications of any kind: behind another word they are its own (低保申请, 许可申请)."""
INKLESS = ".·-—*#"
"""What numbers items beside the marks: 1.予以公开."""
STEP = "foreign.step"
KIND = "类"
"""许可类申请 are permits' as 许可申请 are."""
SUBJECTS = "sf"
"""What the kinds of subjects begin with (subject, foreign): most tokens are neither."""
PARTICLES = "对里中内在于其经以作按所"
"""Characters that name nothing: 对申请不予处理, 申请中予以公开."""
LEADING = ("从", "对", "就", "把", "将", "每", "该", "此", "以上", "上述", "前述", "这些")
"""What may stand right before any applications: 从申请办理结果看."""


class Context(NamedTuple):
    """What the text before a phrase speaks of: the last subject named, and whether it is on open government information.

    `requested`: it speaks of applications at all. `year` is the report's. `last` is what the figure before counts ("" where
    no table counts it, and where there is none before), `counted` what the last one of a table's did.
    """

    subject: str = ""
    topical: bool = False
    requested: bool = False
    year: int | None = None
    last: str = ""
    counted: str = ""

    def counting(self, measure: str) -> Context:
        """What the text speaks of once a figure counted this."""
        return self._replace(last=measure, counted=measure or self.counted)

    def behind(self, tokens: Tokens) -> Context:
        """What the text speaks of behind a sentence."""
        subject = last_subject(tokens, passing=False) or self.subject
        return self._replace(subject=subject, requested=self.requested or subject == "request")


class Counted(NamedTuple):
    """A measure: received, carried_over, finished, carried_forward, an outcome, reconsideration, litigation, one of these
    with its result (reconsideration.upheld), issued, abolished, in_force, disclosed (with channels: disclosed/网站), fee,
    licensing, penalties, coercion, fees; unfinished (0 where all is said to be finished); a row of table three by its last
    key (not_held); received. with a column (received.natural_person; received.organisations are all but that one);
    regulations. with a column of table two; what no table counts, by means, name and unit (activity/公开培训/次;
    activity/微信:推送信息/条).
    Several counted in one figure are joined by `+`. Not `certain` where the sentence allows another reading; `whole`
    where its words say that it is the whole year's; `own` where it is the report year's, whatever years they name.
    """

    measure: str
    certain: bool = True
    whole: bool = False
    own: bool = False


def subjects(tokens: Iterable[Token]) -> Iterator[str]:
    """The subjects among tokens, in order; foreign ones, which no table counts, are "foreign"."""
    before: Token | None = None
    for token in tokens:
        if subject := _subject(token, before):
            yield subject
        before = before if token.text == KIND else token


def _subject(token: Token, before: Token | None) -> str:
    """The subject that a token names, "" for none."""
    named = _named(token.kind)
    return "foreign" if named and named != "foreign" and _is_of_others(token, before) else named


@lru_cache(maxsize=256)
def _named(kind: str) -> str:
    if kind.startswith("foreign"):
        return "foreign"
    return kind.removeprefix("subject.") if kind.startswith("subject.") else ""


def _is_of_others(token: Token, before: Token | None) -> bool:
    """Whether the word right before plain applications makes them another matter's."""
    if token.text not in PLAIN or before is None:
        return False
    own = before.text in LEADING or before.text.endswith((*ORGANS, *INKLESS))
    return before.kind.startswith("foreign") or (before.kind == "text" and not own)


def last_subject(tokens: Tokens, passing: bool = True) -> str:
    """The last of the subjects among tokens, "" where there is none; not `passing`: steps of handling are none."""
    for at in range(len(tokens) - 1, -1, -1):
        kind = tokens[at].kind
        if kind[0] in SUBJECTS and _named(kind) and (passing or kind != STEP):
            last = at - 1 - (at > 1 and tokens[at - 1].text == KIND)
            return _subject(tokens[at], tokens[last] if at else None)
    return ""


def is_asked(phrase: Phrase, context: Context) -> bool:
    """Whether the text speaks of applications before a phrase, or the phrase does."""
    return context.requested or phrase.has("subject.request") or last_subject(phrase.before) == "request"


def counted_subject(phrase: Phrase, context: Context) -> str:
    """The subject that the phrase counts: the nearest before it, or the one right behind it (46件申请)."""
    named = last_subject(phrase.gap)
    if not named:
        behind = (token for token in phrase.tail if token.kind not in ("neutral", "everybody", "topic", "part.open"))
        named = next(subjects(islice(behind, 1)), "")
    return named or last_subject(phrase.before, passing=False) or context.subject or _named_next(phrase.rest)


def _named_next(rest: Tokens) -> str:
    """What the sentence goes on with, where it is applications: 新收5件，所有申请均已办结."""
    return "request" if next(subjects(rest), "") == "request" else ""


def heads(phrase: Phrase, kind: str) -> Tokens:
    return tuple([token for token in phrase.gap if token.among(kind)]) if phrase.has(kind) else ()


def since(phrase: Phrase, words: Tokens) -> Tokens:
    return phrase.gap[phrase.gap.index(words[0]) :]


def is_clear(tokens: Tokens, *also: str) -> bool:
    return all(token.kind in PASSED or token.text in "、," or token.among(*also) for token in tokens)


def is_led_by_organ(phrase: Phrase, words: Tokens) -> bool:
    """Whether the words before the first head are known, or end in an organ's name: nothing unknown narrows it."""
    leading = [token for token in phrase.gap[: phrase.gap.index(words[0])] if token.kind not in ("neutral", "whole")]
    unknown = leading and leading[-1].kind in ("text", "act.disclosed")
    return not unknown or leading[-1].text.endswith(ORGANS)


def counts_cases(phrase: Phrase) -> bool:
    return phrase.quantity.counts_cases or not phrase.quantity.unit
