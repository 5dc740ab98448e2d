"""The zip package round a Word document: its parts, also where the file is cut off."""

from __future__ import annotations

from ogicheck.api import UnreadableError
from ogicheck_plugins.docx.locks import is_lock
from ogicheck_plugins.docx.refusals import ENCRYPTED, LOCK, OLD_OFFICE, OLD_WORD, refuse
from ogicheck_plugins.formats_kit import zips
from ogicheck_plugins.formats_kit.package import Package, package_of
from ogicheck_plugins.formats_kit.signatures import OLE


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises UnreadableError."""
    if is_lock(data):
        raise refuse(LOCK)
    if data.startswith(OLE):
        raise _refuse_ole(data)
    try:
        return package_of(zips.opened(data))
    except zips.CrowdedError:
        raise
    except UnreadableError:
        return package_of(zips.salvaged(data))


def _refuse_ole(data: bytes) -> UnreadableError:
    for stream, text in (("EncryptedPackage", ENCRYPTED), ("WordDocument", OLD_WORD)):
        if stream.encode("utf-16-le") in data:
            return refuse(text)
    return refuse(OLD_OFFICE)
