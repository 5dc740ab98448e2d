"""A finding in a file without lines or pages says where a person finds it: which table, row and column, or paragraph."""

from __future__ import annotations

from ogicheck.checking.locations import with_locations
from ogicheck.values.document import Cell, Document, Paragraph, Place, Table
from tests.runs import finding


def at(path: str) -> Place:
    return Place(part="word/document.xml", path=path)


DOCUMENT = Document(
    (
        Paragraph("一、总体情况", at("/p[1]")),
        Table((Cell("规章", at("/tbl[1]/tr[1]/tc[1]"), 0, 0),), at("/tbl[1]")),
        Paragraph("三、", at("/p[2]")),
        Table((Cell("", at("/tbl[2]/tr[2]/tc[1]"), 1, 3, colspan=2),), at("/tbl[2]")),
    ),
    "application/msword",
)


def spot(path: str, lang: str = "zh-CN") -> str:
    (found,) = with_locations([finding(place=at(path))], DOCUMENT)
    return found.spot.say("en" if lang == "en" else "zh-CN") if found.spot else ""


def test_a_cell_is_told_by_its_table_row_and_column() -> None:
    assert spot("/tbl[2]/tr[2]/tc[1]") == "第 2 张表第 2 行第 4 列"
    assert spot("/tbl[2]/tr[2]/tc[1]", "en") == "table 2, row 2, column 4"


def test_tables_and_paragraphs_are_counted_through_the_document() -> None:
    assert spot("/tbl[2]") == "第 2 张表"
    assert spot("/p[2]") == "第 2 段"


def test_what_has_lines_or_pages_or_stands_nowhere_needs_no_spot() -> None:
    every = [finding(place=Place(line=3)), finding(place=Place(page=2)), finding(place=at("/gone"))]
    assert [one.spot for one in with_locations(every, DOCUMENT)] == [None, None, None]
