"""A table of a Report as HTML: its rows and columns as found, each with its key, what matched nothing, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ogicheck.api import Column, Figure, Match, Report, ReportTable, Row, TableForm
from ogicheck_plugins.results_kit.grid import by_block

UNREAD = (
    "没有读出：标签在，但分不清哪个数字属于哪一格。 Not read: its labels are there, but its figures cannot be told apart."
)
ABSENT = "没有找到这张表。 Not found."


def table(report: Report, key: str) -> str:
    """A table of the form as it was read; a red note where it was not."""
    form = report.form.tables[key]
    head = f"<h2>{escape(report.form.sections[form.section].title)} <small>{escape(key)}</small></h2>"
    found = report.tables.get(key)
    if found is None or found.state == "unread":
        return f'{head}<p class="missing unread">{ABSENT if found is None else UNREAD}</p>'
    blocks = by_block(found.rows, form)
    rows = "".join(_block(found, form, block, rows) for block, rows in blocks.items())
    told = "".join(_missing(found, form))
    return f'{head}{told}<div class="wide" tabindex="0" role="region" aria-label="{escape(key)}"><table>{rows}</table></div>'


def _missing(table: ReportTable, form: TableForm) -> Iterator[str]:
    if table.unclear:
        yield '<p class="missing">单元格之间没有线，可能看错。 No lines part its cells: it may be misread.</p>'
    named = [f"{form.rows[row].label} ({row})" for row in table.missing_rows]
    for name, lacking in (("缺行 missing rows", named), ("缺列 missing columns", table.missing_columns)):
        if lacking:
            yield f'<p class="missing">{name}: {escape("，".join(lacking))}</p>'


def _block(table: ReportTable, form: TableForm, block: str, rows: list[Row]) -> str:
    """One part of a table: a line of columns and its rows. Rows that stand side by side are blocks of their own."""
    keys = list(form.blocks[block].columns)
    own = {"", block, *(row.key for row in rows)}
    columns = [column for column in table.columns if column.block in own]
    heads = "".join(_head(form.blocks[block].columns[key].label, key, columns) for key in keys)
    unknown = [column for column in columns if column.key is None]
    heads += "".join(_label(column.text, "?", column.match) for column in unknown)
    return f"<tr><th></th>{heads}</tr>" + "".join(_row(row, form, keys, len(unknown)) for row in rows)


def _head(label: str, key: str, columns: Iterable[Column]) -> str:
    """A column as it is printed; by the form's label where no header tells it."""
    found = [column for column in columns if column.key == key]
    if not found and columns:
        return f'<th class="absent">{escape(label)}<small>{escape(key)} · 缺 missing</small></th>'
    return _label(found[0].text or label, key, found[0].match) if found else _label(label, key, "inferred")


def _label(text: str, key: str, match: Match) -> str:
    kind = {"near": "odd", "inferred": "odd", "unknown": "strange"}.get(match, "")
    said = "认不出 unknown" if match == "unknown" else f"{key} · {match}"
    return f'<th class="{kind}">{escape(text)}<small>{escape(said)}</small></th>'


def _row(row: Row, form: TableForm, keys: list[str], unknown: int) -> str:
    """A row with its cells; what stands under a column that the form does not know was not read."""
    beside = '<td class="strange beside">?</td>' * unknown
    cells = _told(row, len(keys)) if row.shifted else "".join(_cell(row.cells.get(key)) for key in keys)
    text = row.text or (f"（{form.rows[row.key].label}）" if row.key else "")
    return f"<tr>{_label(text, row.key or '?', row.match)}{cells}{beside}</tr>"


def _told(row: Row, width: int) -> str:
    why = "看不清 unclear" if row.unclear else "错位 shifted"
    said = f"{why}：读到 {row.values} 个值，应有 {row.due} 个。 {row.values} values found, {row.due} due; none is taken."
    return f'<td class="absent told" colspan="{width}">{said}</td>'


def _cell(cell: Figure | None) -> str:
    if cell is None:
        return '<td class="absent"></td>'
    kind = {"plain": "", "blank": "blank"}.get(cell.shape, "odd")
    value = "" if cell.shape == "plain" or cell.value is None else f" = {cell.value}"
    address = escape(cell.address)
    about = " · ".join([f"{address} = {cell.value}", *_source(cell)])
    return f'<td class="{kind}" id="{address}" title="{about}">{escape(cell.text)}{value}</td>'


def _source(cell: Figure) -> Iterator[str]:
    """Where in the original a person compares it, and how sure character recognition is of it."""
    for name, number in (("第 {} 页 page {}", cell.place.page), ("第 {} 行 line {}", cell.place.line)):
        if number is not None:
            yield name.format(number, number)
    if cell.confidence is not None:
        yield f"识别把握 confidence {cell.confidence:.0%}"
