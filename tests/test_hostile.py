"""A file made to hurt gets one clear message or an honest partial reading, within the limits of memory and time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures.hostile import HOSTILE

Run = Callable[..., Result]


SALVAGED = "cut off.docx"


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {SALVAGED}))
def test_a_hostile_file_gets_one_message(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name]())
    result = run(tmp_path / name, "--root", tmp_path, "--output", "json")
    (file,) = json.loads(result.stdout)["files"]
    assert result.exit_code == 3
    assert len(file["errors"]) >= 1
    assert file["file"] == name
    assert "ogicheck 的缺陷" not in file["errors"][0]["message"]
    assert "Traceback" not in result.output


def test_a_file_cut_off_behind_its_text_is_read_and_told_of(tmp_path: Path, run: Run) -> None:
    (tmp_path / SALVAGED).write_bytes(HOSTILE[SALVAGED]())
    result = run(tmp_path / SALVAGED, "--lang", "en")
    assert result.exit_code == 0
    assert "incomplete" in result.stdout or "cut" in result.stdout
