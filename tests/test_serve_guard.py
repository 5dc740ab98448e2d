"""The server refuses or neutralises what is hostile, in bounded time, and goes on."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ogicheck_plugins.serve import front, names
from ogicheck_plugins.serve import server as server_
from ogicheck_plugins.serve.front import Exchange
from ogicheck_plugins.serve.problems import ProblemError
from tests.serving import Server, serving
from tests.test_serve_http import problem, report

SECRET = "k7Qw92mXc4Tz81Lp"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server"), "--allow-origin", "https://cms.example.gov.cn") as found:
        yield found


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "", "[::1"])
@pytest.mark.parametrize("path", ["/", "/api/v1/rules"])
def test_a_foreign_host_is_refused(path: str, host: str, server: Server) -> None:
    answer = server.client.get(path, headers={"host": host})
    assert answer.status_code in (400, 421)
    assert "OGI" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:80", "LOCALHOST."])
def test_its_own_names_are_answered(host: str, server: Server) -> None:
    assert server.client.get("/", headers={"host": host}).status_code == 200


CROSS = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", CROSS, ids=str)
@pytest.mark.parametrize("path", ["/runs", "/api/v1/check"])
def test_another_sites_page_cannot_send_anything(path: str, headers: dict[str, str], server: Server) -> None:
    answer = server.client.post(path, files={"file": ("a.txt", b"x")}, headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_an_allowed_site_may_use_the_interface_and_read_the_answer(server: Server) -> None:
    site = {"origin": "https://cms.example.gov.cn"}
    answer = server.client.post("/api/v1/check", files={"file": ("a.docx", report())}, headers=site)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, site["origin"])


@pytest.mark.parametrize("key", ["", "wrong", None])
def test_a_form_without_the_pages_own_key_is_not_taken(key: str | None, server: Server) -> None:
    data = {} if key is None else {"form": key}
    answer = server.client.post("/runs", files={"file": ("a.docx", report())}, data=data)
    assert answer.status_code == 403
    assert "刷新" in answer.text


def test_every_answer_lets_nothing_run_that_is_not_its_own(server: Server) -> None:
    for path in ("/", "/api", "/api/v1/rules", "/static/page.css", "/nothing"):
        headers = server.client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")
    assert not re.search(r"<script>|\son\w+=|style=", server.client.get("/").text)


NAMES = {
    "../../etc/passwd": "passwd",
    "..\\..\\boot.ini": "boot.ini",
    "/etc/shadow": "shadow",
    "年报\u202excod.docx": "年报xcod.docx",
    "a\x1b[31m\r\nb.docx": "a_31mb.docx",
    "CON.docx": "_CON.docx",
    "-rf.docx": "rf.docx",
    "*?[a].docx": "___a_.docx",
    "..": "report",
    "": "report",
    "\ud800.docx": "docx",
}


@pytest.mark.parametrize(("given", "found"), NAMES.items(), ids=ascii)
def test_a_name_leads_nowhere_and_steers_nothing(given: str, found: str) -> None:
    assert names.safe(given) == found


def test_a_name_is_short_and_its_own() -> None:
    assert len(names.safe("长" * 500 + ".docx").encode()) < 255
    assert names.safe("a.docx", {"a.docx", "a (2).docx"}) == "a (3).docx"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>.docx", '"><img src=x onerror=alert(1)>.docx', "../../x.docx"])
def test_a_hostile_name_is_only_shown(name: str, server: Server) -> None:
    page = server.run((name, report())).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert ".." not in page.partition("<main")[2]
    assert not list(server.folder.parent.glob("x.docx"))


def test_what_a_report_says_does_not_run_in_the_page(server: Server) -> None:
    hostile = report(
        {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "<script>alert(1)</script>"}
    )
    page = server.run(("a.docx", hostile)).text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_a_client_that_is_slow_with_its_head_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    host, port = server.url.removeprefix("http://").rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=server_.HEAD * 3) as slow:
        begun = time.monotonic()
        slow.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: localh")
        slow.settimeout(0.5)
        closed = False
        while not closed and time.monotonic() - begun < server_.HEAD * 2.5:
            try:
                slow.sendall(b"o")
                closed = slow.recv(100) == b""
            except TimeoutError:
                continue
            except OSError:
                closed = True
        assert closed
    assert server.client.get("/healthz").status_code == 200


@pytest.mark.parametrize("parts", [[], [b"x"] * 6], ids=["nothing comes", "little comes"])
def test_a_client_that_is_slow_with_its_body_is_left(parts: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "PATIENCE", 0.1)
    coming = iter(parts)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.05 if parts else 5)
        return {"type": "http.request", "body": next(coming), "more_body": True}

    async def read() -> None:
        exchange = Exchange(receive, lambda message: asyncio.sleep(0), 100)
        while True:
            await exchange.receive()

    with pytest.raises(ProblemError) as told:
        asyncio.run(read())
    assert told.value.status == 408


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "tokens").write_text(f"# the CMS\n{SECRET}\nanother-long-token\n", "utf-8")
    found = serving(folder, "--tokens", "tokens", "--allow-host", "Reports.example", "--host", "0.0.0.0")
    with found as server:
        yield server


def test_who_has_no_token_gets_no_answer(guarded: Server) -> None:
    wrong = ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Bearer {SECRET[:-1]}"}, {"authorization": "Basic !"})
    for headers in wrong:
        answer = guarded.client.post("/api/v1/check", files={"file": ("a.docx", report())}, headers=headers)
        problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"
    page = guarded.client.get("/")
    assert (page.status_code, page.headers["www-authenticate"].split()[0]) == (401, "Basic")


def test_who_has_one_is_answered_as_program_and_as_person(guarded: Server) -> None:
    bearer = {"authorization": f"Bearer {SECRET}"}
    assert guarded.client.post("/api/v1/check", files={"file": ("a.docx", report())}, headers=bearer).status_code == 200
    assert guarded.client.get("/", auth=httpx.BasicAuth("anybody", "another-long-token")).status_code == 200
    assert guarded.client.get("/", headers={**bearer, "host": "reports.example"}).status_code == 200
    assert guarded.client.get("/", headers={**bearer, "host": "localhost"}).status_code == 421


def test_other_machines_are_served_only_with_tokens(run: Any, tmp_path: Path) -> None:
    refused = run("serve", "--host", "0.0.0.0")
    assert refused.exit_code == 2
    assert "--tokens" in refused.output
    (tmp_path / "tokens").write_text("short\n", "utf-8")
    assert run("serve", "--tokens", tmp_path / "tokens", "--lang", "en").exit_code == 2


def test_a_port_that_is_taken_is_told_of(run: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = run("serve", "--port", taken.getsockname()[1])
    assert told.exit_code == 2
    assert "--port" in told.output
    assert "Error" not in told.output


def test_where_the_extra_is_not_installed_it_says_how(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ogicheck_plugins.serve.server", None)
    monkeypatch.delattr("ogicheck_plugins.serve.server", raising=False)
    told = run("serve")
    assert told.exit_code == 2
    assert "pip install 'ogicheck[web]'" in told.output
