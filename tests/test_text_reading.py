"""Text is read as a person reads it, whatever a converter made of its tables and lines."""

from __future__ import annotations

from ogicheck.api import Document, Paragraph, Table
from ogicheck_plugins.text import EXTRACTOR


def read(*lines: str) -> Document:
    return EXTRACTOR.read("\n".join(lines).encode())


def rows(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.cells[-1].row + 1)]


def test_a_heading_after_a_wrapped_paragraphs_last_full_line_is_a_paragraph_of_its_own() -> None:
    line = "邀请群众代表到现场体验查询和申请流程收集意见后逐条答复情况"
    wrapped = [*(f"{line}{mark}" for mark in ("同步", "上网", "登记", "公布", "存档", "送达", "办结", "回访", "归档"))]
    wrapped.append(f"{line}了。")
    document = read(*wrapped, "二、主动公开政府信息情况", "正文。")
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["".join(wrapped), "二、主动公开政府信息情况", "正文。"]


def test_rows_a_line_and_cells_a_line_in_one_table_are_all_read() -> None:
    upper = ["项目\t数量\t合计", "甲\t1\t1", "乙\t2\t3"]
    lower = ["\t丙", "\t3", "\t6", "", "\t丁", "\t4", "\t10"]
    assert rows(read(*upper, "", *lower)) == [
        *(["项目", "数量", "合计"], ["甲", "1", "1"], ["乙", "2", "3"]),
        *(["丙", "3", "6"], ["丁", "4", "10"]),
    ]


def test_the_long_rest_of_a_label_on_the_next_line_stays_in_its_cell() -> None:
    label = ["\t1.申请人", "无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"]
    assert rows(read("\t项目", "\t总计", "", *label, "\t3", "", "\t2.其他", "\t4")) == [
        ["项目", "总计"],
        ["\n".join(one.strip() for one in label), "3"],
        ["2.其他", "4"],
    ]


def test_a_heading_between_two_tables_is_no_part_of_a_cell() -> None:
    for heading in ("三、收到和处理政府信息公开申请情况", "## 三、收到和处理政府信息公开申请情况"):
        document = read("\t行政强制", "\t3", heading, "\t申请人情况", "\t自然人")
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [heading.removeprefix("## ")]
