"""The packaged program: built by its one command, it works where there is no Python, and without a network."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from fixtures import build, example
from fixtures.facts import clean
from ogicheck_plugins.window import browsers
from tests.pages import HTTP, blocks

ROOT = Path(__file__).parents[1]
LIMIT = 120.0
"""Seconds for what takes some, on a machine that has much to do."""
ISOLATED = next(
    (
        call
        for call in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"])
        if shutil.which("unshare")
        and subprocess.run([*call, "true"], capture_output=True, check=False, timeout=20).returncode == 0
    ),
    [],
)
"""What starts a program without a network, where the system lets us."""
PLUGIN = """
from ogicheck.api import Text, hookimpl, rule


@rule("XY101", "always", level="note", clauses=(), messages={"none": Text("有。", "There is one.")})
def always(report, at):
    \"\"\"Every report.

    Why: to see that it runs.
    Bad: any.
    Good: none.
    Fix: nothing.
    \"\"\"
    yield at(report).say("none")


@hookimpl
def ogicheck_rules():
    return [always]
"""


def steps(naming: str) -> list[list[str]]:
    """The commands of the page's block that names something, as words."""
    (found,) = (one.text for one in blocks(HTTP) if one.language == "bash" and naming in one.text and not one.file)
    return [shlex.split(line) for line in found.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged folder, where it was put after it was built: it must not matter where that is."""
    built = tmp_path_factory.mktemp("built")
    _, told = steps("pyinstaller")
    command = [sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", "--distpath", built / "dist"]
    subprocess.run([*command, "--workpath", built / "work", ROOT / told[1]], cwd=built, check=True, timeout=600)
    shutil.rmtree(built / "work")
    return (built / "dist" / "ogicheck").rename(tmp_path_factory.mktemp("moved") / "ogicheck")


def call(program: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a packaged program with nothing on the PATH, and no network."""
    own = {"HOME": str(folder), "PATH": str(folder / "nothing"), "TMPDIR": str(folder)}
    isolated = [shutil.which(ISOLATED[0]) or "", *ISOLATED[1:]] if ISOLATED else []
    return subprocess.run(
        [*isolated, program, *arguments], cwd=folder, env=own, capture_output=True, check=False, timeout=LIMIT
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Reports of several formats, some with faults."""
    for kind in ("docx", "html", "text"):
        suffix = "txt" if kind == "text" else kind
        (tmp_path / f"good.{suffix}").write_bytes(build.build(clean(year=2024), kind))
        (tmp_path / f"bad.{suffix}").write_bytes(build.build(example.example(), kind))
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


@pytest.mark.library
def test_it_finds_what_an_installed_one_finds(folder: Path, reports: Path) -> None:
    arguments = (".", "--output", "json", "--jobs", "2")
    done = call(folder / "ogicheck", reports, *arguments)
    installed = subprocess.run(
        [sys.executable, "-m", "ogicheck", *arguments], cwd=reports, capture_output=True, check=False, timeout=LIMIT
    )
    assert done.returncode == installed.returncode == 3, done.stderr.decode()
    there, here = (json.loads(one.stdout) for one in (done, installed))
    assert there["files"] == here["files"]
    assert len(there["files"]) == 7


@pytest.mark.library
def test_it_loads_plugins_that_are_files_and_those_that_are_built_in(folder: Path, reports: Path) -> None:
    (reports / "always.py").write_text(PLUGIN, "utf-8")
    done = call(folder / "ogicheck", reports, "plugins", "--json", "--plugin", "always.py")
    states = {one["name"]: one["state"] for one in json.loads(done.stdout)}
    assert states.pop("ocr") == "skipped"
    assert set(states.values()) == {"loaded"}
    assert "always" in states


@pytest.mark.library
@pytest.mark.xvfb
@pytest.mark.chromium
def test_a_file_dropped_on_it_is_checked_in_a_window_of_its_own_and_it_ends_with_that(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "青溪县 2024.docx"
    report.write_bytes(example.FILE.read_bytes())
    with TemporaryDirectory() as home:  # of a short name: a browser's socket has some hundred characters at most
        probe = [*ISOLATED, sys.executable, "-m", "tests.windowed", folder / "ogicheck-window", home, report]
        done = subprocess.run(probe, cwd=ROOT, capture_output=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["title"].startswith("有问题需要修改")
    assert "OGI304" in told["rules"]
    assert (told["code"], told["left"]) == (0, [])
    assert not (ISOLATED and told["outside"])


@pytest.mark.network
def test_a_wheelhouse_installs_the_program_without_an_index(source: Path, tmp_path: Path) -> None:
    collect, install = steps("wheelhouse")
    house = tmp_path / "wheelhouse"
    collect = [str(house) if word == "wheelhouse" else word for word in collect]
    subprocess.run([sys.executable, *collect[1:]], cwd=source, check=True, capture_output=True, timeout=600)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True, timeout=LIMIT)
    own = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull}
    bin_ = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([bin_ / "python", *install[1:]], cwd=tmp_path, check=True, capture_output=True, env=own, timeout=600)
    done = subprocess.run(
        [bin_ / "ogicheck", example.FILE, "--output", "json"], capture_output=True, check=False, timeout=LIMIT
    )
    assert (done.returncode, "OGI304" in done.stdout.decode()) == (1, True)
    helped = subprocess.run(
        [bin_ / "ogicheck", "serve", "--tokens", "nowhere"], capture_output=True, check=False, timeout=LIMIT
    )
    assert "nowhere" in helped.stderr.decode()


def test_each_library_that_the_program_is_built_of_has_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["web"], "pyinstaller"]
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "standalone" / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert {re.split(r"[^\w.-]", one)[0] for one in needed} <= set(pinned)


def test_where_no_browser_gives_a_window_the_usual_one_shows_the_page_until_it_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browsers, "programs", lambda: iter(()))
    monkeypatch.setattr(browsers.webbrowser, "open", opened.append)
    monkeypatch.setattr(browsers, "LOOK", 0.01)
    idle = iter([0.0, browsers.IDLE / 2, browsers.IDLE])
    browsers.show("http://127.0.0.1:1/", lambda: next(idle))
    assert opened == ["http://127.0.0.1:1/"]
    assert next(idle, None) is None


@pytest.mark.parametrize(
    ("system", "variables", "program"),
    [
        ("win32", {"ProgramFiles(x86)": "x86"}, "x86/Microsoft/Edge/Application/msedge.exe"),
        ("win32", {"LOCALAPPDATA": "own"}, "own/Google/Chrome/Application/chrome.exe"),
        ("darwin", {}, "apps/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ],
)
def test_a_browser_is_found_where_its_system_keeps_programs(
    system: str, variables: dict[str, str], program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsers.sys, "platform", system)
    monkeypatch.setattr(browsers.shutil, "which", lambda _: None)
    monkeypatch.setattr(browsers, "MAC", str(tmp_path / "apps"))
    for name in browsers.FOLDERS["win32"]:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    assert list(browsers.programs()) == []
    (tmp_path / program).parent.mkdir(parents=True)
    (tmp_path / program).touch()
    assert list(browsers.programs()) == [str(tmp_path / program)]
