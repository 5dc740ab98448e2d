"""The man page says what the commands say, in both languages, and nothing in it steers the formatter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docs import man
from ogicheck_plugins.command_line.main import cli
from tests.test_docs import options

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    call = [sys.executable, ROOT / "docs" / "man.py", tmp_path]
    subprocess.run(call, cwd=ROOT, check=True, env={"PYTHONPATH": str(ROOT)}, timeout=60)
    return tmp_path


def test_every_command_and_option_is_on_both_pages(folder: Path) -> None:
    for path in man.FILES.values():
        page = (folder / path).read_text("utf-8").replace("\\-", "-")
        named = {word for word in options(cli) if word.startswith("-")} - {"-h", "--help", "--version"}
        assert {word for word in named if word not in page} == set()
        assert "ogicheck baseline take" in page


def test_the_chinese_page_is_chinese(folder: Path) -> None:
    english, chinese = ((folder / path).read_text("utf-8") for path in man.FILES.values())
    assert "EXIT STATUS" in english
    assert "退出码" in chinese
    assert "Processes (default: one a core)." not in chinese


def test_no_text_is_an_instruction_to_the_formatter() -> None:
    assert [man.escaped(one) for one in (".x", "'x", "a\\b", "--x")] == ["\\&.x", "\\&'x", "a\\eb", "\\-\\-x"]
