"""What regions add to a form: rulesets that have a region but no years, nor any through `extends`.

A chain is the files that make up one ruleset, in the order in which they merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ogicheck.rulesets.source import Source

Chain = Sequence[Source]


def declared(chain: Chain, key: str) -> Any:
    """What a chain makes of a key; None where none of its files has it."""
    values = [source.data[key] for source in chain if key in source.data]
    return values[-1] if values else None


def is_addition(chain: Chain) -> bool:
    """Whether it is no form by itself but what a region adds to one."""
    return bool(declared(chain, "region")) and not declared(chain, "years")


def additions(chains: Iterable[Chain]) -> Mapping[str, Sequence[Chain]]:
    """The additions among these rulesets by region, those for one format only last."""
    found: dict[str, list[Chain]] = {}
    for chain in sorted(filter(is_addition, chains), key=lambda chain: declared(chain, "format") or ""):
        found.setdefault(declared(chain, "region"), []).append(chain)
    return found


def fits(addition: Chain, form: Chain, name: str) -> bool:
    """Whether it is for a form of this kind; `name` stands for a format that the form does not declare."""
    return declared(addition, "format") in (None, declared(form, "format") or name)


def behind(form: Chain, added: Iterable[Chain]) -> Chain:
    """The form's chain with additions right behind the form itself, before what a user's ruleset changes in it."""
    new = [_unnamed(source) for chain in added for source in chain if source not in form]
    last = max((at for at, source in enumerate(form) if "years" in source.data), default=len(form) - 1)
    return [*form[: last + 1], *new, *form[last + 1 :]]


def _unnamed(addition: Source) -> Source:
    """Without its title: the form with it is still called as the form is."""
    return replace(addition, data={key: value for key, value in addition.data.items() if key != "title"})
