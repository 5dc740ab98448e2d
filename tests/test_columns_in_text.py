"""In tables that came off as text the labels tell which column is which, also where the report has more or swaps them."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from fixtures import changes
from fixtures.build import build
from fixtures.corpus.grids import header_merged_otherwise
from fixtures.facts import clean
from fixtures.values import Block, Facts, Table
from tests.figures import read

FACTS = clean(2023, "白石县水利局", seed=2)
KINDS = ("text", "text-piped", "text-paragraphs", "text-rows")


def swapped(facts: Facts, one: int, other: int) -> Facts:
    """The report with two columns of table three in each other's place, their names and their figures."""
    moved = {one: other, other: one}

    def swap(block: Block) -> Block:
        if not isinstance(block, Table) or block.key != "requests":
            return block
        alone = (cell.colspan == 1 and cell.rowspan < 3 for cell in block.cells)
        cells = (
            replace(cell, column=moved.get(cell.column, cell.column)) if single else cell
            for cell, single in zip(block.cells, alone, strict=True)
        )
        return replace(block, cells=tuple(cells))

    return replace(facts, sections=tuple(replace(one, blocks=tuple(map(swap, one.blocks))) for one in facts.sections))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("columns", [(4, 5), (5, 8), (7, 8)])
def test_swapped_columns_are_read_by_their_labels(kind: str, columns: tuple[int, int]) -> None:
    found = read(build(swapped(FACTS, *columns), kind), FACTS)
    assert (found.wrong, found.lost) == ((), ())


def test_where_a_strange_name_comes_first_of_all_its_place_is_not_known() -> None:
    facts = changes.apply(FACTS, {"op": "add_column", "table": "requests", "header": "其中网上申请", "text": "3"})
    found = read(build(facts, "text-paragraphs"), FACTS)
    assert found.wrong == ()
    assert found.rules & {"OGI205", "OGI207"}


def test_where_a_strange_name_ends_one_line_of_the_head_or_begins_the_next_its_rows_are_unread() -> None:
    head, text = build(FACTS, "text-paragraphs").decode().split("自然人", 1)
    text = text.replace("商业", "行业协会\n\n商业", 1)
    seven = re.compile(r"(?<=\n)(\d+)((?:\s+\d+){6})(?=\s*\n[^\d])")
    found = read((head + "自然人" + seven.sub(r"\1\n\n7\2", text)).encode(), FACTS)
    assert found.wrong == ()
    assert found.unread
    assert "OGI205" in found.rules


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "text-paragraphs"])
def test_a_column_too_many_costs_no_figure_and_is_told(kind: str) -> None:
    facts = changes.apply(FACTS, {"op": "add_column", "table": "requests", "header": "其中网上申请", "text": "3"})
    found = read(build(facts, kind), FACTS)
    assert (found.wrong, found.lost) == ((), ())
    assert found.rules == {"OGI205"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_between_cells_is_no_column(kind: str) -> None:
    data = build(FACTS, kind).decode().replace("自然人", "自然人\n\n以下各列按统计口径填写。\n", 1).encode()
    assert read(data, FACTS).wrong == ()


def without_zeros(facts: Facts) -> Facts:
    """The report with blanks for the zeros of table three, but for those of its totals."""

    def blanked(block: Block) -> Block:
        if not isinstance(block, Table) or block.key != "requests":
            return block
        nothing = (cell.text == "0" and cell.column_key not in ("", "total") for cell in block.cells)
        cells = (replace(cell, text="") if blank else cell for cell, blank in zip(block.cells, nothing, strict=True))
        return replace(block, cells=tuple(cells))

    return replace(facts, sections=tuple(replace(one, blocks=tuple(map(blanked, one.blocks))) for one in facts.sections))


def test_bars_that_fill_up_each_row_are_no_blank_figures() -> None:
    facts = without_zeros(FACTS)
    found = read(build(facts, "text-barred"), facts)
    assert (found.wrong, [one for one in found.lost if found.report is None]) == ((), [])
    assert not {"OGI207", "OGI301", "OGI302"} & found.rules


@pytest.mark.parametrize("kind", [*KINDS, "text-barred"])
def test_a_name_that_stands_a_line_lower_than_those_beside_it_has_its_place(kind: str) -> None:
    for seed in range(6):
        facts = header_merged_otherwise(FACTS, Random(seed))
        assert read(build(facts, kind), facts).wrong == ()
