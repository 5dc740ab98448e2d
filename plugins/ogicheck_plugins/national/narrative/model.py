"""What a report's sentences state: claims about measures, wholes with their parts, shares."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ogicheck.api import Place
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.scope import Scope


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence's figure for a measure (ogicheck_plugins.national.narrative.meaning.Counted).

    `year` is the one that it speaks of: the report year unless the sentence names another (`stated`), None where it is not
    one whole year. `certain` is False where the sentence can be read in another way. `text` is the part of the sentence as
    printed, from `start` to `end` in the paragraph at `address`; `sentence` counts the paragraph's sentences. `alone`: the
    sentence names no year beside that one, compares nothing, and goes back to nothing of an earlier year.
    """

    measure: str
    quantity: Quantity
    year: int | None
    stated: bool
    scope: Scope
    certain: bool
    address: str
    place: Place
    text: str
    start: int
    end: int
    sentence: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a breakdown with its label, as printed; `share` is the percentage given with it."""

    quantity: Quantity
    label: str
    text: str
    facet: str = ""
    share: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts. `link` is what joins them: 其中 (among), 分别为 (each), 合计 behind them (sum), brackets
    that they fill or a colon (held), 含 before some of them (within). Of shares given without figures (shares) the whole is
    100%; of a growth it is the year before's figure. Where the tables alone have both (rows) labels name their rows;
    where they have the whole of a figure that stands there (named) its label does.

    `open`: the list itself says that there are more (等, 包括). `nested`: parts have parts of their own, or stand in
    brackets within it, so that they cannot be summed. `others` are the sentence's other figures of the same unit before it:
    the parts may be theirs. Of shares it is the 100% that is told as their sum.
    """

    whole: Amount
    parts: tuple[Amount, ...]
    link: Literal["among", "each", "sum", "held", "within", "shares", "growth", "rows", "named"]
    open: bool
    nested: bool
    address: str
    place: Place
    text: str
    others: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that begins with a year (or with the organ and a year), and tells what was done in it.

    `reserved`: it compares, plans, looks back on problems, or names the report year too. `first`: it opens its section.
    """

    year: int
    reserved: bool
    first: bool
    address: str
    place: Place
    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Change:
    """How much a measure changed against the year before: by `quantity` (of % or of what is counted), up where `rising`.

    `figure` is the report year's own, where the sentence gives it.
    """

    measure: str
    quantity: Quantity
    rising: bool
    figure: Quantity | None
    scope: Scope
    address: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A count of which the sentence does not say for certain what it counts, so that no rule compares it."""

    quantity: Quantity
    address: str
    place: Place
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Narrative:
    """All that was read of a report's sentences. `worded`: figures of what no table counts, by all the words of their clause
    (ogicheck_plugins.national.narrative.worded).
    """

    claims: tuple[Claim, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    dated: tuple[Dated, ...] = ()
    changes: tuple[Change, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    worded: tuple[Claim, ...] = ()
