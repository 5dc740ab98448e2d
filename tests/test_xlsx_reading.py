"""Workbooks are read as they are shown: numbers in their formats, merged cells, lines of text beside the tables."""

from __future__ import annotations

import pytest

from ogicheck.api import Document
from ogicheck_plugins.formats_kit.shown_numbers import shown
from ogicheck_plugins.xlsx import EXTRACTOR
from tests.documents import grid, packed, refusal, survives, tables, texts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0.0"/></numFmts>'
    '<borders><border><left/></border><border><left style="thin"/></border></borders>'
    '<cellXfs><xf/><xf borderId="1"/><xf numFmtId="170" borderId="1"/></cellXfs></styleSheet>'
)
BORDERED, ONE_PLACE = 1, 2


def xlsx(*sheets: str, strings: str = "", state: str = "visible", prolog: str = "") -> bytes:
    names = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}" state="{state}"/>' for n in range(len(sheets)))
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(len(sheets)))
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    return packed(parts | {f"xl/worksheets/s{n}.xml": prolog + sheet for n, sheet in enumerate(sheets)})


def sheet(*rows: str, merged: tuple[str, ...] = (), before: str = "") -> str:
    merges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    return f'<worksheet xmlns="{MAIN}">{before}{data}<mergeCells>{merges}</mergeCells></worksheet>'


def row(number: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


def t(place: str, text: str, style: int = BORDERED) -> str:
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def n(place: str, value: str, style: int = BORDERED) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def read(*rows: str, merged: tuple[str, ...] = (), before: str = "") -> Document:
    return EXTRACTOR.read(xlsx(sheet(*rows, merged=merged, before=before)))


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("3", "General", "3"),
        ("3.0", "General", "3"),
        ("12.300000000000001", "General", "12.3"),
        ("1E-3", "General", "0.001"),
        ("12.5", "0.00", "12.50"),
        ("12.345", "0.0#", "12.35"),
        ("1234567", "#,##0", "1,234,567"),
        ("0", "#,##0", "0"),
        ("0", "#", ""),
        ("0", "0;-0;;@", ""),
        ("0", '0;-0;"-"', "-"),
        ("-5", "0_);(0)", "-5"),
        ("-5", "0_ ;[Red]0", "-5"),
        ("-5", "0", "-5"),
        ("-0.2", "0", "0"),
        ("0.45", "0%", "45%"),
        ("16", '0"件"', "16件"),
        ("44927", "yyyy/m/d", "2023-01-01"),
        ("12345", "[>1000]0,;0", "12345"),
        ("1E400", "0.0", "1E400"),
    ],
)
def test_a_number_is_the_text_that_excel_shows(stored: str, code: str, text: str) -> None:
    assert shown(stored, code) == text


def test_cells_form_a_grid_with_merged_and_blank_ones() -> None:
    document = read(
        row(1, t("A1", "头"), t("B1", ""), t("C1", "")),
        row(2, t("A2", "甲"), n("B2", "1"), n("C2", "62.25", ONE_PLACE)),
        row(3, t("A3", ""), n("B3", "2")),
        merged=("A1:C1", "A2:A3"),
    )
    assert grid(document) == [
        (0, 0, 1, 3, "头"), (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "62.3"), (2, 1, 1, 1, "2"), (2, 2, 1, 1, ""),
    ]  # fmt: skip


def test_a_line_without_borders_is_text_and_a_bordered_one_a_row() -> None:
    document = read(
        row(1, t("A1", "二、主动公开", 0)), row(2, t("A2", "第二十条"), t("B2", "")), row(3, t("A3", "规章"), n("B3", "0")),
        row(4, t("A4", "三、收到", 0)), row(5, t("A5", "新收"), n("B5", "4")), merged=("A1:B1", "A2:B2"),
    )  # fmt: skip
    assert texts(document) == ["二、主动公开", "三、收到"]
    assert [[cell.text for cell in table.cells] for table in tables(document)] == [["第二十条", "规章", "0"], ["新收", "4"]]


def test_without_any_borders_blank_rows_and_lone_first_lines_part_text_from_tables() -> None:
    document = read(
        row(1, t("A1", "标题", 0)), row(2, t("A2", "甲", 0), n("B2", "1", 0)), row(3, t("A3", "乙", 0)),
        row(4, t("A4", "丙", 0), n("B4", "2", 0)), row(7, t("A7", "末", 0)),
    )  # fmt: skip
    assert texts(document) == ["标题", "末"]
    assert [cell[4] for cell in grid(document)] == ["甲", "1", "乙", "", "丙", "2"]


def test_shared_texts_lose_how_they_are_pronounced() -> None:
    strings = "<si><r><t>规</t></r><r><t>章</t></r><rPh><t>gz</t></rPh></si>"
    cell = '<c r="A1" t="s"><v>0</v></c>'
    assert texts(EXTRACTOR.read(xlsx(sheet(row(1, cell)), strings=strings))) == ["规章"]


def test_what_is_hidden_is_out() -> None:
    document = read(
        row(1, t("A1", "甲"), n("B1", "1"), n("C1", "2")),
        row(2, t("A2", "隐"), n("B2", "9"), n("C2", "9"), attributes='hidden="1"'),
        row(3, t("A3", "乙"), n("B3", "9"), n("C3", "3")),
        before='<cols><col min="2" max="2" hidden="1"/></cols>',
    )
    assert [cell[4] for cell in grid(document)] == ["甲", "2", "乙", "3"]
    assert "nothing" in refusal(EXTRACTOR, xlsx(sheet(row(1, t("A1", "a"))), state="hidden"))


def test_zeros_that_a_sheet_does_not_show_are_blank() -> None:
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    document = read(row(1, t("A1", "甲"), n("B1", "0"), n("C1", "10")), before=view)
    assert [cell[4] for cell in grid(document)] == ["甲", "", "10"]


@pytest.mark.parametrize("stored", ["", "<v/>", "<v></v>"])
def test_a_formula_without_its_result_is_no_blank_cell_and_is_told_of(stored: str) -> None:
    document = read(row(1, t("A1", "甲"), f'<c r="B1" s="1"><f>1+1</f>{stored}</c>', n("C1", "2")))
    assert [(cell[1], cell[4]) for cell in grid(document)] == [(0, "甲"), (1, "\ufffd"), (2, "2")]
    assert "1 cells hold formulas" in document.unread[0].en


def test_a_formula_whose_result_is_no_text_is_blank() -> None:
    document = read(row(1, t("A1", "甲"), '<c r="B1" s="1" t="str"><f>""</f><v></v></c>', n("C1", "2")))
    assert [cell[4] for cell in grid(document)] == ["甲", "", "2"]
    assert not document.unread


def test_each_cell_says_in_which_part_it_stands() -> None:
    (table,) = tables(read(row(1, t("A1", "甲"), n("B1", "1"))))
    assert table.cells[1].place.part == "xl/worksheets/s0.xml"
    assert (table.cells[1].place.path or "").endswith("/*[1]/*[2]")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (xlsx(sheet()), "nothing"),
        (xlsx(sheet(row(1, t("A1", "a"))), prolog='<!DOCTYPE a [<!ENTITY b "c">]>'), "DOCTYPE"),
        (xlsx(sheet(row(1, t("A1", "a"))))[:-30], "damaged"),
        (xlsx(sheet(" " * 40_000_000)), "zip bomb"),
        (xlsx(sheet(*(row(r, t(f"A{r}", "a"), t(f"IU{r}", "a")) for r in range(1, 3000)), row(1, *(
            t(f"{a}{b}1", "a") for a in "ABCDEFGHI" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")))), "more than 200 columns"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(EXTRACTOR, data)


def test_a_merged_range_without_content_or_borders_is_one_blank_cell() -> None:
    """Programs leave its cells out of the file."""
    document = read(
        row(1, t("A1", "规章", 0), t("B1", "1", 0), t("C1", "2", 0)),
        row(2, t("A2", "许可", 0)),
        row(3, t("A3", "处罚", 0), n("B3", "7", 0)),
        merged=("B2:C2", "B3:C3"),
    )
    (table,) = tables(document)
    assert [(cell.column, cell.colspan, cell.text) for cell in table.cells if cell.row == 1] == [(0, 1, "许可"), (1, 2, "")]


def test_a_merged_range_down_to_the_last_row_reaches_as_far_as_the_sheet_s_content() -> None:
    document = read(row(1, t("A1", "a"), t("B1", "b")), row(2, n("B2", "1")), merged=("A1:A1048576",) * 5000)
    assert grid(document) == [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "1")]


@pytest.mark.parametrize("number", ["9" * 5000, "²", "٣", "-1", "", "1e3"])
def test_a_number_that_is_none_or_beyond_all_measure_is_taken_for_none(number: str) -> None:
    cell = f'<c r="A1" t="s" s="{number}"><v>{number}</v></c>'
    hidden = f'<cols><col min="9" max="{number}" hidden="1"/></cols>'
    document = read(row(1, cell), row(2, t("A2", "甲")), before=hidden)
    cells = [cell.text for table in tables(document) for cell in table.cells]
    assert "甲" in (*texts(document), *cells)


def test_damage_never_shows_as_a_fault() -> None:
    survives(EXTRACTOR.read, xlsx(sheet(row(1, t("A1", "甲"), n("B1", "1")), merged=("A1:A2",))), 17)
