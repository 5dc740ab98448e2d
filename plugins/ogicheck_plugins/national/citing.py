"""What a paragraph cites: titles of known documents, and numbers such as 国办发〔2020〕17号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from ogicheck.api import fold

TAIL = re.compile(r"\((?:19|20)\d\d\)第?\d{1,4}号")
BEFORE = re.compile(r"[一-龥]{0,12}$")
OTHER = re.compile(r"[,.;:《和与及]")
"""What begins another thing between a title and a number, so that the number isn't the title's."""
LED = re.compile(r"(?:文件?)?(?:中?所?附|印发|规定|明确|下发)?的?[《\"]{1,2}(?:中华人民共和国)?")
"""What stands between a number and the title that it leads: 国办公开办函〔2021〕30号文印发的《关于…."""
COUNTRY = "中华人民共和国"
GAP = 20
"""The most characters between a title and its number: 〉的通知》(."""


class Known(Protocol):
    """A document of the lexicon."""

    @property
    def title(self) -> str: ...
    @property
    def seen(self) -> list[str]: ...
    @property
    def notice(self) -> str: ...
    @property
    def number(self) -> str: ...


Wordings = Mapping[str, tuple[str, bool]]
"""How documents are named, each with whose key that is, and whether it is the title of the notice."""


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number in a folded text: `before` are the Chinese characters that lead to its year."""

    before: str
    tail: str
    start: int
    end: int

    def is_of(self, known: Known) -> bool:
        return (self.before + self.tail).endswith(fold(known.number))

    def is_like(self, known: Known) -> bool:
        """Whether it has the year and the count of a known one, whatever the letters before them."""
        return fold(known.number).endswith(self.tail)


@dataclass(frozen=True, slots=True)
class Mention:
    """A known document in a folded text: its key (None where a number stands alone), and the number behind its title.

    `whole` where the title is that of the notice, which no other title begins with.
    """

    key: str | None
    start: int
    end: int
    number: Number | None
    whole: bool = False


def mentions(text: str, wordings: Wordings) -> Iterator[Mention]:
    """What a folded text names of the documents with these wordings, and every number that stands alone."""
    numbers = [_number(text, match) for match in TAIL.finditer(text)]
    titles = list(_pattern(tuple(wordings)).finditer(text))
    taken: set[int] = set()
    for index, title in enumerate(titles):
        until = min(title.end() + GAP, titles[index + 1].start() if index + 1 < len(titles) else len(text))
        number = next((one for one in numbers if title.end() <= one.start <= until), None)
        if number and OTHER.search(text, title.end(), number.start):
            number = None
        number = number or next((one for one in numbers if LED.fullmatch(text, one.end, title.start())), None)
        taken |= {number.start} if number else set()
        key, whole = wordings[title[0]]
        edges = [title.start(), title.end(), *((number.start - len(number.before), number.end) if number else ())]
        yield Mention(
            key, min(edges) if number and number.end <= title.start() else title.start(), max(edges), number, whole
        )
    yield from (Mention(None, one.start - len(one.before), one.end, one) for one in numbers if one.start not in taken)


def _number(text: str, match: re.Match[str]) -> Number:
    before = BEFORE.search(text[max(0, match.start() - 12) : match.start()])
    return Number(before[0] if before else "", match[0], match.start(), match.end())


def wordings_of(known: Mapping[str, Known]) -> Wordings:
    """Each wording's document, and whether it is the notice's. The country's name in a title is often left out."""
    annexes = {
        fold(wording).removeprefix(COUNTRY): (key, False)
        for key, one in known.items()
        for wording in (one.title, *one.seen)
        if wording
    }
    notices = {wording: (key, True) for key, one in known.items() if one.notice for wording in _spelt(fold(one.notice))}
    return annexes | notices


@lru_cache(maxsize=64)
def _spelt(notice: str) -> tuple[str, ...]:
    """A notice's title with the country's name and without, and with each kind of marks round the title within."""
    spelt = (
        wording.replace("《", opening).replace("》", closing)
        for wording in (notice, notice.replace(COUNTRY, ""))
        for opening, closing in ("《》", "〈〉", "<>", '""')
    )
    return tuple(way for one in spelt for way in (one, one.removeprefix("关于")))


@lru_cache(maxsize=64)
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(wordings, key=lambda one: -len(one))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
