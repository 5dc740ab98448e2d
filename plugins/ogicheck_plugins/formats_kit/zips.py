"""Zip files, read without belief in what they declare: sizes, checksums, names, places, or that they are whole."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.unpacking import unpacked

MOST = 10_000
"""Files in a zip: a document has a part for each of its pictures, an archive of a county's reports some hundreds."""
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
"""How a zip begins, and how each entry of its directory does."""

DAMAGED = Text(
    "文件已损坏或不完整（{0}），无法读取；请重新下载，或用原软件打开后另存",
    "the file is damaged or cut off ({0}) and cannot be read: download it again, or open and save it anew",
)
TOO_LARGE = Text(
    "部件 {0} 解压后超过 {1} MB，疑为压缩炸弹，未读取；请重新另存文件",
    "part {0} unpacks to more than {1} MB, which looks like a zip bomb, and was not read: save the file anew",
)
TOO_MANY = Text(
    "压缩包中的文件超过 {0} 个，没有读取；请分批检查",
    "the archive holds more than {0} files and was not read: check them in parts",
)
ENCRYPTED = Text(
    "文件已加密（设有打开密码）；请去除密码后另存",
    "the file is encrypted with a password: remove the password and save it again",
)
UNKNOWN_METHOD = Text(
    "{0} 的压缩方式（{1}）无法识别；请用普通方式（Deflate）重新压缩",
    "{0} is packed in a way that is not known ({1}): pack it anew in the usual one (Deflate)",
)

_HEADER = struct.Struct("<4s2xHH4xLLLHH")
"""A local header: signature, flags, method, checksum, packed size, size, lengths of the name and of what follows it."""
_END, _END_MARK, _LONGEST_COMMENT = struct.Struct("<4s8xL6x"), b"PK\x05\x06", 65_535
_UTF_8, _ENCRYPTED = 0x800, 0x1
_BROKEN = (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, LookupError, OverflowError, OSError)


class CrowdedError(UnreadableError):
    """There are more files in the zip than allowed."""


class ExcessError(UnreadableError):
    """A file unpacks to more than allowed."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file as it lies in the zip: `start` is where its header is; 0 stands for a size or a checksum that is not known."""

    name: str
    start: int
    packed: int
    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Zip:
    """The files in their order; `intact` is False where the directory is lost."""

    data: bytes
    members: tuple[Member, ...]
    intact: bool = True

    def read(self, member: Member, most: int) -> bytes:
        """A file's bytes, as `unpack`."""
        return self.unpack(member, most)[0]

    def unpack(self, member: Member, most: int) -> tuple[bytes, bool]:
        """A file's bytes, and whether these are all of them: a zip that has lost its directory may have lost some of its
        last file too. Raises UnreadableError, ExcessError where there are more than `most`.
        """
        packed, method = self._packed(member)
        try:
            content, ended = unpacked(packed, method, most)
        except ValueError as error:
            raise UnreadableError(DAMAGED.fill(f"{member.name}: {error}")) from error
        except NotImplementedError as error:
            raise UnreadableError(UNKNOWN_METHOD.fill(member.name, method)) from error
        if len(content) > most:
            raise ExcessError(TOO_LARGE.fill(member.name, most >> 20))
        whole = len(packed) >= member.packed and (ended or 0 < member.size == len(content))
        if self.intact and not whole:
            raise UnreadableError(DAMAGED.fill(member.name))
        if whole and member.crc and zlib.crc32(content) != member.crc:
            raise UnreadableError(DAMAGED.fill(f"{member.name}: CRC-32"))
        return content, whole

    def _packed(self, member: Member) -> tuple[memoryview, int]:
        """What stands behind a file's own header, and the method by which that was packed."""
        header = self.data[member.start : member.start + _HEADER.size]
        if len(header) < _HEADER.size or not header.startswith(LOCAL):
            raise UnreadableError(DAMAGED.fill(member.name))
        _, flags, method, *_, name, extra = _HEADER.unpack(header)
        if flags & _ENCRYPTED:
            raise UnreadableError(ENCRYPTED)
        start = member.start + _HEADER.size + name + extra
        unknown = not member.packed and method != zipfile.ZIP_STORED
        return memoryview(self.data)[start : None if unknown else start + member.packed], method


def opened(data: bytes, most: int = MOST) -> Zip:
    """The zip in a file's bytes. Raises UnreadableError, CrowdedError where its directory has more than `most` entries."""
    if directory(data).count(CENTRAL) > most:
        raise CrowdedError(TOO_MANY.fill(most))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = archive.infolist()
    except _BROKEN as error:
        raise UnreadableError(DAMAGED.fill("zip")) from error
    return Zip(data, tuple(map(_member, found)))


def salvaged(data: bytes) -> Zip:
    """What there is in a zip that has lost its directory, by the headers before each file."""
    return Zip(data, tuple(islice(_headed(data), MOST)), intact=False)


def directory(data: bytes) -> bytes:
    """The bytes in which a zip's names stand: its directory, or all of it where it is cut off; b"" for no zip."""
    if not data.startswith(LOCAL):
        return b""
    end = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        return data
    _, size = _END.unpack_from(data, end)
    return data[max(0, end - size) : end] or data


def _headed(data: bytes) -> Iterator[Member]:
    for match in re.finditer(re.escape(LOCAL), data):
        start = match.start() + _HEADER.size
        if start <= len(data):
            *_, crc, packed, size, length, _ = _HEADER.unpack_from(data, match.start())
            name = data[start : start + length].decode("utf-8", "replace")
            yield Member(_slashed(name), match.start(), packed, size, crc)


def _member(info: zipfile.ZipInfo) -> Member:
    return Member(_name(info), info.header_offset, info.compress_size, info.file_size, info.CRC)


def _name(info: zipfile.ZipInfo) -> str:
    """A file's name. One that is not marked as UTF-8 is in the code page of the system that packed it: where it is not
    UTF-8 all the same, that is a Chinese one.
    """
    if info.flag_bits & _UTF_8:
        return _slashed(info.orig_filename)
    stored = info.orig_filename.encode("cp437", "replace")
    try:
        return _slashed(stored.decode("utf-8"))
    except UnicodeDecodeError:
        return _slashed(_chinese(stored))


def _chinese(name: bytes) -> str:
    try:
        return name.decode("gb18030")
    except UnicodeDecodeError:
        return name.decode("utf-8", "surrogateescape")


def _slashed(name: str) -> str:
    return name.replace("\\", "/")
