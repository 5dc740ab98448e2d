"""How the parts of a Word file are related; found by words, as there are few."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from ogicheck_plugins.formats_kit.package import Package

_RELATION = re.compile(rb"<[\w:]*Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""\s(Id|Type|Target)\s*=\s*["']([^"']*)["']""")


def related(package: Package, source: str, kind: str) -> str | None:
    """The name of the part to which a part ("" is the package) stands in a relation of a kind."""
    found = (one[b"Target"] for one in _relations(package, source) if one[b"Type"].endswith(f"/{kind}".encode()))
    return next((_name(source, target) for target in found), None)


def named(package: Package, source: str, identifier: str) -> str | None:
    """The name of the part that a part refers to by the identifier of a relation."""
    found = (one[b"Target"] for one in _relations(package, source) if one[b"Id"] == identifier.encode())
    return next((_name(source, target) for target in found), None)


def _relations(package: Package, source: str) -> Iterator[Mapping[bytes, bytes]]:
    folder, name = posixpath.split(source)
    part = package.read(posixpath.join(folder, "_rels", f"{name}.rels")) or b""
    for relation in _RELATION.findall(part):
        yield {b"Id": b"", b"Type": b"", b"Target": b"", **dict(_ATTRIBUTE.findall(relation))}


def _name(source: str, target: bytes) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target.decode("utf-8", "replace"))).lstrip("/")
