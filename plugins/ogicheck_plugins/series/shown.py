"""How a series' entries are printed, in every output alike."""

from __future__ import annotations

from collections.abc import Mapping

from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.series.model import Entry, State

WHY: Mapping[State, str] = {
    "blank": "空白",
    "text": "非数字",
    "absent": "缺",
    "unread": "未读出",
    "undeclared": "—",
    "missing": "无年报",
    "doubtful": "不一致",
}


def shown(entry: Entry) -> str:
    """An entry's number, or why there is none; `!` before what is a break."""
    text = WHY[entry.state] if entry.value is None else plain_number(entry.value)
    return f"!{text}" if entry.broken else text
