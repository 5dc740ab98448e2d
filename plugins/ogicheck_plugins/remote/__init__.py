"""Files at addresses: object stores and whatever else fsspec opens. Only what the person names is fetched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ogicheck.api import Input, Source, hookimpl

ADDRESS = re.compile(r"(?:[a-z][a-z0-9+]+(?:::|://.*?::))*[a-z][a-z0-9+]+://")
"""`s3://…`, `simplecache::s3://…`, `zip://*.docx::s3://…`; never a path with a drive."""


def _claims(path: str) -> bool:
    return ADDRESS.match(path) is not None


def _find(address: str, suffixes: Collection[str]) -> Iterable[Input]:
    from ogicheck_plugins.remote.finding import found

    return found(address, suffixes)


@hookimpl
def ogicheck_sources() -> list[Source]:
    return [Source("fsspec", _claims, _find)]
