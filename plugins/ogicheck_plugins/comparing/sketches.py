"""What is kept of each report so that many can be compared: its words, its figures, and a MinHash that names its like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from ogicheck.api import Companions, Record, Report, fold, recorded

SHINGLE, SHORTEST = 5, 300
"""Characters of a shingle, and of the shortest text that is compared: nil returns are alike by nature."""
PERMUTATIONS, BANDS, SEED = 128, 32, 1
BAND = 4 * PERMUTATIONS // BANDS
"""Bytes of a band: two reports are looked at where one of their bands is the same."""
CLAUSE = re.compile(r"(?<=[,.;:!?])")
SAME = 90
"""Of 100, how alike the texts of one report are in files of two kinds: a page has its menu, a PDF its page numbers."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A report's narrative, folded; its numbers by cell; and the bands of its MinHash, none where it is too short."""

    text: str
    words: str
    numbers: Mapping[tuple[str, str, str], int | Decimal]
    bands: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """Whose report a file is, and the bands of its sketch."""

    file: str
    organ: str | None
    year: int | None
    bands: bytes


def sketch(report: Report, companions: Companions) -> Any:
    """The report's sketch, for a survey."""
    return sketched(recorded(companions.file, report))


def sketched(record: Record) -> Sketch:
    numbers = {
        (table, row, column): number
        for table, rows in record.tables.items()
        for row, cells in rows.items()
        for column, figure in cells.items()
        if (number := figure.number) is not None
    }
    return Sketch(_text(record), words(record), numbers, bands(words(record)))


def _text(record: Record) -> str:
    return "".join(fold(line) for section in record.sections for line in section.paragraphs)


def words(record: Record) -> str:
    """The narrative without figures and the organ's name."""
    return re.sub(r"\d+", "", _text(record).replace(fold(record.organ or "\n"), ""))


def bands(words: str) -> bytes:
    """The words without figures and the organ's name, which a copy changes, as a MinHash."""
    if len(words) < SHORTEST:
        return b""
    from rensa import RMinHash

    made = RMinHash(PERMUTATIONS, SEED)
    made.update([words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)])
    return b"".join(value.to_bytes(4, "little") for value in made.digest())


def clauses(words: str) -> list[str]:
    return CLAUSE.split(words)


def common(texts: Iterable[str], least: int) -> frozenset[str]:
    """Clauses that stand in at least so many of the texts."""
    counts = Counter(clause for text in texts for clause in set(clauses(text)))
    return frozenset(clause for clause, count in counts.items() if count >= least)


def is_one(one: Sketch, other: Sketch, files: tuple[str, str]) -> bool:
    """Whether two files hold the same report: to the letter in files of one kind, as far as both were read in others."""
    from rapidfuzz.fuzz import ratio

    if kind(files[0]) == kind(files[1]):
        return one.text == other.text and one.numbers == other.numbers
    both = one.numbers.keys() & other.numbers.keys()
    return all(one.numbers[at] == other.numbers[at] for at in both) and ratio(one.text, other.text) >= SAME


def kind(file: str) -> str:
    return PurePosixPath(file).suffix.lower()


def neighbours(given: list[Given]) -> Iterator[tuple[int, set[int]]]:
    """Each report with those after it that may be like it, a band's first with its others: as many pairs as reports, not
    their square, where thousands are alike.
    """
    found: dict[int, set[int]] = {}
    for start in range(0, 4 * PERMUTATIONS, BAND):
        firsts: dict[tuple[int | None, bytes], int] = {}
        for at, one in enumerate(given):
            if one.bands:
                first = firsts.setdefault((one.year, one.bands[start : start + BAND]), at)
                if first != at:
                    found.setdefault(first, set()).add(at)
    yield from sorted(found.items())
