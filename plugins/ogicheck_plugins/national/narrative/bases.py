"""Clauses that say by what the parts behind them are told apart, or of what they are: 按渠道分, 公开的信息中."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.phrases import Tokens
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
    for index, token in enumerate(tokens):
        if is_break(token):
            start = _start(tokens, begun, index)
            if tokens[start].text.startswith(OPENINGS) and BASIS.match("".join(one.text for one in tokens[start:index])):
                yield index, start
            begun = index + 1


def _start(tokens: Tokens, begun: int, end: int) -> int:
    figure = next((at for at in range(end - 1, begun - 1, -1) if tokens[at].quantity), None)
    behind = range(begun if figure is None else figure + 1, end)
    return begun if figure is None else next((at for at in behind if tokens[at].text.startswith(BEHIND)), begun)
