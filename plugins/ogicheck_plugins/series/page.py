"""Series as a web page that needs nothing else: a table and charts an organ."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from ogicheck.api import Lang, one_line
from ogicheck_plugins.series.model import Chain, Entry, SeriesLine
from ogicheck_plugins.series.shown import shown

STYLE = """
body, svg text { font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif } body { font-size: 15px; line-height: 1.6 }
body { margin: 2em auto; max-width: 75em; color: #222 } table { border-collapse: collapse; margin: .5em 0 1em }
th, td { border: 1px solid #999; padding: .15em .6em; text-align: right } th { background: #eef; font-weight: normal }
th:first-child { text-align: left } td.none { color: #888 } td.broken, li.broken { color: #a00 }
td.broken { background: #fdd }
figure { display: inline-block; margin: 0 1em 1em 0 }
i { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 .8em }
"""
WORDS = {
    "title": {"zh-CN": "历年政府信息公开年度报告数据", "en": "Annual reports over the years"},
    "legend": {
        "zh-CN": "“!”为断点：与上一年的报告接不上，或缺这一年的报告。"
        "“—”表示该年的格式没有这一项；没有数的，灰色的字说明原因。",
        "en": "'!' marks a break: it does not follow from the year before, or the year's report is missing. "
        "'—': the form of that year has no such figure; grey words say why there is no number.",
    },
    "left_out": {"zh-CN": "没有计入的文件", "en": "Files left out"},
}


def write(chains: Sequence[Chain], lang: Lang, left_out: Sequence[str]) -> bytes:
    """A self-contained HTML page."""
    title = WORDS["title"][lang]
    parts = [f"<h1>{title}</h1>", f"<p>{WORDS['legend'][lang]}</p>", *(_organ(chain, lang) for chain in chains)]
    if left_out:
        parts += [f"<h2>{WORDS['left_out'][lang]}</h2>", _items(left_out)]
    head = f'<meta charset="utf-8"><title>{title}</title>\n<style>{STYLE}</style>'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="{lang}"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'.encode()


def _organ(chain: Chain, lang: Lang) -> str:
    from ogicheck_plugins.series.chart import figure

    years = "".join(f"<th>{year}</th>" for year in chain.years)
    rows = "".join(_row(line) for line in chain.lines)
    breaks = _items([one.say(lang) for one in chain.breaks], "broken") if chain.breaks else ""
    charts = "".join(figure(group, list(lines)) for group, lines in groupby(chain.lines, key=lambda line: line.group))
    table = f"<table><tr><th></th>{years}</tr>{rows}</table>"
    return f"<h2>{escape(one_line(chain.organ))}</h2>{table}{breaks}<div>{charts}</div>"


def _items(texts: Sequence[str], kind: str = "") -> str:
    return "<ul>" + "".join(f'<li class="{kind}">{escape(one_line(text))}</li>' for text in texts) + "</ul>"


def _row(line: SeriesLine) -> str:
    cells = "".join(f'<td class="{_kind(entry)}">{escape(shown(entry))}</td>' for entry in line.entries.values())
    return f"<tr><th>{escape(one_line(line.name))}</th>{cells}</tr>"


def _kind(entry: Entry) -> str:
    return "broken" if entry.broken else "none" if entry.value is None else ""
