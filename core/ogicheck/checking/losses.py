"""What of a report's tables could not be read, so that nothing that is found, or not found, in them is the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ogicheck.values.findings import Problem
from ogicheck.values.report import Figure, Report, ReportTable
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
    """Each table, or part of one, whose figures the file shows and the reading does not give."""
    for table in report.tables.values():
        title = report.form.sections[report.form.tables[table.key].section].title
        rows = list(_lost_rows(report, table))
        cells = [cell for row in table.rows if row.key for cell in row.cells.values() if _is_lost(cell)]
        if table.state == "unread":
            yield Problem("unread-part", UNREAD.fill(title), address=table.address)
        if rows:
            yield Problem("unread-part", ROWS.fill(title, len(rows), _named(rows)), address=table.address)
        if cells:
            named = _named(f"{cell.row} / {cell.column}" for cell in cells)
            yield Problem("unread-part", CELLS.fill(title, len(cells), named), address=table.address)
    for key, form in report.form.tables.items():
        section = report.section(form.section)
        if key not in report.tables and section and section.pictures:
            yield Problem("unread-part", PICTURE.fill(section.title), address=f"table/{key}")


def _lost_rows(report: Report, table: ReportTable) -> Iterator[str]:
    """The labels of rows whose figures could not be told apart; in a table drawn without lines, of those not found."""
    labels = {key: row.label for key, row in report.form.tables[table.key].rows.items()}
    yield from (labels[row.key] for row in table.rows if row.key and row.unclear and not row.cells)
    yield from (labels[key] for key in table.missing_rows if table.unclear)


def _is_lost(cell: Figure) -> bool:
    """Whether a cell shows something that was not read, or not surely: in a picture, what is no number."""
    return cell.shape == "unread" or (cell.confidence is not None and cell.shape == "text")


def _named(labels: Iterable[str]) -> str:
    first = list(labels)
    return "、".join(first[:MOST_NAMED]) + " …" * (len(first) > MOST_NAMED)
