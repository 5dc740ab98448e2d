"""A sentence's tokens as its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token

MEANS = ("依托", "通过", "利用", "借助", "经由", "按照", "根据", "参照")
BY, HELP = ("经", "在", "由于", "得益于"), ("努力", "配合", "支持", "协作", "协同", "会商", "推动")
"""How a clause begins and ends that says with whose help something was done: 经各单位共同努力."""
UNDER = ("下", "中", "上")


def clauses(tokens: Sequence[Token]) -> list[list[Token]]:
    clauses: list[list[Token]] = [[]]
    bracketed = "(" in [token.text for token in tokens]
    for token in _without_brackets(tokens) if bracketed else tokens:
        if token.kind == "mark" and is_break(token):
            clauses.append([])
        else:
            clauses[-1].append(token)
    return clauses


def with_before(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Tokens with the text of the one before: whom something goes to (向法院) is not whose it is."""
    return ((token, tokens[at - 1].text if at else "") for at, token in enumerate(tokens))


def sets_scene(clause: Sequence[Token]) -> bool:
    """Whether a clause says by what means, or under whom, what follows was done: 依托政务服务中心, 在县政府指导下."""
    known = [token.text for token in clause if token.kind not in ("mark", "enumerator")]
    if not known:
        return False
    helped = known[0].startswith(BY) and known[-1].endswith(HELP)
    return helped or known[0].startswith(MEANS) or (known[0].startswith("在") and known[-1].endswith(UNDER))


def _without_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens without the brackets that hold no figure: they belong to the word before (各县（市、区）水利局)."""
    at = 0
    while at < len(tokens):
        if tokens[at].text == "(":
            end = next((index for index in range(at, len(tokens)) if tokens[index].text == ")"), at)
            if end > at and not any(token.quantity for token in tokens[at:end]):
                at = end + 1
                continue
        yield tokens[at]
        at += 1
