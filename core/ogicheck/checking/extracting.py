"""A file's bytes, and those of the files within it, to a Document by whichever extractor claims them."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from ogicheck.checking.refusals import CRASHED, NESTED, UNKNOWN_TYPE, UNMENDED
from ogicheck.hosting.extractors import EmbeddingReading, Extractor, Reading, Repair
from ogicheck.hosting.surroundings import unchanged
from ogicheck.hosting.watching import OvertimeError, running, stops
from ogicheck.values.document import Document, UnreadableError
from ogicheck.values.errors import UnclaimedError, described
from ogicheck.values.findings import PluginState, Problem
from ogicheck.values.form import Form
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
    """Reads bytes that lie `depth` files deep. `extractors` are in the order in which they may claim them, each within
    `seconds`; `owners` are the plugins of what is registered. `failed` tells of those that could not say, and of `repairs`
    that failed; `claimed` is which one read the file.
    """

    extractors: Sequence[Extractor]
    repairs: Sequence[Repair] = ()
    depth: int = 0
    seconds: float = 0.0
    owners: Mapping[str, PluginState] = field(default_factory=dict)
    failed: list[Problem] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)

    def claiming(self, data: bytes) -> Extractor:
        """The first extractor that claims the bytes. Raises UnclaimedError where none does."""
        found = next((one for one in self.extractors if self._claims(one, data)), None)
        if found is None:
            raise UnclaimedError(UNKNOWN_TYPE)
        self.claimed.append(found.name)
        return found

    @property
    def outsider(self) -> str:
        """The extractor that read the file, if it is none of the built-in ones."""
        name = next(iter(self.claimed), "")
        owner = self.owners.get(f"extractor {name}")
        return name if owner and not owner.builtin else ""

    def failure(self, name: str, error: BaseException) -> Problem:
        """What is said of an extractor that failed."""
        text = error.text if isinstance(error, FaultError) else self._crashed(name, error)
        return self._problem(f"extractor {name}", text, error)

    def _problem(self, part: str, text: Text, error: BaseException) -> Problem:
        slow = part if isinstance(error, OvertimeError) else ""
        return Problem("rule-crash", text, traceback=traceback.format_exc(), slow=slow)

    def _crashed(self, name: str, error: BaseException) -> Text:
        return CRASHED.fill(name, self._owner(f"extractor {name}"), described(error))

    def _owner(self, part: str) -> str:
        owner = self.owners.get(part)
        return owner.name if owner else "?"

    def _claims(self, extractor: Extractor, data: bytes) -> bool:
        """Whether it claims the bytes; one that fails to say claims nothing, and is told of."""
        try:
            with self._watched(f"extractor {extractor.name}"):
                claimed = extractor.claims(data)
        except BaseException as error:
            if stops(error):
                raise
            self.failed.append(self.failure(extractor.name, error))
            return False
        return bool(claimed)

    @contextmanager
    def _watched(self, part: str) -> Iterator[None]:
        with unchanged(self.owners.get(part)), running(part, self.seconds):
            yield

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
        inner = Extraction(self.extractors, (), self.depth + 1, self.seconds, self.owners, self.failed)
        return inner.document(inner.claiming(data), data)

    def _called(self, extractor: Extractor, read: Reading | EmbeddingReading, data: bytes) -> Document:
        if extractor.missing:
            raise UnreadableError(extractor.missing)
        try:
            with running(f"extractor {extractor.name}"):
                if extractor.embeds:
                    document = cast(EmbeddingReading, read)(data, self.embedded)
                else:
                    document = cast(Reading, read)(data)
            if not isinstance(document, Document):
                raise TypeError(type(document).__name__)
        except (UnreadableError, MemoryError):
            raise
        except BaseException as error:
            if stops(error):
                raise
            raise FaultError(self._crashed(extractor.name, error), traceback.format_exc()) from error
        return document

    def repairs_for(self, form: Form) -> list[Repair]:
        """Those that mend what is read by a form, in their order."""
        return sorted((one for one in self.repairs if one.applies(form)), key=lambda one: one.order)

    def _given(self, repair: Repair, document: Document, form: Form) -> tuple[Document, Form]:
        """What a repair gets: one that is not built in a copy, as it may change what all share."""
        owner = self.owners.get(f"repair {repair.name}")
        is_own = owner is None or owner.builtin
        return (document, form) if is_own else pickle.loads(pickle.dumps((document, form)))

    def mended(self, document: Document, form: Form) -> Document:
        """The document as its repairs leave it; one that fails leaves it as it is, and is told of once."""
        for repair in self.repairs_for(form):
            try:
                with self._watched(f"repair {repair.name}"):
                    found = repair.mend(*self._given(repair, document, form))
                if not isinstance(found, Document):
                    raise TypeError(type(found).__name__)
                document = found
            except MemoryError:
                raise
            except BaseException as error:
                if stops(error):
                    raise
                text = UNMENDED.fill(repair.name, self._owner(f"repair {repair.name}"), described(error))
                if all(one.text != text for one in self.failed):
                    self.failed.append(self._problem(f"repair {repair.name}", text, error))
        return document
