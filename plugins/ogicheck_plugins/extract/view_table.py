"""A table of a Report as HTML: its rows and columns as found, what each was read as, what is unknown or missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from ogicheck.api import Column, Figure, Lang, Match, Report, ReportTable, Row, TableForm, Text
from ogicheck_plugins.results_kit.grid import by_block

UNREAD = Text(
    "没有读出：标签在，但分不清哪个数字属于哪一格。",
    "Not read: its labels are there, but its figures cannot be told apart.",
)
ABSENT = Text("没有找到这张表。", "Not found.")
NO_LINES = Text("单元格之间没有线，可能看错。", "No lines part its cells: it may be misread.")
ROWS, COLUMNS = Text("缺行", "missing rows"), Text("缺列", "missing columns")
LISTED = Text("{0}：{1}", "{0}: {1}")
MISSING, UNKNOWN = Text("缺", "missing"), Text("认不出", "unknown")
UNCLEAR, SHIFTED = Text("看不清", "unclear"), Text("错位", "shifted")
COUNTED = Text("{0}：读到 {1} 个值，应有 {2} 个，一个都没有取。", "{0}: {1} values found, {2} due; none is taken.")
PAGE, LINE = Text("第 {0} 页", "page {0}"), Text("第 {0} 行", "line {0}")
SURE = Text("识别把握 {0}", "recognised with a confidence of {0}")
MATCHES: dict[Match, Text] = {
    "accepted": Text("另一种规范写法", "another lawful wording"),
    "annotated": Text("带说明", "with an explanation"),
    "seen": Text("常见写法", "a common wording"),
    "near": Text("按相近认出", "by likeness"),
    "inferred": Text("按位置认出", "by its place"),
}
"""How a label was recognised that is not as the form prints it."""


@dataclass(frozen=True, slots=True)
class TableView:
    """The tables of a report in one language. English gives what each label was read as by its key, which rules name;
    Chinese by the form's label. `prefix` keeps the cells' anchors apart from other reports'.
    """

    report: Report
    lang: Lang
    prefix: str = ""

    def table(self, key: str) -> str:
        """A table of the form as it was read; a red note where it was not."""
        form = self.report.form.tables[key]
        title = self.report.form.sections[form.section].title
        own = f" <small>{escape(key)}</small>" if self.lang == "en" else ""
        head = f"<h2>{escape(title)}{own}</h2>"
        found = self.report.tables.get(key)
        if found is None or found.state == "unread":
            return f'{head}<p class="missing unread">{self._say(ABSENT if found is None else UNREAD)}</p>'
        rows = "".join(self._block(found, form, block, rows) for block, rows in by_block(found.rows, form).items())
        told = "".join(f'<p class="missing">{escape(one)}</p>' for one in self._missing(found, form))
        label = f'tabindex="0" role="region" aria-label="{escape(title)}"'
        return f'{head}{told}<div class="wide" {label}><table>{rows}</table></div>'

    def _say(self, text: Text, *arguments: object) -> str:
        return (text.fill(*arguments) if arguments else text).say(self.lang)

    def _name(self, key: str, label: str) -> str:
        return key if self.lang == "en" else label

    def _missing(self, table: ReportTable, form: TableForm) -> Iterator[str]:
        if table.unclear:
            yield self._say(NO_LINES)
        columns = {key: column.label for block in form.blocks.values() for key, column in block.columns.items()}
        rows = [
            f"{form.rows[key].label} ({key})" if self.lang == "en" else form.rows[key].label for key in table.missing_rows
        ]
        for text, lacking in ((ROWS, rows), (COLUMNS, [self._name(key, columns[key]) for key in table.missing_columns])):
            if lacking:
                yield self._say(LISTED, self._say(text), "，".join(lacking))

    def _block(self, table: ReportTable, form: TableForm, block: str, rows: list[Row]) -> str:
        """One part of a table: a line of columns and its rows. Rows that stand side by side are blocks of their own."""
        declared = form.blocks[block].columns
        own = {"", block, *(row.key for row in rows)}
        columns = [column for column in table.columns if column.block in own]
        heads = "".join(self._head(one.label, key, columns) for key, one in declared.items())
        unknown = [column for column in columns if column.key is None]
        heads += "".join(self._label(column.text, "", "", column.match) for column in unknown)
        lines = (self._row(row, form, [*declared], len(unknown)) for row in rows)
        return f"<tr><th></th>{heads}</tr>{''.join(lines)}"

    def _head(self, label: str, key: str, columns: Iterable[Column]) -> str:
        """A column as it is printed; by the form's label where no header tells it."""
        found = next((column for column in columns if column.key == key), None)
        if found is None and columns:
            own = f"{key} · " if self.lang == "en" else ""
            return f'<th class="absent">{escape(label)}<small>{escape(own)}{self._say(MISSING)}</small></th>'
        return self._label(found.text if found else "", key, label, found.match if found else "inferred")

    def _label(self, text: str, key: str, label: str, match: Match) -> str:
        """A label as printed, what it was read as, and how that is known where it is not the form's own."""
        kind = {"near": "odd", "inferred": "odd", "unknown": "strange"}.get(match, "")
        how = UNKNOWN if match == "unknown" else MATCHES.get(match)
        shown = text or label
        name = "" if self._name(key, label) == shown else self._name(key, label)
        said = " · ".join(filter(None, (name, self._say(how) if how else "")))
        return f'<th class="{kind}">{escape(shown)}{f"<small>{escape(said)}</small>" if said else ""}</th>'

    def _row(self, row: Row, form: TableForm, keys: list[str], unknown: int) -> str:
        """A row with its cells; what stands under a column that the form does not know was not read."""
        label = form.rows[row.key].label if row.key else ""
        cells = self._told(row, len(keys)) if row.shifted else "".join(self._cell(row.cells.get(key)) for key in keys)
        beside = '<td class="strange beside">?</td>' * unknown
        return f"<tr>{self._label(row.text, row.key or '', label, row.match)}{cells}{beside}</tr>"

    def _told(self, row: Row, width: int) -> str:
        said = self._say(COUNTED, self._say(UNCLEAR if row.unclear else SHIFTED), row.values, row.due)
        return f'<td class="absent told" colspan="{width}">{said}</td>'

    def _cell(self, cell: Figure | None) -> str:
        if cell is None:
            return '<td class="absent"></td>'
        kind = {"plain": "", "blank": "blank"}.get(cell.shape, "odd")
        value = "" if cell.shape == "plain" or cell.value is None else f" = {cell.value}"
        about = escape(" · ".join(self._source(cell)))
        return (
            f'<td class="{kind}" id="{escape(self.prefix + cell.address)}" title="{about}">{escape(cell.text)}{value}</td>'
        )

    def _source(self, cell: Figure) -> Iterator[str]:
        """Where in the original a person compares it, and how sure character recognition is of it."""
        if self.lang == "en":
            yield f"{cell.address} = {cell.value}"
        for text, number in ((PAGE, cell.place.page), (LINE, cell.place.line)):
            if number is not None:
                yield self._say(text, number)
        if cell.confidence is not None:
            yield self._say(SURE, f"{cell.confidence:.0%}")
