"""In a browser: a report is dropped, its findings seen, its marked copy taken; by keyboard too, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.serving import Server, held, serving
from tests.test_report_page import drive
from tests.test_serve_http import WRONG_SUM, report

pytestmark = [pytest.mark.chromium, pytest.mark.npm, pytest.mark.font]
CELL = {"zh-CN": "第 2 张表", "en": "table 2"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "年报.docx"
    path.write_bytes(report(WRONG_SUM))
    return path


def serious(found: Any) -> list[Any]:
    return [one for one in found if one[0] in ("serious", "critical")]


def comments(path: Path) -> list[str]:
    """What another library finds of comments, each behind the text of the paragraph that it is at."""
    document = docx.Document(str(path))
    return [one.text for one in document.comments]


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_a_file_that_is_dropped_is_checked_shown_and_given_back_with_comments(
    lang: str, server: Server, bad: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.docx"
    done = drive(
        server.url,
        ("axe",),
        ("drop", ".drop", str(bad)),
        ("seen", "#chosen li"),
        ("click", "form button[type=submit]"),
        ("wait", "section.file"),
        ("seen", "li.error"),
        ("axe",),
        ("framed", "iframe", "td.error"),
        ("focus", ".downloads li:first-child a"),
        ("download", "Enter", str(copy)),
        locale=lang,
    )
    first, _, chosen, _, _, found, second, cell, _, name = done["results"]
    assert "年报.docx" in chosen[0]
    (wrong,) = [one for one in found if "OGI302" in one]
    assert "9999" in wrong
    assert CELL[lang] in wrong
    assert "9999" in cell
    assert (serious(first), serious(second), done["errors"]) == ([], [], [])
    assert name == "年报.docx"
    assert any("OGI302" in one and "9999" in one for one in comments(copy))
    assert all(one.startswith((server.url, "blob:", "data:")) for one in done["requests"])


def test_the_keyboard_alone_suffices(server: Server, bad: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.docx"
    done = drive(
        server.url,
        ("tab", "#file"),
        ("choose", "Space", str(bad)),
        ("tab", "summary"),
        ("press", "Enter"),
        ("tab", "#strict"),
        ("press", "Space"),
        ("tab", "form button[type=submit]"),
        ("press", "Enter"),
        ("wait", "section.file"),
        ("tab", ".downloads li:first-child a"),
        ("download", "Enter", str(copy)),
        ("tab", ".downloads button"),
        ("tab", "section.file summary"),
        ("press", "Enter"),
        ("seen", "section.file details[open] p"),
    )
    assert [one for one in done["results"] if isinstance(one, bool)] == [True] * 7
    assert comments(copy)
    assert done["results"][-1]


@pytest.mark.parametrize("path", ["/", "/api", "/runs/none"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_fault_that_matters_and_nothing_is_cut_off(path: str, width: int, server: Server) -> None:
    opened = "document.querySelectorAll('details').forEach(one => { one.open = true })"
    wide = "document.documentElement.scrollWidth <= window.innerWidth"
    done = drive(f"{server.url}{path}", ("value", opened), ("axe",), ("value", wide), width=width)
    assert serious(done["results"][1]) == []
    assert done["results"][2]


def test_progress_is_shown_and_ends_with_the_results(tmp_path: Path) -> None:
    options, go = held(tmp_path)
    many = [("file", (f"{number}.docx", report())) for number in range(6)]
    with serving(tmp_path, *options) as server:
        sent = server.client.post("/runs", files=many, data={"form": server.key()})
        shown = f"{server.url}{sent.headers['location']}"
        done = drive(shown, ("seen", "#told"), ("touch", str(go)), ("wait", "section.file"), ("value", "document.title"))
    assert "6" in done["results"][0][0]
    assert "没有发现" in done["results"][3]


def test_nothing_of_a_hostile_file_runs_in_the_page(server: Server, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    path = tmp_path / "a'><script>alert(3)<.docx"
    path.write_bytes(report({"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": evil}))
    done = drive(
        server.url,
        ("drop", ".drop", str(path)),
        ("click", "form button[type=submit]"),
        ("wait", "section.file"),
        ("framed", "iframe", "td.error"),
        ("value", "document.images.length"),
    )
    assert "<img" in done["results"][3]
    assert (done["results"][4], done["errors"]) == (0, [])
