"""An archive of reports is taken apart file by file; what is wrong with one file, or meant to harm, stops no other."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck.hosting.host import loaded
from ogicheck.sources.contents import content
from ogicheck.sources.inputs import Input
from ogicheck.values.document import UnreadableError
from ogicheck.values.texts import Text
from ogicheck_plugins.archives import members as archive
from ogicheck_plugins.archives import reading
from ogicheck_plugins.archives.members import is_archive
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.runs_kit.members import expanded, listed
from tests.archives import members as named

Run = Callable[..., Result]


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def reasons(data: bytes) -> dict[str, str]:
    return {name: found.text.en for name, found in named(data) if isinstance(found, UnreadableError)}


def test_each_file_comes_with_its_name_and_bytes_in_order() -> None:
    assert list(named(packed({"乙/a.txt": b"1", "b.docx": b"2"}))) == [("乙/a.txt", b"1"), ("b.docx", b"2")]


def test_files_of_an_inner_archive_are_named_through_it() -> None:
    inner = packed({"b.docx": b"2"})
    assert list(named(packed({"2023/in.zip": inner, "c.txt": b"3"}))) == [("2023/in.zip!/b.docx", b"2"), ("c.txt", b"3")]


def test_a_document_that_is_a_zip_is_not_taken_apart() -> None:
    report = build.build(clean(), "docx")
    assert not is_archive(report)
    assert is_archive(packed({"a.docx": report}))
    assert list(named(packed({"a.docx": report}))) == [("a.docx", report)]


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_chinese_names_are_read_as_windows_and_others_write_them(charset: str) -> None:
    name = "年度报告乗.docx".encode(charset)
    data = packed({"x" * len(name): b"1"}).replace(b"x" * len(name), name)
    assert [found for found, _ in named(data)] == ["年度报告乗.docx"]


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\..\\etc\\a.txt"])
def test_a_name_cannot_lead_out_of_the_archive(name: str) -> None:
    assert [found for found, _ in named(packed({name: b"1"}))] == ["etc/a.txt"]


def test_what_systems_leave_beside_documents_is_left_out() -> None:
    files = {"__MACOSX/._a.docx": b"1", ".DS_Store": b"1", "甲/~$a.docx": b"1", "甲/Thumbs.db": b"1", "甲/a.docx": b"2"}
    assert [name for name, _ in named(packed(files))] == ["甲/a.docx"]


def test_a_bomb_is_named_and_the_next_file_is_read() -> None:
    data = packed({"bomb.txt": bytes(300 * 2**20 // 100), "a.txt": b"1"})
    found = dict(named(data))
    assert "zip bomb" in reasons(data)["bomb.txt"]
    assert found["a.txt"] == b"1"


def test_a_size_that_lies_does_not_get_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1000)
    data = packed({"a.txt": b"x" * 5000}, zipfile.ZIP_STORED)
    assert "more than" in reasons(data)["a.txt"]


def test_all_files_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "TOTAL", 1500)
    data = packed({f"{index}.txt": b"x" * 1000 for index in range(3)}, zipfile.ZIP_STORED)
    assert list(reasons(data)) == ["1.txt", "2.txt"]


def test_too_many_files_are_refused_before_any_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST", 3)
    data = packed({f"{index}.txt": b"1" for index in range(4)})
    with pytest.raises(UnreadableError) as caught:
        list(named(data))
    assert "more than 3 files" in caught.value.text.en


def test_archives_may_not_nest_without_end() -> None:
    data = packed({"a.txt": b"1"})
    for _ in range(archive.DEEPEST + 2):
        data = packed({"in.zip": data})
    assert [text for text in reasons(data).values() if "nested" in text]


def test_an_encrypted_file_is_said_to_be_encrypted() -> None:
    data = bytearray(packed({"a.txt": b"1", "b.txt": b"2"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.find(mark) + at, 1)
    assert "encrypted" in reasons(bytes(data))["a.txt"]
    assert dict(named(bytes(data)))["b.txt"] == b"2"


def test_a_damaged_file_is_named_and_a_damaged_archive_is_refused() -> None:
    data = packed({"a.txt": b"first content", "b.txt": b"2"}, zipfile.ZIP_STORED)
    assert list(reasons(data.replace(b"first", b"worst"))) == ["a.txt"]
    with pytest.raises(UnreadableError):
        list(named(data[: len(data) // 2]))


def checked(folder: Path, run: Run, *options: str) -> dict[str, dict[str, Any]]:
    """The files of a run over a folder, by name."""
    done = run("check", folder, "--output", "json", *options)
    return {Path(one["file"]).name: one for one in json.loads(done.stdout)["files"]}


def test_an_archive_that_holds_nothing_but_chaff_is_told_of(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"__MACOSX/._a.docx": b"1", ".DS_Store": b"1"}))
    assert "没有可检查的文件" in str(checked(tmp_path, run)["a.zip"]["errors"])


def test_the_process_that_runs_the_workers_opens_no_archive(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("an archive is opened here")

    report = build.build(clean(), "docx")
    (tmp_path / "a.zip").write_bytes(packed({"b.docx": report, "in.zip": packed({"c.docx": report})}))
    monkeypatch.setattr(zips, "opened", opened)
    files = checked(tmp_path, run)
    assert list(files) == ["b.docx", "c.docx"]
    assert [one["errors"] for one in files.values()] == [[], []]


def test_an_archive_whose_listing_was_ended_is_told_of_by_itself(tmp_path: Path) -> None:
    one = Input(tmp_path / "a.zip", "a.zip", file=tmp_path / "a.zip")
    (told,) = expanded(one, None, Text("超过时限", "took too long"))
    assert (told.name, told.refused) == ("a.zip", Text("超过时限", "took too long"))


def test_an_archive_that_became_another_since_it_was_listed_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": b"1", "b.txt": b"2"}))
    first, second = expanded(Input(path, "a.zip", file=path), listed(Input(path, "a.zip")), None)
    path.write_bytes(packed({"c.txt": b"33"}))
    archives = loaded((), ()).registry.archives
    assert content(first, archives) == b"33"
    with pytest.raises(UnreadableError):
        content(second, archives)


def test_files_of_the_same_name_in_an_archive_are_both_checked(tmp_path: Path, run: Run) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr("a.docx", build.build(clean(year=2023), "docx"))
        made.writestr("a.docx", build.build(clean(year=2024), "docx"))
    (tmp_path / "a.zip").write_bytes(file.getvalue())
    assert {name: one["year"] for name, one in checked(tmp_path, run).items()} == {"a.docx": 2023, "a.docx (2)": 2024}


def test_a_name_made_up_for_a_second_file_is_no_other_file_s(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made, pytest.warns(UserWarning, match="Duplicate name"):
        for name in ("a.txt", "a.txt", "a.txt (2)"):
            made.writestr(name, b"1")
    found = listed(Input(path, "a.zip"))
    assert isinstance(found, tuple)
    assert [one.name for one in found] == ["a.txt", "a.txt (2)", "a.txt (2) (2)"]


def test_a_bomb_counts_for_what_was_unpacked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "TOTAL", 3 * archive.SMALL)
    data = packed({f"{index}.txt": bytes(8 * archive.SMALL) for index in range(6)})
    told = list(reasons(data).values())
    assert [("zip bomb" in one, "in all" in one) for one in told[2:]] == [(False, True)] * 4


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_an_archive_may_be_as_large_as_all_that_it_may_hold(
    more: int, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": b"1", "b.txt": bytes(range(256)) * 4}, zipfile.ZIP_STORED))
    monkeypatch.setattr(reading, "TOTAL", path.stat().st_size - more)
    found = listed(Input(path, "a.zip"))
    assert (found != reading.TOO_LARGE.fill(0)) == is_read
