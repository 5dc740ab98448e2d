"""The contract between the core and the plugins that look at a run as a whole, once all its files are done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ogicheck.values.findings import FileResult
from ogicheck.values.texts import Text


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a survey comes to: a result of its own under `name`, about an organ's reports of a year.

    Rules that need one of `facts` judge it, and no others. `remarks` are told as they are.
    """

    name: str
    organ: str | None = None
    year: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()


class Surveyor(Protocol):
    """A survey at work: sees each result, with the facts that it asks for, and concludes after the last one."""

    def add(self, result: FileResult) -> None: ...
    def conclude(self) -> Iterable[Conclusion]: ...


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey of runs by name. `open` gets the call's Session; it gives None where the call asks for none, and raises
    SettingError where the call is wrong. Results hold those of `facts` that could be read.
    """

    name: str
    open: Callable[[Any], Surveyor | None]
    facts: tuple[str, ...] = ()
