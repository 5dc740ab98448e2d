"""The contracts between the core and the plugins that read files: formats, archives, addresses, and what mends them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ogicheck.values.document import Document
from ogicheck.values.form import ALL, Form, within
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


@dataclass(frozen=True, slots=True)
class Held:
    """A file in an archive: its name there, where it stands (what `read` is given), and how many bytes it has, or why it
    cannot be read.
    """

    name: str
    where: tuple[int, ...]
    size: int = 0
    refused: Text | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """A kind of file that holds several reports.

    Files of its `suffixes` may be of this kind. `listed` gives what the file at a path holds, in its order; None where it is
    a document and no archive. `read` gives the bytes of one that it holds. Both raise UnreadableError, and run in a process
    that checks a file, within its limits.
    """

    name: str
    suffixes: tuple[str, ...]
    listed: Callable[[Path], Iterable[Held] | None]
    read: Callable[[Path, tuple[int, ...]], bytes]


@dataclass(frozen=True, slots=True)
class Source:
    """Where files come from that are no paths. `claims` tells of a path of a call whether it is an address of this source.

    `find(address, suffixes)` gives Inputs: the file there, or those below a folder that end in one of the suffixes. Each has
    its bytes, or how they are `fetch`ed where the file is checked: a value that can be pickled, and raises UnreadableError.
    It raises SettingError for an address that is wrong, IncompleteError for one that cannot be reached.
    """

    name: str
    claims: Callable[[str], bool]
    find: Callable[[str, Collection[str]], Iterable[Any]]


def archive_for(path: Path, archives: Mapping[str, Archive]) -> Archive | None:
    """The first kind that the file may be of, by its name; None where it is called a document."""
    return next((one for one in archives.values() if path.suffix.lower() in one.suffixes), None)


@dataclass(frozen=True, slots=True)
class Repair:
    """What mends documents of one damage: of a converter, of a printer, of who typed them.

    `mend` gets the document, as those of a lower `order` left it, and the form that it will be read by; it gives one that
    says the same, its blocks where their text stands in the file, or the document itself where it has not the damage. One
    that fails is named, and the document goes on without it. `formats` and `regions` are as a rule's.
    """

    name: str
    mend: Callable[[Document, Form], Document]
    order: int = 0
    formats: tuple[str, ...] = ALL
    regions: tuple[str, ...] = ALL

    def applies(self, form: Form) -> bool:
        return within([form.format], self.formats) and within(form.regions, self.regions)
