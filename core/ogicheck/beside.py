"""What stands beside the reports of a run: last year's, and those that a government's report sums up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import msgspec

from ogicheck.reading.identity import organ_kind
from ogicheck.values.document import Place
from ogicheck.values.records import Copy, Record
from ogicheck.values.report import Report, Stamp
from ogicheck.values.words import fold

DIVISIONS = re.compile(r".*[省市州盟县区旗]$")
PLACE = re.compile(r"[省市州盟县区旗镇乡]")
SHORT = (("人民政府", "政府"), ("管理委员会", "管委会"), ("办公厅", "办公室"))


class Beside(msgspec.Struct, frozen=True):
    """Other reports; None where the run was not asked to compare with any. `published` is the day on which the run's reports
    are published, where it was told.

    `copies` are reports among the parts that are nearly the same, by the file that is told of it: of two the later one that
    the run checks, "" where it checks neither.
    """

    previous: tuple[Record, ...] | None = None
    parts: tuple[Record, ...] | None = None
    copies: dict[str, tuple[Copy, ...]] = {}
    published: date | None = None

    def joined(self, report: Report, file: str) -> Report:
        """The report together with the others that it is to be compared with."""
        summing = self.parts is not None and report.organ_kind in ("government", None) and not self._is_part(file)
        given = {"previous": self.previous is not None, "parts": summing, "copies": self.parts is not None}
        return replace(
            report,
            previous=_last(report, self.previous or ()),
            parts=_others(report, self.parts or ()) if summing else (),
            copies=self.copies.get(file, ()) + (self.copies.get("", ()) if summing else ()),
            stamps=(*self._given(), *report.stamps),
            compared=frozenset(kind for kind, so in given.items() if so),
        )

    def _given(self) -> tuple[Stamp, ...]:
        day = self.published
        return (Stamp("given", day, "report", day.isoformat(), Place()),) if day else ()

    def _is_part(self, file: str) -> bool:
        """A report without a clear organ sums up none where it is one of the parts itself."""
        return any(part.file == file and organ_kind(part.organ) is None for part in self.parts or ())


NOTHING = Beside()


def _last(report: Report, records: Iterable[Record]) -> Record | None:
    """The organ's own report of the year before; None where several organs may be meant. Of two files of one report the one
    that was read whole.
    """
    due = [one for one in records if report.year and one.year == report.year - 1]
    own = [one for one in due if is_same(one.organ, report.organ)]
    exact = [one for one in own if plain(one.organ) == plain(report.organ)]
    if not own and len(due) == 1 and not (due[0].organ and report.organ):
        own = due
    found = exact or own
    if len({plain(one.organ) for one in found}) != 1:
        return None
    return min(found, key=lambda one: (len(one.unread), -len(one.tables), one.file))


def _others(report: Report, records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(one for one in records if not (one.organ and is_same(one.organ, report.organ)))


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two names are one organ's: alike, or one with the names of higher divisions before it."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if not short or not long.endswith(short):
        return False
    return short == long or bool(
        DIVISIONS.match(long.removesuffix(short)) and re.search(r"[省市州盟县区旗镇乡]", short[1:-1])
    )


def plain(name: str | None) -> str:
    plain = fold(name or "")
    for full, short in SHORT:
        plain = plain.replace(full, short)
    return plain
