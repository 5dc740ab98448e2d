"""Vocabulary: tables of a ruleset that a plugin owns, such as word lists, and that its own types validate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ogicheck.values.form import Form

Reference = tuple[tuple[str, ...], str, Iterable[str]]
"""Where a name stands in a ruleset, the name, and the names that exist."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A top-level table of rulesets: `form.vocabulary[name]` is a value of `kind`, which msgspec makes of the merged files.

    `kind` is a msgspec.Struct whose fields all have defaults, or a dict type; `references` gives the names in it that must
    exist elsewhere in the ruleset.
    """

    name: str
    kind: Any
    references: Callable[[Form], Iterable[Reference]] = lambda _: ()
