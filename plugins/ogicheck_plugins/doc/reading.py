"""From the bytes of an old Word file to a Document."""

from __future__ import annotations

import struct

from ogicheck.api import Document, Reading, UnreadableError
from ogicheck_plugins.doc.converted import read_converted
from ogicheck_plugins.doc.ole import TooOldError, opened
from ogicheck_plugins.doc.refusals import DAMAGED, EMPTY
from ogicheck_plugins.doc.walk import blocks_of

MEDIA_TYPE = "application/msword"


def read_doc(data: bytes, embedded: Reading) -> Document:
    """The blocks of the text; raises UnreadableError. What is older than Word 97 is left to LibreOffice."""
    try:
        blocks = blocks_of(opened(data))
    except TooOldError as error:
        return _by_office(data, embedded, error)
    except (struct.error, IndexError) as error:
        raise UnreadableError(DAMAGED.fill("FIB")) from error
    if not blocks:
        raise UnreadableError(EMPTY)
    return Document(blocks, MEDIA_TYPE)


def _by_office(data: bytes, embedded: Reading, error: TooOldError) -> Document:
    try:
        return read_converted(data, embedded)
    except UnreadableError:
        raise error from None
