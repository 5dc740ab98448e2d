"""Whose reports many are, without all that they say: of reports in a file only the one at hand is in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from ogicheck.api import Numbered, Record, Records

CONFIDENCE = b'"confidence":'
"""What a line has, outside of its texts, whose quotes are escaped, where figures were recognised in pictures."""


class Head(msgspec.Struct, frozen=True):
    """Whose report a file is."""

    file: str
    organ: str | None
    year: int | None


HEADS = msgspec.json.Decoder(Head)


class Others(Numbered[Record]):
    """The records but those whose numbers are `left_out`; whether any of them was `recognised` in pictures."""

    def __init__(self, records: Sequence[Record], left_out: Collection[int], recognised: bool) -> None:
        self.records, self.left_out, self.recognised = records, sorted(left_out), recognised

    def __len__(self) -> int:
        return len(self.records) - len(self.left_out)

    def at(self, index: int) -> Record:
        number = range(len(self))[index]
        for one in self.left_out:
            number += one <= number
        return self.records[number]

    def __iter__(self) -> Iterator[Record]:
        return (one for number, one in enumerate(self.records) if number not in self.left_out)


def heads(records: Iterable[Record]) -> Iterator[Head | Record]:
    """Whose each of the reports is, in their order."""
    if isinstance(records, Others):
        yield from (one for number, one in enumerate(heads(records.records)) if number not in records.left_out)
    elif isinstance(records, Records):
        with records.path.open("rb") as lines:
            yield from map(HEADS.decode, lines)
    else:
        yield from records


def recognised(records: Iterable[Record]) -> Iterator[int]:
    """The numbers of those that were recognised in pictures."""
    if isinstance(records, Records):
        with records.path.open("rb") as lines:
            yield from (number for number, line in enumerate(lines) if CONFIDENCE in line)
    else:
        yield from (number for number, one in enumerate(records) if one.recognised)
