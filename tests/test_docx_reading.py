"""Word files are read as a person sees them: accepted text, printed numbers, merged cells; the rest is refused plainly."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping

import pytest

from ogicheck.api import Document, Paragraph, Picture, Table, UnreadableError
from ogicheck_plugins.docx import EXTRACTOR
from tests.documents import reading

READ = reading(EXTRACTOR)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def document_part(body: str, prolog: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {NAMES}><w:body>{body}</w:body></w:document>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    parts = {"word/document.xml": document_part(body)}
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {NAMES}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {NAMES}>{styles}</w:styles>"
    return packed(parts)


def read(body: str, **parts: str) -> Document:
    return READ(docx(body, **parts))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*content: str, properties: str = "") -> str:
    runs = (run(part) if "<" not in part else part for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if '<w:p' in content else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    row = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{row}</w:tr>"


def tbl(*rows: str, grid: str = "") -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in table(document).cells]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        READ(data)
    assert caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f'<w:ins w:id="1">{run("新增")}</w:ins>', "新增"),
        (f'<w:moveTo w:id="1">{run("移来")}</w:moveTo>', "移来"),
        ('<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>留', "留"),
        (f'<w:moveFrom w:id="1">{run("移走")}</w:moveFrom>', ""),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:smartTag w:element="date">{run("12月")}</w:smartTag>', "12月"),
        (f'<w:fldSimple w:instr="DATE">{run("2023")}</w:fldSimple>', "2023"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        ("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:cr/><w:t>末</w:t></w:r>", "上\n下\n末"),
        ("<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t></w:r>", "左\t右"),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2023</w:t></w:r>", "2021-2023"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>', "①"),
        (f"{run('见')}{run('隐藏', '<w:vanish/>')}{run('者')}", "见者"),
        (run("不隐", '<w:vanish w:val="0"/>'), "不隐"),
        (f"""{run("22")}{run("1", '<w:vertAlign w:val="superscript"/>')}""", "22¹"),
        (run("22", '<w:vertAlign w:val="baseline"/>'), "22"),
        ('<w:r><w:t>注</w:t><w:footnoteReference w:id="2"/></w:r>', "注"),
        (f"<w:r><w:ruby><w:rt>{run('zhu')}</w:rt><w:rubyBase>{run('注')}</w:rubyBase></w:ruby></w:r>", "注"),
    ],
)
def test_a_paragraph_says_what_the_accepted_document_shows(content: str, text: str) -> None:
    content = content.replace("</w:del>留", f"</w:del>{run('留')}")
    assert texts(read(p("前") + p(content))) == ["前", *([text] if text else [])]


def field(*parts: str) -> str:
    kinds = ("begin", "separate", "end")
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]
    return marks[0] + parts[0] + marks[1] + parts[1] + marks[2]


def test_of_a_field_only_the_result_is_read() -> None:
    inner = field("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("9"))
    outer = field(f"<w:r><w:instrText>IF</w:instrText></w:r>{inner}", run("结果"))
    assert texts(read(p("前", outer, "后"))) == ["前结果后"]


def test_a_fields_result_is_read_where_its_separator_stands_in_a_content_control_or_an_insertion() -> None:
    parts = field("<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>", run("238"))
    separator = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    wrapped = [f"<w:sdt><w:sdtContent>{separator}</w:sdtContent></w:sdt>", f"<w:ins>{separator}</w:ins>"]
    assert texts(read("".join(p(parts.replace(separator, one)) for one in wrapped))) == ["238", "238"]


def test_a_field_that_is_never_closed_costs_no_later_paragraph() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(p("一", opened) + p("二"))) == ["一", "二"]


def test_a_paragraph_whose_mark_is_deleted_runs_into_the_next() -> None:
    first = p("总体", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert texts(read(first + p("情况"))) == ["总体情况"]


def test_text_hidden_by_its_style_is_out() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="base"/></w:style>'
    )
    body = p("见", run("隐", '<w:rStyle w:val="h"/>')) + p("全隐", properties='<w:pStyle w:val="child"/>')
    assert texts(read(body, styles=styles)) == ["见"]


def test_content_controls_round_blocks_rows_and_cells_are_seen_through() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = tr(control(tc("甲")), tc("1"))
    document = read(control(p("块")) + tbl(control(row), tr("乙", "2")))
    assert texts(document) == ["块"]
    assert [text for *_, text in grid(document)] == ["甲", "1", "乙", "2"]
    assert table(document).cells[0].place.path == (
        "/w:document/w:body/w:tbl[1]/w:sdt[1]/w:sdtContent[1]/w:tr[1]/w:sdt[1]/w:sdtContent[1]/w:tc[1]"
    )


def text_box(content: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        f"{content}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{content}"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_and_after_the_paragraph_that_anchors_it() -> None:
    assert texts(read(p("锚", text_box(p("框")), "点") + p("后"))) == ["锚点", "框", "后"]


def test_a_text_box_over_a_cell_is_no_part_of_the_cells_figure() -> None:
    document = read(tbl(tr("规章", tc(p("5", text_box(p("章")))))))
    assert grid(document) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "5")]
    assert texts(document) == ["章"]


def picture(width_cm: float) -> str:
    size = int(width_cm * 360_000)
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="9"/><wp:docPr id="1" name="p" descr="公开表"/>'
        '<a:blip r:embed="rId1" xmlns:r="' + RELATIONS + '"/></wp:inline></w:drawing></w:r>'
    )


def test_a_picture_large_enough_to_be_a_table_is_told_with_its_description() -> None:
    document = read(p("图", picture(8)) + p("标", picture(1)))
    assert [block.text for block in document.blocks if isinstance(block, Picture)] == ["公开表"]


def test_an_old_style_picture_is_told_too() -> None:
    shape = '<w:r><w:pict><v:shape style="width:300pt;height:90pt" alt="表"><v:imagedata/></v:shape></w:pict></w:r>'
    document = read(p("图", shape))
    assert [block.text for block in document.blocks if isinstance(block, Picture)] == ["表"]


def test_a_large_shape_that_holds_no_picture_is_not_told_as_one() -> None:
    line = '<w:r><w:pict><v:shape style="width:300pt;height:90pt" alt="线"/></w:pict></w:r>'
    assert not [block for block in read(p("文", line)).blocks if isinstance(block, Picture)]


def test_a_picture_that_is_large_one_way_only_is_told() -> None:
    tall = picture(8).replace("cx", "c_").replace("cy", "cx").replace("c_", "cy")
    assert [block.text for block in read(p("图", tall)).blocks if isinstance(block, Picture)] == ["公开表"]


def test_a_list_that_the_file_does_not_define_prints_no_number() -> None:
    lost = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert numbers(read(item("题"), numbering=lost)) == [""]


def test_merged_cells_come_as_spans() -> None:
    span, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(tbl(tr(tc("申请人", start), tc("法人", span)), tr(tc("", on), "企业", "机构")))
    assert grid(document) == [
        (0, 0, 2, 1, "申请人"),
        (0, 1, 1, 2, "法人"),
        (1, 1, 1, 1, "企业"),
        (1, 2, 1, 1, "机构"),
    ]


def test_a_merge_that_starts_nowhere_is_a_cell_of_its_own() -> None:
    assert grid(read(tbl(tr(tc("甲", "<w:vMerge/>"), "1"), tr("乙", "2"))))[0] == (0, 0, 1, 1, "甲")


def test_cells_merged_the_old_way_across_a_row_are_one() -> None:
    first, second = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    document = read(tbl(tr(tc("标题", first), tc("", second)), tr("甲", "1")))
    assert grid(document)[0] == (0, 0, 1, 2, "标题")


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    late = tr("2", properties='<w:gridBefore w:val="1"/>')
    assert grid(read(tbl(tr("甲", "1"), late)))[-1] == (1, 1, 1, 1, "2")


def test_rows_and_cells_that_are_deleted_or_hidden_are_absent() -> None:
    gone = tr("乙", "2", properties='<w:del w:id="1"/>')
    hidden = tr("丙", "3", properties="<w:hidden/>")
    document = read(tbl(tr("甲", "1"), gone, hidden, tr("丁", tc("0", '<w:cellDel w:id="2"/>'), "4")))
    assert [text for *_, text in grid(document)] == ["甲", "1", "丁", "4"]
    assert table(document).cells[2].row == 1


def test_a_column_that_only_a_rounded_width_makes_is_none() -> None:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (600, 599, 1, 600))
    header = tr(tc("复议", '<w:gridSpan w:val="2"/>'), tc("诉讼", '<w:gridSpan w:val="2"/>'))
    row = tr("1", tc("2", '<w:gridSpan w:val="2"/>'), "3")
    assert grid(read(tbl(header, row, grid=columns))) == [
        (0, 0, 1, 2, "复议"),
        (0, 2, 1, 1, "诉讼"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
        (1, 2, 1, 1, "3"),
    ]


def test_a_table_that_only_lays_out_a_page_is_its_paragraphs_and_tables() -> None:
    inner = tbl(tr("规章", "1"))
    document = read(tbl(tr("题", tc(p("前") + inner + p("后")))))
    assert texts(document) == ["题", "前", "后"]
    assert grid(document) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "1")]


def test_the_paragraphs_of_a_cell_are_its_lines_and_blank_ones_count_for_nothing() -> None:
    assert grid(read(tbl(tr(tc(p("商业") + p("企业")), tc(p("") + p("5"))))))[0:2] == [
        (0, 0, 1, 1, "商业\n企业"),
        (0, 1, 1, 1, "5"),
    ]


def level(form: str, text: str, index: int = 0, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def a_list(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'
    )


def item(text: str, index: int = 0, number: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>')


def numbers(document: Document) -> list[str | None]:
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("form", "text", "first", "twelfth"),
    [
        ("chineseCounting", "%1、", "一、", "十二、"),
        ("chineseCountingThousand", "（%1）", "（一）", "（十二）"),
        ("japaneseCounting", "第%1条", "第一条", "第十二条"),
        ("taiwaneseCountingThousand", "%1", "一", "十二"),
        ("ideographDigital", "%1", "一", "一二"),
        ("ideographZodiac", "%1", "子", "亥"),
        ("chineseLegalSimplified", "%1", "壹", "壹拾贰"),
        ("decimal", "%1.", "1.", "12."),
        ("decimalZero", "%1", "01", "12"),
        ("decimalFullWidth", "%1", "１", "１２"),
        ("decimalEnclosedCircle", "%1", "①", "⑫"),
        ("lowerLetter", "%1)", "a)", "l)"),
        ("upperRoman", "%1", "I", "XII"),
        ("bullet", "●", "", ""),
        ("hebrew1", "%1", None, None),
    ],
)
def test_an_automatic_number_is_the_one_that_word_prints(
    form: str, text: str, first: str | None, twelfth: str | None
) -> None:
    found = numbers(read("".join(item("题") for _ in range(12)), numbering=a_list(level(form, text))))
    assert (found[0], found[11]) == (first, twelfth)


def test_a_deeper_level_begins_anew_below_each_item() -> None:
    levels = level("decimal", "%1."), level("decimal", "%1.%2", 1)
    body = item("甲") + item("子", 1) + item("丑", 1) + item("乙") + item("寅", 1)
    assert numbers(read(body, numbering=a_list(*levels))) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = level("decimal", "%1."), level("decimal", "%2)", 1, '<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("子", 1) + item("乙") + item("丑", 1)
    assert numbers(read(body, numbering=a_list(*levels))) == ["1.", "1)", "2.", "2)"]


def test_a_legal_level_prints_all_its_numbers_in_digits() -> None:
    levels = level("chineseCounting", "%1、"), level("decimal", "%1.%2", 1, "<w:isLgl/>")
    assert numbers(read(item("甲") + item("子", 1), numbering=a_list(*levels))) == ["一、", "1.1"]


def test_a_list_that_overrides_its_start_begins_there() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    body = item("甲") + item("乙") + item("丙", number=2) + item("丁", number=2)
    assert numbers(read(body, numbering=a_list(level("decimal", "%1."), more=second))) == ["1.", "2.", "5.", "6."]


def test_a_style_numbers_its_paragraphs_also_through_the_style_that_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    none = '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    styled = [p(text, properties=f'<w:pStyle w:val="{style}"/>') for text, style in (("甲", "b"), ("乙", "a"))]
    body = styled[0] + p("非", properties=none) + styled[1]
    found = read(body, numbering=a_list(level("chineseCounting", "%1、")), styles=styles)
    assert numbers(found) == ["一、", "", "二、"]


def test_a_list_may_be_defined_through_a_numbering_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num>' + a_list(level("chineseCounting", "%1、"))
    )
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert numbers(read(item("甲", number=9), numbering=numbering, styles=styles)) == ["一、"]


def test_a_label_in_a_cell_has_its_automatic_number_before_it() -> None:
    document = read(tbl(tr(tc(item("规章")), "1")), numbering=a_list(level("decimal", "%1.")))
    assert grid(document)[0][-1] == "1. 规章"


def test_a_place_is_a_path_that_leads_to_the_element() -> None:
    from lxml import etree

    body = p("前") + tbl(tr("甲", "1"), tr("乙", "2"))
    cell = table(read(body)).cells[3]
    (found,) = etree.fromstring(document_part(body).encode()).xpath(cell.place.path, namespaces={"w": W})
    assert (cell.place.part, "".join(found.itertext())) == ("word/document.xml", "2")


def test_the_main_part_is_found_by_its_relation() -> None:
    target = f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="/word/document2.xml"/>'
    data = packed({"_rels/.rels": f"<Relationships>{target}</Relationships>", "word/document2.xml": document_part(p("文"))})
    assert texts(READ(data)) == ["文"]


def test_a_file_of_the_strict_standard_is_read_alike() -> None:
    strict = document_part(p("严格")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(READ(packed({"word/document.xml": strict}))) == ["严格"]


def test_a_part_in_utf_16_is_read_alike() -> None:
    part = document_part(p("文")).replace("UTF-8", "UTF-16").encode("utf-16")
    assert texts(READ(packed({"word/document.xml": part}))) == ["文"]


@pytest.mark.parametrize(
    ("main", "media_type"),
    [
        ("ms-word.document.macroEnabled", "ms-word.document.macroEnabled.12"),
        ("ms-word.template.macroEnabledTemplate", "ms-word.template.macroEnabled.12"),
        (
            "openxmlformats-officedocument.wordprocessingml.template",
            "openxmlformats-officedocument.wordprocessingml.template",
        ),
    ],
)
def test_files_with_macros_and_templates_are_read_and_named(main: str, media_type: str) -> None:
    types = f"<Types><Override ContentType='application/vnd.{main}.main+xml'/></Types>"
    data = packed({"word/document.xml": document_part(p("正文")), "[Content_Types].xml": types})
    assert texts(READ(data)) == ["正文"]
    assert READ(data).media_type == f"application/vnd.{media_type}"


PAGE = "<html><body><p>网页</p><table><tr><td>规章</td><td>3</td></tr></table></body></html>"
MAIL = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location: a.htm\n\n{PAGE}"


def chunked(data: str | bytes) -> bytes:
    """A Word file with a text in another format between two paragraphs."""
    body = f'{p("前")}<w:altChunk xmlns:r="{RELATIONS}" r:id="rId7"/>{p("后")}'
    relation = f'<Relationship Id="rId7" Type="{RELATIONS}/aFChunk" Target="chunk.bin"/>'
    return packed(
        {
            "word/document.xml": document_part(body),
            "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
            "word/chunk.bin": data,
        }
    )


@pytest.mark.parametrize("data", [PAGE, MAIL])
def test_a_web_page_that_a_program_put_into_the_file_is_read_in_its_place(data: str) -> None:
    document = READ(chunked(data))
    assert texts(document) == ["前", "网页", "后"]
    assert [cell.text for cell in table(document).cells] == ["规章", "3"]
    assert {block.place.part for block in document.blocks} == {"word/document.xml", "word/chunk.bin"}


def test_rtf_within_the_file_is_read_too() -> None:
    assert texts(READ(chunked(rb"{\rtf1\ansi inside\par}"))) == ["前", "inside", "后"]


def test_a_word_file_within_the_file_is_read_in_its_place_to_some_depth() -> None:
    inner = docx(p("内"))
    assert texts(READ(chunked(inner))) == ["前", "内", "后"]
    for _ in range(6):
        inner = chunked(inner)
    assert "files lie within files" in refusal(inner)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 torn",
        b"\x01\x02\0\0",
        "<pkg:package>内</pkg:package>",
        packed({"word/document.xml": document_part("")}),
    ],
    ids=["a torn file", "of no known kind", "the source of another format", "without text"],
)
def test_text_in_a_format_that_cannot_be_read_within_the_file_is_told_of(data: bytes | str) -> None:
    """Nothing of the report is missed in silence."""
    assert "word/chunk.bin" in refusal(chunked(data))


def test_a_part_that_the_file_refers_to_and_does_not_hold_is_told_of() -> None:
    assert "no such part" in refusal(chunked(b"").replace(b"word/chunk.bin", b"word/other.bin"))


def long_file() -> bytes:
    rows = "".join(tr(f"行{index}", f"{index:06}") for index in range(4000))
    return docx(p("题") + tbl(rows))


def test_a_file_cut_off_is_read_to_its_last_whole_row_and_says_so() -> None:
    data = long_file()
    document = READ(data[: len(data) // 2])
    assert "cut off" in document.remarks[0].en
    cells = table(document).cells
    assert len(cells) % 2 == 0
    assert [cell.text for cell in cells if cell.column == 1] == [f"{index:06}" for index in range(len(cells) // 2)]


def test_a_file_that_lost_only_its_directory_is_read_whole_and_says_so() -> None:
    data = docx(p("全文"))
    document = READ(data[: data.index(b"PK\x01\x02")])
    assert texts(document) == ["全文"]
    assert "still whole" in document.remarks[0].en


def test_a_number_whose_definition_was_lost_with_the_files_end_is_unknown() -> None:
    data = docx(item("题"), numbering=a_list(level("decimal", "%1.")))
    document = READ(data[: data.index(b"word/numbering.xml") - 30])
    assert numbers(document) == [None]


def lock(name: str, length: int) -> bytes:
    """What Word leaves beside a file that this person has open."""
    narrow, wide = name.encode("gbk").ljust(53), name.encode("utf-16-le").ljust(106, b"\0")
    return bytes([length]) + narrow + bytes([len(name), 0]) + wide


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ole("EncryptedPackage"), "encrypted with a password"),
        (lock("张三", 4), "beside an open file"),
        (lock("Administrator", 13), "beside an open file"),
        (ole("WordDocument"), "save it as docx"),
        (ole("Workbook"), "old Office file"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "an Excel workbook"),
        (packed({"ppt/presentation.xml": "<p/>"}), "a PowerPoint presentation"),
        (packed({"META-INF/manifest.xml": "<m/>", "content.xml": "<c/>"}), "an OpenDocument file"),
        (packed({"报告.docx": b"x"}), "a plain zip archive"),
        (packed({"word/document.xml": document_part(p("&x;"), "<!DOCTYPE d [<!ENTITY x 'y'>]>")}), "DOCTYPE"),
        (packed({"word/document.xml": document_part("<w:p><w:r>")}), "damaged"),
        (docx("<w:customXml>" * 100_000 + "</w:customXml>" * 100_000), "damaged"),
        (docx(p("")), "neither text nor pictures"),
        (b"PK\x03\x04" + bytes(20), "damaged"),
        (docx(tbl(tr(*(["1"] * 1001)))), "more than 1000 cells"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_for_what_it_is(data: bytes, words: str) -> None:
    assert EXTRACTOR.claims(data)
    assert words in refusal(data)


def test_a_picture_or_a_pdf_is_not_taken_for_a_word_file() -> None:
    assert not EXTRACTOR.claims(b"\x89PNG\r\n\x1a\n")
    assert not EXTRACTOR.claims(b"%PDF-1.7")


def test_a_bomb_is_refused_before_it_is_wholly_unpacked() -> None:
    data = packed({"word/document.xml": bytes(200 * 2**20)})
    tracemalloc.start()
    try:
        assert "zip bomb" in refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 100 * 2**20
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_of_its_size_is_refused() -> None:
    data = bytearray(packed({"word/document.xml": bytes(100 * 2**20)}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<L", 1000)
    assert "zip bomb" in refusal(bytes(data))


def test_a_part_that_is_not_what_its_checksum_says_is_refused() -> None:
    data = bytearray(docx(p("文")))
    directory = data.index(b"PK\x01\x02")
    data[directory + 16] ^= 0xFF
    assert "damaged" in refusal(bytes(data))


def test_a_span_of_two_thousand_million_columns_is_one_that_fits() -> None:
    document = read(tbl(tr(tc("题", '<w:gridSpan w:val="2000000000"/>')), tr("甲", "1")))
    assert max(cell.column + cell.colspan for cell in table(document).cells) <= 202


def fielded(instruction: str, *result: str, data: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + "".join(map(run, result))
    return f'{begin}{asked}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def chosen(*entries: str, result: str = "") -> str:
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f"<w:ffData><w:ddList>{result}{listed}</w:ddList></w:ffData>"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (fielded(" FORMDROPDOWN ", data=chosen("15", "28", result='<w:result w:val="1"/>')), "28"),
        (fielded(" FORMDROPDOWN ", data=chosen("15", "28", result='<w:default w:val="1"/>')), "28"),
        (fielded(" FORMDROPDOWN ", data=chosen("15", "28")), "15"),
        (fielded(" FORMTEXT ", "12", data="<w:ffData><w:textInput/></w:ffData>"), "12"),
        (fielded(" FORMTEXT ", data='<w:ffData><w:textInput><w:default w:val="7"/></w:textInput></w:ffData>'), "7"),
        (fielded(" =SUM(LEFT) ", "9"), "9"),
        (fielded(" =SUM(LEFT) "), "\ufffd"),
        (fielded(" FORMDROPDOWN ", data=chosen(result='<w:result w:val="5"/>')), "\ufffd"),
        (fielded(" BOOKMARK "), ""),
        ('<w:r><w:object><w:control w:name="box"/></w:object></w:r>', "\ufffd"),
    ],
)
def test_a_forms_field_says_what_it_shows_and_is_never_blank_where_that_is_not_in_the_file(field: str, text: str) -> None:
    assert [cell.text for cell in table(read(tbl(tr("甲", tc(p(field))), tr("乙", "1")))).cells] == ["甲", text, "乙", "1"]


def prompted(text: str, mark: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{mark}<w:text/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (prompted("点此填写"), ""),
        (prompted("点此填写", '<w:showingPlcHdr w:val="0"/>'), "点此填写"),
        (prompted("点此填写", ""), "点此填写"),
        (prompted("12"), "12"),
        (prompted("清河县司法局"), "清河县司法局"),
        (prompted("单击或点击此处输入文字。"), ""),
        (prompted("Click or tap here to enter text."), ""),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompted('5', '')}</w:sdtContent></w:sdt>", "5"),
    ],
)
def test_a_content_control_that_still_asks_to_be_filled_in_is_blank(control: str, text: str) -> None:
    assert [cell.text for cell in table(read(tbl(tr("甲", tc(p(control))), tr("乙", "1")))).cells] == ["甲", text, "乙", "1"]
    assert texts(read(p(run("共"), control, run("件")))) == [f"共{text}件"]


@pytest.mark.parametrize("instruction", [" =SUM(ABOVE) ", "DOCPROPERTY 收到", "=b2+c2"])
def test_a_simple_field_without_its_result_is_unread(instruction: str) -> None:
    assert texts(read(p(f'<w:fldSimple w:instr="{instruction}"/>'))) == ["\ufffd"]
    assert texts(read(p(f'<w:fldSimple w:instr="{instruction}">{run("238")}</w:fldSimple>'))) == ["238"]
    assert texts(read(p(run("前"), '<w:fldSimple w:instr="PAGE"/>'))) == ["前"]


def test_a_figure_in_a_text_box_that_a_cell_holds_leaves_no_other_figure_in_it() -> None:
    def box(words: str) -> str:
        return f"<w:r><w:pict><w:txbxContent>{p(run(words))}</w:txbxContent></w:pict></w:r>"

    row = tr(tc(p(run("收到"))), tc(p(box("12"))), tc(p(run("7"), box("17"))), tc(p(run("8"), box("已核"))))
    [table] = [
        block
        for block in read(tbl(row, tr(*(tc(p(run(words))) for words in "甲乙丙丁")))).blocks
        if isinstance(block, Table)
    ]
    assert [cell.text for cell in table.cells[:4]] == ["收到", "\ufffd", "\ufffd", "8"]


WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:object/></w:r>", "\ufffd"),
        (f"<w:r><w:drawing><wp:inline {WP}/></w:drawing></w:r>", "\ufffd"),
        (f"<w:r><w:drawing><wp:anchor {WP}/></w:drawing></w:r>", ""),
        (f"<w:r><w:drawing><wp:inline {WP}/></w:drawing></w:r>" + run("8"), "8"),
    ],
)
def test_a_cell_with_a_picture_in_place_of_text_is_unread_and_one_under_a_seal_is_blank(inside: str, text: str) -> None:
    assert [cell.text for cell in table(read(tbl(tr("甲", tc(p(inside))), tr("乙", "1")))).cells] == ["甲", text, "乙", "1"]


@pytest.mark.parametrize(
    ("ground", "text"), [("", "\ufffd12"), ('<w:shd w:fill="FFFFFF"/>', "\ufffd12"), ('<w:shd w:fill="003366"/>', "4512")]
)
def test_a_white_figure_is_seen_on_a_ground_alone(ground: str, text: str) -> None:
    body = tbl(tr("甲", tc(p(run("45", f'<w:color w:val="FFFFFF"/>{ground}') + run("12")))), tr("乙", "1"))
    assert table(read(body)).cells[1].text == text
