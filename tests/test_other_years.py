"""Another year's table beside the report's own, told by its caption, is none of the report's; it is told of once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fixtures.build import build
from fixtures.facts import clean
from fixtures.values import Block, Facts, Table
from tests import makers
from tests.figures import read

OWN, LAST = clean(2023, "白石县水利局", seed=4), clean(2022, "白石县水利局", seed=9)


def beside(key: str, caption: str, *, before: bool, own: str = "") -> Facts:
    """The report with last year's table under its caption, before its own or after it."""
    other: list[Block] = [caption, *LAST.tables(key)]

    def blocks(blocks: tuple[Block, ...]) -> list[Block]:
        mine: list[Block] = [own, *blocks] if own else list(blocks)
        return [*other, *mine] if before else [*mine, *other]

    sections = tuple(
        replace(section, blocks=tuple(blocks(section.blocks)))
        if any(isinstance(block, Table) and block.key == key for block in section.blocks)
        else section
        for section in OWN.sections
    )
    return replace(OWN, sections=sections)


@pytest.mark.parametrize("key", ["disclosure", "requests", "review"])
@pytest.mark.parametrize("kind", ["docx", "html", "text", "text-markdown"])
@pytest.mark.parametrize(
    ("caption", "own", "before"),
    [
        ("附：2022年情况", "", False),
        ("表2 2022年度", "表1 2023年度", True),
        ("（上年度数据，供对照）", "", False),
        ("2022年：", "2023年：", True),
    ],
)
def test_the_figures_are_those_of_the_report_year(kind: str, key: str, caption: str, own: str, before: bool) -> None:
    found = read(build(beside(key, caption, before=before, own=own), kind), OWN)
    assert (found.wrong, found.lost, found.unread) == ((), (), False)
    assert not {rule for rule in found.rules if rule.startswith(("OGI2", "OGI3", "OGI103"))}
    assert len([one for one in found.result.remarks if "2022" in one.en]) == 1


@pytest.mark.parametrize("key", ["disclosure", "requests", "review"])
def test_a_table_that_is_there_once_is_the_reports_whatever_its_caption_says(key: str) -> None:
    sections = tuple(
        replace(section, blocks=("2022年情况表", *section.blocks)) if section.key == key else section
        for section in OWN.sections
    )
    found = read(makers.page(replace(OWN, sections=sections), makers.blank).encode(), OWN)
    assert (found.wrong, found.lost) == ((), ())
    assert not found.result.remarks
