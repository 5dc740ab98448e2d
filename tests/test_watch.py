"""A run that would hang after its tests have passed or failed ends, and says at what it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFTEST = "from tests import watch\nfrom tests.watch import pytest_configure\n\nwatch.LIMIT = 2.0\n"
CLEAN_UP = """
import threading, pytest

@pytest.fixture
def never():
    yield
    threading.Event().wait()

def test_fails(never):
    assert not "what was expected"
"""
LEFT = """
import threading

def test_passes():
    threading.Thread(target=threading.Event().wait).start()
"""


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["one process", "another"])
@pytest.mark.parametrize(
    ("suite", "said"),
    [(CLEAN_UP, "test_some.py::test_fails does not end"), (LEFT, "the run does not end")],
    ids=["the clean-up of a test that failed", "a thread that is left"],
)
def test_a_run_that_hangs_ends_and_says_where(suite: str, said: str, workers: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(suite, "utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), *workers]
    own = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, check=False, timeout=100)
    assert said in done.stdout + done.stderr
    assert "Thread 0x" in done.stdout + done.stderr
