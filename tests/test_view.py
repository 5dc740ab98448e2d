"""A page shows what was read as what: every figure with its key, and what was not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import Result
from lxml import html

from fixtures import build
from fixtures.build_html import build as web_page
from fixtures.changes import apply
from fixtures.corpus.contents import one_other_row
from fixtures.facts import clean
from fixtures.values import Facts
from tests.figures import due

Run = Callable[..., Result]
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


@pytest.fixture
def viewed(tmp_path: Path, run: Run) -> Callable[..., Any]:
    """The page that shows a Word file with these changes, parsed."""

    def shown(*changes: dict[str, object], facts: Facts | None = None) -> Any:
        facts = facts or clean(year=2022)
        for change in changes:
            facts = apply(facts, change)
        path = tmp_path / "report.docx"
        path.write_bytes(build.build(facts))
        return html.fromstring(run("extract", path, "--view", "--lang", "en").stdout)

    return shown


def row_of(page: Any, label: str) -> list[Any]:
    """The cells of the row whose label says this."""
    (head,) = (one for one in page.xpath("//tr/th[1]") if label in one.text_content())
    return [head, *head.itersiblings()]


@pytest.mark.parametrize("kind", ["docx", "html-cms", "text"])
def test_the_page_shows_each_cell_at_its_address_and_needs_nothing_else(tmp_path: Path, run: Run, kind: str) -> None:
    path = tmp_path / "report"
    path.write_bytes(build.build(clean(year=2022), kind))
    text = run("extract", path, "--view").stdout
    page = html.fromstring(text)
    assert len(page.xpath("//td[@id]")) == 10 + 175 + 15
    assert "src=" not in text
    assert "href=" not in text
    assert page.xpath("//*[@id='table/requests/new/total']")[0].text_content().isdecimal()
    assert not page.find_class("strange")
    assert not page.find_class("absent")
    assert not page.find_class("missing")


def test_the_mouse_on_a_figure_tells_where_it_stands_in_the_original(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(year=2022), "text"))
    (cell,) = html.fromstring(run("extract", path, "--view", "--lang", "en").stdout).xpath(
        "//*[@id='table/requests/new/total']"
    )
    line = int(re.findall(r"line (\d+)", cell.get("title"))[0])
    assert cell.text_content() in path.read_text(encoding="utf-8").splitlines()[line - 1]


def test_the_page_shows_what_is_missing_or_was_not_found(viewed: Callable[..., Any]) -> None:
    page = viewed(
        {"op": "drop_row", "table": "requests", "row": "unprocessed.repeated"},
        {"op": "drop_column", "table": "requests", "column": "social"},
        {"op": "drop_table", "section": "review"},
    )
    told = " ".join(one.text_content() for one in page.find_class("missing"))
    assert "2.重复申请 (unprocessed.repeated)" in told
    assert "social" in told
    assert "Not found" in told
    assert [one.text_content() for one in page.xpath("//th[@class='absent']")] == ["社会公益组织social · missing"]


@pytest.mark.parametrize(
    ("table", "after", "values"), [("disclosure", "regulations", 3), ("requests", "refused.state_secret", 7)]
)
def test_a_row_that_the_form_does_not_know_is_shown_with_its_figures_and_marked(
    viewed: Callable[..., Any], table: str, after: str, values: int
) -> None:
    figures = [str(41 + number) for number in range(values)]
    label, *cells = row_of(
        viewed({"op": "add_row", "table": table, "after": after, "texts": ["别的事", *figures]}), "别的事"
    )
    assert label.get("class") == "strange"
    assert [cell.text_content() for cell in cells] == figures


def test_a_column_that_the_form_does_not_know_is_marked_from_top_to_bottom(viewed: Callable[..., Any]) -> None:
    page = viewed({"op": "add_column", "table": "requests", "header": "备注", "text": "无"})
    heads = [one for one in page.xpath("//th[@class='strange']") if "备注" in one.text_content()]
    assert len(heads) == 1
    assert len(page.find_class("beside")) == 25


def test_a_row_whose_values_are_too_few_says_so_and_shows_no_figure(viewed: Callable[..., Any]) -> None:
    page = viewed({"op": "drop_cell", "table": "requests", "row": "carried_over", "column": "research"})
    (cell,) = row_of(page, "上年结转")[1:]
    assert cell.get("colspan") == "7"
    assert "6 values found, 7 due" in cell.text_content()


def test_a_figure_with_a_note_is_shown_with_the_value_that_it_has(viewed: Callable[..., Any]) -> None:
    page = viewed({"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "22（其中修订16件）"})
    (cell,) = page.xpath("//*[@id='table/requests/granted/total']")
    assert (cell.get("class"), cell.text_content()) == ("odd", "22（其中修订16件） = 22")


def test_the_one_row_of_the_older_form_stands_among_the_others_under_its_own_key(viewed: Callable[..., Any]) -> None:
    page = viewed(facts=one_other_row(clean(year=2022), Random(0)))
    assert len(row_of(page, "other_handling")) == 1 + 7
    assert not page.find_class("missing")


def _as_one_text(row: re.Match[str]) -> str:
    """A row whose figures stand in one cell."""
    texts = [text.strip() for text in CELL.findall(row[0])]
    figures = " ".join(text for text in texts if text.isdecimal())
    return f"<tr><td>{texts[-8]}</td><td colspan=7>{figures}</td></tr>" if len(figures.split()) == 7 else row[0]


def test_a_table_that_was_not_read_is_a_red_note(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.html"
    path.write_text(re.sub("<tr>.*?</tr>", _as_one_text, web_page(clean(year=2022)).decode(), flags=re.DOTALL))
    page = html.fromstring(run("extract", path, "--view", "--lang", "en").stdout)
    (note,) = page.find_class("unread")
    assert "Not read" in note.text_content()
    assert not page.xpath("//td[starts-with(@id, 'table/requests')]")
    assert page.xpath("//td[starts-with(@id, 'table/review')]")


def test_what_the_report_says_cannot_run_in_the_page(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(year=2022, organ="<script>县司法局"), "text"))
    assert "<script>" not in run("extract", path, "--view").stdout


def test_the_page_has_the_look_of_the_others_and_a_policy_that_lets_nothing_run(viewed: Callable[..., Any]) -> None:
    page = viewed()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "--paper" in page.xpath("//style")[0].text
    assert not page.xpath("//script")


def said(page: Any) -> str:
    """What a page says of its own, without the report's words and its file's name."""
    own = "//small | //p[@class] | //td[@colspan] | //dt | //summary | //main/p"
    return " ".join([*(one.text_content() for one in page.xpath(own)), *page.xpath("//@title")])


CHINESE = "缺[行列]|认不出|错位|读到|机关|第 .* 行|空白"
FAULTS: tuple[dict[str, object], ...] = (
    {"op": "drop_row", "table": "requests", "row": "unprocessed.repeated"},
    {"op": "drop_column", "table": "requests", "column": "social"},
    {"op": "drop_cell", "table": "requests", "row": "carried_over", "column": "research"},
    {"op": "add_row", "table": "disclosure", "after": "regulations", "texts": ["别的事", "1", "2", "3"]},
    {"op": "drop_table", "section": "review"},
)


@pytest.mark.parametrize(("lang", "foreign"), [("zh-CN", r"[A-Za-z]{2,}"), ("en", CHINESE)])
def test_it_speaks_one_language(lang: str, foreign: str, tmp_path: Path, run: Run) -> None:
    facts = clean(year=2022)
    for fault in FAULTS:
        facts = apply(facts, fault)
    (tmp_path / "a.txt").write_bytes(build.build(facts, "text"))
    text = run("extract", tmp_path / "a.txt", "--view", "--lang", lang).stdout
    page = html.fromstring(text)
    assert page.get("lang") == lang
    assert re.findall(foreign, said(page)) == []
    assert page.find_class("missing")


def test_several_reports_are_listed_on_one_page_where_each_opens(tmp_path: Path, run: Run) -> None:
    for number, organ in enumerate(("青溪县司法局", "白石县财政局", "青溪县司法局")):
        (tmp_path / f"{number}.txt").write_bytes(build.build(clean(year=2022, organ=organ), "text"))
    (tmp_path / "9.txt").write_text("无关的文字", "utf-8")
    result = run("extract", tmp_path, "--view", "--root", tmp_path)
    assert result.exit_code == 3
    assert "9.txt" in result.stderr
    page = html.fromstring(result.stdout)
    names = [" ".join(one.text_content().split()) for one in page.xpath("//details[@class='report']/summary")]
    told = ["青溪县司法局 2022 0.txt", "白石县财政局 2022 1.txt", "青溪县司法局 2022 2.txt"]
    assert names == ["2022 年合计：2 个机关", *told]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) == 3 * 200


def totals(run: Run, folder: Path, *options: str) -> list[Any]:
    """What the page of a folder's reports says of them together."""
    page = html.fromstring(run("extract", folder, "--view", *options).stdout)
    return [one for one in page.xpath("//details[@class='report']") if not one.xpath("summary/*[@class='file']")]


def test_the_page_of_several_reports_has_each_years_figures_together(tmp_path: Path, run: Run) -> None:
    made = [
        clean(year, organ, seed=at) for at, organ in enumerate(("白石县司法局", "白石县财政局")) for year in (2022, 2023)
    ]
    own = clean(2022, "白石县人民政府", seed=9)
    for number, facts in enumerate((*made, own, clean(2024, "白石县水利局"))):
        (tmp_path / f"{number}.html").write_bytes(build.build(facts, "html"))
    found = totals(run, tmp_path)
    assert [one.xpath("summary")[0].text_content() for one in found] == ["2022 年合计：2 个机关", "2023 年合计：2 个机关"]
    assert "没有计入（本身就是汇总，或说不清）：白石县人民政府。" in found[0].text_content()
    for year, one in zip((2022, 2023), found, strict=True):
        parts = [due(facts) for facts in made if facts.year == year]
        sums = [str(sum(Decimal(part[where]) for part in parts)) for where in parts[0]]
        assert sorted(cell.text for cell in one.iter("td")) == sorted(sums)


def test_a_total_for_which_a_report_has_no_figure_is_none(tmp_path: Path, run: Run) -> None:
    for number, organ in enumerate(("白石县司法局", "白石县<b>局")):
        facts = clean(2022, organ)
        if number:
            facts = apply(facts, {"op": "drop_row", "table": "requests", "row": "granted"})
        (tmp_path / f"{number}.html").write_bytes(build.build(facts, "html"))
    (one,) = totals(run, tmp_path, "--lang", "en")
    assert [cell.text for cell in one.iter("td")].count("?") == 7
    assert not one.xpath(".//b")


def test_more_reports_than_a_page_shows_are_refused_before_any_is_read(tmp_path: Path, run: Run) -> None:
    for number in range(51):
        (tmp_path / f"{number}.txt").touch()
    result = run("extract", tmp_path, "--view")
    assert result.exit_code == 2
    assert "最多显示 50 份" in result.stderr
