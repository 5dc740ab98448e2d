"""The ways in which zips pack a file, undone within a limit."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable

Unpacked = tuple[bytes, bool]
"""As much as there is, at most one byte more than allowed, and whether that is all of it."""

_LZMA_HEAD = struct.Struct("<2xHBL")
_SMALLEST_DICTIONARY = 4096


def unpacked(packed: memoryview, method: int, most: int) -> Unpacked:
    """What was packed by one of them. Raises ValueError where it is broken, NotImplementedError where it is none of them."""
    unpack = _METHODS.get(method)
    if unpack is None:
        raise NotImplementedError
    try:
        return unpack(packed, most)
    except (zlib.error, EOFError, OSError, struct.error) as error:
        raise ValueError(error) from error
    except ModuleNotFoundError as error:
        raise NotImplementedError from error


def _stored(packed: memoryview, most: int) -> Unpacked:
    return bytes(packed[: most + 1]), True


def _deflated(packed: memoryview, most: int) -> Unpacked:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    return unpacker.decompress(packed, most + 1), unpacker.eof


def _bzip2(packed: memoryview, most: int) -> Unpacked:
    import bz2

    unpacker = bz2.BZ2Decompressor()
    return unpacker.decompress(packed, most + 1), unpacker.eof


def _lzma(packed: memoryview, most: int) -> Unpacked:
    """The dictionary is never larger than what may be unpacked, whatever size it is said to have."""
    import lzma

    length, properties, dictionary = _LZMA_HEAD.unpack_from(packed)
    rest, lc = divmod(properties, 9)
    pb, lp = divmod(rest, 5)
    size = max(_SMALLEST_DICTIONARY, min(dictionary, most + 1))
    try:
        filters = [{"id": lzma.FILTER_LZMA1, "lc": lc, "lp": lp, "pb": pb, "dict_size": size}]
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
        return unpacker.decompress(packed[4 + length :], most + 1), unpacker.eof
    except lzma.LZMAError as error:
        raise ValueError(error) from error


_METHODS: dict[int, Callable[[memoryview, int], Unpacked]] = {
    zipfile.ZIP_STORED: _stored,
    zipfile.ZIP_DEFLATED: _deflated,
    zipfile.ZIP_BZIP2: _bzip2,
    zipfile.ZIP_LZMA: _lzma,
}
