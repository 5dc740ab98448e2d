"""A table that a page only draws is read where its cells can be told apart; the rest is told of, never held against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from fixtures import build
from fixtures.facts import clean
from ogicheck.checking.judging import judge
from ogicheck.hosting.facts import FactReader
from ogicheck.values.document import Cell, Document, Place, Table
from ogicheck.values.findings import Finding
from ogicheck.values.report import Report
from tests.reports import checker, read_by

ROW = ("requests", "refused.third_party")
NOTHING = ("OGI202", "OGI203", "OGI204", "OGI205", "OGI206", "OGI207", "OGI208", "OGI212", "OGI215")
Change = Callable[[Cell], Cell]


def drawn(change: Change, gridded: bool = False) -> Report:
    """A report without a defect as a page draws it, with or without lines between the cells."""
    document = checker().read(build.build(clean(year=2022), "html"))[0]
    blocks = tuple(_drawn(one, change, gridded) if isinstance(one, Table) else one for one in document.blocks)
    return read_by(Document(blocks, "application/pdf"))


def _drawn(table: Table, change: Change, gridded: bool) -> Table:
    cells = (change(replace(cell, place=Place(page=1, box=(0, 0, 1, 1)))) for cell in table.cells)
    return replace(table, cells=tuple(cells), gridded=gridded)


def printed(text: str, row: str = "4.保护第三方合法权益") -> Change:
    """Print the first figure of a row otherwise."""
    state = {"row": -1, "done": False}

    def change(cell: Cell) -> Cell:
        if cell.text == row:
            state["row"] = cell.row
        elif cell.row == state["row"] and not state["done"]:
            state["done"] = True
            return replace(cell, text=text)
        return cell

    return change


def said(report: Report, *rules: str) -> list[Finding]:
    facts = checker().host.registry.facts
    report = replace(report, facts=FactReader(facts))
    verdict = judge(report, checker().applied(report.form), "report.pdf", facts)
    return [one for one in verdict.findings if one.rule in rules]


@pytest.mark.parametrize("gridded", [True, False], ids=["ruled", "without lines"])
@pytest.mark.parametrize("text", ["3（其中", "0（其", "1件）", "合法权益 2", "提供公开出版物 0"])
def test_a_row_with_a_piece_of_a_figure_or_of_a_label_is_told_as_unclear_and_gives_no_figure(
    text: str, gridded: bool
) -> None:
    report = drawn(printed(text), gridded)
    row = report.tables[ROW[0]].row(ROW[1])
    assert row is not None
    assert (row.cells, row.unclear) == ({}, True)
    [found] = said(report, *NOTHING)
    assert (found.rule, found.kind, found.address) == ("OGI207", "open", "/".join(("table", *ROW)))


@pytest.mark.parametrize("text", ["不详", "中修订"])
def test_words_among_figures_are_a_fault_where_lines_part_the_cells_and_unclear_where_none_do(text: str) -> None:
    ruled, loose = (said(drawn(printed(text), gridded), *NOTHING) for gridded in (True, False))
    assert [(one.rule, one.kind) for one in ruled] == [("OGI212", "fail")]
    assert [(one.rule, one.kind) for one in loose] == [("OGI207", "open")]


@pytest.mark.parametrize("text", ["7（其中修订1件）", "/", "1,200"])
def test_a_figure_with_something_beside_it_is_no_piece(text: str) -> None:
    row = drawn(printed(text)).tables[ROW[0]].row(ROW[1])
    assert row is not None
    assert row.cells["natural_person"].text == text


def test_what_a_table_without_lines_seems_to_lack_is_for_a_person_to_look_at() -> None:
    unknown = "4.保护某方的什么权益或者其他一类情形"

    def change(cell: Cell) -> Cell:
        return (
            replace(cell, text=unknown) if "第三方" in cell.text else replace(cell, text=cell.text.replace("规章", "规 则"))
        )

    ruled, loose = (said(drawn(change, gridded), *NOTHING) for gridded in (True, False))
    assert "fail" in {one.kind for one in ruled}
    assert {one.kind for one in loose} == {"review"}


def test_figures_of_a_table_without_lines_are_checked_as_any_other() -> None:
    assert [one.kind for one in said(drawn(printed("9999")), "OGI302")][:1] == ["fail"]


def with_rest_below(table: Table, row: str) -> Table:
    """A drawn table in which two figures of a row go on in the line below it, as in columns that are too narrow."""
    drawn_ = _drawn(table, lambda cell: cell, gridded=False)
    at = next((cell.row for cell in drawn_.cells if cell.text == row), None)
    if at is None:
        return drawn_
    above = [cell for cell in drawn_.cells if cell.row <= at]
    below = [replace(cell, row=cell.row + 1) for cell in drawn_.cells if cell.row > at]
    rest = [Cell("48", Place(page=1, box=(0, 0, 1, 1)), at + 1, column) for column in (3, 9)]
    return replace(drawn_, cells=(*above, *rest, *below))


@pytest.mark.parametrize("row", ["4.保护第三方合法权益", "四、结转下年度继续办理"])
def test_figures_that_go_on_in_the_next_line_are_never_taken_for_whole_ones(row: str) -> None:
    document = checker().read(build.build(clean(year=2022), "html"))[0]
    blocks = tuple(with_rest_below(one, row) if isinstance(one, Table) else one for one in document.blocks)
    report = read_by(Document(blocks, "application/pdf"))
    key = {"4.保护第三方合法权益": "refused.third_party", "四、结转下年度继续办理": "carried_forward"}[row]
    found = report.tables["requests"].row(key)
    assert found is None or not found.cells
    assert not [one for one in said(report, *NOTHING, "OGI302", "OGI303") if one.kind == "fail"]


@pytest.mark.parametrize("gridded", [True, False], ids=["ruled", "without lines"])
def test_upright_labels_whose_characters_come_out_in_another_order_are_those_labels(gridded: bool) -> None:
    turned = {"自然人": "人然自", "结果纠正": "正纠果结", "尚未审结": "结审未尚", "社会公益组织": "组织公益社会"}
    report = drawn(lambda cell: replace(cell, text=turned.get(cell.text, cell.text)), gridded)
    plain = drawn(lambda cell: cell, gridded)
    figures = [
        {row.key: {key: cell.value for key, cell in row.cells.items()} for row in one.tables["requests"].rows}
        for one in (report, plain)
    ]
    assert figures[0] == figures[1]
    assert not said(report, *NOTHING)
