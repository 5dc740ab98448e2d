"""Mends what files hold before it is read by the form: what converters, printers and typists did to it."""

from __future__ import annotations

from importlib import import_module

from ogicheck.api import Document, Form, Repair, hookimpl

ORDER = (
    "radicals",
    "struck",
    "copied",
    "misread",
    "paths",
    "abreast",
    "listed",
    "titles",
    "boxes",
    "joined",
    "run_on",
    "heads",
    "loose",
    "repeated",
    "stacked",
    "halves",
    "groups",
    "unruled",
    "touching",
    "scattered",
    "left_out",
    "vanished",
)
"""Each works on what those before it left: text, what is a table, the tables' cells, and last what none could mend."""
FIRST = 10
"""The order of the first; what is registered from outside without an order goes before all of them."""


def _repair(name: str, order: int) -> Repair:
    """The repair of a module, which is loaded with the first document."""

    def mend(document: Document, form: Form) -> Document:
        mended: Document = import_module(f"{__name__}.{name}").mend(document, form)
        return mended

    return Repair(name, mend, order)


@hookimpl
def ogicheck_repairs() -> list[Repair]:
    return [_repair(name, FIRST + at) for at, name in enumerate(ORDER)]
