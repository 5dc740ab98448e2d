"""A file made to hurt gets one clear message or an honest partial reading, within the limits of memory and time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from fixtures.hostile import HOSTILE
from ogicheck_plugins.formats_kit.scanned import resources

Run = Callable[..., Result]


SALVAGED = "cut off.docx"
SAID = {
    "zip bomb.docx": "zip bomb",
    "zip bomb that lies.docx": "zip bomb",
    "giant spans.docx": "annual report",
    "giant spans.html": "annual report",
    "entities.docx": "DOCTYPE",
    "nested elements.docx": "damaged",
    "encrypted.docx": "password",
    "looping pages.pdf": "no readable page",
    "1 GB stream.pdf": "--memory-limit",
    "2 million characters.pdf": "limit of 200000",
    "font without text.pdf": "fonts",
    "scan.pdf": "scan",
    "100 MB.html": "too large",
    "500,000 nested divs.html": "more than 300000 tags",
    "50,000 headings.txt": "annual report",
}


RECOGNISED = {"font without text.pdf": "No text was recognised"} if resources.installed() else {}
"""What is said where the page's looks were read."""


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {SALVAGED}))
def test_a_hostile_file_gets_one_message_and_the_next_file_is_read_as_if_nothing_had_happened(
    name: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name]())
    (tmp_path / "zz-good.docx").write_bytes(build.build(clean()))
    result = run(tmp_path, "--root", tmp_path, "--output", "json", "--jobs", 1, "--lang", "en")
    bad, good = json.loads(result.stdout)["files"]
    assert result.exit_code == 3
    assert bad["file"] == name
    [error] = bad["errors"]
    assert RECOGNISED.get(name, SAID[name]) in error["message"]
    assert (good["file"], good["errors"], bool(good["checked"])) == ("zz-good.docx", [], True)
    assert "Traceback" not in result.stderr + error["message"]


def test_a_file_cut_off_behind_its_text_is_read_and_told_of(tmp_path: Path, run: Run) -> None:
    (tmp_path / SALVAGED).write_bytes(HOSTILE[SALVAGED]())
    result = run(tmp_path / SALVAGED, "--lang", "en")
    assert result.exit_code == 0
    assert "incomplete" in result.stdout or "cut" in result.stdout
