"""Under load and hostile files the server tells who must wait, replaces what a file broke, and answers the others."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import httpx
import pytest

from benchmarks import serving as serving_benchmark
from ogicheck.api import Capacity
from ogicheck_plugins.executors import warm
from ogicheck_plugins.serve.gate import Gate
from ogicheck_plugins.serve.problems import ProblemError
from tests.serving import Server, held, serving
from tests.test_serve_http import WRONG_SUM, report
from tests.workers import change_environment, die, identity, own_id, sleep

FAULTY = """
import os
from ogicheck.api import Text, hookimpl, rule

@rule("BAD101", "ends-the-process", level="note", messages={"x": Text("x。", "x.")}, clauses=())
def ends(report, at):
    \"\"\"没有。

    为什么：没有。
    错：没有。
    对：没有。
    怎么改：没有。
    \"\"\"
    if "自爆" in report.section("other").text + "".join(one.text for one in report.section("other").paragraphs):
        os._exit(9)
    return []

@hookimpl
def ogicheck_rules():
    return [ends]
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "faulty.py").write_text(FAULTY, "utf-8")
    with serving(folder, "--queue", "2", "--plugin", "faulty.py", "--time-limit", "10") as found:
        yield found


def saying(words: str) -> bytes:
    return report({"op": "paragraphs", "section": "other", "texts": [words]})  # type: ignore[dict-item]


def checked(server: Server, content: bytes) -> tuple[int, str]:
    answer = server.client.post("/api/v1/check", files={"file": ("a.docx", content)})
    return answer.status_code, answer.json().get("verdict", "")


def test_those_beyond_the_queue_are_told_when_to_come_again(tmp_path: Path) -> None:
    options, go = held(tmp_path)
    with serving(tmp_path, "--queue", "2", *options) as server, ThreadPoolExecutor(8) as clients:
        calls = [clients.submit(server.client.post, "/api/v1/check", files={"file": ("a.docx", report())}) for _ in range(8)]
        refused = [call.result() for _, call in zip(range(5), as_completed(calls), strict=False)]
        assert {one.status_code for one in refused} == {429}
        assert all(int(one.headers["retry-after"]) >= 1 for one in refused)
        go.touch()
        assert Counter(call.result().status_code for call in calls) == {200: 3, 429: 5}
        assert checked(server, report()) == (200, "clean")


def test_a_file_that_ends_its_process_is_told_of_and_the_next_is_checked(server: Server) -> None:
    assert checked(server, saying("自爆")) == (200, "incomplete")
    assert checked(server, report()) == (200, "clean")
    assert checked(server, report(WRONG_SUM)) == (200, "findings")


def bomb() -> bytes:
    """A Word file whose body unpacks to a gigabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as body:
        for _ in range(1024):
            body.write(bytes(2**20))
    return packed.getvalue()


def test_a_bomb_is_refused_in_bounded_memory(server: Server) -> None:
    before = memory(server)
    assert checked(server, bomb()) == (200, "incomplete")
    assert memory(server) < before + 40
    assert checked(server, report()) == (200, "clean")


def memory(server: Server) -> float:
    """What the server's own process holds, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def test_many_files_are_never_held_in_memory(server: Server) -> None:
    before = memory(server)
    large = report() + bytes(8 * 2**20)
    for _ in range(6):
        server.client.post("/api/v1/check", files={"file": ("a.docx", large)})
    assert memory(server) < before + 40


def test_two_gigabytes_are_refused_before_they_are_sent(server: Server) -> None:
    host, port = server.url.removeprefix("http://").rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=20) as one:
        head = (
            f"POST /api/v1/check HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/html\r\nContent-Length: {2 * 2**30}\r\n\r\n"
        )
        one.sendall(head.encode())
        assert one.recv(100).startswith(b"HTTP/1.1 413 ")


def test_two_hundred_at_once_are_each_answered_and_the_server_goes_on(server: Server) -> None:
    content = report()

    def ask(_: int) -> int:
        with httpx.Client(base_url=server.url, timeout=60) as client:
            return client.post("/api/v1/check", files={"file": ("a.docx", content)}).status_code

    with ThreadPoolExecutor(200) as clients:
        counts = Counter(clients.map(ask, range(200)))
    assert set(counts) <= {200, 429, 503}
    assert counts[200] >= 1
    assert checked(server, content) == (200, "clean")


def with_macros_and_outside(port: int) -> bytes:
    """A Word file with a macro, and with a template that lies elsewhere."""
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdX" TargetMode="External" Target="http://127.0.0.1:{port}/" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    packed = io.BytesIO(report())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(4096))
        archive.writestr("word/_rels/settings.xml.rels", outside)
    return packed.getvalue()


def test_macros_and_links_to_elsewhere_are_neither_run_nor_followed(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.5)
        content = with_macros_and_outside(trap.getsockname()[1])
        answer = server.client.post("/api/v1/check", files={"file": ("a.docm", content)})
        assert answer.json()["verdict"] == "clean"
        with pytest.raises(TimeoutError):
            trap.accept()


def test_idle_connections_keep_nobody_out(server: Server) -> None:
    host, port = server.url.removeprefix("http://").rsplit(":", 1)
    idle = [socket.create_connection((host, int(port))) for _ in range(60)]
    try:
        assert checked(server, report()) == (200, "clean")
    finally:
        for one in idle:
            one.close()


def test_a_closed_gate_and_a_full_one_say_so() -> None:
    gate = Gate(1, 1, seconds=3)
    with gate.passed():
        with pytest.raises(ProblemError) as full, gate.passed():
            pass
        assert (full.value.status, full.value.retry) == (429, 3)
    gate.closed = True
    with pytest.raises(ProblemError) as closed, gate.passed():
        pass
    assert closed.value.status == 503


CAPACITY = Capacity(1, 512, 5.0)


def test_a_warm_process_is_kept_from_run_to_run_until_a_call_ends_it() -> None:
    ((first, _),) = warm.run(own_id, [()], CAPACITY)
    assert [one for one, _ in warm.run(own_id, [(), ()], CAPACITY)] == [first, first]
    ((_, ended),) = warm.run(die, [()], CAPACITY)
    assert ended
    ((last, _),) = warm.run(own_id, [()], CAPACITY)
    assert last != first


def test_a_warm_process_stays_where_what_a_call_changed_is_put_back() -> None:
    capacity = Capacity(1, 517, 5.0)
    ((first, _),) = warm.run(change_environment, [()], capacity)
    assert [one for one, _ in warm.run(own_id, [()], capacity)] == [first]


def test_a_warm_process_is_replaced_after_a_number_of_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "CALLS", 3)
    every = [one for one, _ in warm.run(own_id, [()] * 7, Capacity(1, 513, 5.0))]
    assert sorted(Counter(every).values()) == [1, 3, 3]


def test_outcomes_come_in_order_and_a_slow_call_is_stopped() -> None:
    calls = [(number,) for number in range(9)]
    assert [one for one, _ in warm.run(identity, calls, Capacity(2, 514, 5.0))] == list(range(9))
    ((_, ended),) = warm.run(sleep, [(9.0,)], Capacity(1, 515, 0.2))
    assert ended
    assert "0.2" in ended.en


def test_runs_of_several_threads_share_the_processes() -> None:
    capacity, found = Capacity(2, 516, 5.0), set()

    def one() -> None:
        found.update(value for value, _ in warm.run(own_id, [()] * 4, capacity))

    threads = [threading.Thread(target=one, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    assert 1 <= len(found) <= 2


def test_no_good_request_fails_among_hostile_ones_and_memory_stays() -> None:
    told, figures = serving_benchmark.measure(6, 1)
    assert told.failed == []
    assert figures["hostile"] > 3
    assert figures["memory in the second half, at most, MB"] < figures["memory in the first half, at most, MB"] + 60
