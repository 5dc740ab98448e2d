"""A file's bytes, and those of the files within it, to a Document by whichever extractor claims them."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from ogicheck.checking.refusals import CRASHED, NESTED, UNKNOWN_TYPE
from ogicheck.hosting.extractors import EmbeddingReading, Extractor, Reading
from ogicheck.values.document import Document, UnreadableError
from ogicheck.values.texts import Text

DEEPEST = 3
"""Files within files: a text in a web page in a Word file is two deep, and no program writes more."""


class FaultError(UnreadableError):
    """A file cannot be read because something failed that should not: `traceback` tells who debugs where."""

    def __init__(self, text: Text, traceback: str) -> None:
        super().__init__(text)
        self.traceback = traceback


@dataclass(frozen=True, slots=True)
class Extraction:
    """Reads bytes that lie `depth` files deep. `extractors` are in the order in which they may claim them."""

    extractors: Sequence[Extractor]
    depth: int = 0

    def claiming(self, data: bytes) -> Extractor:
        """The first extractor that claims the bytes. Raises UnreadableError where none does."""
        found = next((one for one in self.extractors if one.claims(data)), None)
        if found is None:
            raise UnreadableError(UNKNOWN_TYPE)
        return found

    def document(self, extractor: Extractor, data: bytes) -> Document:
        """What the extractor reads; whatever it raises is an UnreadableError of this file."""
        return self._called(extractor, extractor.read, data)

    def second(self, extractor: Extractor, data: bytes) -> Document:
        """What it reads the other way, as `document` where it has none."""
        return self._called(extractor, extractor.second or extractor.read, data)

    def embedded(self, data: bytes) -> Document:
        """What bytes within the file hold. Raises UnreadableError, also where files are nested deeper than DEEPEST."""
        if self.depth >= DEEPEST:
            raise UnreadableError(NESTED.fill(DEEPEST))
        inner = Extraction(self.extractors, self.depth + 1)
        return inner.document(inner.claiming(data), data)

    def _called(self, extractor: Extractor, read: Reading | EmbeddingReading, data: bytes) -> Document:
        if extractor.missing:
            raise UnreadableError(extractor.missing)
        try:
            if extractor.embeds:
                return cast(EmbeddingReading, read)(data, self.embedded)
            return cast(Reading, read)(data)
        except (UnreadableError, MemoryError):
            raise
        except (Exception, SystemExit) as error:
            text = CRASHED.fill(extractor.name, error or type(error).__name__)
            raise FaultError(text, traceback.format_exc()) from error
