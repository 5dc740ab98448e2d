"""A sheet's table of which nobody filled in a figure is blank, and not told as unread: the row below its head is there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
import xlsxwriter

from fixtures.facts import clean
from fixtures.values import Block, Facts, Table
from ogicheck_plugins.text.separated import separator
from tests.figures import Read, read

ORGAN = "白石县水利局"


def unfilled(facts: Facts, key: str) -> Facts:
    """The report without a figure in one table."""

    def blanked(block: Block) -> Block:
        if not isinstance(block, Table) or block.key != key:
            return block
        cells = (replace(one, text="") if one.row_key and one.column_key != "label" else one for one in block.cells)
        return replace(block, cells=tuple(cells))

    return replace(facts, sections=tuple(replace(one, blocks=tuple(map(blanked, one.blocks))) for one in facts.sections))


def records(facts: Facts) -> list[list[str]]:
    """The report's lines, and its tables' rows, with every place of their grids."""
    found = [[text] for text in (*facts.title, *facts.preamble)]
    for section in facts.sections:
        found.append([section.heading])
        for block in section.blocks:
            if isinstance(block, Table):
                grid = [[""] * block.width for _ in range(block.height)]
                for cell in block.cells:
                    grid[cell.row][cell.column] = cell.text
                found += grid
            else:
                found.append([str(block)])
    return found


def as_csv(facts: Facts) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(records(facts))
    return out.getvalue().encode()


def as_xlsx(facts: Facts) -> bytes:
    """Without borders: a blank row holds nothing."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, texts in enumerate(records(facts)):
            for column, text in enumerate(texts):
                if text:
                    sheet.write_string(row, column, text)
    return out.getvalue()


SHEETS: dict[str, Callable[[Facts], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}


def reread(facts: Facts, kind: str) -> Read:
    return read(SHEETS[kind](facts), facts)


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("year", [2020, 2023])
def test_a_table_four_without_a_figure_is_blank(kind: str, year: int) -> None:
    found = reread(unfilled(clean(year, ORGAN, seed=1), "review"), kind)
    assert (found.wrong, found.lost, found.unread) == ((), (), False)
    assert found.report is not None
    cells = [cell for row in found.report.tables["review"].rows for cell in row.cells.values()]
    assert [cell.shape for cell in cells] == ["blank"] * 15
    assert "OGI220" in found.rules


@pytest.mark.parametrize("kind", SHEETS)
def test_a_table_four_with_figures_keeps_them(kind: str) -> None:
    found = reread(clean(2023, ORGAN, seed=1), kind)
    assert (found.wrong, found.lost, found.unread, found.rules) == ((), (), False, set())


def test_a_head_right_above_the_next_heading_has_no_row_of_its_own() -> None:
    """The row of figures is gone, not blank."""
    facts = unfilled(clean(2023, ORGAN, seed=1), "review")
    lines = as_csv(facts).decode().split("\r\n")
    found = read("\n".join(line for line in lines if line.strip(",")).encode(), facts)
    assert found.wrong == ()
    assert "OGI220" not in found.rules and found.unread


def test_prose_with_commas_is_no_sheet() -> None:
    assert separator("一是主动公开,二是及时回应,三是接受监督,四是开展培训。\n" * 20) == ""


def test_records_with_blanks_for_figures_are_a_sheets() -> None:
    assert separator("4.保护第三方合法权益,,,,,,,\n" * 20) == ","
