"""A run loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import build
from fixtures.facts import clean

HEAVY = {"docx", "lxml", "pypdfium2", "pdfplumber", "jsonschema", "tomlkit"}


# What the process does that checks one file.
CHECK = """
import sys
from pathlib import Path
from ogicheck.batch import Input, check_one
from ogicheck.checker import Plan
assert not check_one(Input(Path(sys.argv[1]), "report"), Plan(*sys.argv[2:])).problems
"""


def loaded(*arguments: str) -> set[str]:
    """The names of the modules that a Python process imports."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def heavy(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names} & HEAVY


def test_the_version_loads_no_extractor() -> None:
    names = loaded("-m", "ogicheck", "--version")
    assert not heavy(names)
    assert not [name for name in names if name.startswith("ogicheck_plugins")]


@pytest.mark.parametrize(("kind", "needed"), [("text", set()), ("docx", {"lxml"}), ("html", {"lxml"})])
def test_a_report_loads_its_own_library_only(kind: str, needed: set[str], tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(build.build(clean(), kind))
    assert heavy(loaded("-c", CHECK, str(path), "auto")) == needed


def test_jsonschema_is_for_a_user_s_ruleset(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('schema = 1\nextends = ["2021"]\n', "utf-8")
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(), "text"))
    assert "jsonschema" in heavy(loaded("-c", CHECK, str(path), str(own)))


def test_the_table_of_divisions_is_for_regions_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(build.build(clean(), "text"))
    assert "stdnum.numdb" in loaded("-c", CHECK, str(path), "auto", "auto")
    assert "stdnum.numdb" not in loaded("-c", CHECK, str(path), "auto", "none")
