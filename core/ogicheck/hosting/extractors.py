"""The contract between the core and the plugins that read a file format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ogicheck.values.document import Document
from ogicheck.values.texts import Text

Reading = Callable[[bytes], Document]
"""Turns a file's bytes into a Document; raises UnreadableError. Never guesses what a table or a paragraph means."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """A file format.

    `claims` tells from the bytes alone whether they are of this format; the extractor of the highest `rank` that claims
    a file reads it, so one that takes any text has a low rank. `suffixes` only choose files in a folder. `second` is
    another, slower way to read, tried where the first does not align with the form. `missing` says what must be installed
    before it can read; it then claims its files all the same, to say so of each.
    """

    name: str
    suffixes: tuple[str, ...]
    claims: Callable[[bytes], bool]
    read: Reading
    second: Reading | None = None
    rank: int = 50
    missing: Text | None = None
