"""A run loads only what it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean

HEAVY = {"docx", "lxml", "pypdfium2", "pdfplumber", "jsonschema", "tomlkit", "leather", "xlsxwriter"}


# What the process does that checks one file.
CHECK = """
import sys
from pathlib import Path
from ogicheck.checking.working import check_one
from ogicheck.sources.inputs import Input
from ogicheck.checking.checker import Plan
assert not check_one(Input(Path(sys.argv[1]), "report"), Plan(*sys.argv[2:])).problems
"""


CELLS = {"new": {"total": {"text": "3", "value": 3}}}

# What a command does in its own process; it ends with 3, for want of the other cells.
MANY = """
import os, sys
from ogicheck_plugins.command_line.main import cli
os.chdir(sys.argv[1])
try:
    cli(sys.argv[2:])
except SystemExit:
    pass
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
    assert not names & {"click", "importlib.metadata", "ogicheck_plugins.command_line"}


def test_the_version_is_told_in_the_same_words_with_the_command_line_and_without(run: Callable[..., Result]) -> None:
    done = subprocess.run([sys.executable, "-m", "ogicheck", "--version"], capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == run("--version").output.splitlines()


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
    assert "ogicheck_plugins.national.divisions" in loaded("-c", CHECK, str(path), "auto", "auto")
    assert "ogicheck_plugins.national.divisions" not in loaded("-c", CHECK, str(path), "auto", "none")


@pytest.mark.parametrize(
    ("output", "needed"),
    [
        (["series"], set()),
        (["series", "--output", "csv"], set()),
        (["series", "--output", "html"], {"leather"}),
        (["aggregate"], set()),
        (["aggregate", "--output", "docx=sums.docx"], {"docx", "lxml"}),
        (["aggregate", "--output", "xlsx=sums.xlsx"], {"xlsxwriter"}),
    ],
)
def test_a_command_on_many_reports_loads_what_its_output_needs(output: list[str], needed: set[str], tmp_path: Path) -> None:
    record = {"file": "a.txt", "organ": "清河县司法局", "year": 2022, "format": "2021", "tables": {"requests": CELLS}}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(record), "utf-8")
    assert heavy(loaded("-c", MANY, str(tmp_path), *output, str(path))) == needed
