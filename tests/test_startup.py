"""A run loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import build
from fixtures.facts import clean

HEAVY = {"docx", "lxml", "pypdfium2", "pdfplumber", "jsonschema"}


def loaded(*arguments: str) -> set[str]:
    """The top-level names of the modules that a run imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ogicheck", *arguments], capture_output=True, text=True, check=False
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def heavy(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names} & HEAVY


def test_the_version_loads_no_extractor() -> None:
    names = loaded("--version")
    assert not heavy(names)
    assert not [name for name in names if name.startswith("ogicheck_plugins")]


@pytest.mark.parametrize(("kind", "needed"), [("text", set()), ("docx", {"lxml"}), ("html", {"lxml"})])
def test_a_report_loads_its_own_library_only(kind: str, needed: set[str], tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(build.build(clean(), kind))
    assert heavy(loaded(str(path))) == needed


def test_jsonschema_is_for_a_user_s_ruleset(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nextends = ["2021"]\n', "utf-8")
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(), "text"))
    assert "jsonschema" in heavy(loaded("--ruleset", str(own), str(path)))
