"""Which of many reports are nearly the same text, without comparing all pairs.

rensa's MinHash index names the candidates; rapidfuzz tells how alike two of them are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ogicheck.api import NOT_ASKED, Companions, Record, Report, fold
from ogicheck_plugins.comparing.matching import sums_up
from ogicheck_plugins.records_kit.organ_names import is_same

SHINGLE, SHORTEST = 5, 300
"""Characters of a shingle, and of the shortest text that is compared: nil returns are alike by nature."""
PERMUTATIONS, BANDS, SEED = 128, 32, 1
LEAST = 70
"""Of 100: what is less alike is no copy by anyone's option."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two organs' reports that are nearly the same text: their names, their files, and how alike they are, of 100."""

    organs: tuple[str, str]
    files: tuple[str, str]
    share: int


Told = dict[str, tuple[Copy, ...]]
"""Copies by the file that is told of them: of two the later one that the run checks, "" where it checks neither."""


def copies(report: Report, companions: Companions) -> Any:
    """Reports nearly the same as this one, or as each other among the parts of a government's."""
    if companions.parts is None:
        return NOT_ASKED
    told = _REMEMBERED.told(companions.parts, companions.files)
    return told.get(companions.file, ()) + (told.get("", ()) if sums_up(report, companions) else ())


@dataclass(slots=True)
class _Remembered:
    """The copies among the parts of the run at hand: they are the same for each of its files."""

    parts: Sequence[Record] = ()
    found: Told = field(default_factory=dict)

    def told(self, parts: Sequence[Record], checked: Collection[str]) -> Told:
        if parts is not self.parts:
            self.parts, self.found = parts, among(parts, checked)
        return self.found


_REMEMBERED = _Remembered()


def among(records: Sequence[Record], checked: Collection[str]) -> Told:
    """Copies among reports of one year."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for one, other, share in sorted(_pairs(records), key=lambda pair: (pair[0].file, pair[1].file)):
        teller = next((record.file for record in (other, one) if record.file in checked), "")
        found[teller].append(Copy((one.organ or one.file, other.organ or other.file), (one.file, other.file), share))
    return {file: tuple(ones) for file, ones in found.items()}


def _pairs(records: Sequence[Record]) -> Iterator[tuple[Record, Record, int]]:
    """Pairs in the order of their files, each with how alike it is, of 100."""
    from rapidfuzz.fuzz import ratio

    ordered = sorted(records, key=lambda one: one.file)
    texts = [_text(one) for one in ordered]
    for first, second in _candidates(texts):
        one, other = ordered[first], ordered[second]
        if one.year == other.year and not is_same(one.organ, other.organ):
            share = int(ratio(texts[first], texts[second], score_cutoff=LEAST))
            if share:
                yield one, other, share


def _candidates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(LEAST / 100, PERMUTATIONS, BANDS)
    for number, text in enumerate(texts):
        if len(text) >= SHORTEST:
            sketch = RMinHash(PERMUTATIONS, SEED)
            sketch.update([text[at : at + SHINGLE] for at in range(len(text) - SHINGLE + 1)])
            yield from ((earlier, number) for earlier in sorted(set(index.query(sketch))))
            index.insert(number, sketch)


def _text(record: Record) -> str:
    """The narrative without figures and the organ's name: what a copy changes."""
    told = "".join(fold(line) for section in record.sections for line in section.paragraphs)
    return re.sub(r"\d+", "", told.replace(fold(record.organ or "\n"), ""))
