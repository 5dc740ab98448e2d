"""The page works without script, in both languages; what it gives can be downloaded, and is gone in time."""

from __future__ import annotations

import asyncio
import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ogicheck_plugins.serve import runs
from ogicheck_plugins.serve.checks import gathered
from ogicheck_plugins.serve.gate import Gate
from ogicheck_plugins.serve.runs import PageRun, Runs
from ogicheck_plugins.serve.uploads import Upload
from ogicheck_plugins.serve.words import DOWNLOADS
from tests.conftest import CHECKER
from tests.serving import Server, serving
from tests.test_serve_http import WRONG_SUM, packed, report


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as found:
        yield found


def test_the_form_gives_the_findings_with_their_places(server: Server) -> None:
    page = server.run(("年报.docx", report(WRONG_SUM))).text
    assert '<html lang="zh-CN">' in page
    (found,) = re.findall(r'<li class="error">.*?OGI302.*?</li>', page, re.DOTALL)
    assert "9999" in found
    assert re.search(r"第 2 张表第 \d+ 行第 \d+ 列", found)
    assert "改法" in found


def test_the_same_in_english(server: Server) -> None:
    page = server.run(("report.docx", report(WRONG_SUM)), lang="en").text
    assert '<html lang="en">' in page
    (found,) = re.findall(r'<li class="error">.*?OGI302.*?</li>', page, re.DOTALL)
    assert re.search(r"table 2, row \d+, column \d+", found)
    assert "Fix" in found


def test_a_browser_that_prefers_english_is_spoken_to_in_it(server: Server) -> None:
    assert '<html lang="en">' in server.client.get("/", headers={"accept-language": "en-US,en;q=0.9,zh;q=0.8"}).text
    assert '<html lang="zh-CN">' in server.client.get("/", headers={"accept-language": "fr"}).text


def test_many_files_are_told_of_one_by_one_and_those_unread_by_name(server: Server) -> None:
    page = server.run(
        ("甲局.docx", report()), ("乙局.html", report(WRONG_SUM, kind="html")), ("丙局.pdf", b"%PDF-1.7 cut")
    ).text
    headings = re.findall(r'<h2 id="file-\d+">(.*?)</h2>', page)
    assert sorted(headings) == ["丙局.pdf", "乙局.html", "甲局.docx"]
    assert 'class="verdict incomplete"' in page
    assert "没能检查" in page


def test_settings_of_the_form_hold(server: Server) -> None:
    assert "OGI801" in server.run(("a.docx", report()), published="2025-09-01").text
    refused = server.client.post(
        "/runs", files={"file": ("a.docx", report())}, data={"form": server.key(), "ruleset": "1999"}
    )
    assert (refused.status_code, "1999" in refused.text) == (422, True)


def downloads(page: str) -> dict[str, str]:
    return {
        link.rpartition("/")[2].partition("?")[0]: link
        for link in re.findall(r'href="(/runs/[^"]+)"', page)
        if "/view/" not in link
    }


def test_each_output_that_is_registered_can_be_downloaded(server: Server) -> None:
    links = downloads(server.run(("年报.docx", report(WRONG_SUM))).text)
    assert links.keys() == (DOWNLOADS.keys() & CHECKER.host.registry.outputs.keys()) - {"pdf", "html"}
    for name, link in links.items():
        answer = server.client.get(link)
        assert answer.status_code == 200, name
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5")
        assert len(answer.content) > 500
    assert json.loads(server.client.get(links["json"]).content)["exit_code"] == 1
    assert json.loads(server.client.get(links["sarif"]).content)["version"] == "2.1.0"


def test_a_web_page_comes_back_as_a_marked_web_page(server: Server) -> None:
    links = downloads(server.run(("年报.html", report(WRONG_SUM, kind="html"))).text)
    assert links.keys() & {"docx", "pdf", "html"} == {"html"}
    assert "OGI302" in server.client.get(links["html"]).text


def test_nobody_finds_a_run_but_by_its_address(server: Server) -> None:
    page = server.run(("a.docx", report()))
    assert len(page.url.path.removeprefix("/runs/")) >= 20
    for path in ("/runs/1", "/runs/1/json", "/runs/1/events", f"{page.url.path}/passwd", f"{page.url.path}/../../etc"):
        assert server.client.get(path).status_code == 404


def test_a_run_is_gone_when_it_is_deleted(server: Server) -> None:
    page = server.run(("a.docx", report()))
    deleted = server.client.post(f"{page.url.path}/delete", data={"form": server.key()})
    assert deleted.status_code == 303
    assert server.client.get(page.url.path).status_code == 404
    (own,) = server.folder.glob("ogicheck-serve-*")
    assert len(list(own.iterdir())) < 8


def test_progress_comes_as_events(server: Server) -> None:
    parts = [("file", (f"{number}.docx", report())) for number in range(6)]
    sent = server.client.post("/runs", files=parts, data={"form": server.key()})
    path = sent.headers["location"].partition("?")[0]
    events = []
    with server.client.stream("GET", f"{path}/events?lang=en") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            if line.startswith("data: "):
                events.append(json.loads(line[6:]))
    assert events[-1] == {"done": 6, "of": 6, "text": "6 of 6 files checked"}
    assert [one["done"] for one in events] == sorted(one["done"] for one in events)


class Slow:
    """Stands in for the files of a run, one of which takes until it is let go."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.go = threading.Event()

    def steps(self, kept: Path) -> Iterator[Any]:
        self.go.wait(5)
        yield None

    def verdict(self) -> None:
        return None


def test_a_run_is_gone_after_its_time_even_if_it_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "LIFETIME", 0.2)
    monkeypatch.setattr(runs, "TICK", 0.05)
    (tmp_path / "own").mkdir()
    slow = Slow()

    async def live() -> bool:
        every = Runs(Gate(4, 1), lambda _: None)
        sweeping = asyncio.create_task(every.sweep())
        run = PageRun(Upload(tmp_path / "own"), slow, "en")  # type: ignore[arg-type]
        every.start(run)
        await asyncio.sleep(0.5)
        gone = run.id not in every.all
        slow.go.set()
        await asyncio.gather(*every.tasks)
        sweeping.cancel()
        return gone

    assert asyncio.run(live())
    assert not (tmp_path / "own").exists()


def test_an_output_of_many_files_is_a_zip_and_of_one_that_file(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    assert gathered(folder) == folder / "a.txt"
    (folder / "b.txt").write_text("b")
    assert zipfile.ZipFile(gathered(folder)).namelist() == ["a.txt", "b.txt"]


def test_marked_copies_are_offered_for_their_own_kind_of_file_alone(server: Server) -> None:
    offered = downloads(server.run(("a.html", report(WRONG_SUM, kind="html"))).text)
    assert "docx" not in offered
    two = downloads(server.run(("a.docx", report(WRONG_SUM)), ("b.docx", report())).text)
    names = zipfile.ZipFile(io.BytesIO(server.client.get(two["docx"]).content)).namelist()
    assert names == ["a.docx", "b.docx"]


def test_the_marked_copies_of_an_archive_are_those_of_the_reports_in_it(server: Server) -> None:
    page = server.run(("年报.zip", packed({"甲局.docx": report(WRONG_SUM), "乙/丙局.docx": report()}))).text
    assert re.findall(r'<h2 id="file-\d+">(.*?)</h2>', page) == ["年报.zip!/甲局.docx", "年报.zip!/乙/丙局.docx"]
    copies = zipfile.ZipFile(io.BytesIO(server.client.get(downloads(page)["docx"]).content))
    assert sorted(name.rpartition("/")[2] for name in copies.namelist()) == ["丙局.docx", "甲局.docx"]


def test_a_file_that_cannot_be_marked_takes_no_other_with_it(server: Server) -> None:
    page = server.run(("甲局.docx", report(WRONG_SUM)), ("乙局.docx", b"PK\3\4" + bytes(90)))
    copies = zipfile.ZipFile(io.BytesIO(server.client.get(downloads(page.text)["docx"]).content))
    assert sorted(copies.namelist()) == ["没有标注的文件.txt", "甲局.docx"]
    assert copies.read("没有标注的文件.txt").decode().startswith("乙局.docx：")


@pytest.mark.parametrize("name", ["长" * 200, 'a?b:*<x>"'])
def test_an_output_is_called_by_a_name_that_every_system_takes(name: str, server: Server) -> None:
    page = server.run(("年报.zip", packed({f"{name}.docx": report(WRONG_SUM)}))).text
    (view,) = set(re.findall(r'<iframe src="([^"]+)"', page))
    assert {server.client.get(link).status_code for link in (*downloads(page).values(), view)} == {200}


def test_the_report_is_shown_in_place_as_if_of_another_site(server: Server) -> None:
    page = server.run(("a.docx", report(WRONG_SUM)))
    (view,) = set(re.findall(r'<iframe src="([^"]+)"', page.text))
    shown = server.client.get(view)
    assert "9999" in shown.text
    assert shown.headers["content-security-policy"].startswith("sandbox allow-scripts; default-src 'none'")
    shown = server.client.get(downloads(page.text)["report"])
    assert (shown.status_code, server.client.get(view).status_code) == (200, 200)
    for name in ("../../files/a.docx", "%2e%2e/%2e%2e/kept/0", "/etc/passwd", "nothing.html"):
        assert server.client.get(f"{page.url.path}/view/{name}").status_code == 404


def test_the_reports_of_many_are_shown_each_on_its_own(server: Server) -> None:
    page = server.run(*((f"{number}.docx", report()) for number in range(51)))
    (view,) = set(re.findall(r'<iframe src="([^"]+)"', page.text))
    links = re.findall(r'href="(ogicheck_files/\d+\.html)"', server.client.get(view).text)
    assert len(set(links)) == 51
    assert server.client.get(f"{page.url.path}/view/{links[0]}").status_code == 200
    packed = server.client.get(downloads(page.text)["report"])
    assert packed.headers["content-type"] == "application/zip"
