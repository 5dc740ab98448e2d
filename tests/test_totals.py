"""Figures that do not add up are found, each relation for itself; what cannot be known is never called wrong."""

from __future__ import annotations

import pytest

from tests.reports import cell, drop, emptied, facts, findings, row, said

TOTALS = ("OGI301", "OGI302", "OGI303", "OGI304")
APPLICANTS = ("natural_person", "company", "research", "social", "legal_service", "other_org")


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_a_report_that_adds_up_is_left_alone(year: int) -> None:
    assert said(facts(year=year), *TOTALS) == []


def test_each_broken_relation_is_a_finding_of_its_own() -> None:
    report = facts(cell("requests", "result_total", "company", "70"), cell("requests", "result_total", "total", "90"))
    assert said(report, *TOTALS) == [
        ("OGI301", "fail", "table/requests/*/company"),
        ("OGI301", "fail", "table/requests/*/total"),
        ("OGI302", "fail", "table/requests/result_total/total"),
        ("OGI303", "fail", "table/requests/result_total/company"),
        ("OGI303", "fail", "table/requests/result_total/total"),
    ]


def test_a_finding_points_to_all_figures_it_relates() -> None:
    (found,) = findings(facts(cell("requests", "granted", "total", "99")), "OGI302")
    columns = (*APPLICANTS, "total")
    assert [one.address for one in found.related] == [f"table/requests/granted/{column}" for column in columns]


def test_a_message_gives_both_sides_and_their_difference() -> None:
    figures = {"upheld": "1", "corrected": "2", "other": "0", "pending": "4", "total": "9"}
    (found,) = findings(facts(*row("review", "litigation_direct", figures)), "OGI304")
    assert found.message.zh.startswith("“行政诉讼 / 未经复议直接起诉”各类结果合计 7，而总计 9，相差 2。")
    assert "结果维持 1 + 结果纠正 2 + 尚未审结 4" in found.message.zh
    assert "'7'" in found.message.en and "'总计 9'" in found.message.en and "'2'" in found.message.en


def test_the_one_cell_that_would_mend_all_is_named_with_its_figure() -> None:
    clean = facts().tables("requests")[0].cell("granted", "company")
    assert clean is not None
    found = findings(facts(cell("requests", "granted", "company", "77")), *TOTALS)
    assert [one.rule for one in found] == ["OGI302", "OGI303"]
    assert all(one.message.zh.endswith(f"若“（一）予以公开·商业企业”为 {clean.text}，则全部关系成立。") for one in found)


def test_no_cell_is_named_where_none_alone_would_mend_all() -> None:
    report = facts(cell("requests", "result_total", "company", "70"), cell("requests", "granted", "natural_person", "80"))
    assert {finding.message_id for finding in findings(report, *TOTALS)} == {"unequal"}


def test_blanks_and_placeholders_count_as_nothing() -> None:
    blank = {"upheld": "4", "corrected": "", "other": "/", "pending": "—", "total": "4"}
    assert said(facts(*row("review", "reconsideration", blank)), *TOTALS) == []


def test_a_blank_total_is_not_taken_for_zero() -> None:
    report = facts(
        cell("requests", "result_total", "natural_person", ""),
        cell("requests", "new", "total", ""),
        cell("review", "reconsideration", "total", ""),
    )
    assert said(report, *TOTALS) == []


def test_a_wholly_blank_row_counts_as_zeros() -> None:
    blank = row("requests", "refused.state_secret", dict.fromkeys((*APPLICANTS, "total"), ""))
    wrong = facts(*blank, cell("requests", "result_total", "total", "90"))
    assert ("OGI303", "fail", "table/requests/result_total/total") in said(wrong, *TOTALS)


def test_the_blank_form_breaks_no_relation() -> None:
    assert said(emptied(facts()), *TOTALS) == []


@pytest.mark.parametrize("text", ["若干", "3万"])
def test_a_sum_over_a_cell_without_a_clear_figure_is_open(text: str) -> None:
    found = findings(facts(cell("requests", "granted", "company", text)), *TOTALS)
    assert [(one.rule, one.kind, one.address) for one in found] == [
        ("OGI302", "open", "table/requests/granted/total"),
        ("OGI303", "open", "table/requests/result_total/company"),
    ]
    assert all("（一）予以公开·商业企业" in one.message.zh for one in found)


def test_a_figure_with_a_unit_is_still_added() -> None:
    report = facts(cell("review", "reconsideration", "total", "50件"))
    assert said(report, "OGI304") == [("OGI304", "fail", "table/review/reconsideration/total")]


def test_where_a_row_is_absent_its_sum_is_open_and_the_others_are_checked() -> None:
    report = facts(*drop("requests", "refused.third_party"), cell("requests", "new", "total", "90"))
    found = findings(report, *TOTALS)
    assert [(one.rule, one.kind, one.address) for one in found] == [
        ("OGI301", "fail", "table/requests/*/total"),
        ("OGI303", "open", "table/requests"),
        ("OGI302", "fail", "table/requests/new/total"),
    ]
    assert "4.保护第三方合法权益" in found[1].message.zh


def test_a_shifted_row_is_never_added_up() -> None:
    shifted = {"op": "drop_cell", "table": "requests", "row": "granted", "column": "social"}
    assert said(facts(shifted), *TOTALS) == [
        ("OGI302", "open", "table/requests"),
        ("OGI303", "open", "table/requests"),
    ]


def test_without_its_table_a_relation_is_open() -> None:
    assert said(facts({"op": "drop_section", "section": "review"}), *TOTALS) == [("OGI304", "open", "table/review")]


def test_the_older_forms_single_row_stands_for_the_three_of_the_newer() -> None:
    report = facts(
        *drop("requests", "other_handling.overdue_correction", "other_handling.overdue_fee"),
        {"op": "relabel", "table": "requests", "old": "3.其他", "new": "（六）其他处理"},
        cell("requests", "other_handling.other", "company", "60"),
    )
    assert ("OGI303", "fail", "table/requests/result_total/company") in said(report, *TOTALS)


def test_fractions_are_added_exactly() -> None:
    figures = {"upheld": "0.1", "corrected": "0.2", "other": "0", "pending": "0", "total": "0.3"}
    assert said(facts(*row("review", "reconsideration", figures)), *TOTALS) == []
