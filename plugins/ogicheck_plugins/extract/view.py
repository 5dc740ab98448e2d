"""Reports as a page to look at: what was read as what, so that a person sees at a glance whether the reading is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ogicheck.api import Lang, Record, Report, Section, Text, printable, recorded
from ogicheck_plugins.extract.view_table import UNKNOWN, TableView
from ogicheck_plugins.extract.view_totals import Total
from ogicheck_plugins.pages_kit.pages import Pages

TITLE = Text("读出的内容：{0} 份报告", "{0} reports as they were read")
LEGEND = Text(
    "灰：空白　黄：写法异常，或标签按相近、按位置认出　橙：格式里没有的行、列　红：没有读出或缺少。"
    "标签下面是它被当作的项目（与印的相同时不写），鼠标停在数字上可见其位置。",
    "grey: blank, yellow: odd print, or label recognised by likeness or place, orange: row or column that the form does not"
    " know, red: not read, or missing. Below each label stands its key; a figure's place shows under the mouse.",
)
SECTIONS, PARAGRAPHS = Text("章节", "Sections"), Text("{0} 段", "{0} paragraphs")
ORGAN, YEAR, FORMAT = Text("机关", "organ"), Text("年度", "year"), Text("格式", "format")
HEADING, PERIOD = Text("标题", "title"), Text("期限", "period")


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as it stands on a page: its file, what it is told by in a list, all of it, and its figures to be summed."""

    file: str
    name: str
    body: str
    record: Record


def shown(file: str, report: Report, lang: Lang, prefix: str) -> Shown:
    """Who and when, the sections, each table with labels, what they were read as, and figures."""
    tables = TableView(report, lang, prefix)
    parts = [
        *_facts(report, lang),
        f"<h2>{SECTIONS.say(lang)}</h2>",
        *(_section(one, lang) for one in report.sections),
        f"<p>{LEGEND.say(lang)}</p>",
        *map(tables.table, report.form.tables),
    ]
    name = " ".join(str(one) for one in (report.organ, report.year) if one)
    return Shown(printable(file), name, "\n".join(parts), recorded(file, report))


def page(reports: Sequence[Shown], totals: Sequence[Total], lang: Lang) -> bytes:
    """A page that needs nothing else: one report, or a list of several with their totals, each of which opens there."""
    title = reports[0].file if len(reports) == 1 else TITLE.fill(len(reports)).say(lang)
    pages = Pages(Path(__file__).parent, {}, lang, scripted=False)
    return b"".join(pages.page("view.html", title=title, reports=reports, totals=totals))


def _facts(report: Report, lang: Lang) -> Iterable[str]:
    span = report.period
    told = {
        ORGAN: report.organ,
        YEAR: report.year,
        FORMAT: report.form.format,
        HEADING: report.title and report.title.text,
        PERIOD: span and f"{span.start or '?'} — {span.end or '?'}",
    }
    yield "<dl>"
    yield from (f"<dt>{name.say(lang)}</dt><dd>{escape(str(value or '—'))}</dd>" for name, value in told.items())
    yield "</dl>"


def _section(section: Section, lang: Lang) -> str:
    strange = f'<small class="strange">{UNKNOWN.say(lang)}</small>'
    key = strange if not section.key else f"<small>{section.key}</small>" if lang == "en" else ""
    texts = "".join(f"<p>{escape(one.printed[:200])}</p>" for one in section.paragraphs)
    count = PARAGRAPHS.fill(len(section.paragraphs)).say(lang)
    below = f"<details><summary>{count}</summary>{texts}</details>"
    return f"<section><h3>{escape(section.text)} {key}</h3>{below}</section>"
