"""The days that a report bears: on its cover, below its text, and on the page that publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ogicheck.api import Companions, Place, Report, ReportParagraph, fold, numerals

SIGN = "[〇○零一二三四五六七八九十]"
ALONE = re.compile(
    rf"\(?(?:(\d{{4}})[年/.-](\d{{1,2}})[月/.-](\d{{1,2}})日?|({SIGN}{{4}})年({SIGN}{{1,2}})月({SIGN}{{1,3}})日)\)?"
)
LABELLED = re.compile(
    r"((?:发布|公开|发文|成文)|(?<![一-龥]))(?:时间|日期):?(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})(?:日|(?=\d\d:)|(?!\d))"
)
WRITTEN = "成文"
LAST = 6
"""Paragraphs from the end among which the day below the text stands; a page's own lines may follow it."""


StampKind = Literal["given", "page", "cover", "signature"]
"""Where a day stands: told to the run, on the page that publishes the report, on its cover, below its text."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that a report bears, with the text that gives it."""

    kind: StampKind
    day: date
    address: str
    text: str
    place: Place


def all_stamps(report: Report, companions: Companions) -> tuple[Stamp, ...]:
    """The days that a report bears, that of its publication first where the run was told it."""
    day = companions.published
    given = [Stamp("given", day, "report", day.isoformat(), Place())] if day else []
    below = [one for section in report.sections for one in section.paragraphs]
    return (*given, *stamps(report.preamble, below, report.published))


def stamps(
    preamble: Sequence[ReportParagraph], below: Sequence[ReportParagraph], published: date | None
) -> tuple[Stamp, ...]:
    """All days in order. `published` is the one that the file itself declares."""
    declared = [Stamp("page", published, "report", published.isoformat(), Place())] if published else []
    named = (stamp for paragraph in (*preamble, *below[-LAST:]) for stamp in _labelled(paragraph))
    return (*declared, *_alone(preamble, "cover"), *_alone(below[-LAST:], "signature"), *named)


def _alone(paragraphs: Sequence[ReportParagraph], kind: StampKind) -> Iterator[Stamp]:
    for paragraph in paragraphs:
        match = ALONE.fullmatch(fold(paragraph.text))
        day = _day(*(match.groups()[:3] if match[1] else map(_plain, match.groups()[3:]))) if match else None
        if day:
            yield Stamp(kind, day, paragraph.address, paragraph.text, paragraph.place)


def _labelled(paragraph: ReportParagraph) -> Iterator[Stamp]:
    for label, *parts in LABELLED.findall(fold(paragraph.text)):
        day = _day(*parts)
        if day:
            kind: StampKind = "signature" if label == WRITTEN else "page"
            yield Stamp(kind, day, paragraph.address, paragraph.text, paragraph.place)


def _plain(numeral: str) -> str:
    return str(numerals.value(numeral) or "")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
