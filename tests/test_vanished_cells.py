"""A text in which blank cells leave no trace: rows that lack some are unread and told, never shifted, and at no fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from fixtures import changes
from fixtures.build import build
from fixtures.facts import clean
from fixtures.values import Block, Facts, Table
from tests.figures import Read, due, read

SHAPE = {"OGI202", "OGI203", "OGI204", "OGI205", "OGI207", "OGI208"}
"""The rules that tell that a table lacks rows, columns or cells, or has too many."""


def _without_ends(text: str) -> str:
    return re.sub(r"(?m)[ \t]+$", "", text)


def _without_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


WAYS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a cell a line": ("text-paragraphs", _without_blank_lines),
    "a cell a line behind a tab": ("text", _without_blank_lines),
    "the same, its ends stripped": ("text", _without_ends),
    "a row a line, spaces between": ("text-rows", lambda text: re.sub(r"\t+", " ", text)),
    "a row a line, its ends stripped": ("text-rows", _without_ends),
}


def with_blanks(facts: Facts, share: float, seed: int) -> Facts:
    """The report with some of its zeros left out."""
    rng = Random(seed)

    def blanked(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        gone = (cell.text == "0" and bool(cell.row_key) and rng.random() < share for cell in block.cells)
        cells = (replace(cell, text="") if blank else cell for cell, blank in zip(block.cells, gone, strict=True))
        return replace(block, cells=tuple(cells))

    return replace(facts, sections=tuple(replace(one, blocks=tuple(map(blanked, one.blocks))) for one in facts.sections))


def reread(facts: Facts, way: str) -> Read:
    kind, change = WAYS[way]
    return read(change(build(facts, kind).decode()).encode(), facts)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("share", [0.05, 0.3])
def test_rows_that_lack_cells_are_unread_and_of_no_other_shape(way: str, year: int, share: float) -> None:
    for seed in range(3):
        facts = with_blanks(clean(year, "白石县水利局", seed=seed), share, seed)
        found = reread(facts, way)
        assert found.wrong == ()
        assert not SHAPE & found.rules
        assert found.unread or not found.lost
        assert found.report is not None
        whole = {one for one in due(facts) if all(due(facts)[other] for other in due(facts) if other[:2] == one[:2])}
        lost = [one for one in found.lost if one in whole and one[0] != "review"]
        assert lost == [] or way == "the same, its ends stripped"


@pytest.mark.parametrize("way", ["a cell a line", "a cell a line behind a tab", "a row a line, spaces between"])
def test_a_row_without_any_cell_is_unread_not_missing(way: str) -> None:
    facts = with_blanks(clean(2023, "白石县水利局", seed=1), 1, 0)
    found = reread(facts, way)
    assert (found.wrong, SHAPE & found.rules) == ((), set())
    assert found.report is not None
    row = found.report.tables["requests"].row("refused.state_secret")
    assert row is not None and (row.unclear, row.cells) == (True, {})


@pytest.mark.parametrize("way", ["a cell a line", "a row a line, spaces between"])
@pytest.mark.parametrize("op", ["drop_row", "drop_column"])
def test_a_label_that_is_not_printed_is_missing_all_the_same(way: str, op: str) -> None:
    if op == "drop_row":
        change = {"op": op, "table": "requests", "row": "granted"}
    else:
        change = {"op": op, "table": "requests", "column": "research"}
    found = reread(changes.apply(clean(2023, "白石县水利局", seed=1), change), way)
    assert found.rules & {"OGI202", "OGI204"}


def test_a_cell_too_many_is_a_fault_of_its_row() -> None:
    change = {"op": "add_cell", "table": "requests", "row": "granted", "column": "research", "text": "6"}
    assert "OGI207" in reread(changes.apply(clean(2023, "白石县水利局", seed=1), change), "a cell a line").rules


@pytest.mark.parametrize("kind", ["text", "text-piped"])
def test_a_cell_that_lacks_where_blank_ones_are_printed_is_a_fault_of_its_row(kind: str) -> None:
    change = {"op": "drop_cell", "table": "requests", "row": "granted", "column": "research"}
    facts = changes.apply(clean(2023, "白石县水利局", seed=1), change)
    assert "OGI207" in read(build(facts, kind), facts).rules


@pytest.mark.parametrize("share", [0, 0.3])
def test_a_row_of_just_as_many_figures_as_are_due_may_lack_one_beside_rows_of_more(share: float) -> None:
    """A column is there whose head was left blank, too."""
    for seed in range(8):
        rng = Random(seed)
        base = clean(2023, "白石县水利局", seed=seed)
        wide = changes.apply(base, {"op": "add_column", "table": "requests", "header": "", "text": "3"})
        text = build(wide, "text-paragraphs").decode()
        text = "\n".join("" if line == "0" and rng.random() < share else line for line in text.split("\n"))
        assert read(_without_blank_lines(text).encode(), with_blanks(base, 0, 0)).wrong == ()


@pytest.mark.parametrize(
    ("above", "below", "unread"),
    [
        ("1 0 0", "2 0 0 0 10 00 22", True),
        ("1 0 0", "2 0 0 0 10 2 22", True),
        ("1 0 0", "2 0 0 0 10 2 14", False),
        ("1 0 0 0 0 0 1", "2 0 0 0 10 2 22", False),
        ("1 0 0 0 0 0 1", "2 0 0 0 10 02 14", True),
    ],
    ids=["both", "no sum beside a short row", "a sum beside a short row", "no sum", "a figure of two"],
)
def test_a_row_into_which_the_digits_of_another_ran_is_unread(above: str, below: str, unread: bool) -> None:
    facts = clean(2023, "白石县水利局", seed=1)
    text = WAYS["a row a line, spaces between"][1](build(facts, "text-rows").decode())
    for label, figures in (("4.保护第三方合法权益", above), ("5.属于三类内部事务信息", below)):
        text = re.sub(rf"{label}[ \d]+(?=\n)", f"{label} {figures}", text)
    report = read(text.encode(), facts).report
    row = report.tables["requests"].row("refused.internal_affairs") if report else None
    assert row is not None and (row.cells == {}) is unread
