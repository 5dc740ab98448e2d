"""The contract between the core and the plugins that read a file format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ogicheck.values.document import Document
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
    before it can read; it then claims its files all the same, to say so of each. Where `embeds` is set, `read` and `second`
    are EmbeddingReadings.
    """

    name: str
    suffixes: tuple[str, ...]
    claims: Callable[[bytes], bool]
    read: Reading | EmbeddingReading
    second: Reading | EmbeddingReading | None = None
    rank: int = 50
    missing: Text | None = None
    embeds: bool = False
