"""What a report says as plain data: what `extract` prints, and what other reports are compared with."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import msgspec

from ogicheck.values.numbered import Numbered
from ogicheck.values.numbers import parse
from ogicheck.values.report import Report, ReportTable

ENCODER = msgspec.json.Encoder(decimal_format="number")
"""Numbers stay numbers: a fee of 3.20 is not the text "3.20"."""


class RecordFigure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A cell: its printed text, its number (None where it gives none), and how sure character recognition is of it."""

    text: str
    value: int | Decimal | None
    confidence: float | None = None

    @property
    def number(self) -> int | Decimal | None:
        """What it counts: a blank or a placeholder 0; None where its text is no number."""
        return 0 if self.value is None and parse(self.text)[1] in ("blank", "placeholder") else self.value


class Passage(msgspec.Struct, frozen=True):
    """A section: its key (None where the form has no such section), its heading and its paragraphs as printed."""

    key: str | None
    title: str
    paragraphs: tuple[str, ...]


Figures = dict[str, dict[str, RecordFigure]]
"""A table's figures by row key and column key."""


class Record(msgspec.Struct, frozen=True):
    """A report without places: organ, year, sections and figures.

    A blank cell has the text "" and no value; an absent row or cell has no key. A table whose figures could not be told
    apart is named in `unread`, and has no rows. `period` holds its two dates as far as they can be read.
    """

    file: str
    organ: str | None
    year: int | None
    format: str
    region: str | None = None
    period: tuple[date | None, date | None] | None = None
    title: str | None = None
    preamble: tuple[str, ...] = ()
    sections: tuple[Passage, ...] = ()
    tables: dict[str, Figures] = {}
    unread: tuple[str, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether its figures were recognised in pictures."""
        return any(
            one.confidence is not None for rows in self.tables.values() for row in rows.values() for one in row.values()
        )

    def figure(self, table: str, row: str, column: str) -> RecordFigure | None:
        return self.tables.get(table, {}).get(row, {}).get(column)

    def text(self, section: str) -> str:
        """A section's paragraphs, "" where the report has no such section."""
        return "\n".join(line for one in self.sections if one.key == section for line in one.paragraphs)


def recorded(file: str, report: Report) -> Record:
    """What the report says, without places; `file` is its name in the record."""
    span = report.period
    return Record(
        *(file, report.organ, report.year, report.form.format, report.form.ruleset.region),
        period=(span.start, span.end) if span else None,
        title=report.title.text if report.title else None,
        preamble=tuple(one.printed for one in report.preamble),
        sections=tuple(
            Passage(one.key, one.text, tuple(paragraph.printed for paragraph in one.paragraphs)) for one in report.sections
        ),
        tables={key: _figures(table) for key, table in report.tables.items()},
        unread=tuple(key for key, table in report.tables.items() if table.state == "unread"),
    )


def _figures(table: ReportTable) -> Figures:
    return {
        row.key: {column: RecordFigure(cell.text, cell.value, cell.confidence) for column, cell in row.cells.items()}
        for row in table.rows
        if row.key and row.cells
    }


class Records(Numbered[Record]):
    """Reports in a file, a line each, every one of them read when it is asked for; `starts` is where it begins."""

    decode = staticmethod(msgspec.json.Decoder(Record).decode)

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as lines:
            self.starts = array("q", accumulate(map(len, lines), initial=0))

    @classmethod
    def of(cls, records: Iterable[Record], path: Path) -> Records:
        """Reports put into a file, one by one, unless they are in one."""
        if isinstance(records, Records):
            return records
        with path.open("wb") as lines:
            lines.writelines(ENCODER.encode(one) + b"\n" for one in records)
        return cls(path)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def at(self, index: int) -> Record:
        with self.path.open("rb") as lines:
            lines.seek(self.starts[range(len(self))[index]])
            return self.decode(lines.readline())

    def __iter__(self) -> Iterator[Record]:
        with self.path.open("rb") as lines:
            yield from map(self.decode, lines)


class Companions(msgspec.Struct, frozen=True):
    """What a run is told beside its files: last year's reports, and those that a government's report sums up (None where it
    was not asked to compare with any), the day of publication, the names of the files that it checks (none where a program
    asks about one report), and `file`, the one at hand.
    """

    previous: Sequence[Record] | None = None
    parts: Sequence[Record] | None = None
    published: date | None = None
    files: tuple[str, ...] = ()
    file: str = ""

    @classmethod
    def of(cls, told: str, *records: str) -> Companions:
        """What the files hold: the last two those of last year's reports and of the parts, "" for none."""
        previous, parts = (Records(Path(one)) if one else None for one in records)
        found = msgspec.json.decode(Path(told).read_bytes(), type=cls)
        return msgspec.structs.replace(found, previous=previous, parts=parts)


ALONE = Companions()
