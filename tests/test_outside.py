"""Plugins from outside, each in a fresh virtual environment with ogicheck installed from its wheel.

The environments borrow the libraries of the one that runs the tests, so that nothing is downloaded; ogicheck itself and the
plugins are their own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures import build, example
from fixtures.facts import clean
from tests.test_docs import exported

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
INSTALL = ("-m", "pip", "install", "-q", "--no-index", "--no-build-isolation")
"""No download: hatchling is among the borrowed libraries."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment; `folder` is where its commands run."""

    folder: Path

    @property
    def scripts(self) -> Path:
        return Path(sysconfig.get_path("scripts", "venv", {"base": str(self.folder / ".venv")}))

    def python(self, *arguments: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return self.call("python", *arguments, folder=folder)

    def call(self, command: str, *arguments: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        call = [str(self.scripts / command), *map(str, arguments)]
        return subprocess.run(call, cwd=folder or self.folder, capture_output=True, encoding="utf-8", check=False)

    def install(self, *arguments: object, folder: Path | None = None) -> None:
        done = self.python(*INSTALL, *arguments, folder=folder)
        assert done.returncode == 0, done.stderr

    def findings(self, *arguments: object) -> dict[str, list[tuple[str, str]]]:
        """Each file's findings by a check, as rule and address."""
        done = self.call("ogicheck", *arguments, "--output", "json")
        assert done.returncode in (0, 1), done.stdout + done.stderr
        files = json.loads(done.stdout)["files"]
        return {file["file"]: [(one["rule"], one["address"]) for one in file["findings"]] for file in files}

    def plugins(self) -> dict[str, tuple[str, list[str]]]:
        """State and registered things of each plugin that is not built in."""
        states = json.loads(self.call("ogicheck", "plugins", "--json").stdout)
        return {one["name"]: (one["state"], one["registers"]) for one in states if not one["builtin"]}


@pytest.fixture
def environment(tmp_path: Path, wheel: Path) -> Environment:
    """A fresh one with ogicheck, and the reports of these tests."""
    venv.create(tmp_path / ".venv")
    made = Environment(tmp_path)
    purelib = Path(sysconfig.get_path("purelib", "venv", {"base": str(tmp_path / ".venv")}))
    (purelib / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    made.install("--no-deps", "--ignore-installed", wheel)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "example.docx").write_bytes(example.FILE.read_bytes())
    (tmp_path / "reports" / "clean.html").write_bytes(build.build(clean(year=2024), "html"))
    return made


def test_it_runs_from_its_own_files(environment: Environment) -> None:
    shown = environment.python(
        "-c", "import ogicheck, ogicheck_plugins; print(ogicheck.__file__, ogicheck_plugins.__file__)"
    )
    assert shown.stdout.count(str(environment.folder)) == 2, shown
    assert environment.plugins() == {}


def test_a_new_plugin_installs_passes_its_tests_and_finds(environment: Environment) -> None:
    assert environment.call("ogicheck", "new-plugin", "ogicheck-qingxi").returncode == 0
    package = environment.folder / "ogicheck-qingxi"
    environment.install("-e", ".[test]", folder=package)
    tested = environment.python("-m", "pytest", folder=package)
    assert tested.returncode == 0, tested.stdout
    assert environment.plugins() == {"qingxi": ("loaded", ["rule QINGXI101"])}
    report = (package / "tests" / "cases" / "report.md").read_text("utf-8")
    (environment.folder / "bad.md").write_text(report.replace("请拨打12345。", "请与我局联系。"), "utf-8")
    assert environment.findings("bad.md") == {"bad.md": [("QINGXI101", "section/other")]}
    assert environment.findings(package / "tests" / "cases" / "report.md", "--strict").popitem()[1] == []


def test_the_examples_install_pass_their_tests_and_work(environment: Environment) -> None:
    copied = copy(environment.folder)
    for name in ("ogicheck-outcomes", "ogicheck-cms"):
        environment.install(copied / name)
        tested = environment.python("-m", "pytest", folder=copied / name)
        assert tested.returncode == 0, tested.stdout
    assert environment.plugins() == {"cms": ("loaded", ["extractor cms"]), "outcomes": ("loaded", ["rule XY201"])}
    (environment.folder / "export.json").write_text(json.dumps({"report": list(exported(clean(year=2024)))}), "utf-8")
    addresses = ["table/review/reconsideration/other", "table/review/litigation_after/other"]
    found = environment.findings("reports/example.docx", "export.json", "--select", "XY201")
    assert found["reports/example.docx"] == [("XY201", address) for address in addresses]
    assert "export.json" in found
    region = environment.findings("reports/example.docx", "--ruleset", copied / "qingxi.toml", "--fail-on", "never")
    assert region.keys() == {"reports/example.docx"}


@pytest.mark.git
def test_the_examples_of_the_last_release_install_and_pass_their_tests(environment: Environment) -> None:
    """What is promised to plugins, held against those that were written to it."""
    last = of_last_release(environment.folder)
    names = sorted(path.parent.name for path in last.glob("*/pyproject.toml"))
    for name in names:
        environment.install(last / name)
    for name in (name for name in names if (last / name / "tests").is_dir()):
        tested = environment.python("-m", "pytest", folder=last / name)
        assert tested.returncode == 0, tested.stdout
    assert {name: state for name, (state, _) in environment.plugins().items()} == {
        name.removeprefix("ogicheck-"): "loaded" for name in names
    }


def test_every_door_opens_from_outside(environment: Environment) -> None:
    copied = copy(environment.folder)
    for name in ("ogicheck-tools", "ogicheck-qingxi"):
        environment.install("--no-deps", copied / name)
    assert environment.plugins() == {
        "qingxi": ("loaded", ["extractor qingxi-export", "rule QX101", "ruleset qingxi", *QINGXI_OWN]),
        "tools": ("loaded", ["output copies", "executor threads"]),
    }
    (environment.folder / "export.json").write_text(json.dumps({"qingxi": list(exported(clean(year=2024)))}), "utf-8")
    ticked = [one if isinstance(one, str) else with_ticks(one) for one in exported(clean(year=2024))]
    (environment.folder / "ticked.json").write_text(json.dumps({"qingxi": ticked}), "utf-8")
    (environment.folder / "report.txt").write_bytes(build.build(clean(year=2024), "text"))
    files = ("export.json", "report.txt")
    of_region = environment.findings(*files, "--region", "qingxi", "--select", "QX101", "--executor", "threads")
    assert of_region == {file: [("QX101", "section/overview")] * 2 for file in files}
    assert environment.call("ogicheck", "export.json", "--region", "shandong").returncode == 3
    assert environment.findings("report.txt", "--select", "QX101") == {"report.txt": []}
    assert environment.call("ogicheck", "blanks", "report.txt").stdout == "report.txt：0 个空格子\n"
    rules = ("--select", "OGI3*", "--fail-on", "never")
    assert environment.findings("ticked.json", "--region", "qingxi", *rules) == {"ticked.json": []}
    written = environment.call("ogicheck", *files[1:], "--region", "qingxi", "--select", "QX101", "--output", "copies=out")
    assert written.returncode == 0, written.stderr
    source = (environment.folder / "report.txt").read_text("utf-8")
    copy_of = (environment.folder / "out" / "report.txt").read_text("utf-8")
    assert copy_of == f"{source}\n# QX101 没有写到政务微博。\n# QX101 没有写到政务微信。"
    assert (environment.folder / "out" / "exit-code.txt").read_text() == "0"


def with_ticks(rows: list[list[str]]) -> list[list[str]]:
    return [[f"{text}✓" for text in texts] for texts in rows]


QINGXI_OWN = ("fact channels", "vocabulary qingxi_channels", "repair qingxi-ticks")


def copy(folder: Path) -> Path:
    """The examples, where a build may write beside them."""
    return shutil.copytree(EXAMPLES, folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))


def of_last_release(folder: Path) -> Path:
    """The examples as the last release has them; as they stand where nothing was released."""
    asked = ["git", "describe", "--tags", "--abbrev=0", "--match", "v*"]
    tag = subprocess.run(asked, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    if not tag:
        return copy(folder)
    packed = folder / "examples.tar"
    subprocess.run(["git", "archive", "-o", packed, tag, "docs/examples"], cwd=ROOT, check=True)
    shutil.unpack_archive(packed, folder / "released")
    return folder / "released" / "docs" / "examples"


def test_removing_a_plugin_changes_its_own_findings_alone(environment: Environment) -> None:
    before = environment.findings("reports")
    environment.install("--no-deps", copy(environment.folder) / "ogicheck-outcomes")
    among = environment.findings("reports")
    assert among != before
    assert {file: [one for one in found if one[0] != "XY201"] for file, found in among.items()} == before
    assert environment.python("-m", "pip", "uninstall", "-q", "-y", "ogicheck-outcomes").returncode == 0
    assert environment.findings("reports") == before
