"""The day of publication: told to the run, or declared by the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean

Run = Callable[..., Result]


def page(declared: str, tmp_path: Path) -> Path:
    """A report of 2023 as a page whose head holds a line more."""
    text = build.build(clean(2023), "html").decode().replace("</title>", f"</title>{declared}", 1)
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["PubDate", "pubdate", "PUBDATE"])
@pytest.mark.parametrize("day", ["2024-02-18 09:30", "2024/2/18", "2024年2月18日"])
def test_the_day_that_a_page_declares_counts(name: str, day: str, run: Run, tmp_path: Path) -> None:
    assert "OGI801" in run(page(f'<meta name="{name}" content="{day}">', tmp_path)).stdout


@pytest.mark.parametrize("day", ["2024-01-30 09:30", "", "soon", "2024-13-45"])
def test_a_day_in_time_or_none_gives_no_finding(day: str, run: Run, tmp_path: Path) -> None:
    assert "OGI80" not in run(page(f'<meta name="PubDate" content="{day}">', tmp_path)).stdout


def test_the_order_of_attributes_does_not_matter(run: Run, tmp_path: Path) -> None:
    assert "OGI801" in run(page("<META content='2024-02-18' name='PubDate' />", tmp_path)).stdout


def test_the_day_told_to_the_run_goes_before_the_pages_own(run: Run, tmp_path: Path) -> None:
    path = page('<meta name="PubDate" content="2024-02-18">', tmp_path)
    assert "OGI801" not in run(path, "--published", "2024-01-31").stdout
    path = page('<meta name="PubDate" content="2024-01-18">', tmp_path)
    assert "OGI801" in run(path, "--published", "2024-02-01").stdout


def test_a_report_published_before_its_year_ended_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run(page("", tmp_path), "--published", "2023-12-31")
    assert result.exit_code == 1
    assert "OGI802" in result.stdout


def test_what_is_no_day_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    assert run(page("", tmp_path), "--published", "31.1.2024").exit_code == 2
