"""Zip archives of reports: `ogicheck reports.zip` checks each report in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ogicheck.api import Archive, Held, hookimpl
from ogicheck_plugins.formats_kit.archived import SUFFIX


def _listed(path: Path) -> Iterable[Held] | None:
    from ogicheck_plugins.archives.reading import listed

    return listed(path)


def _read(path: Path, where: tuple[int, ...]) -> bytes:
    from ogicheck_plugins.archives.reading import read

    return read(path, where)


@hookimpl
def ogicheck_archives() -> list[Archive]:
    return [Archive("zip", (SUFFIX,), _listed, _read)]
