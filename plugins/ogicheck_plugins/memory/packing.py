"""Outcomes as bytes. Reading them back makes values and nothing else: a file may have been changed by anybody.

The form that a report follows is the same for thousands of them, and is kept once, by its name.
"""

from __future__ import annotations

import io
import pickle
import sys
import zlib
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from msgspec import Struct

from ogicheck.api import Form

PLAIN = frozenset({("datetime", "date"), ("decimal", "Decimal"), ("ogicheck.values.report", "no_facts")})
"""What values hold beside their own kinds."""


class StrangeError(pickle.UnpicklingError):
    """Bytes that would make what is no value."""


def packed(value: object, share: Callable[[Form], str]) -> bytes:
    """The value's bytes; `share` keeps a form, and names it."""
    stream = io.BytesIO()
    _Packer(stream, share).dump(value)
    return zlib.compress(stream.getvalue(), 1)


def unpacked(data: bytes, shared: Callable[[str], Form]) -> Any:
    """The value of these bytes. Raises StrangeError, and whatever else bytes that are not whole make of it."""
    return _Unpacker(io.BytesIO(zlib.decompress(data)), shared).load()


def packed_form(form: Form) -> bytes:
    return zlib.compress(pickle.dumps(form), 1)


def unpacked_form(data: bytes) -> Form:
    """The form of these bytes; raises as `unpacked` does."""
    found = unpacked(data, _none)
    if not isinstance(found, Form):
        raise StrangeError(type(found).__name__)
    return found


class _Packer(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, share: Callable[[Form], str]) -> None:
        super().__init__(stream)
        self._share = share

    def persistent_id(self, one: object) -> str | None:
        return self._share(one) if isinstance(one, Form) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, shared: Callable[[str], Form]) -> None:
        super().__init__(stream)
        self._shared = shared

    def persistent_load(self, name: str) -> Form:
        return self._shared(name)

    def find_class(self, module: str, name: str) -> Any:
        found = getattr(sys.modules.get(module), name, None)
        is_kind = isinstance(found, type) and (is_dataclass(found) or issubclass(found, (Struct, Enum)))
        if not is_kind and (module, name) not in PLAIN:
            raise StrangeError(f"{module}.{name}")
        return found


def _none(name: str) -> Form:
    raise StrangeError(name)
