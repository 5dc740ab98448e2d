"""The example of a publishing script lets a good page go online, stops a bad one, and holds what nobody can tell about."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from functools import reduce
from pathlib import Path

import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from tests.pages import ROOT
from tests.reports import emptied
from tests.serving import serving

SCRIPT = ROOT / "docs" / "examples" / "publish.py"
COMMANDS = str(Path(sys.executable).parent)
WRONG_SUM = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
BLANK = {"op": "cell", "table": "requests", "row": "unprocessed.publication", "column": "legal_service", "text": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path


def page(folder: Path, *changes: dict[str, str]) -> Path:
    path = folder / "年报.html"
    path.write_bytes(build.build(reduce(apply, changes, clean(year=2024)), "html"))
    return path


def publish(page: Path, *server: str, path: str = COMMANDS) -> tuple[int, list[str]]:
    """The script's exit code and what it says; ogicheck is looked for in the folder `path`, or asked at a server."""
    command = [sys.executable, str(SCRIPT), page.name, "site", *server]
    environment = os.environ | {"PATH": path}
    done = subprocess.run(command, cwd=page.parent, env=environment, capture_output=True, check=False, timeout=180)
    assert done.stderr == b""
    return done.returncode, done.stdout.decode().splitlines()


def online(folder: Path) -> list[str]:
    return [path.name for path in (folder / "site").iterdir()]


def test_a_good_page_is_published_as_it_was_checked(folder: Path) -> None:
    good = page(folder)
    assert publish(good) == (0, ["published"])
    assert (folder / "site" / good.name).read_bytes() == good.read_bytes()


def test_a_bad_page_is_stopped_with_what_the_editor_must_mend(folder: Path) -> None:
    code, (outcome, *messages) = publish(page(folder, WRONG_SUM))
    assert (code, outcome) == (1, "stopped")
    assert any("OGI302" in message and "9999" in message and "第 " in message for message in messages)
    assert online(folder) == []


def test_a_form_that_nobody_filled_in_is_stopped(folder: Path) -> None:
    blank = folder / "年报.html"
    directions = (
        {"op": "paragraphs", "section": key, "texts": ["（文字描述）"]} for key in ("overview", "problems", "other")
    )
    blank.write_bytes(build.build(reduce(apply, directions, emptied(clean(year=2024))), "html"))
    code, (outcome, *messages) = publish(blank)
    assert (code, outcome) == (1, "stopped")
    assert sum("OGI220" in message for message in messages) == 6
    assert online(folder) == []


def test_a_page_with_warnings_is_published_and_they_are_shown(folder: Path) -> None:
    code, (outcome, *messages) = publish(page(folder, BLANK))
    assert (code, outcome) == (0, "published")
    assert [message.split()[:2] for message in messages] == [["警告", "OGI209"]]


def test_what_is_accepted_is_published_and_not_shown(folder: Path) -> None:
    bad = page(folder, BLANK)
    (folder / "ogicheck.toml").write_text('baseline = "baseline.toml"\nfail-on = "warning"\n', "utf-8")
    write = [sys.executable, "-m", "ogicheck", "baseline", "write", "baseline.toml", bad.name]
    subprocess.run(write, cwd=folder, check=True, capture_output=True, timeout=180)
    assert publish(bad) == (0, ["published"])


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 cut off", "<html>通知公告".encode()], ids=["empty", "cut off", "no report"]
)
def test_a_page_that_cannot_be_checked_is_held_for_a_person(content: bytes, folder: Path) -> None:
    unreadable = folder / "年报.html"
    unreadable.write_bytes(content)
    code, (outcome, message) = publish(unreadable)
    assert (code, outcome) == (2, "held")
    assert message.startswith("未能检查：")
    assert online(folder) == []


def test_a_wrong_configuration_holds_the_page_and_is_told(folder: Path) -> None:
    (folder / "ogicheck.toml").write_text('fail_on = "never"\n', "utf-8")
    code, (outcome, message) = publish(page(folder))
    assert (code, outcome) == (2, "held")
    assert "ogicheck.toml:1" in message
    assert online(folder) == []


def test_where_ogicheck_is_not_installed_the_page_is_held(folder: Path) -> None:
    assert publish(page(folder), path=str(folder))[0] == 2
    assert online(folder) == []


def test_a_check_that_takes_too_long_holds_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("publish", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setenv("PATH", COMMANDS)
    monkeypatch.setattr(script, "PATIENCE", 0.01)
    outcome, (message,) = script.verdict(page(folder).read_bytes(), "年报.html")
    assert outcome == "held"
    assert "0.01 秒" in message


def test_by_a_server_a_good_page_is_published_a_bad_one_stopped_and_an_unreadable_one_held(folder: Path) -> None:
    with serving(folder) as server:
        good = page(folder)
        assert publish(good, server.url) == (0, ["published"])
        (folder / "site" / good.name).unlink()
        code, (outcome, *messages) = publish(page(folder, WRONG_SUM), server.url)
        assert (code, outcome) == (1, "stopped")
        assert any("OGI302" in message and "9999" in message for message in messages)
        good.write_bytes(b"%PDF-1.7 cut off")
        code, (outcome, message) = publish(good, server.url)
        assert (code, outcome, message[:5]) == (2, "held", "未能检查：")
        assert publish(page(folder), f"{server.url}/elsewhere")[0] == 2
        assert server.stop() == 0
        code, (outcome, message) = publish(page(folder), server.url)
        assert (code, outcome, message[:8]) == (2, "held", "检查服务没有答复")
    assert online(folder) == []


ANSWERS = {
    "no HTTP": b"hello\r\n",
    "nothing": b"",
    "an empty page": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "a log-in page": b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
    "JSON that is no verdict": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n[{}]",
    "a verdict that is cut off": b'HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"exit_code": 0, "files": []}',
    "a verdict without files": b'HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"exit_code": 0}',
    "too busy": b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_no_answer_but_a_whole_verdict_publishes(answer: bytes, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answering() -> None:
            with listening.accept()[0] as one:
                one.settimeout(0.5)
                with suppress(TimeoutError):
                    while one.recv(2**20):
                        pass
                one.sendall(answer)

        threading.Thread(target=answering, daemon=True).start()
        code, (outcome, *_) = publish(page(folder), f"http://127.0.0.1:{listening.getsockname()[1]}")
    assert (code, outcome) == (2, "held")
    assert online(folder) == []
