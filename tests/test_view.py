"""A page shows what was read as what: every figure with its key, and what was not read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from lxml import html

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean

Run = Callable[..., Result]


def test_the_page_shows_each_cell_at_its_address_and_needs_nothing_else(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(build.build(clean(year=2022)))
    text = run("extract", path, "--view").stdout
    page = html.fromstring(text)
    assert len(page.xpath("//td[@id]")) == 10 + 175 + 15
    assert "src=" not in text
    assert "href=" not in text
    assert page.xpath("//*[@id='table/requests/new/total']")[0].text_content().isdecimal()


def test_the_page_shows_what_is_missing_or_was_not_read(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.docx"
    facts = apply(clean(year=2022), {"op": "drop_row", "table": "requests", "row": "unprocessed.repeated"})
    path.write_bytes(build.build(apply(facts, {"op": "drop_table", "section": "review"})))
    page = html.fromstring(run("extract", path, "--view").stdout)
    told = " ".join(one.text_content() for one in page.find_class("missing"))
    assert "unprocessed.repeated" in told
    assert "not found" in told


def test_what_the_report_says_cannot_run_in_the_page(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(year=2022, organ="<script>县司法局"), "text"))
    assert "<script>" not in run("extract", path, "--view").stdout
