"""Sheets, pages and Markdown that know no merged cells are read whole, whatever they put where a merged cell was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from fixtures import changes
from fixtures.facts import clean
from fixtures.values import Facts
from tests import makers
from tests.figures import read
from tests.makers import Places, blank, repeated, with_labels_repeated

WRITERS: dict[str, Callable[[Facts, Callable[..., Places]], str]] = {
    "csv": makers.sheet,
    "csv of a spreadsheet": partial(makers.sheet, trailing=True),
    "tsv": partial(makers.sheet, mark="\t", trailing=True),
    "quoted tsv": partial(makers.sheet, mark="\t", quoted=True),
    "semicolons": partial(makers.sheet, mark=";"),
    "page": makers.page,
    **{f"boxes, {style}": partial(makers.boxed, style=style) for style in makers.STYLES},
    "markdown": makers.markdown,
    "markdown of pandas": partial(makers.markdown, unnamed="Unnamed: {0}"),
    "markdown of PyMuPDF": partial(makers.markdown, unnamed="Col{1}"),
    "padded markdown": partial(makers.markdown, pad="\u3000&nbsp;"),
}
YEARS = (2020, 2023)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("places", [blank, repeated, with_labels_repeated])
@pytest.mark.parametrize("year", YEARS)
def test_a_clean_report_is_read_whole_and_is_clean(writer: str, places: Callable[..., Places], year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=year)
    found = read(WRITERS[writer](facts, places).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


@pytest.mark.parametrize("writer", ["csv", "page"])
def test_a_column_too_many_is_still_one(writer: str) -> None:
    facts = changes.apply(clean(2023), {"op": "add_column", "table": "requests", "header": "总计", "text": "7"})
    found = read(WRITERS[writer](facts, blank).encode(), facts)
    assert found.rules & {"OGI205", "OGI207"}
    assert found.wrong == ()


def test_labels_of_several_lines_in_quotes_are_cells() -> None:
    facts = clean(2023, "白石县水利局")
    text = (
        makers.sheet(facts, blank, "\t").replace("法人或其他组织", '"法人或\n其他组织"').replace("商业企业", '"商业\n企业"')
    )
    found = read(text.encode(), facts)
    assert (found.wrong, found.lost, found.rules) == ((), (), set())


def test_prose_with_commas_is_no_sheet() -> None:
    facts = clean(2023, "白石县水利局")
    text = "\n".join(part for part in makers.parts(facts) if isinstance(part, str)).replace("，", ",")
    found = read(text.encode(), facts)
    assert found.report
    assert found.report.section("problems")


@pytest.mark.parametrize("year", YEARS)
def test_column_names_over_two_lines_are_one(year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=7)
    found = read(makers.piped(facts).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


@pytest.mark.parametrize("labels", [True, False])
@pytest.mark.parametrize("year", YEARS)
def test_a_table_in_a_left_and_a_right_half_is_one(labels: bool, year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=3)
    found = read(makers.halved(facts, labels=labels).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


def test_halves_with_other_rows_are_not_joined() -> None:
    facts = clean(2023, "青溪市审计局", seed=3)
    page = makers.halved(facts)
    at = page.rindex("<td>1.属于国家秘密</td>")
    swapped = page[:at] + page[at:].replace("1.属于国家秘密", "7.属于行政执法案卷", 1)
    found = read(swapped.encode(), facts)
    assert found.wrong == ()
    assert found.lost
    assert found.rules & {"OGI203", "OGI204", "OGI208"}


RECONSIDERED, DIRECT, AFTER = "reconsideration", "litigation_direct", "litigation_after"


@pytest.mark.parametrize("tables", [((RECONSIDERED,), (DIRECT,), (AFTER,)), ((RECONSIDERED,), (DIRECT, AFTER))])
@pytest.mark.parametrize("year", YEARS)
def test_groups_in_tables_of_their_own_are_one_table(tables: tuple[tuple[str, ...], ...], year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=3)
    found = read(makers.grouped(facts, *tables).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


@pytest.mark.parametrize("tables", [((RECONSIDERED,), (DIRECT,)), ((RECONSIDERED,), (DIRECT,), (DIRECT,))])
def test_groups_that_are_not_the_forms_are_not_joined(tables: tuple[tuple[str, ...], ...]) -> None:
    facts = clean(2023, "青溪市审计局", seed=3)
    found = read(makers.grouped(facts, *tables).encode(), facts)
    assert found.wrong == ()
    assert {row for _, row, _ in found.lost} >= {AFTER}
    assert found.rules & {"OGI202", "OGI207"}


@pytest.mark.parametrize("mark", ["—", "：", " / ", "（", ""])
@pytest.mark.parametrize("year", YEARS)
def test_a_label_that_begins_with_those_it_stands_under_is_its_rows(mark: str, year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=3)
    found = read(makers.pathed(facts, mark).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


def test_a_path_to_no_row_of_the_form_is_none() -> None:
    facts = clean(2023, "青溪市审计局", seed=3)
    page = makers.pathed(facts, "—").replace("（三）不予公开—1.属于国家秘密", "（四）无法提供—1.属于国家秘密")
    found = read(page.encode(), facts)
    assert found.wrong == ()
    assert found.rules & {"OGI202", "OGI203", "OGI206"}


@pytest.mark.parametrize("year", YEARS)
def test_figures_that_are_listed_one_a_line_are_the_forms_table(year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=3)
    found = read(makers.listed(facts).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


@pytest.mark.parametrize("behind", [("上年数", "9"), ("备注", ""), ("页码", "3")])
def test_figures_beside_others_are_not_taken_from_the_wrong_column(behind: tuple[str, ...]) -> None:
    facts = clean(2023, "青溪市审计局", seed=3)
    found = read(makers.listed(facts, behind=behind).encode(), facts)
    assert found.wrong == ()
    assert not found.rules & {"OGI220", "OGI409", "OGI414"}


def test_a_figure_that_is_listed_twice_is_unread() -> None:
    facts = clean(2020, "青溪市审计局", seed=3)
    found = read(makers.listed(facts, again=True).encode(), facts)
    assert found.wrong == ()
    assert {column for _, _, column in found.lost} == {"amount"}
    assert found.unread


@pytest.mark.parametrize("below", ["<tr>" + "<td></td>" * 5 + "</tr>", '<tr><td colspan="5">注：截至年底</td></tr>'])
def test_groups_with_a_row_more_are_no_other_figures(below: str) -> None:
    facts = clean(2023, "青溪市审计局", seed=3)
    found = read(makers.grouped(facts, (RECONSIDERED,), (DIRECT,), (AFTER,), below=below).encode(), facts)
    assert found.wrong == ()
    assert not found.rules & {"OGI212", "OGI403"}


REFUSED = ("1.属于国家秘密", "8.属于行政查询事项")


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("rows", [REFUSED, ("1.信访举报投诉类申请", "2.重复申请")])
def test_rows_typed_into_one_are_read_as_the_rows_that_they_are(rows: tuple[str, str], year: int) -> None:
    facts = clean(year, "青溪市审计局", seed=5)
    found = read(makers.stacked(facts, *rows).encode(), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)


def test_of_rows_typed_into_one_a_blank_leaves_no_figure_in_its_column() -> None:
    facts = clean(2023, "青溪市审计局", seed=5)
    cell = {"op": "cell", "table": "requests", "row": "refused.third_party", "column": "company", "text": ""}
    facts = changes.apply(facts, cell)
    found = read(makers.stacked(facts, *REFUSED).encode(), facts)
    assert found.wrong == ()
    assert {column for _, _, column in found.lost} == {"company"}
    assert found.unread


def test_words_in_place_of_the_first_bands_figures_do_not_give_it_those_of_the_last() -> None:
    facts = clean(2023, "青溪市审计局", seed=3)
    for group in (RECONSIDERED, DIRECT):
        for column in ("upheld", "corrected", "other", "pending", "total"):
            cell = {"op": "cell", "table": "review", "row": group, "column": column, "text": "若干"}
            facts = changes.apply(facts, cell)
    found = read(makers.page(facts, blank).encode(), facts)
    assert found.wrong == ()
