"""The contract between the core and the plugins that write a run's findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ogicheck.values.findings import Run


@dataclass(frozen=True, slots=True)
class Output:
    """An output format; `write` gives the whole file's bytes. `colour` tells whether it is written to a terminal."""

    name: str
    write: Callable[[Run, bool], bytes]
    summary: str
