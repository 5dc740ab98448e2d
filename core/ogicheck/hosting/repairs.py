"""The contract between the core and the plugins that mend what a file holds before it is read by the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ogicheck.values.document import Document
from ogicheck.values.form import ALL, Form, within


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
