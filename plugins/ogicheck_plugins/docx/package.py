"""The zip package round a Word document: its parts, within limits of size, also where the file is cut off."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from ogicheck.api import UnreadableError
from ogicheck_plugins.docx import OLE
from ogicheck_plugins.docx.refusals import DAMAGED, ENCRYPTED, OLD_OFFICE, OLD_WORD, TOO_LARGE, refuse

LIMIT = 32 * 2**20
"""Bytes that a part may unpack to: 32 MB of XML take about 0.5 GB once parsed."""

_HEADER = struct.Struct("<4s2xHH4xLLLHH")
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED_FLAG = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A part as it lies in the file: `start` is the offset of its local header; 0 stands for a size or CRC unknown."""

    start: int
    packed: int
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by their names in lower case; `intact` is False where the zip's directory is lost."""

    data: bytes
    members: Mapping[str, Member]
    intact: bool

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises UnreadableError."""
        return self.unpack(name)[0] if name in self.members else None

    def unpack(self, name: str) -> tuple[bytes, bool]:
        """As much of a part as the file holds, and whether that is the whole of it; raises UnreadableError."""
        member = self.members[name]
        if member.size > LIMIT:
            raise refuse(TOO_LARGE, name, LIMIT >> 20)
        part, whole = self._inflated(member)
        # What the directory declares may be a lie.
        if len(part) > LIMIT:
            raise refuse(TOO_LARGE, name, LIMIT >> 20)
        if whole and member.crc and zlib.crc32(part) != member.crc:
            raise refuse(DAMAGED, f"{name}: CRC-32")
        if self.intact and not whole:
            raise refuse(DAMAGED, name)
        return part, whole

    def _inflated(self, member: Member) -> tuple[bytes, bool]:
        flags, method, name_length, extra_length = self._header(member)
        if flags & _ENCRYPTED_FLAG:
            raise refuse(ENCRYPTED)
        start = member.start + _HEADER.size + name_length + extra_length
        packed = memoryview(self.data)[start : start + member.packed if member.packed else None]
        if method == zipfile.ZIP_STORED:
            part = bytes(packed[: min(member.size, LIMIT + 1)])
            return part, len(part) == member.size
        if method != zipfile.ZIP_DEFLATED:
            raise refuse(DAMAGED, f"zip: {method}")
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return inflater.decompress(packed, LIMIT + 1), inflater.eof
        except zlib.error as error:
            raise refuse(DAMAGED, error) from error

    def _header(self, member: Member) -> tuple[int, int, int, int]:
        header = self.data[member.start : member.start + _HEADER.size]
        if len(header) < _HEADER.size or not header.startswith(_SIGNATURE):
            raise refuse(DAMAGED, "zip")
        _, flags, method, _, _, _, name_length, extra_length = _HEADER.unpack(header)
        return flags, method, name_length, extra_length


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises UnreadableError."""
    if data.startswith(OLE):
        raise _refuse_ole(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, OSError):
        return Package(data, dict(_found(data)), intact=False)
    members = {
        _key(info.filename): Member(info.header_offset, info.compress_size, info.file_size, info.CRC) for info in infos
    }
    return Package(data, members, intact=True)


def _found(data: bytes) -> Iterator[tuple[str, Member]]:
    """The parts of a zip without its directory, by the headers that stand before each."""
    for match in re.finditer(re.escape(_SIGNATURE), data):
        header = data[match.start() : match.start() + _HEADER.size]
        if len(header) == _HEADER.size:
            _, _, _, crc, packed, size, length, _ = _HEADER.unpack(header)
            name = data[match.start() + _HEADER.size : match.start() + _HEADER.size + length]
            yield _key(name.decode("utf-8", "replace")), Member(match.start(), packed, size, crc)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_ole(data: bytes) -> UnreadableError:
    for stream, text in (("EncryptedPackage", ENCRYPTED), ("WordDocument", OLD_WORD)):
        if stream.encode("utf-16-le") in data:
            return refuse(text)
    return refuse(OLD_OFFICE)
