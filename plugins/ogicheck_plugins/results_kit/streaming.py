"""JSON that is written piece by piece, for a document that is larger than what may be held at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any, BinaryIO


def write_json(stream: BinaryIO, value: Any, encoder: JSONEncoder) -> None:
    """Write a value in which an iterator stands for a list: its items are asked for, and written, one after the other."""
    for piece in _pieces(value, encoder):
        # A file name that is not Unicode holds lone surrogates.
        stream.write(piece.encode("utf-8", "replace"))


def _pieces(value: Any, encoder: JSONEncoder) -> Iterator[str]:
    if isinstance(value, Iterator):
        return _joined("[]", ([encoder.encode(one)] for one in value), encoder)
    if not _streams(value):
        return iter([encoder.encode(value)])
    if isinstance(value, dict):
        return _joined("{}", (_member(key, one, encoder) for key, one in value.items()), encoder)
    return _joined("[]", (_pieces(one, encoder) for one in value), encoder)


def _streams(value: Any) -> bool:
    """Whether an iterator is anywhere in it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, Iterator) or any(map(_streams, inner))


def _member(key: str, value: Any, encoder: JSONEncoder) -> Iterator[str]:
    yield encoder.encode(key) + encoder.key_separator
    yield from _pieces(value, encoder)


def _joined(ends: str, members: Iterable[Iterable[str]], encoder: JSONEncoder) -> Iterator[str]:
    yield ends[0]
    for number, member in enumerate(members):
        if number:
            yield encoder.item_separator
        yield from member
    yield ends[1]
