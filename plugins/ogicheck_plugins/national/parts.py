"""Parts of a report that have no value of their own: something absent, a whole column."""

from __future__ import annotations

from dataclasses import dataclass

from ogicheck.api import Place


@dataclass(frozen=True, slots=True)
class Site:
    """The address of a part, and the nearest place to it."""

    address: str
    place: Place
    text: str = ""
