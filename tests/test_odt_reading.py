"""OpenDocument texts are read as a person sees them: accepted text, printed numbers, spanning cells."""

from __future__ import annotations

import pytest

from fixtures.facts import clean
from ogicheck.api import Document, Picture
from ogicheck_plugins.docx import EXTRACTOR as DOCX
from ogicheck_plugins.odt import EXTRACTOR
from tests import figures, makers
from tests.documents import grid, packed, refusal, survives, tables, texts

OASIS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
NAMES = " ".join(
    f'xmlns:{prefix}="{OASIS.format(name)}"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
MIMETYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str, styles: str = "", *, prolog: str = "", manifest: str = "<m/>", kind: str = "text") -> bytes:
    content = (
        f"{prolog}<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return packed({"mimetype": MIMETYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def read(body: str, styles: str = "") -> Document:
    return EXTRACTOR.read(odt(body, styles))


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def td(text: str = "", spans: str = "") -> str:
    return f"<table:table-cell {spans}>{p(text)}</table:table-cell>"


def tr(*cells: str, attributes: str = "") -> str:
    row = "".join(cell if cell.startswith("<") else td(cell) for cell in cells)
    return f"<table:table-row {attributes}>{row}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."'
    ' style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)
HIDDEN = (
    '<style:style style:name="H" style:family="{0}"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="I" style:family="{0}" style:parent-style-name="H"/>'
)


def items(*content: str, attributes: str = 'text:style-name="L"') -> str:
    listed = "".join(f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in content)
    return f"<text:list {attributes}>{listed}</text:list>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d", "a  b\tc\nd"),
        ("\n  a \n b", "a b"),
        ("<text:span>甲<text:a>乙</text:a></text:span>丙", "甲乙丙"),
        ("甲<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>乙", "甲乙"),
        ("甲<office:annotation><text:p>批注</text:p></office:annotation>", "甲"),
        ("<text:ruby><text:ruby-base>注</text:ruby-base><text:ruby-text>zhu</text:ruby-text></text:ruby>", "注"),
        ("甲<text:change text:change-id='1'/>乙<text:date>2023</text:date>", "甲乙2023"),
    ],
)
def test_a_paragraph_says_what_the_document_shows(content: str, text: str) -> None:
    assert texts(read(p(content))) == [text]


def test_deleted_text_is_out() -> None:
    deleted = f"<text:changed-region><text:deletion>{p('删')}</text:deletion></text:changed-region>"
    assert texts(read(f"<text:tracked-changes>{deleted}</text:tracked-changes>{p('留')}")) == ["留"]


def test_hidden_text_is_out_also_by_an_inherited_style() -> None:
    assert texts(read(p("甲<text:span text:style-name='I'>隐</text:span>"), HIDDEN.format("text"))) == ["甲"]
    assert texts(read("<text:p text:style-name='I'>隐</text:p>" + p("甲"), HIDDEN.format("paragraph"))) == ["甲"]
    assert texts(read(f'<text:section text:display="none">{p("隐")}</text:section>{p("甲")}')) == ["甲"]


def test_list_numbers_are_computed_and_go_on_where_the_list_does() -> None:
    nested = f"{p('a')}{items('b', 'c', attributes='')}"
    again = 'text:style-name="L" text:continue-numbering="true"'
    body = items("总体", nested) + p("间") + items("后", attributes=again) + items("新")
    assert texts(read(body, NUMBERED)) == ["一、总体", "二、a", "1.b", "2.c", "间", "三、后", "一、新"]


def test_a_heading_is_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..."'
        ' style:num-suffix="、"/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">甲</text:h><text:h text:outline-level="1">乙</text:h>'
    assert texts(read(body, outline)) == ["一、甲", "二、乙"]


def test_a_number_in_an_unknown_form_is_not_guessed() -> None:
    style = NUMBERED.replace("一, 二, 三, ...", "ア, イ, ウ, ...")
    (paragraph,) = read(items("甲"), style).blocks
    assert paragraph.number is None  # type: ignore[union-attr]


def test_spanning_and_covered_cells_form_a_grid() -> None:
    header = tr(td("头", 'table:number-columns-spanned="3"'), COVERED, COVERED)
    body = table(
        f"<table:table-header-rows>{header}</table:table-header-rows>",
        tr(td("甲", 'table:number-rows-spanned="2"'), "1", "2"),
        tr(COVERED, td("3", 'table:number-columns-repeated="2"')),
    )
    assert grid(read(body)) == [
        (0, 0, 1, 3, "头"), (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2"), (2, 1, 1, 1, "3"), (2, 2, 1, 1, "3"),
    ]  # fmt: skip


def test_a_hidden_row_is_out() -> None:
    body = table(tr("a", "b"), tr("x", "y", attributes='table:visibility="collapse"'), tr("c", "d"))
    assert [cell[4] for cell in grid(read(body))] == ["a", "b", "c", "d"]


def test_a_table_that_only_arranges_the_page_gives_what_it_holds() -> None:
    inner = f"<table:table-cell>{p('标题')}{table(tr('a', 'b'))}</table:table-cell>"
    document = read(table(tr(inner, "旁")))
    assert texts(document) == ["标题", "旁"]
    assert [cell.text for cell in tables(document)[0].cells] == ["a", "b"]


def test_text_boxes_and_large_pictures_stand_beside_their_paragraph() -> None:
    image = '<draw:frame svg:width="10cm" svg:height="5cm"><draw:image/><svg:desc>表三</svg:desc></draw:frame>'
    small = '<draw:frame svg:width="1cm" svg:height="1cm"><draw:image/></draw:frame>'
    box = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    document = read(p(f"文{box}{image}{small}"))
    assert texts(document) == ["文", "框"]
    assert [block.text for block in document.blocks if isinstance(block, Picture)] == ["表三"]


def test_each_block_and_cell_says_where_it_stands() -> None:
    document = read(p("甲") + table(tr("a", "b")))
    body = "/office:document-content/office:body/office:text"
    assert [block.place.path for block in document.blocks] == [f"{body}/text:p[1]", f"{body}/table:table[1]"]
    assert tables(document)[0].cells[1].place.path == f"{body}/table:table[1]/table:table-row[1]/table:table-cell[2]"
    assert tables(document)[0].cells[1].place.part == "content.xml"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(p("a"), manifest="<m><encryption-data/></m>"), "encrypted"),
        (odt(p("a"), prolog='<!DOCTYPE a [<!ENTITY b "c">]>'), "DOCTYPE"),
        (odt("<draw:page/>", kind="presentation"), "presentation"),
        (odt("<table:table/>", kind="spreadsheet"), "neither text"),
        (odt(""), "neither text nor pictures"),
        (odt(p("a"))[:-30], "damaged"),
        (odt(" " * 40_000_000), "zip bomb"),
        (odt(p("") * 300_000), "XML tags"),
        (odt("<text:span>" * 400 + "</text:span>" * 400), "damaged"),
        (odt(table(tr("a", attributes='table:number-rows-repeated="900000000"'))), "more than"),
        (odt(table(tr(td("a", 'table:number-columns-repeated="900000000"')))), "more than"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(EXTRACTOR, data)


def test_it_is_chosen_before_the_reader_of_word_files_and_leaves_those_alone() -> None:
    assert EXTRACTOR.rank > DOCX.rank
    assert not EXTRACTOR.claims(packed({"word/document.xml": "<a/>"}))


def test_damage_never_shows_as_a_fault() -> None:
    survives(EXTRACTOR.read, odt(p("甲") + table(tr("a", "b"), tr("c", "d"))), 13)


def sheet(*rows: str, columns: str = "") -> Document:
    return EXTRACTOR.read(odt(table(columns, *rows), kind="spreadsheet"))


def test_a_spreadsheets_cells_are_what_they_show() -> None:
    wide = td("头", 'table:number-columns-spanned="2"')
    blank = '<table:table-cell table:number-columns-repeated="1000"/>'
    rest = f'<table:table-row table:number-rows-repeated="1000000">{blank}</table:table-row>'
    formula = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    document = sheet(
        tr(wide, COVERED, "甲", blank), tr("1,234", formula, td("5", 'table:number-columns-repeated="1"')), rest
    )
    assert grid(document) == [
        (0, 0, 1, 2, "头"),
        (0, 2, 1, 1, "甲"),
        (1, 0, 1, 1, "1,234"),
        (1, 1, 1, 1, "\ufffd"),
        (1, 2, 1, 1, "5"),
    ]


def test_a_spreadsheets_hidden_rows_and_columns_are_out() -> None:
    hidden = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    rows = (tr("a", "x", "b"), tr("x", "x", "x", attributes='table:visibility="collapse"'), tr("c", "x", "d"))
    assert [cell[4] for cell in grid(sheet(*rows, columns=hidden))] == ["a", "b", "c", "d"]


def test_a_report_in_a_spreadsheet_is_read_whole() -> None:
    facts = clean(2023, "青溪市审计局", seed=1)
    rows = (row for part in makers.parts(facts) for row in ([[part]] if isinstance(part, str) else makers.blank(part)))
    body = table(*(tr(*(td(text.replace("&", "&amp;")) for text in row)) for row in rows))
    found = figures.read(odt(body, kind="spreadsheet"), facts)
    assert (found.wrong, found.lost, found.rules, found.unread) == ((), (), set(), False)
