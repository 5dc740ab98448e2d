"""Which of many reports are nearly the same text, without comparing all pairs.

rensa's MinHash index names the candidates; rapidfuzz tells how alike two of them are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from ogicheck.beside import is_same
from ogicheck.values.records import Copy, Record
from ogicheck.values.words import fold

SHINGLE, SHORTEST = 5, 300
"""Characters of a shingle, and of the shortest text that is compared: nil returns are alike by nature."""
PERMUTATIONS, BANDS, SEED = 128, 32, 1
LEAST = 70
"""Of 100: what is less alike is no copy by anyone's option."""


def copies(records: Sequence[Record], checked: Collection[str]) -> dict[str, tuple[Copy, ...]]:
    """Copies among reports of one year, as Beside.copies has them."""
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
