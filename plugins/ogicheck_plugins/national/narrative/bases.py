"""Clauses that say by what the parts behind them are told apart, or of what they are: 按渠道分, 公开的信息中."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.phrases import Tokens, text_of
from ogicheck_plugins.national.narrative.series import is_break

OPENINGS = (*"从按以就依在", "主动公开", "公开", "已公开", "所公开", "上述", "以上", "这些", "新收", "收到")
BEHIND = ("从", "按", "以", "就", "依")
"""How what says so begins behind a figure."""
BASIS = re.compile(
    r"^(?:(?:从|按照?|以|就|依)[^,]{1,10}?(?:来?看|来说|划分|区分|分类?|统计|计|来分)|[^,\d]{1,10}?(?:政府信息|信息|申请)(?:当中|之中|中|里))$"
)


def based(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The index of the mark that ends each such clause, and where what says so begins: behind its figure, if it has one
    (30件申请从渠道看).
    """
    begun = 0
    figure: int | None = None
    for index, token in enumerate(tokens):
        if token.quantity:
            figure = index
        elif token.kind == "mark" and is_break(token):
            start = begun if figure is None else _opening(tokens, figure, index) or begun
            if tokens[start].text.startswith(OPENINGS) and BASIS.match(text_of(tokens[start:index])):
                yield index, start
            begun, figure = index + 1, None


def _opening(tokens: Tokens, figure: int, end: int) -> int | None:
    """Where what says so begins behind a figure."""
    return next((at for at in range(figure + 1, end) if tokens[at].text.startswith(BEHIND)), None)
