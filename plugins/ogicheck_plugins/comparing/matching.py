"""Which of the reports that a run is told of are the ones that a report is compared with."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ogicheck.api import NOT_ASKED, Companions, Record, Report
from ogicheck_plugins.records_kit.heads import Others, heads, recognised
from ogicheck_plugins.records_kit.organ_names import is_same, organ_kind, plain


def previous(report: Report, companions: Companions) -> Any:
    """The organ's own report of the year before; None where it was not found, or where several organs may be meant."""
    return NOT_ASKED if companions.previous is None else _last(report, companions.previous)


def parts(report: Report, companions: Companions) -> Any:
    """The reports that a government's report sums up; None where there are none."""
    if companions.parts is None or not sums_up(report, companions):
        return NOT_ASKED
    index = _index(companions.parts)
    own = {number for year in index.years for _, numbers in index.of(report.organ, year) for number in numbers}
    return Others(companions.parts, own, not index.recognised <= own) or None


def sums_up(report: Report, companions: Companions) -> bool:
    """Whether it may be the report that sums up the parts: a government's, or one without a clear organ unless it is one of
    the parts itself.
    """
    if companions.parts is None or report.organ_kind not in ("government", None):
        return False
    return companions.file not in _index(companions.parts).nobodys


@dataclass(frozen=True, slots=True)
class Index:
    """The numbers of reports by year and organ, its name `plain`; the files that do not tell whose they are; the numbers of
    those recognised in pictures.
    """

    years: Mapping[int | None, Mapping[str, list[int]]]
    nobodys: frozenset[str]
    recognised: frozenset[int]

    @classmethod
    def made(cls, records: Sequence[Record]) -> Index:
        years: defaultdict[int | None, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        nobodys = set()
        for number, one in enumerate(heads(records)):
            years[one.year][plain(one.organ)].append(number)
            if organ_kind(one.organ) is None:
                nobodys.add(one.file)
        return cls(years, frozenset(nobodys), frozenset(recognised(records)))

    def of(self, organ: str | None, year: int | None) -> Iterator[tuple[str, list[int]]]:
        """The organ's names in a year, and the numbers of the reports under each."""
        own = plain(organ)
        for name, numbers in self.years.get(year, {}).items():
            if (name.endswith(own) or own.endswith(name)) and is_same(name, own):
                yield name, numbers


_INDEXES: deque[tuple[Sequence[Record], Index]] = deque(maxlen=2)
"""Of last year's reports and of the parts of the run at hand: they are the same for each of its files."""


def _index(records: Sequence[Record]) -> Index:
    found = next((index for one, index in _INDEXES if one is records), None)
    if found is None:
        found = Index.made(records)
        _INDEXES.append((records, found))
    return found


def _last(report: Report, records: Sequence[Record]) -> Record | None:
    """The organ's own report of the year before; None where several organs may be meant. Of two files of one report the one
    that was read whole.
    """
    if not report.year:
        return None
    index, year = _index(records), report.year - 1
    own = dict(index.of(report.organ, year))
    exact = {name: numbers for name, numbers in own.items() if name == plain(report.organ)}
    numbers = _only(exact or own or index.years.get(year, {}))
    if not own and (len(numbers) != 1 or (report.organ and records[numbers[0]].organ)):
        return None
    found = (records[number] for number in numbers)
    return min(found, key=lambda one: (len(one.unread), -len(one.tables), one.file), default=None)


def _only(names: Mapping[str, list[int]]) -> list[int]:
    return next(iter(names.values())) if len(names) == 1 else []
