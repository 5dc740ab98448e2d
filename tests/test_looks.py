"""A figure is what a reader sees: without marks that have no ink, a note's raised mark, or what is struck out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ogicheck.api import Document, Paragraph, Table
from ogicheck.values.numbers import parse
from ogicheck.values.words import fold
from ogicheck_plugins.html import EXTRACTOR as HTML
from ogicheck_plugins.national.narrative.folding import sentences
from ogicheck_plugins.odt import EXTRACTOR as ODT
from ogicheck_plugins.repairs.struck import without_struck
from ogicheck_plugins.rtf import EXTRACTOR as RTF
from tests.test_docx_reading import p, run, tbl, tc, tr
from tests.test_docx_reading import read as read_docx
from tests.test_odt_reading import odt
from tests.test_odt_reading import p as odt_p
from tests.test_rtf_reading import rtf

NO_INK = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u2060\u2061\u2062\u2063\u2064\ufe0f\ufeff"
NO_INK += "\u034f\u061c\u180e\u3164\U000e0101"
STROKES = "1\u03362\u0336"


@given(st.integers(0, 10**6), st.lists(st.tuples(st.sampled_from(NO_INK), st.integers(0, 7)), max_size=5))
def test_marks_without_ink_change_no_figure_and_are_nothing_to_tell_of(number: int, marks: list[tuple[str, int]]) -> None:
    text = str(number)
    for mark, at in marks:
        text = text[:at] + mark + text[at:]
    assert parse(text) == (number, "plain")
    assert fold(f"第{text}项") == f"第{number}项"


TURNED = [("\u202e7", 7), ("12\u202e", 12), ("\u202e12\u202c", None), ("3\u202e12", None)]


@pytest.mark.parametrize(("text", "value"), TURNED)
def test_digits_that_a_mark_turns_round_are_no_number(text: str, value: int | None) -> None:
    assert parse(text)[0] == value


def test_a_hyphen_that_does_not_break_is_a_minus() -> None:
    assert parse("\u20113")[0] == -3
    assert parse("\u2011")[1] == "placeholder"


@pytest.mark.parametrize(("text", "value"), [("22¹", 22), ("22₁", 22), ("12.5⁽²⁾", Decimal("12.5"))])
def test_raised_and_lowered_digits_are_none_of_a_figure(text: str, value: int | Decimal) -> None:
    assert parse(text)[0] == value


def test_sentences_have_neither_a_notes_mark_nor_one_without_ink_in_a_number() -> None:
    assert [one.text for one in sentences("收到申请10¹件，办结1\u206009件")] == ["收到申请10件,办结109件"]


def report_text(document: Document) -> list[str]:
    found = []
    for block in without_struck(document.blocks):
        found += [block.text] if isinstance(block, Paragraph) else []
        found += [cell.text for cell in block.cells] if isinstance(block, Table) else []
    return found


WORD_STYLES = (
    '<w:style w:type="character" w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="more"><w:basedOn w:val="gone"/></w:style>'
    '<w:style w:type="character" w:styleId="note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:strike/>", "17"),
        ("<w:dstrike/>", "17"),
        ('<w:rStyle w:val="more"/>', "17"),
        ('<w:rStyle w:val="more"/><w:strike w:val="0"/>', "917"),
        ('<w:strike w:val="0"/>', "917"),
        ('<w:strike w:val="false"/><w:dstrike w:val="0"/>', "917"),
    ],
)
def test_a_struck_figure_of_a_word_file_is_not_the_figure(properties: str, expected: str) -> None:
    body = tbl(tr("甲", tc(p(run("9", properties), run("17")))))
    assert report_text(read_docx(body, styles=WORD_STYLES)) == ["甲", expected]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [('<w:rStyle w:val="note"/>', "22¹"), ('<w:position w:val="6"/>', "22¹"), ('<w:vertAlign w:val="baseline"/>', "221")],
)
def test_a_notes_mark_of_a_word_file_is_told_by_its_style_and_its_place(properties: str, expected: str) -> None:
    assert report_text(read_docx(p(run("22"), run("1", properties)), styles=WORD_STYLES)) == [expected]


ODT_STYLES = (
    '<style:style style:name="S" style:family="text"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="N" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="0" style:family="text"><style:text-properties style:text-position="0% 100%"'
    ' style:text-line-through-style="none"/></style:style>'
)


@pytest.mark.parametrize(("style", "expected"), [("S", "17"), ("N", "⁹17"), ("0", "917")])
def test_an_opendocument_text_says_what_is_struck_and_what_is_raised(style: str, expected: str) -> None:
    body = odt_p(f'<text:span text:style-name="{style}">9</text:span>17')
    assert report_text(ODT.read(odt(body, ODT_STYLES))) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"{\strike 9}17\par", "17"),
        (r"\striked1 9\striked0 17\par", "17"),
        (r"17{\super 2}\par", "17²"),
        (r"17{\up6 2}{\dn6 3}\par", "17²₃"),
        (r"{\super 9\nosupersub 17}\par", "⁹17"),
        (r"\strike0 917\par", "917"),
        (r"\strike 9\plain 17\par", "17"),
    ],
)
def test_rtf_says_what_is_struck_and_what_is_raised(body: str, expected: str) -> None:
    assert report_text(RTF.read(rtf(body))) == [expected]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("10<sup>1</sup>", "10¹"),
        ("10<sub>1</sub>", "10₁"),
        ('10<span style="vertical-align: super">1</span>', "10¹"),
        ('10<span style="vertical-align:4px;font-size:8px">1</span>', "10¹"),
        ('10<span style="font-size:60%">1</span>', "10¹"),
        ("10<small>1</small>", "10¹"),
        ('10<span style="position:relative;top:-.5em;font-size:75%">1</span>', "10¹"),
        ('10<span style="display:inline-block;transform:translateY(-4px) scale(.6)">1</span>', "10¹"),
        ('10<span style="display:inline-block;transform:translate(2px, 3px) scale(.6)">1</span>', "10₁"),
        ('1<span style="transform:translateX(3px)">2</span>', "12"),
        ('10<span style="font-variant-position:super">1</span>', "10¹"),
        ('<span style="font-size:9pt">1</span><span style="font-size:9pt">2</span>', "12"),
        ('<span style="font-size:10.5pt">1</span><span style="font-size:9pt">2</span>', "12"),
        ('<span style="font-size:60%">12</span>', "12"),
        ('1<span style="vertical-align:baseline">2</span>', "12"),
        ("<s>9</s>17", "17"),
        ("<del>9</del><ins>17</ins>", "17"),
        ('<span style="text-decoration:line-through red">9</span>17', "17"),
        ('<span style="text-decoration:underline">9</span>17', "917"),
        ('<del style="text-decoration:none">9</del>17', "917"),
        ("<strike><font color=red>9</font></strike><p>17</p>", "17"),
    ],
)
def test_a_page_says_what_is_struck_and_what_is_raised(cell: str, expected: str) -> None:
    assert report_text(HTML.read(f"<table><tr><td>甲<td>{cell}</table>".encode())) == ["甲", expected]


def test_a_cell_of_struck_text_alone_is_neither_blank_nor_a_number() -> None:
    (first, second) = report_text(HTML.read("<table><tr><td>甲<td><s>12</s></table>".encode()))
    assert (first, second) == ("甲", STROKES)
    assert parse(second) == (None, "text")


def test_a_struck_paragraph_is_none() -> None:
    body = p(run("去年无此项。", "<w:strike/>")) + p("今年有。")
    assert report_text(read_docx(body)) == ["今年有。"]
