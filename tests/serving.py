"""A server for tests: `ogicheck serve` in a process of its own, on a port of loopback that is free."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx

START = 60.0
"""Seconds until it must be ready, on a machine that has much to do."""


HOLDING = """
import time
from pathlib import Path
from ogicheck.api import Text, hookimpl, rule

@rule("BAD102", "holds", level="note", messages={{"x": Text("x。", "x.")}}, clauses=())
def holds(report, at):
    \"\"\"没有。

    为什么：没有。
    错：没有。
    对：没有。
    怎么改：没有。
    \"\"\"
    while not Path({go!r}).exists():
        time.sleep(0.02)
    return []

@hookimpl
def ogicheck_rules():
    return [holds]
"""


def held(folder: Path) -> tuple[list[str], Path]:
    """The options of a server whose checks wait for a file, and that file: what is seen meanwhile hangs on no clock."""
    go, plugin = folder / "go", folder / "holding.py"
    plugin.write_text(HOLDING.format(go=str(go)), "utf-8")
    return ["--plugin", str(plugin), "--time-limit", "240", "--rule-time-limit", "120"], go


@dataclass
class Server:
    process: subprocess.Popen[str]
    url: str
    folder: Path
    lines: queue.SimpleQueue[str]
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=40)

    def log(self) -> list[str]:
        """The lines that it has written since they were asked for last: those before the line of this call's own request."""
        mark, found = f"/{uuid4().hex}", list[str]()
        self.client.get(mark)
        while mark not in (line := self.lines.get(timeout=START)):
            found.append(line)
        return found

    def key(self) -> str:
        """What its form proves itself by."""
        (found,) = re.findall(r'name="form" value="([^"]+)"', self.client.get("/").text)
        return str(found)

    def run(self, *files: tuple[str, bytes], **fields: str) -> httpx.Response:
        """The page of results of a run by the form."""
        parts = [("file", one) for one in files]
        sent = self.client.post("/runs", files=parts, data={"form": self.key(), **fields})
        assert sent.status_code == 303, sent.text
        for _ in range(60):
            shown = self.client.get(sent.headers["location"])
            if 'id="bar"' not in shown.text:
                return shown
        raise AssertionError("the run does not end")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    """A server that is ready; its own files are below the folder."""
    command = [sys.executable, "-m", "ogicheck", "serve", "--port", "0", "--jobs", "1", *options]
    own = os.environ | {"TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=folder, env=own, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=read, args=(process, lines), daemon=True).start()
    try:
        server = Server(process, address(lines), folder, lines)
        with server.client:
            until = time.monotonic() + START
            while server.client.get("/readyz").status_code != 200:
                assert time.monotonic() < until, "it does not become ready"
                time.sleep(0.2)
            yield server
    finally:
        end(process)


def address(lines: queue.SimpleQueue[str]) -> str:
    """Where a server says that it serves; it may say something before."""
    said = ""
    while not (found := re.search(r"http://\S+:\d+", said)):
        try:
            said += lines.get(timeout=START)
        except queue.Empty:
            raise AssertionError(said) from None
    return found[0]


def read(process: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> None:
    """Hand on what a server writes, until nobody writes any more."""
    assert process.stderr
    with process.stderr as stderr:
        for line in stderr:
            lines.put(line)


def end(process: subprocess.Popen[str]) -> None:
    """Stop a server; one that does not is killed, with what it started."""
    process.terminate()
    try:
        process.wait(timeout=40)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)
