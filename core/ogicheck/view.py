"""A Report as a page to look at: what was read as what, so that a person sees at a glance whether the reading is right."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ogicheck.report import Cell, Report, Row, Section, Table

STYLE = """
body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em auto; max-width: 75em; color: #222 }
table { border-collapse: collapse; margin: .5em 0 1.5em } th, td { border: 1px solid #999; padding: .15em .6em }
th { background: #eef; font-weight: normal; text-align: left } th small { display: block; color: #668; font-size: 75% }
td { text-align: right } td.blank { background: #f6f6f6 } td.odd { background: #fff3cd } td.absent { background: #f8d7da }
tr.strange th { background: #fff3cd } .missing { color: #a00 } dt { float: left; clear: left; width: 8em; color: #668 }
section p { color: #666; margin: .1em 0 .1em 1.5em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
"""
LEGEND = (
    "灰：空白 blank　黄：写法异常或标签按相近认出 odd print, or label recognised by likeness　红：没有读出 not read. "
    "每个标签下面是它的键 the key stands below each label."
)


def page(file: str, report: Report) -> str:
    """A self-contained HTML page: who and when, the sections, and each table with labels, keys and figures as read."""
    parts = [*_facts(file, report), "<h2>章节 Sections</h2>", *map(_section, report.sections), f"<p>{LEGEND}</p>"]
    parts += [_table(report, key) for key in report.form.tables]
    body = "\n".join(parts)
    head = f'<meta charset="utf-8"><title>{escape(file)}</title>\n<style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="zh-CN">{head}\n{body}\n</html>\n'


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
    key = section.key or "?"
    texts = "".join(f"<p>{escape(one.printed[:200])}</p>" for one in section.paragraphs)
    below = f"<details><summary>{len(section.paragraphs)}</summary>{texts}</details>"
    return f"<section><h3>{escape(section.text)} <small>{key}</small></h3>{below}</section>"


def _table(report: Report, key: str) -> str:
    title = escape(report.form.sections[report.form.tables[key].section].title)
    table = report.tables.get(key)
    if table is None or table.state == "unread":
        state = "没有找到 not found" if table is None else "没有读出 not read"
        return f'<h2>{title} <small>{key}</small></h2><p class="missing">{state}</p>'
    blocks = report.form.tables[key].blocks
    rows = "".join(_blocks(report, table, block) for block in blocks)
    lacking = ", ".join((*table.missing_rows, *table.missing_columns))
    missing = f'<p class="missing">缺 missing: {escape(lacking)}</p>' if lacking else ""
    return f"<h2>{title} <small>{key}</small></h2>{missing}<table>{rows}</table>"


def _blocks(report: Report, table: Table, block: str) -> str:
    """One block of a table: a line of column labels and its rows."""
    form = report.form.tables[table.key]
    rows = [row for row in table.rows if (form.rows[row.key].block if row.key else "main") == block]
    columns = form.blocks[block].columns
    labels = "".join(f"<th>{escape(column.label)}<small>{key}</small></th>" for key, column in columns.items())
    return f"<tr><th></th>{labels}</tr>" + "".join(_row(row, list(columns)) for row in rows) if rows else ""


def _row(row: Row, columns: list[str]) -> str:
    strange = ' class="strange"' if row.match in ("near", "inferred", "unknown") else ""
    cells = "".join(_cell(row.cells.get(column)) for column in columns)
    return f"<tr{strange}><th>{escape(row.text)}<small>{escape(row.key or '?')} · {row.match}</small></th>{cells}</tr>"


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return '<td class="absent"></td>'
    kind = {"plain": "", "blank": "blank"}.get(cell.shape, "odd")
    value = "" if cell.shape == "plain" or cell.value is None else f" = {cell.value}"
    return f'<td class="{kind}" id="{escape(cell.address)}">{escape(cell.text)}{value}</td>'
