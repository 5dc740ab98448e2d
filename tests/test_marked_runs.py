"""A run gives marked copies of its files, wherever they come from, and neither checks nor overwrites what it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

from fixtures import build_docx, build_html, example
from ogicheck_plugins.marks.word.package import rewritten
from tests import marked

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.docx").write_bytes(build_docx.build(example.example()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_last_time_s_copies_are_not_checked(folder: Path, run: Run) -> None:
    assert run(".", "--output", "docx=marked").exit_code == 1
    first = (folder / "marked" / "a.docx").read_bytes()
    again = run(".", "--output", "docx=marked")
    assert again.exit_code == 1
    assert "marked 里的 1 个文件没有检查" in again.stderr
    assert [path.name for path in (folder / "marked").rglob("*")] == ["a.docx"]
    assert (folder / "marked" / "a.docx").read_bytes() == first


def test_it_is_said_how_many_copies_were_written_and_where_none_was(folder: Path, run: Run) -> None:
    (folder / "b.txt").write_text("青溪县司法局2024年政府信息公开工作年度报告", "utf-8")
    outputs = ("--output", "docx=marked", "--output", "pdf=shown")
    said = run("a.docx", "b.txt", *outputs).stderr
    assert "marked：写了 1 份" in said
    assert "shown：没有写副本，检查的文件里没有这种格式的（.pdf）" in said
    assert run("a.docx", "b.txt", *outputs, "-q").stderr == ""


def test_no_copy_is_written_among_the_files_that_are_checked(folder: Path, run: Run) -> None:
    before = (folder / "a.docx").read_bytes()
    refused = run("a.docx", "--output", "docx=.")
    assert refused.exit_code == 2
    assert "请另选一个文件夹" in refused.stderr
    assert (folder / "a.docx").read_bytes() == before


def test_the_file_may_be_one_that_nobody_may_write(folder: Path, run: Run) -> None:
    (folder / "a.docx").chmod(0o444)
    assert run("a.docx", "--output", "docx=marked").exit_code == 1
    assert len(marked.comments((folder / "marked" / "a.docx").read_bytes())) == 8


def test_a_file_in_an_archive_has_its_copy(folder: Path, run: Run) -> None:
    with ZipFile(folder / "all.zip", "w") as archive:
        archive.write(folder / "a.docx", "county/a.docx")
    assert run("all.zip", "--output", "docx=marked").exit_code == 1
    assert (folder / "marked" / "all.zip" / "county" / "a.docx").is_file()


def test_a_page_shown_in_a_frame_has_its_copy(folder: Path, run: Run) -> None:
    (folder / "inner.html").write_bytes(build_html.build(example.example()))
    (folder / "outer.html").write_text("<!DOCTYPE html><html><body><iframe src='inner.html'></iframe></body></html>")
    assert run("outer.html", "--output", "html=marked").exit_code == 1
    assert (folder / "marked" / "inner.html").is_file()


def test_comments_are_in_the_language_of_the_run(folder: Path, run: Run) -> None:
    assert run("a.docx", "--lang", "en", "--output", "docx=marked").exit_code == 1
    told = marked.comments((folder / "marked" / "a.docx").read_bytes())
    assert any(one.text.startswith("Error: ") and "How to mend it: " in one.text for one in told)


def test_the_other_figures_of_a_sum_point_to_it_by_its_labels(folder: Path, run: Run) -> None:
    assert run("a.docx", "--output", "docx=marked").exit_code == 1
    told = [one.text for one in marked.comments((folder / "marked" / "a.docx").read_bytes())]
    assert told.count("此处与“行政复议 · 总计 5”一并核对，见那里的批注。\nOGI304") == 4


def test_what_cannot_be_copied_makes_the_run_incomplete(folder: Path, run: Run) -> None:
    (folder / "b.docx").write_bytes((folder / "a.docx").read_bytes()[:-100])
    result = run(".", "--output", "docx=marked")
    assert result.exit_code == 3
    assert "b.docx：文件的压缩包已损坏" in result.stderr
    assert (folder / "marked" / "a.docx").is_file()


def test_a_file_with_a_password_is_told_of_and_the_others_have_their_copies(folder: Path, run: Run) -> None:
    (folder / "b.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    result = run(".", "--output", "docx=marked")
    assert result.exit_code == 3
    assert "文件已加密" in result.output
    assert [one.name for one in (folder / "marked").iterdir()] == ["a.docx"]


@pytest.mark.parametrize("paths", [["."], ["*.docx"], ["a.docx"]])
def test_what_word_leaves_beside_an_open_file_is_no_report(paths: list[str], folder: Path, run: Run) -> None:
    (folder / "~$a.docx").write_bytes(b"\x05abcde".ljust(54) + b"\x05\0" + "abcde".encode("utf-16-le").ljust(106, b"\0"))
    result = run(*paths, "--output", "docx=marked")
    assert result.exit_code == 1
    assert "~$" not in result.output
    assert [one.name for one in (folder / "marked").iterdir()] == ["a.docx"]


def test_a_name_with_control_characters_has_its_copies(folder: Path, run: Run) -> None:
    (folder / "a.docx").rename(folder / "a\x1b[31m\n\u202eb.docx")
    result = run(".", "--output", "docx=marked", "--output", "xlsx=book.xlsx")
    assert result.exit_code == 1
    (copy,) = (folder / "marked").iterdir()
    assert copy.name.isprintable()
    assert len(marked.comments(copy.read_bytes())) == 8


def test_a_file_whose_editing_is_restricted_stays_so(folder: Path, run: Run) -> None:
    guard = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    parts = marked.parts((folder / "a.docx").read_bytes())
    settings = parts.get("word/settings.xml")
    assert settings is not None
    data = rewritten((folder / "a.docx").read_bytes(), {"word/settings.xml": settings.replace(b"</w:settings>", guard)})
    (folder / "a.docx").write_bytes(data)
    assert run("a.docx", "--output", "docx=marked").exit_code == 1
    copy = (folder / "marked" / "a.docx").read_bytes()
    assert guard in marked.parts(copy)["word/settings.xml"]
    assert len(marked.comments(copy)) == 8
