"""The zip package round a Word document: its parts, within limits of size, also where the file is cut off."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from ogicheck_plugins.docx import OLE
from ogicheck_plugins.docx.refusals import DAMAGED, ENCRYPTED, OLD_OFFICE, OLD_WORD, TOO_LARGE, refuse

LIMIT = 32 * 2**20
"""Bytes that a part may unpack to: 32 MB of XML take about 0.5 GB once parsed."""

_LOCAL_HEADER = re.compile(rb"PK\x03\x04(?=.{26})", re.DOTALL)
_HEADER_LENGTH = 30
_DEFLATED = 8


class Package(Protocol):
    """The parts of a file by their names in lower case."""

    names: frozenset[str]

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises UnreadableError."""

    def whole(self, name: str) -> bool:
        """Whether the file holds the part to its end."""


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises UnreadableError."""
    if data.startswith(OLE):
        raise _refuse_ole(data)
    try:
        return Zip(zipfile.ZipFile(BytesIO(data)))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, OSError):
        return Remains(_members(data))


def _refuse_ole(data: bytes) -> Exception:
    for stream, text in (("EncryptedPackage", ENCRYPTED), ("WordDocument", OLD_WORD)):
        if stream.encode("utf-16-le") in data:
            return refuse(text)
    return refuse(OLD_OFFICE)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


class Zip:
    """A zip with its directory intact."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = {_key(info.filename): info for info in archive.infolist()}
        self.names = frozenset(self._infos)

    def whole(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes | None:
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise refuse(ENCRYPTED)
        if info.file_size > LIMIT:
            raise refuse(TOO_LARGE, name, LIMIT >> 20)
        try:
            # A limit on the call as well: the size that the directory declares may be a lie.
            with self._archive.open(info) as part:
                return part.read(LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise refuse(DAMAGED, error) from error


@dataclass(frozen=True, slots=True)
class _Member:
    body: memoryview
    method: int
    size: int
    crc: int


class Remains:
    """What a zip without its directory still holds, found by the headers that stand before each part."""

    def __init__(self, members: Mapping[str, _Member]) -> None:
        self._members = members
        self.names = frozenset(members)

    def read(self, name: str) -> bytes | None:
        member = self._members.get(name)
        return None if member is None else _inflate(name, member)[0]

    def whole(self, name: str) -> bool:
        return name in self._members and _inflate(name, self._members[name])[1]


def _members(data: bytes) -> dict[str, _Member]:
    members: dict[str, _Member] = {}
    for match in _LOCAL_HEADER.finditer(data):
        header = data[match.start() : match.start() + _HEADER_LENGTH]
        method, crc, size, name_length, extra_length = struct.unpack("<8xH4xLL4xHH", header)
        start = match.start() + _HEADER_LENGTH
        name = _key(data[start : start + name_length].decode("utf-8", "replace"))
        body = memoryview(data)[start + name_length + extra_length :]
        members.setdefault(name, _Member(body, method, size, crc))
    return members


def _inflate(name: str, member: _Member) -> tuple[bytes, bool]:
    """As much of a part as the file holds, and whether that is the whole of it."""
    if member.method != _DEFLATED:
        part = bytes(member.body[: min(member.size, LIMIT)])
        return part, 0 < len(part) == member.size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = inflater.decompress(member.body, LIMIT + 1)
    except zlib.error as error:
        raise refuse(DAMAGED, error) from error
    if len(part) > LIMIT:
        raise refuse(TOO_LARGE, name, LIMIT >> 20)
    if inflater.eof and member.crc and zlib.crc32(part) != member.crc:
        raise refuse(DAMAGED, f"{name}: CRC-32")
    return part, inflater.eof
