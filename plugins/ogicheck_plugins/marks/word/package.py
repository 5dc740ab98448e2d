"""The zip package of a Word file: its parts, their relations and types, and the same package with some parts anew."""

from __future__ import annotations

import copy
import io
import posixpath
import struct
import zipfile
from collections.abc import Mapping

from lxml import etree

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.package import Package, package_of
from ogicheck_plugins.marks.word.names import PACKAGE, parsed, written

TYPES = "[Content_Types].xml"
_RELATION, _OVERRIDE = f"{{{PACKAGE}/relationships}}Relationship", f"{{{PACKAGE}/content-types}}Override"
_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()
_LENGTHS, _FIXED, _DESCRIBED = struct.Struct("<26xHH"), 30, 0x08
BROKEN = Text(
    "文件的压缩包已损坏，写不出只多了批注的副本；请用 Word 或 WPS 打开、另存后再试",
    "its package is damaged, so that no copy can be made that differs by comments alone: open it in its program and save it",
)


def opened(data: bytes) -> Package:
    """The package in a file's bytes. Raises UnreadableError, also where only parts of it could be salvaged."""
    try:
        return package_of(zips.opened(data))
    except UnreadableError as error:
        raise UnreadableError(BROKEN) from error


def tree(package: Package, name: str) -> etree._Element | None:
    """A part's tree, None where there is no such part. Raises UnreadableError."""
    part = package.read(name)
    try:
        return None if part is None else parsed(part)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(zips.DAMAGED.fill(f"{name}: {error.msg}")) from error


class Relations:
    """The relations in which a part stands to others ("" is the package)."""

    def __init__(self, package: Package, source: str) -> None:
        self._folder, file = posixpath.split(source)
        self.name = posixpath.join(self._folder, "_rels", f"{file}.rels")
        root = tree(package, self.name)
        self.root = parsed(_NO_RELATIONS) if root is None else root

    def target(self, kind: str) -> str | None:
        """The name of the part in the relation of a kind."""
        for one in self.root.iter(_RELATION):
            if one.get("Type", "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/", self._folder, one.get("Target", ""))).lstrip("/")
        return None

    def add(self, kind: str, target: str) -> None:
        """Relate the part to another of the same folder, by the full name of the kind."""
        taken = {one.get("Id") for one in self.root.iter(_RELATION)}
        free = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        etree.SubElement(self.root, _RELATION, Id=free, Type=kind, Target=posixpath.basename(target))


def typed(package: Package, part: str, content_type: str) -> bytes | None:
    """The list of types with that of a part; None where it is there already. Raises UnreadableError."""
    root = tree(package, TYPES)
    if root is None:
        raise UnreadableError(BROKEN)
    if any(one.get("PartName", "").lower() == f"/{part}".lower() for one in root.iter(_OVERRIDE)):
        return None
    etree.SubElement(root, _OVERRIDE, PartName=f"/{part}", ContentType=content_type)
    return written(root)


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts anew or added; of every other the very bytes, packed as they are."""
    left = {name.lower(): (name, part) for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            _, part = left.pop(info.filename.lstrip("/").lower(), ("", None))
            if part is None:
                _copied(data, info, target)
            else:
                target.writestr(_entry(info.filename, info.date_time), part)
        for name, part in left.values():
            target.writestr(_entry(name), part)
    return out.getvalue()


def _entry(name: str, then: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> zipfile.ZipInfo:
    """An entry to be packed, of a time that does not change from copy to copy."""
    entry = zipfile.ZipInfo(name, then)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _copied(data: bytes, info: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
    """Append an entry with its bytes as they are packed; zipfile has no call for that."""
    name, extra = _LENGTHS.unpack_from(data, info.header_offset)
    start = info.header_offset + _FIXED + name + extra
    entry = copy.copy(info)
    entry.flag_bits &= ~_DESCRIBED
    file = target.fp
    assert file is not None
    file.seek(target.start_dir)
    entry.header_offset = file.tell()
    file.write(entry.FileHeader(zip64=False))
    file.write(data[start : start + info.compress_size])
    target.start_dir = file.tell()
    target.filelist.append(entry)
    target.NameToInfo[entry.filename] = entry
