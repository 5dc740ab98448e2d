"""Starts the packaged window on its own screen, and tells what it shows: `python -m tests.windowed PROGRAM FOLDER FILE`.

Where it has no network but loopback, nothing that it starts has one.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx

from fixtures import build_pdf

SECONDS = 90.0
BROWSER = """#!/bin/sh
PATH={2} exec "{0}" --no-sandbox --remote-debugging-port={1} "$@"
"""
"""Tests run as root, whose browsers have no sandbox; the port is for looking into the window."""
QUIET: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
"""What a program is started with that may outlive this one: nobody waits for the end of what it writes."""
SIOCSIFFLAGS, UP = 0x8914, 1


def loopback() -> None:
    """Put loopback up, where this has a network of its own."""
    with suppress(OSError), socket.socket() as one:
        fcntl.ioctl(one, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", UP))


def outside() -> bool:
    """Whether there is a network beside loopback."""
    return any(name != "lo" for _, name in socket.if_nameindex())


def pages(port: int) -> list[dict[str, Any]]:
    """The pages that the window shows."""
    with suppress(httpx.TransportError):
        return [one for one in httpx.get(f"http://127.0.0.1:{port}/json", timeout=5).json() if one["type"] == "page"]
    return []


def shown(port: int) -> dict[str, Any]:
    """The page, once it shows results."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        for one in pages(port):
            text = httpx.get(one["url"], timeout=20).text if one["url"].startswith("http") else ""
            if 'class="verdict' in text and f"<title>{one['title']}</title>" in text:
                return {"id": one["id"], "title": one["title"], "rules": sorted(set(re.findall(r"OGI\d{3}", text)))}
        time.sleep(0.5)
    raise TimeoutError(str(pages(port)))


def screened() -> tuple[subprocess.Popen[bytes], str]:
    """A screen of its own, which is there, and its name."""
    told, tell = os.pipe()
    call = [shutil.which("Xvfb") or "", "-displayfd", str(tell), "-nolisten", "tcp"]
    screen = subprocess.Popen(call, pass_fds=[tell], **QUIET)
    os.close(tell)
    with os.fdopen(told) as said:
        return screen, f":{said.readline().strip()}"


def main(program: Path, folder: Path, files: list[str]) -> dict[str, Any]:
    loopback()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    bin_ = folder / "bin"
    bin_.mkdir()
    browser = bin_ / "chromium"
    browser.write_text(BROWSER.format(build_pdf.chromium(), port, os.environ["PATH"]), "utf-8")
    browser.chmod(0o755)
    screen, display = screened()
    own = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": str(bin_), "DISPLAY": display}
    process = subprocess.Popen([program, *files], env=own, cwd=folder, **QUIET)
    try:
        page = shown(port)
        httpx.get(f"http://127.0.0.1:{port}/json/close/{page['id']}", timeout=20)
        code = process.wait(timeout=60)
        return {**page, "code": code, "outside": outside(), "left": [one.name for one in folder.glob("ogicheck-*")]}
    finally:
        process.kill()
        screen.kill()
        screen.wait(timeout=20)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]), ensure_ascii=False))
    os._exit(0)
