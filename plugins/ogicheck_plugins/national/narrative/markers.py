"""Where parts begin: behind 其中, 分别, 包括, a clause that says by what they are told apart, a bracket or a colon."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.bases import based
from ogicheck_plugins.national.narrative.figured import is_named
from ogicheck_plugins.national.narrative.phrases import Tokens, text_of
from ogicheck_plugins.national.narrative.words import Token

LISTING = frozenset(("包括", "包含", "主要有", "主要是", "主要为"))
OPENERS = {"(": ")", ":": "。"}
"""What opens a list right behind its whole, and what closes it."""
HOLDING = ("mark", "part.within")
"""Kinds of what opens one."""
PARTING = frozenset(("part.among", "part.each"))
REST = ("其余", "余下", "剩余", "其余的", "剩下的", "余下的")
SHARED = "分别占"
"""Before shares no parts follow, though the figure of the whole may stand there: 分别占全部40条的."""
INSIDE = ("中", "里", "当中", "之中", "内")
"""Behind a figure these make it the whole of what follows."""


def markers(tokens: Tokens) -> list[int]:
    """Where parts begin: behind 其中, 分别, 包括, or a clause that says by what they are told apart (按渠道分)."""
    found = {index for index, token in enumerate(tokens) if token.kind in PARTING}
    found -= {index for index in found if tokens[index].text == SHARED and any(is_of(one, "%") for one in tokens[index:])}
    lists = {index for index, token in enumerate(tokens) if token.text in LISTING and index - 1 not in found}
    behind = {index for index in lists if index and tokens[index - 1].kind == "mark" and index - 2 in found}
    said = (index for index, begun in based(tokens) if any(token.quantity for token in tokens[:begun]) or not begun)
    bases = {_behind_own_whole(tokens, index) for index in said}
    return sorted(found | (lists - behind) | bases) or sorted(_held(tokens))


def has_own_whole(tokens: Tokens, marker: int) -> bool:
    """Whether a figure of which the parts are said to be some stands right before a marker: 按结果分，办结的29件中，."""
    return marker > 1 and tokens[marker - 1].text in INSIDE and tokens[marker - 2].quantity is not None


def _behind_own_whole(tokens: Tokens, basis: int) -> int:
    """The mark behind a basis and the whole that it is said of, else the basis itself."""
    figure = next((at for at in range(basis + 1, len(tokens)) if tokens[at].quantity), len(tokens))
    mark = figure + 2
    return mark if mark < len(tokens) and tokens[mark].kind == "mark" and has_own_whole(tokens, mark) else basis


def _held(tokens: Tokens) -> Iterator[int]:
    """Where parts begin right behind a figure that no other word breaks down: behind 含, brackets or a colon
    (120条（图解40条，视频80条）).
    """
    for index, token in enumerate(tokens):
        if not index or token.kind not in HOLDING:
            continue
        before, behind = tokens[index - 1], tokens[index + 1 :]
        if _is_one_of_several(tokens, index - 1):
            continue
        if token.text in OPENERS and before.quantity and not any(one.kind == "part.within" for one in behind[:1]):
            yield from (index,) if _fills(behind, before.quantity.unit, OPENERS[token.text]) else ()
        elif token.kind == "part.within" and before.text in (",", "(") and index > 1 and tokens[index - 2].quantity:
            yield index


def _is_one_of_several(tokens: Tokens, at: int) -> bool:
    """Whether a figure goes on from another one, so that what follows is of both: 办15件、留1件：…."""
    start = next((to for to in range(at - 1, -1, -1) if tokens[to].kind == "mark" or tokens[to].quantity), 0)
    before = tokens[start - 1] if start and tokens[start].text == "、" else None
    return before is not None and before.quantity is not None


def _fills(behind: Tokens, unit: str, closer: str) -> bool:
    """Whether nothing but items of one unit stands up to the closing mark, several of them, each with its label, and maybe
    its share: (图解40条，视频80条).
    """
    end = next((at for at, token in enumerate(behind) if token.text == closer), len(behind) if closer == "。" else 0)
    figures = [at for at in range(end) if behind[at].quantity and not is_named(behind, at)]
    items = [at for at in figures if not is_of(behind[at], "%")]
    labelled = all(at and behind[at - 1].kind not in ("mark", "quantity") for at in items)
    filled = len(items) > 1 and (figures[-1] == end - 1 or _are_the_rest(behind, items[-1]))
    return filled and labelled and all(is_of(behind[at], unit) for at in items)


def _are_the_rest(tokens: Tokens, at: int) -> bool:
    """Whether a figure is of all that is left, whatever is told of those: 其余40条见于公开栏."""
    before = next((to + 1 for to in range(at - 1, -1, -1) if tokens[to].kind == "mark"), 0)
    return text_of(tokens[before:at]) in REST


def is_of(token: Token, unit: str) -> bool:
    return token.quantity is not None and token.quantity.unit == unit
