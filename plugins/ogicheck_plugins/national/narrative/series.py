"""Figures that share their words with others: 分别为2件、3件; 由12件变为11件; 8件予以公开、2件部分公开."""

from __future__ import annotations

from ogicheck_plugins.national.narrative.words import Token

BREAKS = ",;:。!?()"
BETWEEN = frozenset(("、", "和", "及", "与", "以及"))
ALONE = ("neutral", "part.sum")
FROM = ("由", "从", "自")
Tokens = tuple[Token, ...]
Shared = dict[int, tuple[int, Tokens]]
"""For a figure's index: where the words before it begin, and the words that are its own."""


def is_break(token: Token) -> bool:
    return token.kind == "mark" and token.text in BREAKS


def shared(tokens: Tokens) -> Shared:
    """The figures whose words are not those right before them."""
    kinds = {token.kind for token in tokens}
    found: Shared = {}
    if "part.each" in kinds:
        for at in (at for at, token in enumerate(tokens) if token.kind == "part.each"):
            found |= _respectively(tokens, at)
    if "change.turned" in kinds:
        for at in (at for at, token in enumerate(tokens) if token.kind == "change.turned"):
            found |= _turned(tokens, at)
    if "mark" in kinds:
        for at in (at for at, token in enumerate(tokens) if token.text == "("):
            found |= _bracketed(tokens, at)
    return found


def _bracketed(tokens: Tokens, opened: int) -> Shared:
    """A figure that stands alone in a bracket counts what stands before it: 新收的申请（共12件）."""
    at = next((at for at in range(opened + 1, len(tokens)) if tokens[at].kind not in ALONE), len(tokens))
    if at + 1 >= len(tokens) or not tokens[at].quantity or tokens[at + 1].text != ")":
        return {}
    start = _clause(tokens, opened)
    return {at: (start, (*tokens[start:opened], *tokens[opened + 1 : at]))} if start < opened else {}


def _respectively(tokens: Tokens, each: int) -> Shared:
    """As many figures behind 分别 as names before it: each has its own."""
    start = _clause(tokens, each)
    first = next((at for at in range(each + 1, len(tokens)) if tokens[at].quantity or is_break(tokens[at])), len(tokens))
    figures = _run(tokens, first)
    names = _names(tokens, start, each)
    if len(figures) < 2 or len(figures) != len(names):
        return {}
    middle = tokens[each + 1 : first]
    if any(token.among("act") for token in middle) and all(_names_somebody(tokens[begun:end]) for begun, end in names):
        middle = (Token("scope.other", "", tokens[each].start, tokens[each].start), *middle)
    return {at: (begun, (*tokens[begun:end], *middle)) for at, (begun, end) in zip(figures, names, strict=True)}


def _names_somebody(name: Tokens) -> bool:
    """Whether a name is none that is known: 城东、城西分局分别收到4件、6件 counts parts, each somebody's."""
    return all(token.kind in ("text", "skipped", "organ", "scope.other", "neutral") for token in name)


def _run(tokens: Tokens, at: int) -> list[int]:
    """The figures from one on that nothing but 、 and 和 parts."""
    found: list[int] = []
    while at < len(tokens) and tokens[at].quantity:
        found.append(at)
        at += 2 if at + 2 < len(tokens) and tokens[at + 1].text in BETWEEN else 1
    return found


def _names(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    parts = [at for at in range(start, end) if tokens[at].text in BETWEEN]
    return [pair for pair in zip((start, *(at + 1 for at in parts)), (*parts, end), strict=True) if pair[0] < pair[1]]


def _turned(tokens: Tokens, verb: int) -> Shared:
    """What something was (the year before's figure) and what it became: both are told by the words before the first."""
    old = next((at for at in range(verb - 1, -1, -1) if tokens[at].quantity or is_break(tokens[at])), -1)
    new = next((at for at in range(verb + 1, len(tokens)) if tokens[at].quantity or is_break(tokens[at])), len(tokens))
    if old < 0 or new == len(tokens) or not tokens[old].quantity or not tokens[new].quantity:
        return {}
    start = _clause(tokens, old)
    head = next((at for at in range(start, old) if tokens[at].text in FROM), old)
    was = Token("previous", "上年", tokens[old].start, tokens[old].start)
    when = tuple(token for token in tokens[verb + 1 : new] if token.among("year", "current"))
    between = tuple(token for token in tokens[verb + 1 : new] if not token.among("year", "current"))
    return {old: (start, (*tokens[start:head], was)), new: (start, (*when, *tokens[start:head], *between))}


def _clause(tokens: Tokens, index: int) -> int:
    """Where the clause that a token stands in begins, or the figure before it ends."""
    return next((at + 1 for at in range(index - 1, -1, -1) if tokens[at].quantity or is_break(tokens[at])), 0)
