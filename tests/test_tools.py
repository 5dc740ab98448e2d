"""The suite passes on a bare machine, says what it skipped there, and lets nobody skip where all is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import TOOLS

ROOT = Path(__file__).parents[1]
SUITE = """
import pytest

@pytest.mark.libreoffice
@pytest.mark.parametrize("number", range(2))
def test_prints(number): pass

@pytest.mark.wkhtmltopdf
def test_prints_otherwise(): pass

def test_needs_nothing(): pass
"""
MARKERS = "[pytest]\nmarkers =\n  libreoffice\n  wkhtmltopdf\n"


def suite(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What a small suite comes to on a machine that has no tool at all."""
    (folder / "test_some.py").write_text(SUITE, "utf-8")
    (folder / "pytest.ini").write_text(MARKERS, "utf-8")
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "pytest", "-p", "tests.tools", "-p", "no:cacheprovider", *options]
    environment = os.environ | {"PATH": "", "PYTHONPATH": paths}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["one process", "several"])
def test_what_was_skipped_is_said_by_reason_and_number(tmp_path: Path, workers: tuple[str, ...]) -> None:
    done = suite(tmp_path, *workers)
    assert done.returncode == 0
    assert "   2  LibreOffice is not installed\n   1  wkhtmltopdf is not installed\n" in done.stdout
    assert "1 passed, 3 skipped" in done.stdout


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["one process", "several"])
def test_where_skips_are_forbidden_a_skipped_test_fails_and_says_what_is_missing(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    done = suite(tmp_path, "--no-skips", *workers)
    assert done.returncode == 1
    assert "1 passed" in done.stdout and "3 errors" in done.stdout
    assert "skipped, which --no-skips forbids: LibreOffice is not installed" in done.stdout


def test_each_tool_has_its_marker(pytestconfig: pytest.Config) -> None:
    declared = {line.partition(":")[0] for line in pytestconfig.getini("markers")}
    assert TOOLS.keys() <= declared


PROBE = """
from tests.tools import TOOLS
print(*(name for name in ("font", "libreoffice", "chromium", "wkhtmltopdf", "git") if TOOLS[name].installed()))
"""


@pytest.mark.git
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="hides what Linux has")
def test_the_bare_machine_has_neither_font_nor_printer_but_all_else() -> None:
    command = [ROOT / ".ci" / "bare", sys.executable, "-c", PROBE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert set(done.stdout.split()) - ({"font"} if "the fonts are not" in done.stderr else set()) == {"git"}
