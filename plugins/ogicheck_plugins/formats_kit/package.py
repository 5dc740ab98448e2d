"""Zip packages of XML parts (OpenDocument, Excel, OFD), read within limits of size."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ogicheck.api import Text, UnreadableError

LIMIT = 32 * 2**20
"""Bytes that a part may unpack to: 32 MB of XML take about 0.5 GB once parsed."""
MOST_TAGS = 500_000
"""Opening and closing tags that a part may have: so many take 0.4 GB, a report ten to fifty thousand."""
_ENCRYPTED_FLAG = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError)

DAMAGED = Text(
    "文件已损坏或不完整（{0}），无法读出正文；请重新下载，或用原软件打开后另存",
    "the file is damaged or cut off ({0}) and its text cannot be read: download it again, or open and save it anew",
)
TOO_LARGE = Text(
    "部件 {0} 解压后超过 {1} MB，疑为压缩炸弹，未读取；请重新另存文件",
    "part {0} unpacks to more than {1} MB, which looks like a zip bomb, and was not read: save the file anew",
)
TOO_MANY = Text(
    "部件 {0} 的 XML 标签超过 {1} 个，远多于任何年报，未读取；请只保留年报内容后另存",
    "part {0} has more than {1} XML tags, far more than any report, and was not read: save the report alone",
)
DOCTYPE = Text(
    "部件 {0} 带有 DOCTYPE 声明，办公软件从不写入；为安全起见未读取，请重新另存后再试",
    "part {0} declares a DOCTYPE, which no office program writes; not read for safety: save the file anew",
)
ENCRYPTED = Text(
    "文件已加密（设有打开密码）；请去除密码后另存",
    "the file is encrypted with a password: remove the password and save it again",
)
TOO_DEEP = Text(
    "文件的元素嵌套过深，无法读取；请用原软件打开后另存",
    "the file nests its elements too deeply to be read: open it in its program and save it anew",
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by their names, which begin without a slash."""

    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises UnreadableError."""
        member = self.members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableError(ENCRYPTED)
        try:
            # What the directory declares may be a lie, so one byte more than allowed is asked for.
            with self.archive.open(member) as part:
                unpacked = part.read(LIMIT + 1)
        except _BROKEN as error:
            raise UnreadableError(DAMAGED.fill(name)) from error
        if len(unpacked) > LIMIT:
            raise UnreadableError(TOO_LARGE.fill(name, LIMIT >> 20))
        return unpacked

    def tree(self, name: str) -> etree._Element | None:
        """The XML tree of a part, None where there is no such part; raises UnreadableError."""
        part = self.read(name)
        return None if part is None else parse(part, name)


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises UnreadableError."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise UnreadableError(DAMAGED.fill("zip")) from error
    return Package(archive, {info.filename.replace("\\", "/").lstrip("/"): info for info in archive.infolist()})


def parse(part: bytes, name: str) -> etree._Element:
    """The tree of an XML part; raises UnreadableError where it is broken, too large or declares a DOCTYPE."""
    if part.count(b"<") > MOST_TAGS:
        raise UnreadableError(TOO_MANY.fill(name, MOST_TAGS))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        doctype = b"<!DOCTYPE" in part
        raise UnreadableError(DOCTYPE.fill(name) if doctype else DAMAGED.fill(f"{name}: {error.msg}")) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise UnreadableError(DOCTYPE.fill(name))
    return root
