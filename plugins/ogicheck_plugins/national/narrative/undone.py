"""Applications that were not finished when the year ended: 截至年底，尚有6件申请未办结; 年末没有未办结的申请."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import PASSED, Context, Counted, subjects
from ogicheck_plugins.national.narrative.outcomes import UNITS
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens

PENDING = ("未办结", "尚未办结", "在办", "正在办理", "仍在办理", "未答复的", "未完结", "未办理完毕")
AT_END = ("年末", "年底", "年终", "截至", "截止", "尚", "仍", "12月31")
STILL = ("截至", "截止", "至", "末", "时", "时点", "底", "在")
SAID = (*PASSED, "due", "subject.request", "retrospect")


def undone(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Carried forward, where the clause says what is left at the end of the year."""
    words = (*phrase.gap, *phrase.tail)
    if phrase.quantity.unit not in UNITS or not _is_plain(words) or not _is_pending(words):
        return
    if _is_of_requests(phrase, context) and any(mark in _text((*phrase.before, *phrase.gap)) for mark in AT_END):
        yield Counted("carried_forward")


def none_undone(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """That nothing is left: 没有未办结的申请. Every word of the clause must be known."""
    plain = _is_plain(phrase.gap) and _is_pending(phrase.gap)
    if plain and [*subjects(phrase.gap)] == ["request"]:
        yield Counted("unfinished")


def _is_plain(words: Tokens) -> bool:
    """Whether nothing is said but when, and of what; what was due, or late, is another matter."""
    return all(
        token.among(*SAID) or token.text in (*PENDING, ",") or token.text.strip("".join(AT_END + STILL)) == ""
        for token in words
    )


def _is_pending(words: Tokens) -> bool:
    return [token.text for token in words if token.kind == "due"] in [[one] for one in PENDING]


def _is_of_requests(phrase: Phrase, context: Context) -> bool:
    named = [*subjects((*phrase.before, *phrase.gap, *phrase.tail))]
    return named[-1:] == ["request"] or (not named and context.subject == "request")


def _text(words: Tokens) -> str:
    return "".join(token.text for token in words)
