"""Many reports by organ and year: one report each, or none where two differ."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ogicheck.api import Figures, Record
from ogicheck_plugins.records_kit.organ_names import is_same, plain

YEARS = range(2008, 2100)
"""Report years: the regulation has been in force since 2008."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ's reports by year. `doubtful` are the years for which two files differ, with both."""

    name: str
    reports: Mapping[int, Record]
    doubtful: Mapping[int, tuple[Record, Record]]


@dataclass(frozen=True, slots=True)
class Organs:
    """The organs, sorted by name; `unplaced` are reports of which organ or year is not known."""

    all: tuple[Organ, ...]
    unplaced: tuple[Record, ...]


def organs(records: Iterable[Record]) -> Organs:
    """Reports by organ. Renamed organs stay apart; a name that may be short for two others' stays by itself."""
    records = sorted(records, key=lambda one: one.file)
    placed = [one for one in records if _is_placed(one)]
    full = _full({plain(one.organ) for one in placed})
    found: dict[str, dict[int, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for one in placed:
        found[full[plain(one.organ)]][one.year or 0].append(one)
    unplaced = tuple(one for one in records if not _is_placed(one))
    return Organs(tuple(_organ(reports) for _, reports in sorted(found.items())), unplaced)


def _is_placed(record: Record) -> bool:
    return bool(plain(record.organ)) and record.year in YEARS


def _organ(found: Mapping[int, Sequence[Record]]) -> Organ:
    """Of two files of one report the one that was read whole."""
    reports: dict[int, Record] = {}
    doubtful: dict[int, tuple[Record, Record]] = {}
    for year, records in sorted(found.items()):
        differing = next((pair for pair in combinations(records, 2) if not _agree(*pair)), None)
        if differing:
            doubtful[year] = differing
        else:
            reports[year] = min(records, key=lambda one: (len(one.unread), -_figures(one), one.file))
    latest = found[max(found)]
    return Organ(max((one.organ or "" for one in latest), key=lambda name: (len(name), name)), reports, doubtful)


def _agree(one: Record, other: Record) -> bool:
    """Whether every figure that both files give is the same."""
    return all(_alike(figures, other.tables.get(key, {})) for key, figures in one.tables.items())


def _alike(one: Figures, other: Figures) -> bool:
    shared = ((row, column) for row in one.keys() & other.keys() for column in one[row].keys() & other[row].keys())
    return all(one[row][column].number == other[row][column].number for row, column in shared)


def _figures(record: Record) -> int:
    return sum(len(cells) for rows in record.tables.values() for cells in rows.values())


def _full(names: Iterable[str]) -> dict[str, str]:
    """Each name with the longest that says the same, itself where two longer ones are not the same organ's."""
    backwards = sorted(name[::-1] for name in names)
    return {name: _longest(name, list(_longer(name, backwards))) for name in (one[::-1] for one in backwards)}


def _longer(name: str, backwards: Sequence[str]) -> Iterator[str]:
    """The names that end in this one and are the same organ's, shortest first within a division."""
    start = bisect_left(backwards, name[::-1])
    for one in backwards[start:]:
        if not one.startswith(name[::-1]):
            return
        if is_same(name, one[::-1]):
            yield one[::-1]


def _longest(name: str, same: Sequence[str]) -> str:
    ordered = sorted(same, key=len)
    nested = all(is_same(one, other) for one, other in zip(ordered, ordered[1:], strict=False))
    return ordered[-1] if nested else name
