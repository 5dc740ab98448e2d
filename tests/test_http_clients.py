"""The clients that the pages show publish, stop and hold, each run where its language is installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from tests.pages import HTTP, HTTP_CHINESE, files
from tests.serving import Server, serving
from tests.test_serve_http import WRONG_SUM

CSPROJ = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType>
<TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>"""
MONO = 'mcs -r:System.Net.Http Check.cs && exec mono Check.exe "$@"'
SHARP = ["sh", "-c", MONO, "sh"] if shutil.which("mcs") else ["dotnet", "run", "--"]
COMMANDS = {
    "check.sh": ("curl", ["bash", "check.sh"]),
    "check.py": ("", [sys.executable, "check.py"]),
    "Check.java": ("java", ["java", "Check.java"]),
    "check.php": ("php", ["php", "check.php"]),
    "Check.cs": ("csharp", SHARP),
}
"""How each is run, behind the marker of the tool that it needs."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as found:
        yield found


def test_each_language_has_a_client_the_same_in_both_pages() -> None:
    assert files(HTTP) == files(HTTP_CHINESE)
    assert files(HTTP).keys() == COMMANDS.keys()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=getattr(pytest.mark, tool) if tool else ()) for name, (tool, _) in COMMANDS.items()]
)
def test_a_client_publishes_stops_and_holds(name: str, server: Server, tmp_path: Path) -> None:
    _, command = COMMANDS[name]
    (tmp_path / name).write_text(files(HTTP)[name], "utf-8")
    (tmp_path / "check.csproj").write_text(CSPROJ, "utf-8")
    pages = {"good.html": build.build(clean(2024), "html"), "cut.html": b"%PDF-1.7"}
    pages["bad.html"] = build.build(reduce(apply, [WRONG_SUM], clean(2024)), "html")
    for page, content in pages.items():
        (tmp_path / page).write_bytes(content)
    with socket.create_server(("127.0.0.1", 0)) as none:
        away = f"http://127.0.0.1:{none.getsockname()[1]}"
    calls = [("good.html", server.url, 0), ("bad.html", server.url, 1), ("cut.html", server.url, 2), ("good.html", away, 2)]
    for page, url, code in calls:
        done = subprocess.run([*command, page, url], cwd=tmp_path, capture_output=True, check=False, timeout=120)
        assert done.returncode == code, (page, done.stdout, done.stderr)
