"""Reads old Word and WPS files: .doc, .dot, .wps, .wpt."""

from __future__ import annotations

from ogicheck.api import Document, Extractor, Reading, hookimpl
from ogicheck_plugins.formats_kit.signatures import OLE

_WORD, _ENCRYPTED = ("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))


def claims(data: bytes) -> bool:
    """An OLE file with Word's stream; a docx that is encrypted lies in an OLE file too."""
    return data.startswith(OLE) and _WORD in data and _ENCRYPTED not in data


def read(data: bytes, embedded: Reading) -> Document:
    """Read the file itself, or by LibreOffice where its version is too old for that; raises UnreadableError."""
    from ogicheck_plugins.doc.reading import read_doc

    return read_doc(data, embedded)


def read_by_office(data: bytes, embedded: Reading) -> Document:
    """Read what LibreOffice makes of the file; raises UnreadableError, also where it is not installed."""
    from ogicheck_plugins.doc.converted import read_converted

    return read_converted(data, embedded)


EXTRACTOR = Extractor("doc", (".doc", ".dot", ".wps", ".wpt"), claims, read, second=read_by_office, rank=85, embeds=True)


@hookimpl
def ogicheck_extractors() -> list[Extractor]:
    return [EXTRACTOR]
