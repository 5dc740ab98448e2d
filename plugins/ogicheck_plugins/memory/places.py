"""Where the cache and the journals lie, and whether there is to be any."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

FOLDER = "OGICHECK_CACHE_DIR"
"""In the environment: the folder of the cache; empty for none."""


def folder() -> Path | None:
    """The folder of the cache; None where there is to be none."""
    if FOLDER in os.environ:
        return Path(os.environ[FOLDER]) if os.environ[FOLDER] else None
    return platformdirs.user_cache_path("ogicheck", appauthor=False)


def cache() -> Path | None:
    """The file of the cache."""
    found = folder()
    return found and found / "results.sqlite"


def journal(paths: tuple[str, ...]) -> Path:
    """The file of the journal of a call about these paths, from this folder, where it names none."""
    call = repr((str(Path.cwd()), paths)).encode("utf-8", "surrogateescape")
    found = folder() or platformdirs.user_cache_path("ogicheck", appauthor=False)
    return found / "journals" / f"{hashlib.sha256(call).hexdigest()[:32]}.sqlite"
