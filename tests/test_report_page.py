"""`--output report=FILE.html`: a page that shows reports with their findings, alone, and runs nothing of them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import Result
from lxml import html

from fixtures import build
from fixtures.build_pdf import chromium
from fixtures.changes import apply
from fixtures.facts import clean
from fixtures.values import Facts

Run = Callable[..., Result]
DRIVER = Path(__file__).with_name("browser.mjs")
browser = [pytest.mark.chromium, pytest.mark.npm, pytest.mark.font]

WRONG_SUM = {"op": "cell", "table": "review", "row": "reconsideration", "column": "total", "text": "909"}
BLANK = {"op": "cell", "table": "requests", "row": "unprocessed.publication", "column": "legal_service", "text": ""}
UNIT = {"op": "cell", "table": "disclosure", "row": "licensing", "column": "processed", "text": "52件"}
ORGANS = ("青溪县司法局", "青溪县财政局", "青溪县教育局", "白河县水利局", "白河县民政局")
EVIL = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>"


def report(*changes: dict[str, object], organ: str = ORGANS[0], seed: int = 1) -> Facts:
    facts: Facts = reduce(apply, changes, clean(2024, organ, seed=seed))
    return facts


def drive(page: Path | str, *steps: Sequence[object], width: int = 1280, locale: str = "") -> dict[str, Any]:
    """What came of the steps in Chromium, on the page of a file or at an address."""
    where = {"file": str(page)} if isinstance(page, Path) else {"url": page}
    told = {"chromium": chromium(), **where, "width": width, "locale": locale, "steps": steps}
    done = subprocess.run(["node", str(DRIVER), json.dumps(told)], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def one(tmp_path: Path, run: Run) -> Path:
    """The page of a report with three defects."""
    (tmp_path / "年报.docx").write_bytes(build.build(report(WRONG_SUM, BLANK, UNIT)))
    page = tmp_path / "page.html"
    assert run(tmp_path / "年报.docx", "--output", f"report={page}").exit_code == 1
    return page


@pytest.fixture
def fifty(tmp_path: Path, run: Run) -> Path:
    """The page of fifty reports of five organs' names, each with one to three defects."""
    (tmp_path / "reports").mkdir()
    for number in range(50):
        organ = f"{ORGANS[number % 5]}{'' if number < 5 else '第' + '零一二三四五六七八九'[number // 5] + '分局'}"
        defects = (WRONG_SUM, BLANK, UNIT)[: 1 + number % 3]
        facts = report(*defects, organ=organ, seed=number)
        (tmp_path / "reports" / f"{number:02}.html").write_bytes(build.build(facts, "html"))
    page = tmp_path / "page.html"
    assert run(tmp_path / "reports", "--output", f"report={page}", "--no-progress").exit_code == 1
    return page


def test_a_finding_stands_beside_its_place_with_remedy_reason_and_clause(one: Path) -> None:
    page = html.parse(one).getroot()
    (card,) = page.xpath("//article[@data-rule='OGI304']")
    text = card.text_content()
    assert "行政复议 · 总计" in text
    assert "改法" in text
    assert "依据" in text
    assert "国办公开办函〔2021〕30号" in text
    assert card.xpath("preceding::table")[-1].xpath(".//td[@class='error']")[0].text_content() == "909"


def test_a_cell_leads_to_its_finding_and_is_marked_with_all_that_the_sum_relates(one: Path) -> None:
    page = html.parse(one).getroot()
    (card,) = page.xpath("//article[@data-rule='OGI304']")
    together = page.xpath(f"//td[contains(concat(' ', @data-f, ' '), ' {card.get('id')} ')]")
    assert len(together) == 5
    (wrong,) = (cell for cell in together if cell.get("class") == "error")
    assert wrong.xpath("a/@href") == [f"#{card.get('id')}"]


def test_all_that_was_read_is_on_the_page_of_one_report(one: Path) -> None:
    facts = report(WRONG_SUM, BLANK, UNIT)
    text = html.parse(one).getroot().text_content()
    for section in facts.sections:
        for block in section.blocks:
            for words in (
                [block] if isinstance(block, str) else [one.text for one in block.cells if one.row_key and one.column_key]
            ):
                assert " ".join(words.split()) in text


def own_words(page: Path) -> str:
    """The page's words without names of files, ids of rules, its script and style."""
    root = html.parse(page).getroot()
    for part in root.xpath("//style | //script | //*[contains(@class, 'file')]"):
        part.drop_tree()
    said = [*root.itertext(), *root.xpath("//@aria-label | //@placeholder | //@title")]
    return re.sub(r"[A-Z]{2,4}\d{3}", "", " ".join(said))


def test_it_is_chinese_without_an_english_word(one: Path) -> None:
    assert re.findall(r"[A-Za-z]{2,}", own_words(one)) == []


def test_an_index_is_chinese_without_an_english_word(fifty: Path) -> None:
    assert re.findall(r"[A-Za-z]{2,}", own_words(fifty)) == []


def test_it_speaks_english(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_bytes(build.build(report(WRONG_SUM), "text"))
    run(tmp_path / "a.txt", "--lang", "en", "--output", f"report={tmp_path / 'page.html'}")
    root = html.parse(tmp_path / "page.html").getroot()
    assert root.get("lang") == "en"
    (card,) = root.xpath("//article[@data-rule='OGI304']")
    assert "a difference of" in card.text_content()
    assert not re.search("改法|为什么|错误|筛选", own_words(tmp_path / "page.html"))


def test_fifty_reports_are_one_page_of_less_than_a_megabyte(fifty: Path) -> None:
    assert fifty.stat().st_size < 1_000_000
    assert [one.name for one in fifty.parent.iterdir() if one.name.startswith("page")] == ["page.html"]
    page = html.parse(fifty).getroot()
    assert len(page.xpath("//details[@class='report']")) == 50
    assert len(page.xpath("//details[@class='report']//article")) == sum(1 + number % 3 for number in range(50))


@pytest.fixture
def sixty(tmp_path: Path, run: Run) -> Path:
    """The index of sixty reports."""
    (tmp_path / "reports").mkdir()
    for number in range(60):
        (tmp_path / "reports" / f"{number}.txt").write_bytes(build.build(report(WRONG_SUM, seed=number % 4), "text"))
    page = tmp_path / "目录 #1.html"
    run(tmp_path / "reports", "--output", f"report={page}", "--no-progress")
    return page


def test_more_than_fifty_have_pages_of_their_own_that_the_index_opens(sixty: Path, run: Run) -> None:
    folder = sixty.with_name("目录 #1_files")
    assert len(list(folder.iterdir())) == 60
    links = html.parse(sixty).getroot().xpath("//p[@class='report']/a/@href")
    assert len(links) == 60
    (folder / "notes.txt").write_text("kept")
    (folder / "99.html").write_text("of an earlier, longer run")
    run(sixty.parent / "reports", "--output", f"report={sixty}", "--no-progress")
    assert sorted(one.name for one in folder.iterdir())[-1] == "notes.txt"
    assert not (folder / "99.html").exists()
    assert not [one for one in sixty.parent.iterdir() if one.name.startswith(".")]


def test_two_reports_of_an_organ_and_year_go_by_their_files_on_the_map(tmp_path: Path, run: Run) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(build.build(report(WRONG_SUM)))
    run(tmp_path, "--output", f"report={tmp_path / 'page.html'}")
    rows = html.parse(tmp_path / "page.html").getroot().xpath("//*[@class='heat']//tbody/tr/th")
    assert [row.text_content().rpartition("/")[2] for row in rows] == ["a.docx", "b.docx"]


def test_what_could_not_be_read_is_told_and_stands_first(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_bytes(build.build(report(WRONG_SUM), "text"))
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 cut off")
    assert run(tmp_path, "--output", f"report={tmp_path / 'page.html'}", "--no-progress").exit_code == 3
    page = html.parse(tmp_path / "page.html").getroot()
    first = page.xpath("//details[@class='report']")[0]
    assert "未能读取" in first.xpath("summary")[0].text_content()
    assert first.find_class("state")


def test_findings_by_the_thousand_are_cut_and_that_is_said(tmp_path: Path, run: Run) -> None:
    rows = [
        {"op": "cell", "table": "requests", "row": row, "column": column, "text": "5件"}
        for row in ("refused.state_secret", "refused.third_party", "unprocessed.petition", "unprocessed.repeated", "granted")
        for column in ("natural_person", "company", "research", "social", "legal_service", "other_org", "total")
    ]
    (tmp_path / "a.docx").write_bytes(build.build(report(*rows)))
    run(tmp_path / "a.docx", "--select", "OGI211", "--output", f"report={tmp_path / 'page.html'}")
    page = html.parse(tmp_path / "page.html").getroot()
    assert len(page.xpath("//article")) == 30
    assert "另有 5 处" in page.text_content()
    assert page.xpath("string(//header//span[contains(@class, 'count')])").split() == ["警告", "35"]


def test_the_policy_allows_its_own_style_and_script_alone(one: Path) -> None:
    page = html.parse(one).getroot()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')] | //@src | //link")


class TestInChromium:
    pytestmark = browser

    def test_a_broken_sum_lights_up_on_hover_and_on_focus(self, one: Path) -> None:
        lit = "[...document.querySelectorAll('td.lit')].map(one => one.innerText)"
        done = drive(
            one,
            ("value", lit),
            ("hover", "td.error"),
            ("value", lit),
            ("hover", "h1"),
            ("value", lit),
            ("focus", "td.error a"),
            ("value", lit),
            ("press", "Enter"),
            ("value", "document.activeElement.dataset.rule"),
        )
        dark, _, hovered, _, left, _, focused, _, at = done["results"]
        assert (dark, left, at) == ([], [], "OGI304")
        assert hovered == focused
        assert len(hovered) == 5
        assert hovered[-1] == "909"

    def test_findings_are_filtered_by_level_rule_and_words(self, one: Path) -> None:
        rules = "[...document.querySelectorAll('.finding:not([hidden])')].map(one => one.dataset.rule).join()"
        done = drive(
            one,
            ("click", "[value=warning]"),
            ("value", rules),
            ("click", "button[type=reset]"),
            ("select", "[name=rule]", "OGI209"),
            ("value", rules),
            ("click", "button[type=reset]"),
            ("fill", "[name=q]", "52件"),
            ("value", rules),
            ("fill", "[name=q]", "不是问题"),
            ("value", f"{rules} || 'none'"),
        )
        assert [one for one in done["results"] if isinstance(one, str)] == ["OGI304", "OGI209", "OGI211", "none"]
        assert done["errors"] == []

    def test_reports_are_filtered_by_organ_rule_and_words(self, fifty: Path) -> None:
        count = "[...document.querySelectorAll('.report')].filter(one => !one.hidden).length"
        heat = "[...document.querySelectorAll('.heat tbody tr')].filter(one => !one.hidden).length"
        done = drive(
            fifty,
            ("value", count),
            ("fill", "[name=organ]", "白河县"),
            ("value", count),
            ("value", heat),
            ("click", "button[type=reset]"),
            ("select", "[name=rule]", "OGI211"),
            ("value", count),
            ("fill", "[name=q]", "第三分局"),
            ("value", count),
            ("value", "document.querySelector('output').value"),
        )
        told = [one for one in done["results"] if isinstance(one, int)]
        assert told == [50, 20, 20, 16, 1]
        assert done["results"][-1] == "显示 1 份报告"

    def test_a_row_opens_its_reports_findings(self, fifty: Path) -> None:
        done = drive(
            fifty,
            ("seen", ".finding"),
            ("click", ".heat tbody tr:first-child a"),
            ("seen", ".finding .message"),
            ("click", ".report:nth-of-type(3) summary"),
            ("seen", ".report:nth-of-type(3) td.wrong"),
        )
        closed, _, opened, _, wrong = done["results"]
        assert closed == []
        assert len(opened) == 3
        assert "909" in wrong

    @pytest.mark.parametrize("width", [1280, 390])
    @pytest.mark.parametrize("kind", ["one", "fifty"])
    def test_axe_finds_no_fault_that_matters_and_no_request_leaves(
        self, kind: str, width: int, request: pytest.FixtureRequest
    ) -> None:
        page = request.getfixturevalue(kind)
        open_all = "document.querySelectorAll('details').forEach(one => { one.open = true })"
        done = drive(page, ("axe",), ("value", open_all), ("axe",), width=width)
        for found in (done["results"][0], done["results"][2]):
            assert [one for one in found if one[0] in ("serious", "critical")] == []
        assert done["requests"] == [page.as_uri()]
        assert done["errors"] == []

    def test_a_phone_shows_it_without_scrolling_sideways(self, one: Path) -> None:
        done = drive(one, ("value", "document.documentElement.scrollWidth"), width=390)
        assert done["results"] == [390]

    def test_on_paper_all_is_open(self, one: Path, fifty: Path, tmp_path: Path) -> None:
        for page, words in ((one, "国办公开办函〔2021〕30号"), (fifty, "改正填错的那一个")):
            drive(page, ("pdf", str(tmp_path / "page.pdf")))
            with pypdfium2.PdfDocument(tmp_path / "page.pdf") as pdf:
                text = "".join(one.get_textpage().get_text_bounded() for one in pdf)
            assert words in re.sub(r"\s", "", text)

    def test_nothing_of_an_input_runs(self, tmp_path: Path, run: Run) -> None:
        evil = report(
            WRONG_SUM, {**UNIT, "text": EVIL}, {"op": "replace", "old": "一、总体情况", "new": f"一、总体情况{EVIL}"}
        )
        folder = tmp_path / "r"
        folder.mkdir()
        for name in ("a'\"><script>document.title='hit'<&.docx", "b.docx"):
            (folder / name.replace("/", "")).write_bytes(build.build(evil))
        for number, source in enumerate((folder, folder / "b.docx")):
            page = tmp_path / f"{number}.html"
            run(source, "--output", f"report={page}", "--no-progress")
            assert EVIL in html.parse(page).getroot().text_content()
            done = drive(page, ("value", "document.title"), ("value", "document.images.length"))
            assert done["results"] == [html.parse(page).findtext(".//title"), 0]
            assert "hit" not in done["results"][0].removeprefix("a'")
            assert done["requests"] == [page.as_uri()]

    def test_a_page_of_its_own_leads_back_to_the_index(self, sixty: Path) -> None:
        done = drive(
            sixty,
            ("click", "p.report a"),
            ("wait", ".finding"),
            ("value", "document.querySelectorAll('.finding').length"),
            ("click", "header a"),
            ("wait", "p.report a"),
        )
        assert done["results"][2] == 1
        assert done["url"] == sixty.as_uri()
