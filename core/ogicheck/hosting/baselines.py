"""The contract between the core and the plugin that knows which findings are accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ogicheck.values.findings import FileResult

Accept = Callable[[FileResult, Path], FileResult]
"""The result of a file, which is at the path, with what is accepted marked so."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A kind of file that says which findings are accepted (`--baseline FILE`). `open` reads it; it raises SettingError."""

    name: str
    open: Callable[[Path], Accept]
