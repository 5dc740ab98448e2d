"""Tables that depart from the form are found once for each departure; what is lawful in them is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fixtures import build
from tests.reports import cell, checker, drop, emptied, facts, findings, row, said

APPLICANTS = ("natural_person", "company", "research", "social", "legal_service", "other_org", "total")
CELLS = ("OGI209", "OGI210", "OGI211", "OGI212", "OGI213", "OGI214", "OGI215")
TABLES = (
    "OGI201",
    "OGI202",
    "OGI203",
    "OGI204",
    "OGI205",
    "OGI206",
    "OGI207",
    "OGI208",
    "OGI216",
    "OGI217",
    "OGI218",
    *CELLS,
)


@pytest.mark.parametrize("year", [2019, 2022])
@pytest.mark.parametrize("kind", ["docx", "html", "text-tabbed"])
def test_a_table_that_follows_the_form_is_left_alone(year: int, kind: str) -> None:
    assert said(facts(year=year), *TABLES, kind=kind) == []


def test_a_section_without_its_table_is_one_finding() -> None:
    report = facts({"op": "drop_table", "section": "review"}, {"op": "paragraphs", "section": "review", "texts": ["无。"]})
    assert said(report, *TABLES, "OGI104") == [("OGI201", "fail", "table/review")]


def test_a_section_without_table_and_text_is_told_as_empty_alone() -> None:
    report = facts({"op": "drop_table", "section": "review"})
    assert said(report, *TABLES, "OGI104") == [("OGI104", "fail", "section/review")]


def test_a_section_that_is_absent_is_not_said_to_lack_its_table() -> None:
    assert said(facts({"op": "drop_section", "section": "review"}), "OGI201", "OGI216") == []


def test_a_picture_of_a_table_is_a_picture_not_a_missing_table() -> None:
    report = facts({"op": "picture", "section": "requests", "text": "统计表"})
    found = checker().check(build.build(report, "docx"), "报告.docx").findings
    assert [one.rule for one in found if one.rule in ("OGI201", "OGI216")] == ["OGI216"]


def test_missing_rows_that_stand_together_are_one_finding_that_names_them() -> None:
    report = facts(*drop("requests", "refused.inquiry_matters", "unavailable.not_held", "granted"))
    found = findings(report, "OGI202")
    assert [one.address for one in found] == ["table/requests/granted", "table/requests/refused.inquiry_matters"]
    named = "“（三）不予公开 / 8.属于行政查询事项; （四）无法提供 / 1.本机关不掌握相关政府信息”"
    assert named in found[1].message.zh


def test_the_older_forms_row_is_unexpected_in_the_newer_and_its_three_rows_are_not_missed() -> None:
    report = facts(
        *drop("requests", "other_handling.overdue_correction", "other_handling.overdue_fee"),
        {"op": "relabel", "table": "requests", "old": "3.其他", "new": "（六）其他处理"},
    )
    (found,) = findings(report, "OGI202", "OGI203")
    assert (found.rule, found.address) == ("OGI203", "table/requests/other_handling")
    assert "3.其他" in found.message.zh


def test_a_column_missing_under_one_heading_is_named_with_the_heading() -> None:
    lost = {"op": "drop_column", "table": "review", "row": "litigation_after", "column": "pending"}
    (found,) = findings(facts(lost), "OGI204")
    assert found.address == "table/review/litigation_after/pending"
    assert found.message.zh == "“行政诉讼 / 复议后起诉”下缺少“尚未审结”一列。"


def test_one_wording_is_one_note_however_often_it_is_printed() -> None:
    other = {"op": "relabel", "table": "review", "old": "总计", "new": "合计"}
    (found,) = findings(facts(other), "OGI206")
    assert len(found.related) == 2
    assert "“合计”不是格式的用语，应写“总计”" in found.message.zh


def test_shifted_rows_in_a_run_are_one_finding_with_both_counts() -> None:
    rows = ("unavailable.needs_creation", "unavailable.still_unclear")
    lost = [{"op": "drop_cell", "table": "requests", "row": key, "column": "total"} for key in rows]
    (found,) = findings(facts(*lost), "OGI207", kind="docx")
    assert found.address == "table/requests/unavailable.needs_creation"
    assert found.arguments[1:3] == ("6", "7") and found.arguments[4] == "2"


def test_of_rows_out_of_order_only_those_that_moved_are_reported() -> None:
    swapped = {"op": "swap_rows", "table": "requests", "row": "granted", "other": "partly_granted"}
    assert len(findings(facts(swapped), "OGI208")) == 1


def test_pieces_of_a_table_in_another_order_are_no_rows_out_of_order() -> None:
    """Only the conversion to text or to a page put them so."""
    report = facts({"op": "split", "table": "disclosure", "row": "licensing"})
    (section,) = (one for one in report.sections if one.key == "disclosure")
    turned = replace(section, blocks=(section.blocks[-1], "续前表。", *section.blocks[:-1]))
    sections = tuple(turned if one.key == "disclosure" else one for one in report.sections)
    assert findings(replace(report, sections=sections), "OGI208") == []


def test_five_blank_cells_are_five_findings() -> None:
    blanks = row("requests", "refused.third_party", dict.fromkeys(APPLICANTS[:5], ""))
    assert len(findings(facts(*blanks), "OGI209")) == 5


def test_more_than_five_blanks_are_a_habit_with_their_count() -> None:
    blanks = row("requests", "refused.third_party", dict.fromkeys(APPLICANTS[:6], ""))
    (found,) = findings(facts(*blanks), "OGI209")
    assert (found.address, found.message_id, found.arguments[1]) == ("table/requests", "habit", "6")


def test_a_wholly_blank_row_is_one_finding_on_the_row() -> None:
    blanks = row("requests", "refused.third_party", dict.fromkeys(APPLICANTS, ""))
    assert said(facts(*blanks), "OGI209") == [("OGI209", "fail", "table/requests/refused.third_party")]


def test_the_blank_form_is_one_finding_a_table_and_nothing_else() -> None:
    tables = ("table/disclosure", "table/requests", "table/review")
    assert said(emptied(facts()), *TABLES, "OGI220") == [("OGI220", "fail", table) for table in tables]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("/", "OGI210"),
        ("无", "OGI210"),
        ("0件", "OGI211"),
        ("375万", "OGI211"),
        ("详见附件", "OGI212"),
        ("-1", "OGI213"),
        ("＋20", "OGI213"),
        ("1.5", "OGI214"),
        ("0.00", "OGI214"),
        ("２０", "OGI215"),
        ("22（其中修订16件）", "OGI215"),
    ],
)
def test_a_cell_that_is_wrong_in_one_way_is_one_finding(text: str, rule: str) -> None:
    report = facts(cell("disclosure", "licensing", "processed", text))
    (found,) = findings(report, *CELLS)
    assert (found.rule, found.address, found.quote) == (rule, "table/disclosure/licensing/processed", text)


@pytest.mark.parametrize("text", ["0", " 0", "\u3000\u30000\u3000", "\n0", "12345678"])
def test_a_plain_number_is_left_alone_whatever_space_is_round_it(text: str) -> None:
    assert said(facts(cell("disclosure", "licensing", "processed", text)), *CELLS) == []


def test_amounts_may_have_decimals_and_changes_a_sign() -> None:
    assert said(facts(cell("disclosure", "fees", "amount", "4068.208")), *CELLS) == []
    older = facts(
        cell("disclosure", "procurement", "amount", "23.5"), *row("disclosure", "fees", {"change": "-3"}), year=2020
    )
    assert said(older, *CELLS) == []


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({"previous": "0", "change": "188", "processed": "188"}, True),
        ({"previous": "30", "change": "30", "processed": "7"}, True),
        ({"previous": "0", "change": "0", "processed": "0"}, False),
        ({"previous": "12", "change": "1", "processed": "188"}, False),
        ({"previous": "/", "change": "5", "processed": "5"}, False),
    ],
)
def test_a_change_that_is_no_change_is_noted(figures: dict[str, str], found: bool) -> None:
    report = facts(*row("disclosure", "licensing", figures), year=2020)
    addresses = [one.address for one in findings(report, "OGI217")]
    assert ("table/disclosure/licensing" in addresses) is found


@pytest.mark.parametrize(
    ("organ", "found"),
    [
        ("清河县柳林镇人民政府", True),
        ("清河县人民政府", True),
        ("清河县人民政府办公室", True),
        ("清河县司法局", True),
        ("山东省水利厅", True),
        ("济宁市人民政府", False),
        ("济宁市人民政府办公室", False),
        ("山东省人民政府", False),
        ("内蒙古自治区人民政府", False),
        ("滨海新区人民政府", False),
        ("国家税务总局", False),
        ("司法部", False),
    ],
)
def test_rules_are_doubted_only_of_organs_that_certainly_cannot_make_them(organ: str, found: bool) -> None:
    made: list[dict[str, Any]] = row("disclosure", "regulations", {"issued": "0", "abolished": "0", "in_force": "3"})
    assert [one.address for one in findings(facts(*made, organ=organ), "OGI218")] == ["table/disclosure/regulations"] * found
