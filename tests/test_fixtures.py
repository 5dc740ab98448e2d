"""The fixtures are what they claim: clean reports are consistent, builders lose nothing, cases cover every rule."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import html

from fixtures import build, build_docx, build_html, build_pdf, build_text, form
from fixtures.cases import cases
from fixtures.changes import apply
from fixtures.facts import Facts, Table, clean
from fixtures.seeds import SEEDS, Seed

ORGANS = ("清河县司法局", "清河县柳林镇人民政府", "清河县人民政府", "济宁市人民政府")
CLEAN = [clean(year, organ, seed=seed) for year in (2019, 2022) for organ in ORGANS for seed in range(4)]


def figure(table: Table, row: str, column: str) -> int:
    cell = table.cell(row, column)
    assert cell is not None
    return int(cell.text)


def prose(facts: Facts) -> str:
    return "".join(block for section in facts.sections for block in section.blocks if isinstance(block, str))


@pytest.mark.parametrize("facts", CLEAN)
def test_a_clean_report_keeps_every_relation_of_the_form(facts: Facts) -> None:
    (requests,), (review,) = facts.tables("requests"), facts.tables("review")
    rows = list(form.request_rows(facts.format))
    for row in rows:
        assert sum(figure(requests, row, c) for c in list(form.APPLICANTS)[:-1]) == figure(requests, row, "total")
    for column in form.APPLICANTS:
        new, over, *results, total, forward = (figure(requests, row, column) for row in rows)
        assert (sum(results), new + over) == (total, total + forward)
    for group in form.REVIEW_GROUPS:
        assert sum(figure(review, group, o) for o in list(form.OUTCOMES)[:-1]) == figure(review, group, "total")


@pytest.mark.parametrize("facts", CLEAN)
def test_a_clean_report_says_in_words_what_its_table_says(facts: Facts) -> None:
    told = re.search(r"(?:新收|收到)政府信息公开申请(\d+)件", prose(facts))
    assert told
    assert int(told[1]) == figure(facts.tables("requests")[0], "new", "total")


@pytest.mark.parametrize("facts", CLEAN)
def test_only_governments_above_the_townships_report_on_assessment(facts: Facts) -> None:
    assert ("社会评议" in prose(facts)) == facts.organ.endswith(("县人民政府", "市人民政府"))


def test_a_seed_gives_the_same_report_always_and_another_seed_another_report() -> None:
    assert build_docx.build(clean(seed=1)) == build_docx.build(clean(seed=1))
    assert clean(seed=1) != clean(seed=2)


@pytest.mark.parametrize("form_year", [2020, 2022])
def test_the_word_file_prints_every_cell_where_the_form_has_it(form_year: int) -> None:
    facts = clean(form_year)
    opened = docx.Document(io.BytesIO(build_docx.build(facts)))
    for key, found in zip(("disclosure", "requests", "review"), opened.tables, strict=True):
        (table,) = facts.tables(key)
        grid = [[cell.text for cell in row.cells] for row in found.rows]
        assert [[_shown(table, row, n) for n in range(table.width)] for row in range(table.height)] == grid


def _shown(table: Table, row: int, column: int) -> str:
    (cell,) = (cell for cell in table.cells if cell.covers(row, column))
    return cell.text


@pytest.mark.parametrize("style", build_html.STYLES)
@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_the_web_page_holds_every_cell_and_paragraph(style: str, charset: str) -> None:
    facts = clean()
    page = html.fromstring(build_html.build(facts, style, charset).decode(charset))
    for key, found in zip(("disclosure", "requests", "review"), page.xpath("//table[@class='data']"), strict=True):
        cells = [cell.text for row in facts.tables(key)[0].rows() for cell in row]
        assert [cell.text_content() for cell in found.iter("td")] == cells
    assert all(text in page.text_content() for text in (*facts.preamble, facts.sections[4].blocks[0]))


@pytest.mark.parametrize("dialect", build_text.DIALECTS)
def test_each_text_dialect_holds_every_cell_in_order(dialect: str) -> None:
    facts = clean()
    text = build_text.build(facts, dialect).decode()
    at = 0
    for cell in (cell for key in form.SECTIONS for table in facts.tables(key) for row in table.rows() for cell in row):
        at = text.index(cell.text, at) + len(cell.text)


@pytest.mark.font
@pytest.mark.parametrize(
    "printer",
    [
        pytest.param("libreoffice", marks=pytest.mark.libreoffice),
        pytest.param("chromium", marks=pytest.mark.chromium),
    ],
)
def test_the_pdf_holds_the_report_s_text(printer: str) -> None:
    facts = clean()
    with pypdfium2.PdfDocument(build_pdf.build(facts, printer)) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert all(section.heading in re.sub(r"\s", "", text) for section in facts.sections)


CHANGES = [
    {"op": "drop_row", "table": "requests", "row": "granted"},
    {"op": "drop_row", "table": "requests", "row": "refused.state_secret"},
    {"op": "drop_column", "table": "requests", "column": "social"},
    {"op": "swap_rows", "table": "requests", "row": "granted", "other": "partly_granted"},
    {"op": "add_row", "table": "requests", "after": "refused.state_secret", "texts": ["新的一行", *"0000000"]},
    {"op": "add_row", "table": "disclosure", "after": "fees"},
    {"op": "add_column", "table": "requests", "header": "备注", "text": "无"},
    {"op": "refine", "table": "review", "column": "total"},
    {"op": "split", "table": "requests", "row": "refused.third_party", "headers": 3},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change['op']}-{change['table']}")
def test_a_change_of_rows_or_columns_leaves_a_whole_grid(change: dict[str, object]) -> None:
    for table in apply(clean(), change).tables(str(change["table"])):
        places = [sum(c.covers(r, n) for c in table.cells) for r in range(table.height) for n in range(table.width)]
        assert set(places) == {1}


def test_a_case_that_names_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "X001"
    folder.mkdir()
    change = '[[change]]\nop = "drop_row"\ntable = "requests"\nrow = "no"\n'
    (folder / "bad-row.toml").write_text(f'why = "a row too few"\n{change}', "utf-8")
    with pytest.raises(ValueError, match=r"bad-row\.toml.*no cell no"):
        [case.make() for case in cases(tmp_path)]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
@pytest.mark.parametrize("kind", ["docx", "html", "html-cms"])
def test_a_rebuilt_report_says_the_same_in_every_kind_of_file(seed: Seed, kind: str) -> None:
    content = build.build(seed.facts, kind)
    if kind == "docx":
        opened = docx.Document(io.BytesIO(content))
        shown = "".join(text for text in opened.element.body.itertext())
    else:
        shown = html.fromstring(content.decode()).text_content()
    texts = [block for section in seed.facts.sections for block in section.blocks if isinstance(block, str)]
    assert all(text.strip() in shown for text in texts)
