"""Several reports of one organ and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ogicheck.api import NOT_ASKED, Companions, Report
from ogicheck_plugins.comparing.matching import parts
from ogicheck_plugins.comparing.sketches import Given, Sketch, is_one, kind, sketched
from ogicheck_plugins.records_kit.heads import heads
from ogicheck_plugins.records_kit.organ_names import plain


@dataclass(frozen=True, slots=True)
class Double:
    """The files of an organ's reports of a year; whether they say the same."""

    organ: str
    year: int
    files: tuple[str, ...]
    same: bool


def doubles(report: Report, companions: Companions) -> Any:
    """Doubled reports among those that a government's sums up; None where there are none to sum up."""
    records = parts(report, companions)
    if records is NOT_ASKED or records is None:
        return records
    given = [Given(one.file, one.organ, one.year, b"") for one in heads(records)]
    return tuple(doubled(given, lambda at: sketched(records[at])))


def doubled(given: list[Given], sketch_of: Callable[[int], Sketch]) -> Iterator[Double]:
    """Doubled reports; one that is kept in a file of each kind, such as Word and PDF, is not."""
    found: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, one in enumerate(given):
        if one.organ and one.year:
            found[plain(one.organ), one.year].append(at)
    for (_, year), ones in found.items():
        if len(ones) > 1:
            files = tuple(given[at].file for at in ones)
            first = sketch_of(ones[0])
            same = all(is_one(first, sketch_of(at), (files[0], given[at].file)) for at in ones[1:])
            if not same or len(set(map(kind, files))) < len(files):
                yield Double(given[ones[0]].organ or "", year, files, same)
