"""Sums as a Word file: the form's headings and tables, ready to paste."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ogicheck.api import Lang, Text, one_line
from ogicheck_plugins.aggregate.names import told
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.records_kit.grid import Grid, GridSpot
from ogicheck_plugins.records_kit.sums import Sums

TITLE = "{0}年政府信息公开工作年度报告汇总表"
LACKING = Text(
    "汇总不完整：下列文件没有计入；单位没有给出的数，合计空着。",
    "Not complete: these files are not in the sums, and a sum is blank where a figure is not given.",
)
WIDTH = 16.0
"""Centimetres between the margins of an A4 page."""
LABEL, GROUP = 3.2, 1.4
"""How much wider than a figure's column the last label column is, and those of groups before it."""


def write(sums: Sums, lang: Lang, left_out: Sequence[str]) -> bytes:
    """A docx file, the same bytes for the same sums."""
    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    _paragraph(word, TITLE.format(sums.year), "方正小标宋简体", 22).alignment = WD_ALIGN_PARAGRAPH.CENTER
    lacking = [*left_out, *(told(sums.form, gap, lang) for gap in sums.gaps)]
    for line in [LACKING.say(lang), *lacking] if lacking else []:
        _paragraph(word, one_line(line), "仿宋_GB2312", 12)
    for grid in sums.grids:
        _paragraph(word, sums.form.heading(grid.key), "黑体", 16).paragraph_format.space_before = Pt(12)
        _table(word, grid, sums)
    saved = io.BytesIO()
    word.save(saved)
    return _without_clock(saved)


def _paragraph(word: Any, text: str, font: str, size: int) -> Any:
    paragraph = word.add_paragraph()
    _run(paragraph, text, font, size)
    return paragraph


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(word: Any, grid: Grid, sums: Sums) -> None:
    table = word.add_table(grid.height, grid.width, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    cells = [list(row.cells) for row in table.rows]
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    widths = _widths(grid)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for spot in grid.spots:
        number = sums.cells[(grid.key, *spot.figure)] if spot.figure else None
        _fill(_merged(cells, spot, widths), spot.text if number is None else plain_number(number))


def _merged(cells: list[list[Any]], spot: GridSpot, widths: Sequence[float]) -> Any:
    """The cell that a spot covers. Word goes by the width of each cell."""
    covered = [row[spot.column : spot.column + spot.colspan] for row in cells[spot.row : spot.row + spot.rowspan]]
    for cell, width in ((cell, width) for row in covered for cell, width in zip(row, widths[spot.column :], strict=False)):
        cell.width = Cm(width)
    return covered[0][0].merge(covered[-1][-1]) if spot.rowspan * spot.colspan > 1 else covered[0][0]


def _widths(grid: Grid) -> list[float]:
    shares = [*[GROUP] * (grid.labels - 1), *[LABEL] * min(grid.labels, 1), *[1.0] * (grid.width - grid.labels)]
    return [WIDTH * share / sum(shares) for share in shares]


def _fill(cell: Any, text: str) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    if text:
        _run(paragraph, text, "宋体", 9)


def _without_clock(saved: io.BytesIO) -> bytes:
    """The package with the clock taken out of its entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in package.namelist():
            again.writestr(zipfile.ZipInfo(name), package.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
