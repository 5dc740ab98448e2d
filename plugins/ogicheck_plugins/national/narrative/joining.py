"""Words of several tokens that say one thing: 结转2024年办理 in a report for 2023, 网上、信函等各类 before 申请."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.words import Token

UNTO = ("至", "到", "入", "转至", "转入")
GOING_ON = ("继续",)
EVERY = ("各类", "各种", "渠道", "途径", "方式", "形式", "多种渠道")


def joined(tokens: Tokens, year: int | None) -> Tokens:
    """The tokens of a sentence in a report for `year`, those that say one thing together as one."""
    if not any(token.kind in ("act.carried", "subject.normative") or token.text in EVERY for token in tokens):
        return tokens
    return tuple(_joined(tokens, year))


def _joined(tokens: Tokens, year: int | None) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        kind, end = _carried(tokens, at, year) or _channels(tokens, at) or _in_force(tokens, at) or (tokens[at].kind, at + 1)
        one = tokens[at:end]
        yield Token(kind, "".join(token.text for token in one), one[0].start, one[-1].end) if len(one) > 1 else one[0]
        at = end


def _carried(tokens: Tokens, at: int, year: int | None) -> tuple[str, int] | None:
    """结转 with the year after, or behind the year before: the kind that it is of, and where it ends."""
    if year and _is_year(tokens, at, year - 1) and _kind(tokens, at + 1) == "act.carried":
        forward = _is_text(tokens, at + 2, UNTO) or _kind(tokens, at + 2) == "year"
        return None if forward else ("act.carried_over", at + 2)
    if not year or tokens[at].kind != "act.carried":
        return None
    end = at + 1 + _is_text(tokens, at + 1, UNTO)
    if not _is_year(tokens, end, year + 1):
        return None
    return "act.carried_forward", end + 1 + _is_text(tokens, end + 1, GOING_ON)


def _channels(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A list of channels that 等各类, or 等渠道, closes: applications by any of them."""
    end = at
    while _kind(tokens, end).startswith("channel") or (end > at and _is_text(tokens, end, ("、", "和", "及"))):
        end += 1
    closed = end > at and _kind(tokens, end) == "open" and _is_text(tokens, end + 1, EVERY)
    several = _kind(tokens, end + 2) == "act.received" and end > at + 1
    return ("everybody", end + 2) if closed and (several or _kind(tokens, end + 2) == "subject.request") else None


def _in_force(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """有效 at the head of a clause, right before normative documents: those in force."""
    heads = at == 0 or tokens[at - 1].kind in ("mark", "current", "part.sum")
    said = heads and "".join(token.text for token in tokens[at : at + 2]) == "有效"
    end = at + 2 + _is_text(tokens, at + 2, ("的",))
    return ("act.in_force", end) if said and _kind(tokens, end) == "subject.normative" else None


def _kind(tokens: Tokens, at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def _is_text(tokens: Tokens, at: int, texts: tuple[str, ...]) -> bool:
    return at < len(tokens) and tokens[at].text in texts


def _is_year(tokens: Tokens, at: int, year: int) -> bool:
    return _kind(tokens, at) == "year" and tokens[at].year == year
