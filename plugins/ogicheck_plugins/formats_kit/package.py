"""Zip packages of XML parts (OpenDocument, Excel, OFD), read within limits of size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit import zips

LIMIT = 32 * 2**20
"""Bytes that a part may unpack to: 32 MB of XML take about 0.5 GB once parsed."""
MOST_TAGS = 500_000
"""Opening and closing tags that a part may have: so many take 0.4 GB, a report ten to fifty thousand."""

TOO_MANY = Text(
    "部件 {0} 的 XML 标签超过 {1} 个，远多于任何年报，未读取；请只保留年报内容后另存",
    "part {0} has more than {1} XML tags, far more than any report, and was not read: save the report alone",
)
DOCTYPE = Text(
    "部件 {0} 带有 DOCTYPE 声明，办公软件从不写入；为安全起见未读取，请重新另存后再试",
    "part {0} declares a DOCTYPE, which no office program writes; not read for safety: save the file anew",
)
TOO_DEEP = Text(
    "文件的元素嵌套过深，无法读取；请用原软件打开后另存",
    "the file nests its elements too deeply to be read: open it in its program and save it anew",
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by their names, which begin without a slash; capitals or not makes no difference."""

    zip: zips.Zip
    members: Mapping[str, zips.Member]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; raises UnreadableError."""
        return self.unpack(name)[0] if name in self else None

    def unpack(self, name: str) -> tuple[bytes, bool]:
        """The bytes of a part that there is, and whether these are all of them; raises UnreadableError."""
        return self.zip.unpack(self.members[name.lower()], LIMIT)

    def tree(self, name: str) -> etree._Element | None:
        """The XML tree of a part, None where there is no such part; raises UnreadableError."""
        part = self.read(name)
        return None if part is None else parse(part, name)


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises UnreadableError."""
    return package_of(zips.opened(data))


def package_of(archive: zips.Zip) -> Package:
    """The package that a zip is."""
    return Package(archive, {member.name.lstrip("/").lower(): member for member in archive.members})


def parse(part: bytes, name: str) -> etree._Element:
    """The tree of an XML part; raises UnreadableError where it is broken, too large or declares a DOCTYPE."""
    if part.count(b"<") > MOST_TAGS:
        raise UnreadableError(TOO_MANY.fill(name, MOST_TAGS))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        doctype = b"<!DOCTYPE" in part
        raise UnreadableError(DOCTYPE.fill(name) if doctype else zips.DAMAGED.fill(f"{name}: {error.msg}")) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # a tree that was parsed has one
        raise UnreadableError(DOCTYPE.fill(name))
    return root
