"""The contract between the core and the plugins that read a file format."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ogicheck.values.document import Document
from ogicheck.values.form import ALL, within
from ogicheck.values.texts import Text

Reading = Callable[[bytes], Document]
"""Turns a file's bytes into a Document; raises UnreadableError. Never guesses what a table or a paragraph means."""
EmbeddingReading = Callable[[bytes, Reading], Document]
"""A Reading that is also handed the way to read a file within the file: by whichever extractor claims its bytes."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """A file format.

    `claims` tells from the bytes alone whether they are of this format; the extractor of the highest `rank` that claims
    a file reads it, so one that takes any text has a low rank. `suffixes` only choose files in a folder. `second` is
    another, slower way to read, tried where the first does not align with the form. `missing` says what must be installed
    before it can read; it then claims its files all the same, to say so of each. One for certain `formats` of the form or
    `regions` (a province's own export) goes before those for all, and reads only where the run is about them. Where `embeds`
    is set, `read` and `second` are EmbeddingReadings.
    """

    name: str
    suffixes: tuple[str, ...]
    claims: Callable[[bytes], bool]
    read: Reading | EmbeddingReading
    second: Reading | EmbeddingReading | None = None
    rank: int = 50
    missing: Text | None = None
    embeds: bool = False
    formats: tuple[str, ...] = ALL
    regions: tuple[str, ...] = ALL

    @property
    def precedence(self) -> tuple[int, int]:
        """The more specific first, then the higher rank."""
        return -sum(names != ALL for names in (self.formats, self.regions)), -self.rank

    def applies(self, formats: Collection[str], region: str | None) -> bool:
        """Whether a run on these formats of the form may call for it; `region` is None where the reports tell theirs."""
        return within(formats, self.formats) and (region is None or within([region], self.regions))
