"""Which report is whose: the organs of a roster, and the reports of a run."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ogicheck.api import fold
from ogicheck_plugins.records_kit.organ_names import DIVISIONS, is_same, plain

LEAST_NEAR = 75
"""Of 100, how alike two names are that may be one organ's: a county's 水利局 and 水务局 are (83), 司法局 and 财政局 not."""
SHORTEST_CUT = 4
"""Characters of a name that may be another with some left out: 清河人社局 for 清河县人力资源和社会保障局."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file of the run, as far as it is known whose report it is."""

    file: str
    organ: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Absence:
    """That an organ of a roster has no report: the rule's message, and what it says beside organ, roster and year."""

    message: str
    organ: str
    roster: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """The organs of a roster with the files of their reports, those that have none, and the files of nobody in it."""

    found: dict[str, list[int]]
    absent: tuple[str, ...]
    strangers: tuple[int, ...]


def is_of(organ: str, name: str) -> bool:
    """Whether a report's organ is the roster's, which may leave out the division: 司法局."""
    if is_same(organ, name):
        return True
    rest = plain(organ).removesuffix(plain(name))
    return rest != plain(organ) and DIVISIONS.match(rest) is not None


def due_year(given: Iterable[Given]) -> int | None:
    """The year of most reports."""
    years = Counter(one.year for one in given if one.year)
    return max(years, key=lambda year: (years[year], year), default=None)


def placed(organs: Sequence[str], given: Sequence[Given], year: int | None) -> Placed:
    """Each report of the year with the organ of its name, the longest where a name is part of others'."""
    found: dict[str, list[int]] = defaultdict(list)
    strangers = []
    exact = {plain(name): name for name in organs}
    longest = sorted(organs, key=len, reverse=True)
    for at, one in enumerate(given):
        own = exact.get(plain(one.organ)) or next((name for name in longest if is_of(one.organ, name)), None)
        if own is None:
            strangers.append(at)
        elif year is None or one.year in (year, None):
            found[own].append(at)
    return Placed(dict(found), tuple(name for name in organs if name not in found), tuple(strangers))


def absence(organ: str, roster: str, given: Sequence[Given], strangers: Sequence[int]) -> Absence:
    """What is to be said of an organ without a report, with what may be its report after all."""
    other = next((one for one in given if one.year and one.organ and is_of(one.organ, organ)), None)
    if other:
        return Absence("other-year", organ, roster, (str(other.year), other.file))
    unknown = [given[at] for at in strangers]
    near = max((one for one in unknown if one.organ), key=lambda one: nearness(one.organ, organ), default=None)
    if near and nearness(near.organ, organ) >= LEAST_NEAR:
        return Absence("near", organ, roster, (near.organ, near.file))
    named = next((one for one in unknown if not one.organ and _names(one.file, organ)), None)
    return Absence("file-name", organ, roster, (named.file,)) if named else Absence("absent", organ, roster)


def nearness(one: str, other: str) -> float:
    """How alike two names are, of 100."""
    from rapidfuzz.fuzz import ratio

    short, long = sorted((plain(one), plain(other)), key=len)
    cut = len(short) >= SHORTEST_CUT and short[-1] == long[-1] and re.search(".*".join(map(re.escape, short)), long)
    return 100 if cut else ratio(short, long)


def _names(file: str, organ: str) -> bool:
    return plain(organ) in plain(fold(PurePosixPath(file).stem))
