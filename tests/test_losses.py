"""What could not be read of a table makes the check incomplete; what the report itself lacks is a finding, and no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import changes
from fixtures.build import build
from fixtures.facts import clean
from tests.figures import read

Run = Callable[..., Result]
FACTS = clean(2023, "白石县水利局")
NOTICE = "<html><h1>某局通知</h1><p>{}</p></html>"


def page(change: Callable[[str], str]) -> bytes:
    return change(build(FACTS, "html").decode()).encode()


def test_figures_that_the_file_does_not_hold_are_told_and_are_no_blanks() -> None:
    figure = FACTS.tables("requests")[0].cell("new", "total")
    assert figure
    data = page(lambda html: html.replace(f">{figure.text}<", ">\ufffd<", 1))
    found = read(data, FACTS)
    assert found.unread
    assert not found.rules & {"OGI209", "OGI212"}
    assert "1 cells" in found.result.problems[0].text.en


@pytest.mark.parametrize(
    "change",
    [
        {"op": "drop_row", "table": "requests", "row": "refused.third_party"},
        {"op": "drop_cell", "table": "requests", "row": "granted", "column": "social"},
        {"op": "cell", "table": "requests", "row": "granted", "column": "social", "text": ""},
        {"op": "cell", "table": "requests", "row": "granted", "column": "social", "text": "若干"},
        {"op": "drop_table", "section": "review"},
    ],
)
def test_what_the_report_itself_lacks_is_a_finding_and_not_unread(change: dict[str, str]) -> None:
    facts = changes.apply(FACTS, change)
    found = read(build(facts), facts)
    assert found.rules
    assert not found.unread


def test_a_clean_report_is_wholly_read() -> None:
    found = read(build(FACTS), FACTS)
    assert (found.wrong, found.lost, found.unread) == ((), (), False)


@pytest.mark.parametrize(("number", "amount"), [("12.5万", False), ("3万", False), ("1.2亿", True)])
def test_a_count_in_ten_thousands_has_no_plain_number(number: str, amount: bool) -> None:
    row, column = ("fees", "amount") if amount else ("licensing", "processed")
    facts = changes.apply(FACTS, {"op": "cell", "table": "disclosure", "row": row, "column": column, "text": number})
    report = read(build(facts), facts).report
    assert report
    cell = report.tables["disclosure"].cell(row, column)
    assert cell
    assert (cell.value, cell.shape, cell.text) == (None, "unit", number)


def test_an_amount_in_the_unit_of_its_column_keeps_its_number() -> None:
    facts = changes.apply(FACTS, {"op": "cell", "table": "disclosure", "row": "fees", "column": "amount", "text": "375万"})
    report = read(build(facts), facts).report
    assert report
    cell = report.tables["disclosure"].cell("fees", "amount")
    assert cell
    assert cell.value == 375


def test_extract_refuses_what_check_refuses(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "通知.html"
    file.write_text(NOTICE.format("请各单位抓紧报送有关材料。" * 50), "utf-8")
    ended = run("extract", file)
    assert ended.exit_code == 3
    assert run("check", file).exit_code == 3


def test_extract_says_which_table_was_not_wholly_read(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "年报.html"
    figure = FACTS.tables("requests")[0].cell("new", "total")
    assert figure
    file.write_bytes(page(lambda html: html.replace(f">{figure.text}<", ">\ufffd<", 1)))
    ended = run("extract", file)
    assert ended.exit_code == 3
    assert json.loads(ended.stdout)["tables"]["requests"]["new"]["natural_person"]["value"] is not None


PROSE = {
    "review": ["未发生行政复议、行政诉讼案件", "行政复议0件", "行政诉讼0件"],
    "disclosure": ["规章0件", "行政规范性文件3件", "行政许可120件", "行政处罚5件", "行政强制0件"],
    "requests": ["（一）予以公开3件", "（二）部分公开0件", "（三）不予公开1件"],
}
PIECES = {
    "review": [
        "行政复议 行政诉讼",
        "未经复议直接起诉 复议后起诉",
        *["结果 结果 其他 尚未 总", "维持 纠正 结果 审结 计"] * 3,
    ],
    "disclosure": [
        "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 行政规范性文件",
        "本年处理决定数量 行政许可 行政处罚 行政强制 本年收费金额（单位：万元） 行政事业性收费",
    ],
}


def with_text(section: str, texts: list[str]) -> bytes:
    bare = changes.apply(FACTS, {"op": "drop_table", "section": section})
    return build(changes.apply(bare, {"op": "paragraphs", "section": section, "texts": texts}))


@pytest.mark.parametrize("section", PIECES)
def test_a_tables_text_without_its_figures_is_unread_and_not_missing(section: str) -> None:
    found = read(with_text(section, PIECES[section]), FACTS)
    assert found.unread
    assert "OGI201" not in found.rules


@pytest.mark.parametrize("section", PROSE)
def test_prose_in_place_of_a_table_leaves_the_table_missing(section: str) -> None:
    found = read(with_text(section, PROSE[section]), FACTS)
    assert not found.unread
    assert "OGI201" in found.rules


def test_a_table_that_is_a_picture_is_not_read_and_makes_the_check_incomplete() -> None:
    pictured = changes.apply(FACTS, {"op": "picture", "section": "requests", "text": "统计表"})
    for kind in ("docx", "html"):
        found = read(build(pictured, kind), FACTS)
        assert found.unread
        assert "OGI216" in found.rules
