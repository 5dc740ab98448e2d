"""What of a report's tables could not be read, so that nothing that is found, or not found, in them is the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.values.findings import Problem
from ogicheck.values.report import Report, ReportTable
from ogicheck.values.texts import Text

UNREAD = Text(
    "“{0}”的表格，单元格连在一起，无法确定地分开，没有读取；请提供 Word、PDF 或网页原件。",
    "the cells of the table of '{0}' run together and cannot be told apart, so it was not read; check the original Word, "
    "PDF or web page instead.",
)
ROWS = Text(
    "“{0}”的表格有 {1} 行没有读出（{2}）；请核对原件，或提供 Word、网页版本。",
    "{1} rows of the table of '{0}' were not read ({2}): look at them, or check a Word file or web page instead.",
)
CELLS = Text(
    "“{0}”的表格有 {1} 个单元格没有读出（{2}）；请核对原件。",
    "{1} cells of the table of '{0}' were not read ({2}): look at them.",
)
PICTURE = Text("“{0}”的表格是图片，没有读取。", "the table of '{0}' is a picture and was not read.")
MOST_NAMED = 3


def unread_tables(report: Report) -> Iterator[Problem]:
    """Each table, or part of one, whose figures the file shows, as any picture may, and the reading lacks."""
    for key, form in report.form.tables.items():
        table, section = report.tables.get(key), report.section(form.section)
        title, address = report.form.sections[form.section].title, f"table/{key}"
        if table and table.state == "unread":
            yield Problem("unread-part", UNREAD.fill(title), address=address)
        elif not table and (report.recognised or (section and section.pictures)):
            yield Problem("unread-part", PICTURE.fill(title), address=address)
        for text, names in ((ROWS, _lost_rows), (CELLS, _lost_cells)):
            if table and (lost := list(names(report, table))):
                yield Problem("unread-part", text.fill(title, len(lost), _named(lost)), address=address)


def _lost_rows(report: Report, table: ReportTable) -> Iterator[str]:
    """The labels of rows whose figures could not be told apart; in a picture, or drawn without lines, of those not found."""
    labels, seen = {key: row.label for key, row in report.form.tables[table.key].rows.items()}, report.recognised
    yield from (labels[row.key] for row in table.rows if row.key and (row.unclear or seen) and not row.cells)
    yield from (labels[key] for key in table.missing_rows if table.unclear or seen)


def _lost_cells(report: Report, table: ReportTable) -> Iterator[str]:
    """The cells of rows that show what was not read, or not surely; in a picture, also those of which a heading is lost."""
    form = report.form.tables[table.key]
    for row in (row for row in table.rows if row.key and row.cells):
        due = form.blocks[form.rows[row.key or ""].block].columns if report.recognised else row.cells
        for key, cell in ((key, row.cells.get(key)) for key in due):
            if cell is None or cell.shape == "unread" or (cell.confidence is not None and cell.shape == "text"):
                yield f"{row.key} / {key}"


def _named(labels: Sequence[str]) -> str:
    return "、".join(labels[:MOST_NAMED]) + " …" * (len(labels) > MOST_NAMED)
