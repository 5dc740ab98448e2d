"""A Report as a page to look at: what was read as what, so that a person sees at a glance whether the reading is right."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from ogicheck.api import Report, Section
from ogicheck_plugins.extract.view_table import table
from ogicheck_plugins.pages_kit.pages import Pages

LEGEND = (
    "灰：空白 blank　黄：写法异常或标签按相近认出 odd print, or label recognised by likeness　"
    "橙：认不出的行、列 row or column that the form does not know　红：没有读出或缺少 not read, or missing. "
    "每个标签下面是它的键，鼠标停在数字上可见其位置 the key stands below each label, a figure's place shows under the mouse."
)


def page(file: str, report: Report) -> bytes:
    """A page that needs nothing else: who and when, the sections, each table with labels, keys and figures as read."""
    parts = [*_facts(file, report), "<h2>章节 Sections</h2>", *map(_section, report.sections), f"<p>{LEGEND}</p>"]
    parts += [table(report, key) for key in report.form.tables]
    pages = Pages(Path(__file__).parent, {}, "zh-CN", scripted=False)
    return b"".join(pages.page("view.html", file=file, body="\n".join(parts)))


def _facts(file: str, report: Report) -> Iterable[str]:
    span = report.period
    told = {
        "机关 organ": report.organ,
        "年度 year": report.year,
        "格式 format": report.form.format,
        "标题 title": report.title and report.title.text,
        "期限 period": span and f"{span.start or '?'} — {span.end or '?'}",
    }
    yield f"<h1>{escape(file)}</h1><dl>"
    yield from (f"<dt>{name}</dt><dd>{escape(str(value or '—'))}</dd>" for name, value in told.items())
    yield "</dl>"


def _section(section: Section) -> str:
    key = f"<small>{section.key}</small>" if section.key else '<small class="strange">认不出 unknown</small>'
    texts = "".join(f"<p>{escape(one.printed[:200])}</p>" for one in section.paragraphs)
    below = f"<details><summary>{len(section.paragraphs)} 段 paragraphs</summary>{texts}</details>"
    return f"<section><h3>{escape(section.text)} {key}</h3>{below}</section>"
