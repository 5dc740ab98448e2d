"""What is installed: the two packages with their data, nothing else, and they work from there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from fixtures import build
from fixtures.facts import clean
from ogicheck_plugins.new_plugin import command as new_plugin

ROOT = Path(__file__).parents[1]
PLUGINS, SHOWING = ROOT / "plugins", ("extract", "pages_kit", "report_page", "series", "serve")
PAGE = (".css", ".html", ".js", ".json", ".svg")
"""Rooms that show pages, and what files their pages are made of."""
DATA = {
    "ogicheck/py.typed",
    "ogicheck/api.pyi",
    "ogicheck/hosting/front_ends.pyi",
    "ogicheck_testing/README.md",
    "ogicheck_testing/py.typed",
    "ogicheck_testing/sarif-2.1.0.json",
    *(f"ogicheck_plugins/new_plugin/template/{name}.txt" for name in new_plugin.FILES),
    "ogicheck_plugins/py.typed",
    "ogicheck_plugins/national/narrative/weights.json",
    "ogicheck_plugins/voices/options.toml",
    "ogicheck_plugins/outputs/output.schema.json",
    "ogicheck_plugins/rulesets/2019.toml",
    "ogicheck_plugins/rulesets/2021.toml",
    "ogicheck_plugins/rulesets/national.toml",
    "ogicheck_plugins/rulesets/ruleset.schema.json",
    *(
        path.relative_to(PLUGINS).as_posix()
        for room in SHOWING
        for path in (PLUGINS / "ogicheck_plugins" / room).rglob("*.*")
        if path.suffix in PAGE
    ),
    *(f"ogicheck_plugins/rulesets/regions/{path.name}" for path in (ROOT / "rulesets" / "regions").glob("*.toml")),
}


WITHOUT_OTHERS = """
import sys
sys.path.insert(0, "")
from ogicheck.__main__ import main
main()
"""
"""Without the packages of the environment: another copy of ogicheck is among them."""


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The wheel as pip lays it out."""
    folder = wheel.parent / "site"
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def modules() -> set[str]:
    sources = ((ROOT / "core", "ogicheck"), (ROOT / "plugins", "ogicheck_plugins"), (ROOT / "testing", "ogicheck_testing"))
    return {path.relative_to(top).as_posix() for top, package in sources for path in (top / package).rglob("*.py")}


def call(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False)


def test_the_wheel_holds_both_packages_with_their_data_and_nothing_else(wheel: Path) -> None:
    assert {name for name in names(wheel) if ".dist-info/" not in name} == modules() | DATA


def test_the_wheel_brings_the_command_and_says_what_it_needs(installed: Path) -> None:
    (info,) = installed.glob("ogicheck-*.dist-info")
    assert "ogicheck = ogicheck.__main__:main" in (info / "entry_points.txt").read_text("utf-8")
    assert (info / "licenses" / "LICENSE").is_file()
    metadata = Parser().parsestr((info / "METADATA").read_text("utf-8"))
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert "## Start" in metadata.get_payload()


@pytest.mark.parametrize(
    ("lost", "lacking"), [("entry_points.txt", "run"), ("../ogicheck_plugins/command_line/program.py", "ogicheck_plugins")]
)
def test_an_installation_without_its_front_end_says_so(wheel: Path, tmp_path: Path, lost: str, lacking: str) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    (info,) = tmp_path.glob("ogicheck-*.dist-info")
    (info / lost).unlink()
    done = subprocess.run(
        [sys.executable, "-S", "-c", WITHOUT_OTHERS, "rules"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert lacking in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_installed_copy_finds_its_rulesets(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(build.build(clean(year=2024), "text"))
    used = call(installed, tmp_path, "-c", "import ogicheck, ogicheck_plugins as p; print(ogicheck.__file__, p.__file__)")
    assert used.stdout.decode().count(str(installed)) == 2
    done = call(installed, tmp_path, "-m", "ogicheck", "--ruleset", "2021", "report.txt")
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    shown = call(installed, tmp_path, "-m", "ogicheck", "ruleset", "show", "2021", "--origin").stdout.decode()
    assert str(installed / "ogicheck_plugins" / "rulesets" / "2021.toml") in shown
    assert str(ROOT / "rulesets") not in shown
    regional = call(installed, tmp_path, "-m", "ogicheck", "ruleset", "show", "2021", "--region", "shandong")
    assert 'region = "shandong"' in regional.stdout.decode()
