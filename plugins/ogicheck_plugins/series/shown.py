"""How a series' entries are printed, in every output alike."""

from __future__ import annotations

from collections.abc import Mapping

from ogicheck.api import Lang, Text
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.series.model import Entry, State

WHY: Mapping[State, Text] = {
    "blank": Text("空白", "blank"),
    "text": Text("非数字", "no number"),
    "absent": Text("缺", "absent"),
    "unread": Text("未读出", "not read"),
    "undeclared": Text("—", "—"),
    "missing": Text("无年报", "no report"),
    "doubtful": Text("不一致", "doubtful"),
}


def shown(entry: Entry, lang: Lang) -> str:
    """An entry's number, or why there is none; `!` before what is a break."""
    text = WHY[entry.state].say(lang) if entry.value is None else plain_number(entry.value)
    return f"!{text}" if entry.broken else text
