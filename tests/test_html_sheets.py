"""What a page hides by its own style sheets is not read, as no browser on a desk shows it."""

from __future__ import annotations

import time

import pytest

from ogicheck.api import Paragraph, Table
from ogicheck_plugins.html import EXTRACTOR

LONG = "公开" * 300
"""The page's own text: a page that a sheet hides wholly is one that waits for a script."""


def shown(sheet: str, body: str, head: str = "<style>{}</style>") -> list[str]:
    page = f"<html><head>{head.format(sheet)}</head><body><p>{LONG}</p>{body}</body></html>"
    blocks = EXTRACTOR.read(page.encode()).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.text != LONG]


HIDDEN = '<div class="old a" id="x"><p>旧</p></div><p>新</p>'


@pytest.mark.parametrize(
    "sheet",
    [
        ".old{display:none}",
        "#x{ DISPLAY : NONE }",
        "div.old.a > p{visibility:hidden}",
        "[id=x], .other{display:none!important}",
        ".old{opacity:0}",
        ".old{font-size:0}",
        ".old{position:absolute;left:-9999px}",
        ".old{text-indent:-9999px}",
        ".old{transform:translateX(2px) scale(0)}",
        ".old{transform:scale3d(1,0,1)}",
        ".old{color:transparent}",
        ".old{height:0;overflow:hidden}",
        ".old{position:absolute;clip:rect(0 0 0 0)}",
        ".old{position:absolute;width:1px;height:1px;overflow:hidden}",
        "@media screen{.old{display:none}}",
        "@media (min-width:1024px){.old{display:none}}",
        "@media only screen and (min-width: 48em) and (orientation: landscape){.old{display:none}}",
        "@media (width >= 600px){.old{display:none}}",
        "@supports (display:grid){.old{display:none}}",
        "/* .old{display:block} */ .old{display:none}",
        ".a{display:block} .old.a{display:none} .a{display:block}",
        ".old{display:none!important} #x{display:block}",
        ".nope:hover{x:y} ::selection{color:red} .old{display:none}",
    ],
)
def test_what_a_sheet_hides_is_not_read(sheet: str) -> None:
    assert shown(sheet, HIDDEN) == ["新"]


@pytest.mark.parametrize(
    "sheet",
    [
        ".older{display:none}",
        ".old{display:none} .old{display:block}",
        ".old{display:none} #x{display:block}",
        "@media print{.old{display:none}}",
        "@media (max-width:768px){.old{display:none}}",
        "@media not all and (min-width:768px){.old{display:none}}",
        "@media (width < 600px){.old{display:none}}",
        ".old:hover{display:none}",
        ".old::before{display:none}",
        "div:not(.old){display:none}",
        ".old{height:0}",
        ".old{overflow:hidden;width:100%}",
        ".old{left:-9999px}",
        ".old{opacity:0.9;font-size:12px}",
        ".old{display:none",
    ],
)
def test_what_it_shows_on_a_desk_is_read(sheet: str) -> None:
    expected = ["新"] if sheet == ".old{display:none" else ["旧", "新"]
    assert shown(sheet, HIDDEN) == expected


def test_an_elements_own_style_counts_before_its_pages() -> None:
    assert shown("p{display:none!x} .m{display:none}", '<p class=m style="display:block">显</p>') == ["显"]
    assert shown(".m{display:none!important}", '<p class=m style="display:block">隐</p>') == []
    assert shown("[hidden]{display:block}", "<p hidden>显</p>") == ["显"]
    assert shown("a{color:red}", "<p hidden>隐</p><dialog><p>隐</p></dialog><dialog open><p>显</p></dialog>") == ["显"]


def test_a_sheet_for_print_says_nothing_of_the_screen() -> None:
    assert shown(".old{display:none}", HIDDEN, "<style media=print>{}</style>") == ["旧", "新"]
    assert shown(".old{display:none}", HIDDEN, "<style media='screen, print'>{}</style>") == ["新"]


def test_a_sheet_marks_notes_and_strikes_out() -> None:
    sheet = ".n{vertical-align:super} td .d{text-decoration:line-through}"
    assert shown(sheet, "<p>10<i class=n>1</i></p>") == ["10¹"]


def test_a_page_that_its_sheet_hides_wholly_waits_for_a_script_and_is_read() -> None:
    page = f"<style>#app{{visibility:hidden}}</style><div id=app><p>{LONG}</p></div>"
    (block,) = EXTRACTOR.read(page.encode()).blocks
    assert isinstance(block, Paragraph)
    assert block.text == LONG


def test_a_sheet_of_thousands_of_rules_costs_little() -> None:
    sheet = "".join(f".c{at}, .d{at} > p:first-child{{display:none}}" for at in range(5000))
    started = time.monotonic()
    assert shown(sheet, HIDDEN) == ["旧", "新"]
    assert time.monotonic() - started < 20


CELL = '<table><tr><td>甲<td>乙<td class="n" bgcolor="{}">{}</td></tr><tr><td>丙<td>丁<td>9</table>'


def third_cell(sheet: str, inside: str, ground: str = "") -> str:
    cell = CELL.format(ground, inside) if ground else CELL.replace(' bgcolor="{}"', "").format(inside)
    blocks = EXTRACTOR.read(
        f"<html><head><style>{sheet}</style></head><body><p>{LONG}</p>{cell}</body></html>".encode()
    ).blocks
    return next(block.cells[2].text for block in blocks if isinstance(block, Table))


@pytest.mark.parametrize(
    "sheet", [".n::after{content:'12'}", ".n span:before{content:counter(rows)}", "td.n::before{content: attr(data-n)}"]
)
def test_a_figure_that_the_sheet_prints_is_unread(sheet: str) -> None:
    assert third_cell(sheet, "<span></span>") == "\ufffd"


@pytest.mark.parametrize("sheet", [".n::after{content:'*'}", ".n::after{content:''}", ".other::after{content:'12'}"])
def test_what_else_a_sheet_prints_leaves_the_figure(sheet: str) -> None:
    assert third_cell(sheet, "<span>31</span>") == "31"


def test_digits_in_the_colour_of_paper_are_unread_but_on_a_ground() -> None:
    assert third_cell("", '31<em style="color:#FFF">4</em>') == "31\ufffd"
    assert third_cell("em{color:white}", "31<em>4</em>") == "31\ufffd"
    assert third_cell("", '<em style="color: rgb(255, 255, 255)">314</em>', ground="#003366") == "314"
    assert third_cell("", '<em style="color:#fefe00">314</em>') == "314"


@pytest.mark.parametrize(
    "sheet",
    [
        "#x{&.old{display:none}}",
        "body{.old{visibility:hidden}}",
        "@media screen{section, body{.old, .older{display:none}}}",
        "body{@media screen{.old{display:none}}}",
    ],
)
def test_what_a_rule_within_a_rule_hides_is_not_read(sheet: str) -> None:
    assert shown(sheet, HIDDEN) == ["新"]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("position:absolute;opacity:.15", "31"),
        ("position:absolute;transform:rotate(-30deg)", "31"),
        ("position:fixed;color:rgba(0,0,0,.1)", "31"),
        ("position:absolute;opacity:.8", "31770"),
        ("position:absolute;color:rgb(0,0,0)", "31770"),
        ("opacity:.4", "31770"),
    ],
)
def test_a_watermark_laid_over_a_cell_is_no_part_of_its_figure(style: str, text: str) -> None:
    assert third_cell(f".w{{{style}}}", "31<i class=w>770</i>") == text


@pytest.mark.parametrize(
    "inside",
    ['<img src="7.png">', "<canvas></canvas>", "<svg><path d='M0 0'/></svg>", "<script>document.write(7)</script>"],
)
def test_a_cell_that_holds_a_drawing_alone_is_unread_and_not_blank(inside: str) -> None:
    assert third_cell("", inside) == "\ufffd"


@pytest.mark.parametrize("inside", ['<img width="1" src="s.gif">', "<script>count()</script>", "<canvas hidden></canvas>"])
def test_a_cell_with_nothing_to_see_is_blank(inside: str) -> None:
    assert third_cell("", inside) == ""
    assert third_cell("", f"8{inside}") == "8"


def test_a_white_ground_shows_no_white_figure() -> None:
    assert third_cell("td{background:#FFF}", '<em style="color:#fff">4</em>') == "\ufffd"
    assert third_cell("td{background:#036;color:white}", '<em style="color:#fff">4</em>') == "4"
