"""Whose report it is where no title says so: names of organs where their left and right edges are certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ogicheck.values.form import Identity
from ogicheck.values.report import OrganKind, Paragraph
from ogicheck.values.words import fold

EDGE = r'(?:^|[,.;:()"《》>|])'
DATED = r"(?:20\d\d年度?,?)?"
BRACKETS = r"(?:\([^()]*\))?"
REPORT = rf"(?:{DATED}(?:政府|政务)?信息公开|20\d\d年?度?(?:报告|年报))"
LAST = 6
"""Paragraphs from the end among which a report is signed; a page's own lines may follow it."""
FIRST_WEIGHT, CERTAIN = 2, 2
"""What opens the overview tells the organ by itself; a subject further below has to come twice, being perhaps another's."""


def any_of(words: Sequence[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, map(fold, words)), key=len, reverse=True)) or "(?!)"


@dataclass(frozen=True)
class Naming:
    """Patterns made of a ruleset's words on how organs are named."""

    words: Identity

    @cached_property
    def name(self) -> str:
        """A name, as short as what follows allows: a place with a body, or a place or a body that reports by itself."""
        han = rf"(?:(?!{any_of(self.words.never)})[一-龥〇])"
        place, body = any_of(self.words.places), any_of(self.words.bodies)
        full = rf"{han}{{1,12}}?(?:{place})(?:{han}{{0,24}}?(?:{body}|{any_of(self.words.areas)}))?"
        short = rf"(?:{place}){han}{{1,20}}?(?:{body}|{any_of(self.words.areas)})"
        whole = rf"{han}{{2,20}}?(?:{any_of(self.words.institutions)})"
        return rf"(?P<organ>(?!{any_of([*self.words.general, *self.words.announces])})(?:{full}|{short}|{whole}))"

    @cached_property
    def announced(self) -> re.Pattern[str]:
        """A report by its organ: 现公布X2023年政府信息公开工作年度报告."""
        return re.compile(rf"(?:{EDGE}|{any_of(self.words.announces)}){DATED}{self.name}(?:关于)?{REPORT}")

    @cached_property
    def made(self) -> re.Pattern[str]:
        """By whom it was made: 由X编制."""
        makes = any_of(self.words.makes)
        return re.compile(rf"(?<![理自事缘])由{self.name}{BRACKETS}(?:20\d\d|{makes})")

    @cached_property
    def making(self) -> re.Pattern[str]:
        """Who makes it, as a sentence's subject: X编制本报告."""
        return re.compile(rf"{EDGE}{DATED}{self.name}{BRACKETS}(?:{any_of(self.words.makes)}|现|特)")

    @cached_property
    def acting(self) -> re.Pattern[str]:
        """The subject of what the overview tells: 2023年，X认真…."""
        times = any_of(self.words.times)
        led = any_of(self.words.leaders)
        return re.compile(
            rf"{EDGE}(?:(?:{times}|20\d\d年度?),?)?{self.name}{BRACKETS}(?:{led})?{DATED}(?:{times})?,?"
            rf"(?:{any_of(self.words.acts)})"
        )

    @cached_property
    def signed(self) -> re.Pattern[str]:
        return re.compile(rf"{self.name}(?:20\d\d年\d{{1,2}}月\d{{1,2}}日)?")

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Whom to ask: 请与X办公室联系."""
        inside = r"(?:办公室|[一-龥]{2,8}[科股室处])?"
        return re.compile(rf"(?:{any_of(self.words.contacts)}){self.name}{inside}{BRACKETS}(?:{any_of(self.words.asks)})")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """Who publishes it, by the page's index: 发布机构：X."""
        return re.compile(rf"(?:{any_of(self.words.publishers)}):?{self.name}(?=$|[;,|)])")

    @cached_property
    def itself(self) -> re.Pattern[str]:
        """What the organ calls itself: 我局, 我镇."""
        return re.compile(rf"[我本](?P<own>{any_of(self.words.itself)})")

    @cached_property
    def works(self) -> re.Pattern[str]:
        """Titles of other works, whose words name nobody: 《X办理…规范》."""
        return re.compile(r"《[^《》]*(?<!报告)(?<!年报)》")


def introduced(naming: Naming, preamble: Sequence[Paragraph]) -> str | None:
    """The organ that the introduction says the report is of, or was made by."""
    texts = [naming.works.sub("《》", fold(paragraph.text)) for paragraph in preamble]
    about = [text for text in texts if "报告" in text or "信息公开" in text]
    patterns = (naming.announced, naming.made, naming.making)
    return next((name for one in patterns for name in _names(naming, one, about)), None)


def inferred(
    naming: Naming, preamble: Sequence[Paragraph], overview: Sequence[Paragraph], below: Sequence[Paragraph]
) -> str | None:
    """The organ by signature, by the overview's subject, by whom to ask, or by the page's index: the first that is certain
    and fits what the organ calls itself. None where nothing is.
    """
    every = [*preamble, *below]
    own = {match["own"] for one in every for match in naming.itself.finditer(fold(one.text))}
    ways: tuple[Callable[[], str | None], ...] = (
        lambda: _only(_signatures(naming, below)),
        lambda: _acting(naming, preamble, overview),
        lambda: _only(_found(naming, naming.asked, every)),
        lambda: _only(_indexed(naming, preamble)),
    )
    found = next((name for way in ways if (name := way()) and _fits(name, own)), None)
    return _in_full(naming, found, every) if found and _is_short(naming, found) else found


def level(naming: Naming, paragraphs: Sequence[Paragraph]) -> OrganKind | None:
    """What kind of organ it is by what it calls itself: 我镇, 我局. None where it has names of several kinds, or none."""
    own = {match["own"] for one in paragraphs for match in naming.itself.finditer(fold(one.text))}
    kinds: set[OrganKind] = {"township" if one in naming.words.townships else "department" for one in own}
    return kinds.pop() if len(kinds) == 1 else None


def _in_full(naming: Naming, short: str, paragraphs: Sequence[Paragraph]) -> str:
    """The name with its place, where the text gives it once: 抚顺市司法局 for 市司法局."""
    full = re.compile(rf"{EDGE}([一-龥]{{1,6}}{re.escape(short)})(?!{any_of(naming.words.bodies)})")
    found = {match[1] for one in paragraphs for match in full.finditer(fold(one.text))}
    named = {one for one in found if re.fullmatch(naming.name, one)}
    return named.pop() if len(named) == 1 else short


def _names(naming: Naming, pattern: re.Pattern[str], texts: Sequence[str]) -> Iterator[str]:
    return (match["organ"] for text in texts for match in pattern.finditer(text))


def _found(naming: Naming, pattern: re.Pattern[str], paragraphs: Sequence[Paragraph]) -> list[str]:
    texts = [naming.works.sub("《》", fold(one.text)) for one in paragraphs]
    return [name for name in _names(naming, pattern, texts) if not _is_short(naming, name)]


def _signatures(naming: Naming, below: Sequence[Paragraph]) -> list[str]:
    matches = (naming.signed.fullmatch(fold(one.text)) for one in below[-LAST:])
    return [match["organ"] for match in matches if match]


def _indexed(naming: Naming, preamble: Sequence[Paragraph]) -> list[str]:
    """The page's index, each entry parted from the next by space."""
    texts = [fold(piece) for one in preamble for piece in _entries(one.text)]
    return [name for name in _names(naming, naming.listed, texts) if not _is_short(naming, name)]


def _entries(text: str) -> list[str]:
    return re.split(r"[\s;；|]+", re.sub(r"[:：]\s+", "：", text))


def _acting(naming: Naming, preamble: Sequence[Paragraph], overview: Sequence[Paragraph]) -> str | None:
    """The one that acts most, certainly: in the opening, or time and again."""
    counts: Counter[str] = Counter()
    first = next((one for one in overview if len(fold(one.text)) > LONGEST_HEADING), None)
    for paragraph in (*preamble, *overview):
        opening = paragraph is first or paragraph in preamble
        for match in naming.acting.finditer(naming.works.sub("《》", fold(paragraph.text))):
            if opening or not _is_short(naming, match["organ"]):
                counts[match["organ"]] += FIRST_WEIGHT if opening else 1
    best = counts.most_common(2)
    certain = best and best[0][1] >= CERTAIN and (len(best) == 1 or best[0][1] >= 2 * best[1][1])
    return best[0][0] if certain else None


LONGEST_HEADING = 14


def _only(names: Sequence[str]) -> str | None:
    return names[0] if len(set(names)) == 1 else None


def _is_short(naming: Naming, name: str) -> bool:
    """Whether it is named as inside its own place only: 县司法局."""
    return re.match(any_of(naming.words.places), name) is not None


def _fits(name: str, own: set[str]) -> bool:
    """Whether the organ may call itself so; where it has several names for itself, nothing is told."""
    return len(own) != 1 or next(iter(own)) in name
