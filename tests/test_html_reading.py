"""Web pages are read as a browser shows them, each text with the line and column where it stands."""

from __future__ import annotations

import base64
import time

import pytest

from ogicheck.api import Document, Paragraph, Picture, Place, Table, UnreadableError
from ogicheck_plugins.html import EXTRACTOR


def read(html: str, charset: str = "utf-8") -> Document:
    return EXTRACTOR.read(html.encode(charset))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in table(document).cells]


def at(html: str, place: Place) -> str:
    """What stands at a place, of a page whose lines end in a line feed."""
    lines = html.split("\n")
    assert place.line and place.column and place.end_line and place.end_column
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    first, last = lines[place.line - 1][place.column - 1 :], lines[place.end_line - 1][: place.end_column - 1]
    return "\n".join([first, *lines[place.line : place.end_line - 1], last])


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        EXTRACTOR.read(data)
    assert caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<mn>42</mn>", "42"),
        ("<mrow><mn>4</mn><mn>2</mn></mrow>", "42"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<msup><mn>10</mn><mn>2</mn></msup>", "10/2"),
        ("<mfrac><msup><mn>10</mn><mn>2</mn></msup><mn>3</mn></mfrac>", "10/2/3"),
        ("<mfrac><mrow><mn>4</mn><mn>2</mn></mrow><mrow><msub><mn>1</mn><mn>7</mn></msub></mrow></mfrac>", "42/1/7"),
        ("<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr></mtable>", "1/2"),
        ("<mtable><mtr><mtd>1</mtd></mtr><mtr><mtd>2</mtd></mtr></mtable>", "1/2"),
        ("<mtable><mtr><mtd><mn>42</mn></mtd></mtr></mtable>", "42"),
        ("<mfenced><mn>1</mn><mn>2</mn></mfenced>", "1/2"),
        ("<maction actiontype='toggle'><mn>1</mn><mn>2</mn></maction>", "1/2"),
        ("<mrow><mphantom><mn>4</mn></mphantom><mn>2</mn></mrow>", "2"),
        ("<msup><annotation>9</annotation><mn>42</mn><!-- 7 --><mn hidden>2</mn></msup>", "42"),
        ("<msub><mn style='display:none'>3</mn><mn>42</mn></msub>", "42"),
        ("<semantics><mn>42</mn><annotation encoding='application/x-tex'>42</annotation></semantics>", "42"),
    ],
)
def test_parts_of_a_formula_that_stand_over_each_other_are_no_figure_together(formula: str, shown: str) -> None:
    *_, cell = grid(
        read(f"<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td><math>{formula}</math></td></tr></table>")
    )
    assert cell[-1] == shown


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>总<span>体</span><b>情</b>况</p>", ["总体情况"]),
        ("<p>一、总体\n    情况</p>", ["一、总体情况"]),
        ("<p>No\n  1</p>", ["No 1"]),
        ("<p>标题<br>副题</p>", ["标题\n副题"]),
        ("<div>甲<br><br>乙</div>", ["甲", "乙"]),
        ("<div>甲<br>　　乙</div>", ["甲", "　　乙"]),
        ("<div>甲。<br>一、总体<br>乙<br>丙。<br>（一）丁。戊</div>", ["甲。", "一、总体", "乙\n丙。", "（一）丁。戊"]),
        ("<p>甲&amp;乙&#24773;</p>", ["甲&乙情"]),
        ("<p>12&nbsp;</p>", ["12\xa0"]),
        ("<p>甲<!-- 乙 <p>丙 -->丁</p>", ["甲丁"]),
        ("<p>甲</p><script>if (a < b) '<p>乙</p>'</script><style>p{}</style>", ["甲"]),
        ("<template><p>乙</p></template><noscript>丙</noscript><p>甲</p>", ["甲"]),
        ("<p>甲</p><p hidden>乙</p><p style='DISPLAY : none'>丙</p>", ["甲"]),
        ("<p>甲<del>删</del><ins>增</ins></p>", ["甲删\u0336增"]),
        ("<p>甲<![if !supportLists]><span>乙</span><![endif]><o:p>丙</o:p></p>", ["甲乙丙"]),
        ("<head><title>题名</title></head><body><p>甲</p></body>", ["甲"]),
        ("<p>3 < 5 且 a<b</p>", ["3 < 5 且 a"]),
    ],
)
def test_paragraphs_are_those_that_a_browser_shows(html: str, expected: list[str]) -> None:
    assert texts(read(html)) == expected


def test_each_paragraph_stands_where_its_place_says() -> None:
    html = "<html>\n<body><p>  一、<b>总体\n情况</b> </p>\n<div>甲 &gt; 乙<br>丙</div></body>"
    places = [block.place for block in read(html).blocks]
    assert [at(html, place) for place in places] == ["一、<b>总体\n情况", "甲 &gt; 乙<br>丙"]
    assert places[0] == Place(line=2, column=12, end_line=3, end_column=3)


def test_lines_that_end_in_a_carriage_return_count_once() -> None:
    place = read("<p>甲</p>\r\n\r\n<p>乙</p>\r<p>丙</p>").blocks[2].place
    assert (place.line, place.column) == (4, 4)


def test_a_column_counts_characters_not_bytes() -> None:
    place = read("<p>𠮷甲<b>乙</b></p><p>丙</p>").blocks[1].place
    assert (place.column, place.end_column) == (21, 22)


def test_a_byte_order_mark_is_no_column() -> None:
    place = read("\ufeff<p>甲</p>").blocks[0].place
    assert place.column == 4


def test_each_cell_stands_where_its_place_says_and_a_blank_one_at_its_tag() -> None:
    html = '<table>\n<tr><td>规章</td>\n<td align="a>b"><p>\n 5 </p></td><td class=x></td></tr></table>'
    found = table(read(html))
    assert [at(html, cell.place) for cell in found.cells] == ["规章", "5", "<td class=x>"]
    assert at(html, found.place) == html[html.index("规章") : html.index("</td></tr>")]


def test_tags_in_comments_and_scripts_move_no_place() -> None:
    html = "<!-- <p>无</p> --><script>'<td>'</script><p title='<p>'>甲</p>"
    assert at(html, read(html).blocks[0].place) == "甲"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "<tr><td rowspan=2>申请人<td colspan=2>法人</tr><tr><td>企业<td>机构</tr>",
            [(0, 0, 2, 1, "申请人"), (0, 1, 1, 2, "法人"), (1, 1, 1, 1, "企业"), (1, 2, 1, 1, "机构")],
        ),
        ("<tr><td>甲<td>1<tr><td>乙<td>2", [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "2")]),
        ("<tr><td rowspan=0>甲<td>1<tr><td>2", [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2")]),
        ("<tr><td rowspan=99>甲<td>1<tr><td>2", [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2")]),
        ("<td>甲<td>1", [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]),
        ("<tr><td/>甲<td>1", [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]),
        ("<tr><th>甲<td colspan=x>1", [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]),
        ("<tr><form><td>甲<td>1</form>", [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]),
        (
            "<tfoot><tr><td>总计<td>3</tfoot><tbody><tr><td>甲<td>3",
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "3"), (1, 0, 1, 1, "总计"), (1, 1, 1, 1, "3")],
        ),
    ],
)
def test_a_table_is_the_grid_that_a_browser_makes_of_it(rows: str, expected: list[tuple[int, int, int, int, str]]) -> None:
    assert grid(read(f"<table>{rows}</table>")) == expected


def test_rows_bodies_and_cells_that_are_not_shown_are_none_of_the_tables() -> None:
    hidden = "style='display: none'"
    rows = f"<tr><td>规章<td {hidden}>8<td>5<tr {hidden}><td>规章<td>77<tbody {hidden}><tr><td>9</tbody><tr hidden><td>6"
    assert grid(read(f"<table>{rows}</table>")) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "5")]


def test_the_lines_and_paragraphs_of_a_cell_are_its_lines() -> None:
    html = "<table><tr><td>商业<br>企业<td><p>&nbsp;</p><p>5</p></table>"
    assert [cell.text for cell in table(read(html)).cells] == ["商业\n企业", "5"]


def test_layout_tables_are_what_they_hold() -> None:
    prose = "年度报告的正文" * 50
    html = (
        f"<table><tr><td>栏</td><td><table><tr><td>{prose}</td><td>旁</td></tr></table>"
        "<table><tr><td>规章</td><td>1</td></tr></table></td></tr></table><table><tr><td>单列</td></tr></table>"
    )
    document = read(html)
    assert texts(document) == ["栏", prose, "旁", "单列"]
    assert [text for *_, text in grid(document)] == ["规章", "1"]


def test_what_stands_in_a_table_but_in_no_cell_comes_before_it() -> None:
    html = "<table><caption>表一</caption>漏字<tr><td>甲</td><td>1</td></tr><div>块</div></table>"
    document = read(html)
    assert texts(document) == ["表一", "漏字", "块"]
    assert isinstance(document.blocks[-1], Table)


def test_preformatted_text_is_read_as_text_with_its_tables() -> None:
    html = "<p>题</p><pre>\n  统计 表\n规章\t0\t<b>0</b>\n总计\t\t1\n</pre>"
    document = read(html)
    assert texts(document) == ["题", "统计 表"]
    assert [(row, column, text) for row, column, _, _, text in grid(document)] == [
        *((0, 0, "规章"), (0, 1, "0"), (0, 2, "0")),
        *((1, 0, "总计"), (1, 1, ""), (1, 2, "1")),
    ]
    assert at(html, table(document).cells[-1].place) == "总计\t\t1"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=3 type=a>", ["c.", "d."]),
        ("<ol type=I>", ["I.", "II."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol style='list-style-type: cjk-ideographic'>", ["一、", "二、"]),
        ("<ol style='list-style: none'>", ["", ""]),
        ("<ol style='list-style-type: hebrew'>", [None, None]),
        ("<ul>", ["", ""]),
    ],
)
def test_items_carry_the_number_that_a_browser_prints(opening: str, expected: list[str | None]) -> None:
    blocks = read(f"{opening}<li>甲<li><p>乙</p></ol></ul><p>后</p>").blocks
    assert [block.number for block in blocks if isinstance(block, Paragraph)] == [*expected, ""]


def test_a_picture_said_to_be_larger_than_any_number_is_no_icon() -> None:
    document = read(f'<p>文</p><img width="{"9" * 5000}" height="8"><img width="16" height="8">')
    assert sum(isinstance(block, Picture) for block in document.blocks) == 1


def test_large_pictures_are_told_with_their_text_and_icons_are_not() -> None:
    html = "<p>甲<img src=a alt=公开表><img src=b width=16 height=16><img style='width:20px'></p>"
    document = read(html)
    (found,) = (block for block in document.blocks if isinstance(block, Picture))
    assert (found.text, at(html, found.place)) == ("公开表", "<img src=a alt=公开表>")


def test_a_picture_in_a_cell_is_told_too() -> None:
    document = read("<table><tr><td>甲<td><img src=a alt=表></table>")
    assert [type(block) for block in document.blocks] == [Table, Picture]


SITE = (
    "<div class='nav'>欢迎访问</div><ul><li><a href=/>首页</a></li><li><a href=/zw>政务公开</a> | </li></ul>"
    "<h1><a href=/x>2023年年度报告</a></h1><p>正文见<a href=/y>附件</a>。</p>"
    "<table><tr><td><a href=/a>规章</a></td><td><a href=/b>5</a></td></tr></table>"
    "<div id=footer>主办单位 备案号</div><footer>地图</footer>"
)


def test_menus_and_footers_are_out_but_no_heading_sentence_or_figure() -> None:
    document = read(SITE)
    assert texts(document) == ["2023年年度报告", "正文见附件。"]
    assert [text for *_, text in grid(document)] == ["规章", "5"]


def test_what_calls_itself_a_footer_but_holds_a_table_stays() -> None:
    assert grid(read("<div class=footer><table><tr><td>规章<td>5</table></div>"))[1][-1] == "5"


REPORT = "<html><head><meta charset={}></head><body><p>政府信息公开工作年度报告，行政规范性文件。</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "charset", "remarked"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8", "utf-8-sig", False),
        ("utf-8", "utf-16", False),
        ("gb2312", "gbk", False),
        ("gb2312", "utf-8", True),
        ("utf-8", "gb18030", True),
        ("nonsense", "gb18030", True),
        ("big5", "big5", False),
        ("gb_2312-80", "gbk", False),
        ("cp936", "gbk", False),
        ("iso-8859-1", "gb2312", True),
        ("us-ascii", "gb2312", True),
        ("replacement", "gb2312", True),
    ],
)
def test_the_charset_is_what_the_bytes_are_whatever_the_page_declares(declared: str, charset: str, remarked: bool) -> None:
    html = REPORT.format(declared)
    if charset == "big5":
        html = html.replace("政府信息公开工作年度报告，行政规范性文件。", "政府資訊公開工作年度報告")
    document = read(html, charset)
    assert texts(document)[0][:2] == "政府"
    assert bool(document.remarks) == remarked


def test_gb18030_characters_beyond_gb2312_are_read_in_a_page_that_declares_gb2312() -> None:
    assert texts(read("<meta charset=gb2312><p>朱镕基€㐀</p>", "gb18030")) == ["朱镕基€㐀"]


def test_a_page_with_a_broken_byte_stays_utf_8_and_says_so() -> None:
    data = REPORT.format("utf-8").replace("。", "。" * 90).encode().replace("文".encode(), b"\xff", 1)
    document = EXTRACTOR.read(data)
    assert texts(document)[0].startswith("政府信息公开工作年度报告")
    assert "replaced" in document.remarks[0].en


def test_a_page_cut_off_within_a_character_is_read() -> None:
    assert texts(EXTRACTOR.read("<p>甲乙".encode()[:-1])) == ["甲"]


def test_lines_and_columns_have_a_meaning_in_a_page() -> None:
    document = read("<p>甲</p>")
    assert (document.binary, document.media_type) == (False, "text/html")


def saved(body: bytes, encoding: str) -> bytes:
    head = (
        'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\n'
        f"Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: http://example.test/a.html\r\n\r\n"
    )
    return head.encode() + body + b"\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"


def test_a_page_saved_as_mhtml_is_read() -> None:
    body = base64.encodebytes("<table><tr><td>规章<td>5</table>".encode("gbk"))
    data = saved(body, "base64")
    assert EXTRACTOR.claims(data)
    document = EXTRACTOR.read(data)
    assert [text for *_, text in grid(document)] == ["规章", "5"]
    assert table(document).cells[0].place == Place(part="http://example.test/a.html")
    assert document.binary


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf\r\n<!-- x --><div>x", True),
        ("\ufeff<html>".encode("utf-16-le"), True),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", True),
        ("# 报告\n\n<table><tr><td>规章".encode(), False),
        (b"<?xml version='1.0'?><note/>", False),
        (b"PK\x03\x04<html>\0", False),
    ],
)
def test_a_page_is_known_by_its_content(data: bytes, claimed: bool) -> None:
    assert EXTRACTOR.claims(data) is claimed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<p>x</p>" * (13 * 2**20), "larger than 20 MB"),
        (b"<b>" * 1_000_001, "tags"),
        (b"<div>" * 100_000 + b"text" + b"</div>" * 100_000, "so deeply"),
        (b"<html><script>document.write('x')</script></html>", "no text"),
        (b"<table><tr>" + b"<td>x" * 1001 + b"</table>", "more than 1000 columns"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B--", "holds no page"),
        (b"<a" * 290_000, "no text"),
    ],
    ids=["huge", "tags", "deep", "empty", "wide", "mhtml", "open tags"],
)
def test_a_hostile_page_is_refused_in_bounded_time(data: bytes, words: str) -> None:
    start = time.perf_counter()
    assert words in refusal(data)
    assert time.perf_counter() - start < 10


def test_a_span_of_two_thousand_million_columns_is_one_that_fits() -> None:
    cells = table(read("<table><tr><td colspan=2000000000 rowspan=2000000000>题<tr><td>甲<td>1</table>")).cells
    assert max(cell.column + cell.colspan for cell in cells) <= 202


def test_a_page_with_many_tags_left_open_is_read() -> None:
    html = "".join(f"<font><p>段{index}</p>" for index in range(200))
    assert len(texts(read(html))) == 200


LONG = "清河县司法局依法公开政府信息。" * 40


@pytest.mark.parametrize(
    "tag", ["<iframe src='./nb_files/saved_resource.html'></iframe>", "<frameset><frame src='a.htm'></frameset>"]
)
def test_a_page_whose_text_stands_in_a_frame_names_the_file_to_check(tag: str) -> None:
    name = "nb_files/saved_resource.html" if "iframe" in tag else "a.htm"
    assert name in refusal(f"<p>版权所有</p>{tag}".encode())


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LONG}</p><iframe src=ad.html></iframe>",
        "<p>甲</p><iframe src='about:blank'></iframe>",
        "<p>甲</p><iframe></iframe>",
    ],
)
def test_a_frame_beside_a_pages_own_text_is_left_alone(html: str) -> None:
    assert texts(read(html))[0] in (LONG, "甲")


def framed(outer: str, inner: str) -> bytes:
    parts = (
        f"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {name}\r\n\r\n{base64.encodebytes(page.encode()).decode()}\r\n"
        for name, page in (("a.html", outer), ("cid:frame-1", inner))
    )
    head = 'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    return (head + "".join(parts) + "--B--\r\n").encode()


@pytest.mark.parametrize("words", ["版权所有", "本站导航。" * 90])
def test_of_a_saved_page_with_frames_the_one_that_says_most_is_read(words: str) -> None:
    outer = f"<script>{'x' * 20_000}</script><p>{words}</p><iframe src='cid:frame-1'></iframe>"
    document = EXTRACTOR.read(framed(outer, f"<p>{LONG}</p>"))
    assert texts(document) == [LONG]
    assert document.blocks[0].place.part == "cid:frame-1"


def test_the_address_of_a_saved_page_is_a_text_whatever_bytes_it_holds() -> None:
    page = framed(f"<p>{LONG}</p>", "").replace(b"a.html", b"a\xe9\xff.html")
    assert type(EXTRACTOR.read(page).blocks[0].place.part) is str


def test_a_saved_page_whose_frames_hold_no_text_says_so() -> None:
    assert "in a frame" in refusal(framed("<iframe src='cid:frame-1'></iframe>", "<script>x</script>"))


def test_figures_in_fields_of_a_table_are_its_cells_text() -> None:
    fields = ("value='3'", "type='text' value=' 12 '/", "type=hidden value=9")
    row = "<tr><td>甲</td>" + "".join(f"<td><input {field}></td>" for field in fields)
    found = table(read(f"<input value='请输入关键字'><table><tr><td>项<td>一<td>二<td>三</tr>{row}</tr></table>"))
    assert [cell.text for cell in found.cells if cell.row == 1] == ["甲", "3", "12", ""]
    assert found.cells[5].place.column is not None


@pytest.mark.parametrize(
    "store", ["<script>var page = '{0}'</script>", "<textarea hidden>{0}</textarea>", "<iframe srcdoc='{0}'></iframe>"]
)
def test_a_page_whose_text_only_a_script_shows_says_so(store: str) -> None:
    assert "scripts write" in refusal(f"<html><h1>2023年年度报告</h1>{store.format(LONG * 6)}</html>".encode())
    assert texts(read(f"<p>{LONG}</p>{store.format(LONG * 6)}")) == [LONG]


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("<select><option>1<option selected>2</select>", "2"),
        ("<select><option value=9>8</option><option>7</option></select>", "8"),
        ("<select></select>", ""),
        ("<textarea rows=1> 3\n</textarea>", "3"),
        ("<input type=number value=4>", "4"),
        ("<input type=checkbox value=4>", ""),
    ],
)
def test_a_field_of_a_table_says_what_it_shows(field: str, shown: str) -> None:
    document = read(f"<p>{field}</p><table><tr><td>甲<td>{field}</tr><tr><td>乙<td>1</table>")
    assert [cell.text for cell in table(document).cells] == ["甲", shown, "乙", "1"]
    assert texts(document) == []


MENU = '<div style="display:flex"><a href="/a">首页</a><div>政务公开</div><div>互动交流</div></div>' * 3


def test_boxes_side_by_side_without_figures_arrange_the_page() -> None:
    page = f"<html><body><main>{MENU}</main><p>{LONG}</p></body></html>"
    assert not [block for block in read(page).blocks if isinstance(block, Table)]


@pytest.mark.parametrize("widths", [("20%", "40%", "40%"), ("20%", "80%")])
def test_boxes_side_by_side_span_the_columns_of_their_width(widths: tuple[str, ...]) -> None:
    def row(*cells: tuple[str, str]) -> str:
        boxes = "".join(f'<div style="width:{width}">{text}</div>' for width, text in cells)
        return f'<div style="display:flex">{boxes}</div>'

    head = row(*zip(widths, ("事项", "甲", "乙"), strict=False))
    figures = row(("20%", "收到"), ("40%", "3"), ("20%", "4"), ("20%", "5"))
    found = read(f"<html><body><p>{LONG}</p><div>{head}{figures}{figures}</div></body></html>")
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    spans = [cell.colspan for cell in table.cells if cell.row == 0]
    assert spans == ([1, 1, 2] if len(widths) == 3 else [1, 3])


def test_lines_of_text_of_boxes_side_by_side_are_sentences() -> None:
    lines = "".join(
        f'<div style="display:flex"><div>{words}</div><div>{count}</div><div>件</div></div>'
        for words, count in (("收到申请", 46), ("办结", 29), ("结转", 3))
    )
    assert not [block for block in read(f"<p>{LONG}</p><div>{lines}</div>").blocks if isinstance(block, Table)]


def test_paragraphs_that_are_shown_as_cells_of_no_table_are_text() -> None:
    page = "".join(f'<p style="display:table-cell">第{count}段{LONG}</p>' for count in "一二三")
    assert [block.text[:3] for block in read(page).blocks if isinstance(block, Paragraph)] == ["第一段", "第二段", "第三段"]
