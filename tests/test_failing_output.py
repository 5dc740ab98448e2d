"""An output of a plugin that fails takes nothing else with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean

Run = Callable[..., Result]
PLUGIN = """
from ogicheck.api import (Output, hookimpl, whole)

def broken(run, colour):
    {body}

@hookimpl
def ogicheck_outputs():
    return [Output("broken", whole(broken), "fails")]
"""


@pytest.mark.parametrize("body", ["raise ZeroDivisionError('by nought')", "raise SystemExit(0)", "return 'text'"])
def test_the_others_are_written_and_the_run_is_incomplete(body: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(PLUGIN.format(body=body))
    (tmp_path / "report.docx").write_bytes(build.build(clean()))
    written = tmp_path / "out.txt"
    result = run(
        tmp_path / "report.docx", "--plugin", tmp_path / "broken.py", "--output", "broken", "--output", f"text={written}"
    )
    assert result.exit_code == 3
    assert "broken" in result.stderr
    assert "Traceback" not in result.stderr
    assert "符合格式" in written.read_text("utf-8")
