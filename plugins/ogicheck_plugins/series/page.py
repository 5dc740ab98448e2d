"""Series as a web page that needs nothing else: the organs together, then a table and charts an organ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from ogicheck.api import Lang, Text, one_line
from ogicheck_plugins.pages_kit.pages import Pages
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.series.area import area
from ogicheck_plugins.series.model import Chain, SeriesLine
from ogicheck_plugins.series.shown import shown

FOLDER = Path(__file__).parent
WORDS = {
    "title": Text("历年政府信息公开年度报告数据", "Annual reports over the years"),
    "legend": Text(
        "“!”为断点：与上一年的报告接不上，或缺这一年的报告。“—”表示该年的格式没有这一项；没有数的，灰色的字说明原因。",
        "'!' marks a break: it does not follow from the year before, or the year's report is missing. "
        "'—': the form of that year has no such figure; grey words say why there is no number.",
    ),
    "index": Text("目录", "Index"),
    "breaks": Text("断点 {0} 处", "breaks: {0}"),
    "area": Text("全部机关合计", "All organs"),
    "area_note": Text(
        "各机关报告的数字之和；括号里是给出这个数的机关数，不全的年份不画在图上。",
        "Sums of the organs' figures; how many of them give it stands in brackets, and such a year is not drawn.",
    ),
    "apart": Text("没有计入（本身就是汇总）：{0}。", "Left out, as sums themselves: {0}."),
    "partly": Text("（{1} 个中的 {0} 个）", "({0} of {1})"),
    "comma": Text("、", ", "),
    "left_out": Text("没有计入的文件", "Files left out"),
}


def write(chains: Sequence[Chain], lang: Lang, left_out: Sequence[str]) -> bytes:
    """A self-contained HTML page."""
    parts = [chain for chain in chains if not chain.apart]
    values = {
        "chains": chains,
        "totals": area(parts) if len(parts) > 1 else [],
        "apart": [one_line(chain.organ) for chain in chains if chain.apart],
        "left_out": left_out,
        "shown": shown,
        "plain_number": plain_number,
        "charts": lambda lines: _charts(lines, lang),
    }
    return b"".join(Pages(FOLDER, WORDS, lang, scripted=False).page("series.html", **values))


def _charts(lines: Sequence[SeriesLine], lang: Lang) -> str:
    """A chart of each group, drawn once it is asked for."""
    from ogicheck_plugins.series.chart import figure

    return "".join(figure(group, list(own), lang) for group, own in groupby(lines, key=lambda line: line.group))
