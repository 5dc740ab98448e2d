"""A zip gives up its files or says why not, within what it is allowed, whatever it declares and however it is broken."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Mapping

import pytest

from ogicheck.values.document import UnreadableError
from ogicheck_plugins.formats_kit import zips
from tests.archives import members

METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
CONTENT = "政府信息公开年度报告".encode() * 40


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def read(data: bytes, most: int = 2**20) -> list[bytes]:
    archive = zips.opened(data)
    return [archive.read(member, most) for member in archive.members]


def refusal(data: bytes, most: int = 2**20) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data, most)
    assert caught.value.text.zh
    return caught.value.text.en


def declared(data: bytes, field: str, value: int) -> bytes:
    """The zip with another value in a field of its first file's two headers."""
    places = {"flags": (6, 8, "<H"), "method": (8, 10, "<H"), "packed": (18, 20, "<L"), "size": (22, 24, "<L")}
    local, central, form = places[field]
    changed = bytearray(data)
    struct.pack_into(form, changed, data.find(zips.LOCAL) + local, value)
    struct.pack_into(form, changed, data.find(zips.CENTRAL) + central, value)
    return bytes(changed)


@every_method
def test_a_file_packed_in_any_usual_way_is_read(method: int) -> None:
    assert read(packed({"a": CONTENT, "b": b""}, method)) == [CONTENT, b""]


@every_method
def test_whatever_is_broken_is_read_or_refused_with_a_reason(method: int) -> None:
    data = packed({"a": CONTENT[:300], "乙": b"2"}, method)
    for at in range(len(data)):
        turned, wiped = bytes([data[at] ^ 0x55]) + data[at + 1 :], b"\xff" * 4 + data[at + 4 :]
        for end in (b"", turned, wiped):
            for archive in opened(data[:at] + end):
                for member in archive.members:
                    try:
                        archive.read(member, 10_000)
                    except UnreadableError as error:
                        assert error.text.zh and error.text.en


def opened(data: bytes) -> list[zips.Zip]:
    try:
        return [zips.opened(data), zips.salvaged(data)]
    except UnreadableError as error:
        assert error.text.zh
        return [zips.salvaged(data)]


@every_method
def test_no_more_is_unpacked_than_allowed(method: int) -> None:
    data = packed({"bomb": bytes(64 * 2**20)}, method)
    tracemalloc.start()
    start = time.perf_counter()
    try:
        with pytest.raises(zips.ExcessError):
            read(data, 2**20)
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("size", [0, 1, 10**9])
def test_sizes_that_lie_neither_cut_a_file_nor_refuse_it(size: int) -> None:
    assert read(declared(packed({"a": CONTENT}), "size", size)) == [CONTENT]


def test_a_packed_size_that_lies_is_damage() -> None:
    assert "damaged" in refusal(declared(packed({"a": CONTENT}), "packed", 10))


def test_a_dictionary_said_to_be_huge_takes_no_memory() -> None:
    data = packed({"a": CONTENT}, zipfile.ZIP_LZMA)
    head = data.find(zips.LOCAL) + 30 + len("a")
    assert data[head + 2 : head + 4] == b"\x05\x00"
    assert read(data[: head + 5] + b"\xff" * 4 + data[head + 9 :]) == [CONTENT]


def test_a_checksum_tells_what_is_damaged() -> None:
    assert "CRC" in refusal(packed({"a": b"first"}, zipfile.ZIP_STORED).replace(b"first", b"worst"))


def test_what_is_encrypted_or_packed_otherwise_is_named() -> None:
    assert "encrypted" in refusal(declared(packed({"a": b"1"}), "flags", 1))
    assert "(9)" in refusal(declared(packed({"a": b"1"}), "method", 9))


@pytest.mark.parametrize("name", [b"\0bc", b"\\bc", b"/..", b"abc"])
def test_a_name_that_is_none_stops_no_other_file(name: bytes) -> None:
    data = packed({"x" * len(name): b"1", "b.txt": b"2"}).replace(b"x" * len(name), name)
    assert dict(members(data))["b.txt"] == b"2"


def test_an_empty_name_stops_no_other_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(zipfile.ZipInfo("x"), b"1")
        made.filelist[0].filename = made.filelist[0].orig_filename = ""
        made.writestr("b.txt", b"2")
    assert [name for name, _ in members(file.getvalue())] == ["b.txt"]


def test_a_folder_named_as_windows_does_is_no_file() -> None:
    data = packed({"甲x": b"", "甲/b.txt": b"2"}).replace("甲x".encode(), "甲\\".encode())
    assert [name for name, _ in members(data)] == ["甲/b.txt"]


def test_too_many_files_are_refused_by_the_directory_alone() -> None:
    inner = packed({str(number): b"" for number in range(100)}, zipfile.ZIP_STORED)
    files = {f"{number}.zip": inner for number in range(3)}
    assert len(zips.opened(packed(files, zipfile.ZIP_STORED), most=3).members) == 3
    with pytest.raises(zips.CrowdedError):
        zips.opened(packed(files, zipfile.ZIP_STORED), most=2)


def test_without_its_directory_a_zip_gives_what_is_left_and_no_more_files_than_allowed() -> None:
    data = packed({"a": CONTENT, "b": CONTENT})
    left = zips.salvaged(data[: data.index(zips.LOCAL, 1) + 50])
    assert [member.name for member in left.members] == ["a", "b"]
    assert left.unpack(left.members[0], 2**20) == (CONTENT, True)
    assert left.unpack(left.members[1], 2**20)[1] is False
    assert len(zips.salvaged(zips.LOCAL * 400_000).members) == zips.MOST
