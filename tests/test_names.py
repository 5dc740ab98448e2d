"""A file of any name is checked under a name that every output can hold, and that gives the file's own name again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as some

from fixtures import build
from fixtures.changes import apply
from fixtures.facts import clean
from ogicheck.values.texts import exact, printable
from ogicheck_plugins.records_kit.spreadsheets import plain_text
from ogicheck_plugins.runs_kit.paths import inputs
from tests.runs import file, finding, run, text_file, written

Run = Callable[..., Result]
posix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of any bytes are those of other systems")
WRONG = {"op": "cell", "table": "requests", "row": "granted", "column": "total", "text": "9999"}
NAMES = {
    "青溪".encode("gbk") + b".txt": r"\xc7\xe0Ϫ.txt",
    "两\n行.txt".encode(): r"两\n行.txt",
    b"\x1b[31m.txt": r"\u001b[31m.txt",
    "\u202etxt.txt".encode(): r"\u202etxt.txt",
    b"a\\b.txt": r"a\\b.txt",
    "年 报　（终稿）.txt".encode(): "年 报　（终稿）.txt",
}


@given(some.text())
def test_the_printed_name_gives_the_name_again(name: str) -> None:
    assert exact(printable(name)) == name


@given(some.binary())
def test_bytes_of_any_kind_are_printed_and_given_again(name: bytes) -> None:
    printed = printable(name.decode("utf-8", "surrogateescape"))
    assert exact(printed).encode("utf-8", "surrogateescape") == name
    printed.encode("utf-8")


@posix
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_by_its_escape(name: bytes, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
    [found] = inputs([str(tmp_path)], [".txt"], tmp_path, "stdin")
    assert found.name == NAMES[name]
    assert os.fsencode(found.path.name) == name


@posix
def test_findings_of_a_name_in_gbk_are_in_the_run(tmp_path: Path, run: Run) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + "/水利局".encode("gbk") + b".txt"))
    path.write_bytes(build.build(apply(clean(), WRONG), "text"))
    result = run(tmp_path, "--root", tmp_path, "--output", "json")
    [entry] = json.loads(result.stdout)["files"]
    assert result.exit_code == 1
    assert os.fsencode(exact(entry["file"])) == os.fsencode(path.name)


def test_a_sarif_uri_has_the_bytes_of_the_name() -> None:
    name = printable("青溪".encode("gbk").decode("utf-8", "surrogateescape") + ".txt")
    log = json.loads(written("sarif", run_of(text_file(name, finding()))))
    [result] = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%C7%E0%CF%AA.txt"


@pytest.mark.parametrize("output", ["text", "json", "sarif", "sarif-github", "junit", "github"])
def test_no_output_has_a_control_character_of_a_name(output: str) -> None:
    data = written(output, run_of(text_file(printable("\x1b]0;x\x07\n::error::a.txt"), finding()))).decode("utf-8")
    assert not {"\x1b", "\x07"} & set(data)
    assert "\n::error::a.txt" not in data


def test_a_control_character_in_a_message_is_none_in_an_annotation() -> None:
    data = written("github", run_of(file("a.docx", finding(quote="\x1b[2J"), finding(address="table/\x1b[31m")))).decode()
    assert "\x1b" not in data


def run_of(one: object) -> object:
    return run(one)  # type: ignore[arg-type]


class TestOneFile:
    """The same file under several spellings is one entry, under the name given first."""

    def names(self, folder: Path, *paths: str) -> list[str]:
        return [one.name for one in inputs(paths, [".txt"], folder, "stdin")]

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "r").mkdir()
        (tmp_path / "r/a.txt").write_text("x")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_by_path(self, folder: Path) -> None:
        assert self.names(folder, "r/a.txt", "./r/a.txt", str(folder / "r/a.txt"), "r/../r/a.txt", "r", "r/*.txt") == [
            "r/a.txt"
        ]

    @posix
    def test_by_a_link_to_its_folder(self, folder: Path) -> None:
        (folder / "link").symlink_to("r")
        assert self.names(folder, "link/a.txt", "r/a.txt") == ["link/a.txt"]

    @posix
    def test_a_link_has_the_name_given(self, folder: Path) -> None:
        (folder / "b.txt").symlink_to("r/a.txt")
        assert self.names(folder, "b.txt") == ["b.txt"]

    @posix
    def test_a_step_up_from_a_link_leads_where_the_system_says(self, folder: Path) -> None:
        (folder / "r/deep").mkdir()
        (folder / "link").symlink_to("r/deep")
        assert self.names(folder, "link/../a.txt") == ["r/a.txt"]

    def test_two_files_are_two(self, folder: Path) -> None:
        (folder / "r/b.txt").write_text("x")
        assert self.names(folder, "r") == ["r/a.txt", "r/b.txt"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1", "=cmd|'/c calc'!A0"])
def test_a_formula_in_a_table_is_text(text: str) -> None:
    assert plain_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["12", "-5", "-1,234.5", "+3%", "青溪县司法局", "a=b", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == text


def test_a_text_of_a_table_has_no_control_characters() -> None:
    assert plain_text("=a\x1b[31m\r\n+b") == "'=a [31m +b"
