"""The check over HTTP answers with a verdict that a publishing system can block on, or with a problem document."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import reduce
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.api import Text
from ogicheck_plugins.serve.discretion import unplaced
from ogicheck_plugins.serve.http_api import described
from tests.serving import START, Server, held, serving

WRONG_SUM = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
PLANTED = "OGI302", "table/requests/granted/total"


def report(*changes: dict[str, str], kind: str = "docx", year: int = 2024) -> bytes:
    return build.build(reduce(apply, changes, clean(year=year)), kind)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server"), "--body-limit", "2") as found:
        yield found


def valid(name: str, document: Any) -> Any:
    """The document, which the OpenAPI document's schema of this name describes."""
    components = described("en")["components"]
    jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components}).validate(document)
    return document


def problem(answer: httpx.Response, status: int) -> str:
    """The sentence of a problem document."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    document = valid("Problem", answer.json())
    assert document["status"] == status
    return str(document["detail"])


@pytest.mark.parametrize("kind", ["docx", "html", "text"])
def test_a_good_file_is_clean(kind: str, server: Server) -> None:
    answer = server.client.post("/api/v1/check", files={"file": (f"年报.{kind}", report(kind=kind))})
    found = valid("Result", answer.json())
    assert (answer.status_code, found["verdict"], found["exit_code"]) == (200, "clean", 0)
    assert found["files"][0]["file"] == f"年报.{kind}"


def test_a_bad_page_as_the_whole_body_is_told_of_where_it_stands(server: Server) -> None:
    page, headers = report(WRONG_SUM, kind="html"), {"content-type": "text/html; charset=utf-8"}
    answer = server.client.post("/api/v1/check?name=page.html", content=page, headers=headers)
    found = valid("Result", answer.json())
    assert (answer.status_code, found["verdict"], found["exit_code"]) == (200, "findings", 1)
    assert PLANTED in [(one["rule"], one["address"]) for one in found["files"][0]["findings"]]


@pytest.mark.parametrize("content", [b"\x7fELF\2\1\1" + bytes(600), b"%PDF-1.7 cut off", b"PK\3\4" + bytes(90)])
def test_what_cannot_be_read_is_incomplete_and_never_clean(content: bytes, server: Server) -> None:
    answer = server.client.post("/api/v1/check", files={"file": ("report.docx", content)})
    found = valid("Result", answer.json())
    assert (answer.status_code, found["verdict"], found["exit_code"], found["complete"]) == (200, "incomplete", 3, False)
    assert found["files"][0]["errors"][0]["message"]


def test_sarif_is_given_to_those_who_prefer_it(server: Server) -> None:
    accept = {"accept": "application/sarif+json, application/json;q=0.5"}
    answer = server.client.post("/api/v1/check", files={"file": ("a.docx", report(WRONG_SUM))}, headers=accept)
    assert answer.headers["content-type"] == "application/sarif+json"
    (run,) = answer.json()["runs"]
    assert run["invocations"][0]["exitCode"] == 1
    assert "ogicheck-serve-" not in answer.text


def test_parameters_change_the_verdict_and_the_language(server: Server) -> None:
    ask = {"file": ("a.docx", report(WRONG_SUM))}
    assert server.client.post("/api/v1/check?fail_on=never&lang=en", files=ask).json()["exit_code"] == 0
    (english,) = (
        one["message"]
        for one in server.client.post("/api/v1/check?lang=en", files=ask).json()["files"][0]["findings"]
        if one["rule"] == PLANTED[0]
    )
    assert not re.search("[\u4e00-\u9fff]+。", english)


def test_last_years_report_is_compared_with(server: Server) -> None:
    left = {"op": "cell", "table": "requests", "row": "carried_forward", "column": "total", "text": "77"}
    parts = [("file", ("a.docx", report())), ("previous", ("b.docx", report(left, year=2023)))]
    found = server.client.post("/api/v1/check", files=parts).json()["files"][0]["findings"]
    assert any(one["rule"].startswith("OGI70") for one in found)


def test_what_a_report_says_is_extracted(server: Server) -> None:
    found = valid("Extracted", server.client.post("/api/v1/extract", files={"file": ("a.docx", report())}).json())
    assert found["year"] == 2024
    assert found["tables"]["requests"]["new"]["total"]["text"].isdecimal()
    assert found["problems"] == []


def test_the_rules_are_listed(server: Server) -> None:
    rules = server.client.get("/api/v1/rules").json()
    assert PLANTED[0] in [valid("Rule", one)["id"] for one in rules]


def packed(files: dict[str, bytes]) -> bytes:
    """An archive of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_an_archive_is_the_reports_in_it(server: Server) -> None:
    archive = packed({"甲局.docx": report(), "乙局.html": report(WRONG_SUM, kind="html"), "../丙局.docx": b"MZ"})
    for form in (
        {"files": {"file": ("年报.zip", archive)}},
        {"content": archive, "headers": {"content-type": "application/zip"}},
    ):
        found = valid(
            "Result",
            server.client.post("/api/v1/check?name=年报.zip" if "content" in form else "/api/v1/check", **form).json(),
        )
        assert [one["file"] for one in found["files"]] == [
            f"年报.zip!/{name}" for name in ("甲局.docx", "乙局.html", "丙局.docx")
        ]
        assert [len(one["errors"]) for one in found["files"]] == [0, 0, 1]
        assert (found["verdict"], PLANTED[0] in str(found["files"][1]["findings"])) == ("incomplete", True)


def test_a_bomb_in_an_archive_is_refused_and_the_rest_is_checked(server: Server) -> None:
    archive = packed({"good.docx": report(), "bomb.txt": bytes(40 * 2**20)})
    found = server.client.post("/api/v1/check", files={"file": ("a.zip", archive)}).json()
    assert [one["errors"] == [] for one in found["files"]] == [True, False]
    assert "压缩炸弹" in found["files"][1]["errors"][0]["message"]


TWO, CROWD = packed({"a.txt": b"a", "b.txt": b"b"}), packed({f"{number}.txt": b"a" for number in range(301)})
PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n'
HTML = {"content-type": "text/html"}
ONE = {"file": ("a.txt", b"x")}
FORM = {"content-type": "multipart/form-data; boundary=x"}
REFUSED: dict[str, tuple[int, str, dict[str, Any]]] = {
    "no file": (422, "/api/v1/check", {"data": {}, "files": {"other": ("a.docx", b"x")}}),
    "two files": (422, "/api/v1/check", {"files": [("file", ("a.txt", b"x")), ("file", ("b.txt", b"x"))]}),
    "an unknown parameter": (422, "/api/v1/check?failon=note", {"files": ONE}),
    "an unknown ruleset": (422, "/api/v1/check?ruleset=2012", {"files": ONE}),
    "a file of the server": (422, "/api/v1/check?ruleset=/etc/passwd.toml", {"files": ONE}),
    "an unknown region": (422, "/api/v1/check?region=atlantis", {"files": ONE}),
    "no day": (422, "/api/v1/check?published=soon", {"files": ONE}),
    "an empty body": (422, "/api/v1/check", {"content": b""}),
    "a form as JSON": (415, "/api/v1/check", {"json": {"file": "x"}}),
    "two files to extract, in an archive": (422, "/api/v1/extract", {"files": {"file": ("a.zip", TWO)}}),
    "an archive of too many files": (422, "/api/v1/check", {"files": {"file": ("a.zip", CROWD)}}),
    "an unreadable file to extract": (422, "/api/v1/extract", {"files": {"file": ("a.docx", b"MZ")}}),
    "a body that is too large": (413, "/api/v1/check", {"content": bytes(3 * 2**20), "headers": HTML}),
    "a form that is cut off": (400, "/api/v1/check", {"content": PART + PART[:-5], "headers": FORM}),
    "a form with no boundary": (400, "/api/v1/check", {"content": PART, "headers": {"content-type": "multipart/form-data"}}),
    "too many files": (413, "/api/v1/check", {"files": [("file", ("a.txt", b"x"))] * 301}),
    "a type that is not given": (406, "/api/v1/check", {"files": ONE, "headers": {"accept": "text/css"}}),
}


@pytest.mark.parametrize(("status", "path", "request_"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_request_is_refused_with_a_problem_document(
    status: int, path: str, request_: dict[str, Any], server: Server
) -> None:
    assert re.search("[\u4e00-\u9fff]", problem(server.client.post(path, **request_), status))
    english = {**request_, "headers": {**request_.get("headers", {}), "accept-language": "en-GB,en;q=0.9"}}
    assert not re.search("[\u4e00-\u9fff]", problem(server.client.post(path, **english), status))


def test_a_body_that_does_not_say_its_size_is_cut_off_where_it_becomes_too_large(server: Server) -> None:
    chunks = (bytes(2**18) for _ in range(16))
    answer = server.client.post("/api/v1/check", content=chunks, headers={"content-type": "text/html"})
    assert "2 MB" in problem(answer, 413)


def test_other_addresses_and_methods_are_problems_too(server: Server) -> None:
    problem(server.client.get("/api/v1/nothing"), 404)
    problem(server.client.get("/api/v1/check"), 405)


def test_the_description_names_every_route_and_is_shown_without_what_comes_from_elsewhere(server: Server) -> None:
    for lang in ("zh-CN", "en"):
        document = server.client.get(f"/api/v1/openapi.json?lang={lang}").json()
        assert document["openapi"].startswith("3.1")
        page = server.client.get(f"/api?lang={lang}").text
        for path, operations in document["paths"].items():
            assert all(f"{method.upper()} {path}" in page for method in operations)
            assert all(server.client.request(method, path).status_code != 404 for method in operations)
        assert not re.search(r'(?:src|href)="(?!/|\?|#)', page)


def test_it_tells_of_its_health_and_counts(server: Server) -> None:
    assert server.client.get("/healthz").text == "ok\n"
    server.client.post("/api/v1/check", files={"file": ("a.docx", report())})
    metrics = server.client.get("/metrics").text
    assert re.search(r'ogicheck_checks_total\{verdict="clean"\} [1-9]', metrics)
    assert re.search(r'ogicheck_requests_total\{method="POST",route="check",status="200"\} [1-9]', metrics)


def test_the_log_has_a_line_a_request_and_nothing_of_its_contents(server: Server) -> None:
    server.log()
    server.client.post("/api/v1/check?name=geheim.html", content=report(kind="html"), headers={"content-type": "text/html"})
    (line,) = server.log()
    assert re.fullmatch(r"\S+Z 127\.0\.0\.1 POST /api/v1/check 200 \d+ \d+ \d+\.\d{3}\n", line)


def test_nothing_of_a_request_is_left(server: Server) -> None:
    server.client.post("/api/v1/check", files={"file": ("a.docx", report(WRONG_SUM))})
    (own,) = server.folder.glob("ogicheck-serve-*")
    assert list(own.iterdir()) == []


def test_it_ends_when_told_and_leaves_nothing(tmp_path: Path) -> None:
    with serving(tmp_path) as found:
        found.run(("a.docx", report()))
        assert found.stop() == 0
        assert not list(tmp_path.glob("ogicheck-serve-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals as other systems have them")
def test_what_is_being_checked_when_it_is_told_to_end_is_still_answered(tmp_path: Path) -> None:
    options, go = held(tmp_path)
    with serving(tmp_path, *options) as found, ThreadPoolExecutor(1) as asking:
        asked = asking.submit(found.client.post, "/api/v1/check", files={"file": ("a.docx", report())})
        until(lambda: "ogicheck_requests_inside 1.0" in httpx.get(f"{found.url}/metrics").text)
        os.killpg(found.process.pid, signal.SIGTERM)
        until(lambda: not listens(found.url))
        go.touch()
        assert asked.result().json()["verdict"] == "clean"
        assert found.process.wait(timeout=40) == 0


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    last = time.monotonic() + START
    while not holds():
        assert time.monotonic() < last
        time.sleep(0.05)


def listens(url: str) -> bool:
    host, port = url.removeprefix("http://").rsplit(":", 1)
    with suppress(OSError), socket.create_connection((host, int(port))):
        return True
    return False


def test_the_description_is_json_in_both_languages() -> None:
    chinese, english = json.dumps(described("zh-CN")), json.dumps(described("en"))
    assert chinese != english
    assert "\\u" not in english


def test_no_answer_names_a_folder_of_the_server(server: Server) -> None:
    last = build.build(clean(2023, seed=5))
    files = [("file", ("a.docx", report())), ("previous", ("上年.docx", last)), ("parts", ("局.docx", b"%PDF-1.7 cut off"))]
    answer = server.client.post("/api/v1/check?strict=true", files=files).json()
    assert [one["file"] for one in answer["files"]] == ["a.docx", "parts/局.docx"]
    (carried, *_) = [one["message"] for one in answer["files"][0]["findings"] if one["rule"] == "OGI701"]
    assert "previous/上年.docx" in carried
    assert str(server.folder) not in json.dumps(answer, ensure_ascii=False)


TELLING = """
from ogicheck.api import Text, hookimpl, rule


@rule("XY101", "fails", level="note", clauses=(), messages={"none": Text("有。", "There is one.")})
def fails(report, at):
    \"\"\"Every report.

    Why: to see that it fails.
    Bad: any.
    Good: none.
    Fix: nothing.
    \"\"\"
    open("/srv/secret place/of the server.txt")


@hookimpl
def ogicheck_rules():
    return [fails]
"""


def opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what it holds where it is packed."""
    yield name, content
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        for one in archive.namelist():
            yield from opened(f"{name}!/{one}", archive.read(one))


def test_nothing_that_is_given_names_a_folder_of_the_server_even_where_its_own_things_fail(tmp_path: Path) -> None:
    (tmp_path / "telling.py").write_text(TELLING, "utf-8")
    (tmp_path / "broken.py").write_text("open('/srv/secret place/of the server.txt')\n", "utf-8")
    (tmp_path / "own.toml").write_text('schema = 1\nextends = ["2021"]\nformat = "2021"\n', "utf-8")
    plugins = [word for name in ("telling", "broken") for word in ("--plugin", str(tmp_path / f"{name}.py"))]
    with serving(tmp_path, *plugins, "--ruleset", str(tmp_path / "own.toml")) as found:
        given = {"page": (page := found.run(("a.docx", report(WRONG_SUM)), strict="true")).content}
        for link in re.findall(r'(?:href|src)="(/runs/[^"]+)"', page.text):
            given[link] = found.client.get(link).content
        for kind in ("application/json", "application/sarif+json"):
            sent = found.client.post("/api/v1/check", files={"file": ("a.docx", report())}, headers={"accept": kind})
            given[kind] = sent.content
    assert len(given) >= 8
    assert all(b"of the server.txt" in given[kind] for kind in ("application/json", "application/sarif+json"))
    secrets = (b"secret place", str(tmp_path).encode(), str(tmp_path).replace("/", "%2F").encode(), b"file:")
    for name, content in given.items():
        assert [one for one, text in opened(name, content) if any(secret in text for secret in secrets)] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("规则出错：/srv/a b/c.txt：没有这个文件", "规则出错：c.txt：没有这个文件"),
        ("failed: '/srv/x/y.py'", "failed: 'y.py'"),
        (r"C:\Program Files\x\y.py：", "y.py："),
        ("年报.zip!/甲/乙.docx", "年报.zip!/甲/乙.docx"),
        ("see https://example.org/a/b", "see https://example.org/a/b"),
        ("previous/上年.docx 与 a / b / c", "previous/上年.docx 与 a / b / c"),
    ],
)
def test_a_file_is_told_of_by_its_last_name(said: str, told: str) -> None:
    assert unplaced(Text(said, said)) == Text(told, told)


@pytest.mark.parametrize("options", [("--ruleset", "own.toml"), ("--baseline", "nowhere.toml")])
def test_what_would_fail_each_check_is_told_of_before_it_serves(
    options: tuple[str, ...], run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text("x = ", "utf-8")
    told = run("serve", "--port", "0", *options)
    assert told.exit_code == 2
    assert options[1] in told.output


def test_nothing_of_a_file_is_remembered_beyond_its_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OGICHECK_CACHE_DIR", str(tmp_path / "cache"))
    with serving(tmp_path) as found:
        assert found.client.post("/api/v1/check", files={"file": ("a.docx", report())}).json()["verdict"] == "clean"
        assert found.client.post("/api/v1/extract", files={"file": ("a.docx", report())}).json()["year"] == 2024
    assert not (tmp_path / "cache").exists()
