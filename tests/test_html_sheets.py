"""What a page hides by its own style sheets is not read, as no browser on a desk shows it."""

from __future__ import annotations

import time

import pytest

from ogicheck.api import Paragraph
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
