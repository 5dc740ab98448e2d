"""A page whose rowspans or colspans are wrong, beside blank columns or blank zeros, is read right or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from fixtures.build_html import build
from fixtures.changes_table import add_column
from fixtures.corpus import contents, grids, pages
from fixtures.corpus.drawing import Sample, figures
from fixtures.corpus.scoring import Score, score
from fixtures.corpus.texts import over_tables
from fixtures.facts import clean
from fixtures.values import Cell, Facts, Table
from ogicheck.checking.checker import Checker, Plan

Change = Callable[[Facts, Random], Facts]
Spans = Callable[[str, Random], str]
CHECKER = Checker.of(Plan())
SPANS = (pages.rowspans_absent, pages.rowspans_too_large, pages.colspans_absent, pages.colspans_too_large)
LAYOUTS = (grids.blank_column, grids.unmerged_columns, grids.finer_grid, grids.phantom_column, grids.caption_row)


def scored(spans: Spans, *changes: Change, zeros: Change | None = None, seed: int = 0) -> Score:
    facts, rng = clean(2023, seed=seed), Random(seed)
    facts = zeros(facts, rng) if zeros else facts
    printed = figures(facts)
    for change in changes:
        facts = change(facts, rng)
    page = spans(build(facts).decode(), rng)
    return score(Sample("", "html", (), facts, printed, page.encode()), CHECKER)


def add_at_right(facts: Facts, rng: Random) -> Facts:
    return over_tables(facts, add_column)


def total_first(facts: Facts, rng: Random) -> Facts:
    """Table 3 with the column of totals before the others."""

    def moved(table: Table) -> Table:
        last, first = table.width - 1, table.width - 7
        to = {last: first} | {column: column + 1 for column in range(first, last)}
        across = (
            cell if cell.colspan >= 7 else replace(cell, column=to.get(cell.column, cell.column)) for cell in table.cells
        )
        return replace(table, cells=tuple(across))

    return over_tables(facts, lambda table: moved(table) if table.key == "requests" else table)


@pytest.mark.parametrize("spans", SPANS)
def test_where_spans_are_wrong_columns_in_another_order_are_no_others_figures(spans: Spans) -> None:
    assert [scored(spans, total_first, seed=seed).wrong for seed in range(3)] == [()] * 3


@pytest.mark.parametrize("spans", SPANS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_that_all_hold_as_many_cells_are_read_by_their_number(spans: Spans, layout: Change) -> None:
    every = [scored(spans, layout, seed=seed) for seed in range(3)]
    assert [(one.wrong, one.lost) for one in every] == [((), ())] * 3


@pytest.mark.parametrize("spans", SPANS)
@pytest.mark.parametrize("zeros", [contents.blank_zeros, contents.all_zeros_blank])
def test_blanks_among_the_figures_are_cells_like_others(spans: Spans, zeros: Change) -> None:
    every = [scored(spans, zeros=zeros, seed=seed) for seed in range(3)]
    assert [(one.wrong, one.lost) for one in every] == [((), ())] * 3


def without_one_cell(facts: Facts, rng: Random) -> Facts:
    """Each table's first row with a figure lacks it; a blank column at the right fills the row up."""
    facts = add_at_right(facts, rng)

    def cut(cell: Cell) -> bool:
        return cell.row_key == "new" and cell.column_key == "natural_person"

    return over_tables(facts, lambda table: replace(table, cells=tuple(cell for cell in table.cells if not cut(cell))))


@pytest.mark.parametrize("spans", SPANS)
def test_a_row_that_lacks_a_cell_is_never_read_as_another_ones_figures(spans: Spans) -> None:
    for seed in range(3):
        found = scored(spans, without_one_cell, seed=seed)
        assert not [one for one in found.wrong if "requests/new" in one]


def test_rows_pushed_aside_are_doubtful_where_a_blank_column_makes_them_fit_another_column() -> None:
    def parted(page: str, rng: Random) -> str:
        at = page.rindex("<tr>", 0, page.index("（二）部分公开"))
        return f"{page[:at]}</tbody><tbody>{page[at:]}"

    every = [scored(parted, add_at_right, zeros=contents.all_zeros_blank, seed=seed) for seed in range(6)]
    assert [one.wrong for one in every] == [()] * 6
