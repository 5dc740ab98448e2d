"""Whose report it is where no title says so: names of organs where their left and right edges are certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ogicheck.api import OrganKind, ReportParagraph, fold
from ogicheck_plugins.national.organ_words import EDGE, LONGEST_HEADING, OrganWords, any_of

BUREAUS = ("局", "厅", "委员会", "医院", "学校", "中心")
JOINED = re.compile("[和与及](?=国家|全国|中央|[省市县区]|上级|公安)")
"""What joins another organ, whose papers are cited, to the title of some."""
LAST = 6
"""Paragraphs from the end among which a report is signed; a page's own lines may follow it."""
BRANCH = "分局"
FIRST_WEIGHT, CERTAIN = 2, 2
"""What opens the overview tells the organ by itself; a subject further below has to come twice, being perhaps another's."""


def is_branch(one: str, other: str) -> bool:
    """Whether two names may be one branch's, place and trade in any order: 滨江区公安分局, 某市公安局滨江分局."""
    shorter, longer = sorted((Counter(name.replace("区", "")) for name in (one, other)), key=Counter.total)
    return one.endswith(BRANCH) and other.endswith(BRANCH) and shorter <= longer


def introduced(words: OrganWords, preamble: Sequence[ReportParagraph]) -> str | None:
    """The organ that the introduction says the report is of, or was made by."""
    texts = [words.works.sub("《》", fold(paragraph.text)) for paragraph in preamble]
    about = [text for text in texts if "报告" in text or "信息公开" in text]
    by = [text for text in about if "由" in text]
    gathers = [text for text in by if any(fold(word) in text for word in words.gathers)]
    ways: tuple[tuple[list[str], Callable[[], re.Pattern[str]]], ...] = (
        (about, lambda: words.announced),
        (by, lambda: words.made),
        (about, lambda: words.making),
        (gathers, lambda: words.gathered),
    )  # to compile each takes longer than all else that is done here
    found = [name for texts, pattern in ways if texts for name in _names(words, pattern(), texts)]
    names = [name for name in found if not JOINED.match(name)]
    return next((_of_itself(_with_place(name, names)) for name in names), None)


def _of_itself(name: str) -> str:
    """The bureau whose own office makes the report; a government's office is an organ of its own."""
    bureau = name.removesuffix("办公室")
    return bureau if bureau.endswith(BUREAUS) else name


def _with_place(short: str, names: Sequence[str]) -> str:
    """The name with the place above it, where one of the others is that: 鹿鸣县白石乡人民政府 for 白石乡."""
    return next((name for name in names if short in name and not name.startswith(short)), short)


def inferred(
    words: OrganWords,
    preamble: Sequence[ReportParagraph],
    overview: Sequence[ReportParagraph],
    below: Sequence[ReportParagraph],
) -> str | None:
    """The organ by signature, by the overview's subject, by whom to ask, or by the page's index: the first that is certain
    and fits what the organ calls itself. None where nothing is.
    """
    every = [*preamble, *below]
    own = {match["own"] for one in every for match in words.self_named.finditer(fold(one.text))}
    ways: tuple[Callable[[], str | None], ...] = (
        lambda: _only(_signatures(words, below)),
        lambda: _acting(words, preamble, overview, own),
        lambda: _only(_found(words, words.asked, every)),
        lambda: _only(_indexed(words, preamble)),
    )
    found = next((name for way in ways if (name := way()) and _fits(name, own)), None)
    return _in_full(words, found, every) if found and _is_short(words, found) else found


def level(words: OrganWords, paragraphs: Sequence[ReportParagraph]) -> OrganKind | None:
    """What kind of organ it is by what it calls itself: 我镇, 我局. None where it has names of several kinds, or none."""
    own = {match["own"] for one in paragraphs for match in words.self_named.finditer(fold(one.text))}
    kinds: set[OrganKind] = {"township" if one in words.townships else "department" for one in own}
    return kinds.pop() if len(kinds) == 1 else None


def _in_full(words: OrganWords, short: str, paragraphs: Sequence[ReportParagraph]) -> str:
    """The name with its place, where the text gives it once: 抚顺市司法局 for 市司法局."""
    before = rf"(?:{EDGE}|20\d\d年度?)(?:[一-龥]?(?:{any_of([*words.contacts, *words.announces])}))?"
    full = re.compile(rf"{before}([一-龥]{{1,6}}{re.escape(short)})(?!(?!办公室)(?:{any_of(words.bodies)}))")
    found = {match[1] for one in paragraphs for match in full.finditer(fold(one.text))}
    named = {one for one in found if re.fullmatch(words.name, one)}
    return named.pop() if len(named) == 1 else short


def _names(words: OrganWords, pattern: re.Pattern[str], texts: Sequence[str]) -> Iterator[str]:
    return (match["organ"] for text in texts for match in pattern.finditer(text))


def _found(words: OrganWords, pattern: re.Pattern[str], paragraphs: Sequence[ReportParagraph]) -> list[str]:
    texts = [words.works.sub("《》", fold(one.text)) for one in paragraphs]
    return [name for name in _names(words, pattern, texts) if not _is_short(words, name)]


def _signatures(words: OrganWords, below: Sequence[ReportParagraph]) -> list[str]:
    matches = (words.signed.fullmatch(fold(one.text)) for one in below[-LAST:])
    return [match["organ"] for match in matches if match]


def _indexed(words: OrganWords, preamble: Sequence[ReportParagraph]) -> list[str]:
    """The page's index, each entry parted from the next by space."""
    texts = [fold(piece) for one in preamble for piece in _entries(one.text)]
    return [name for name in _names(words, words.listed, texts) if not _is_short(words, name)]


def _entries(text: str) -> list[str]:
    return re.split(r"[\s;；|]+", re.sub(r"[:：]\s+", "：", text))


def _acting(
    words: OrganWords, preamble: Sequence[ReportParagraph], overview: Sequence[ReportParagraph], own: set[str]
) -> str | None:
    """The one that acts most, certainly: as the subject of the opening sentence, or time and again, called by what the organ
    calls itself.
    """
    counts: Counter[str] = Counter()
    first = next((one for one in overview if len(fold(one.text)) > LONGEST_HEADING), None)
    for paragraph in (*preamble, *overview):
        text = words.works.sub("《》", fold(paragraph.text))
        opening = paragraph is first or paragraph in preamble
        for match in words.acting.finditer(text):
            opens = opening and words.before_subject.fullmatch(text[: match.start("organ")]) is not None
            again = bool(own) and _fits(match["organ"], own) and not _is_short(words, match["organ"])
            counts[match["organ"]] += FIRST_WEIGHT if opens else int(again)
    best = counts.most_common(2)
    certain = best and best[0][1] >= CERTAIN and (len(best) == 1 or best[0][1] >= 2 * best[1][1])
    return best[0][0] if certain else None


def _only(names: Sequence[str]) -> str | None:
    return names[0] if len(set(names)) == 1 else None


def _is_short(words: OrganWords, name: str) -> bool:
    """Whether it is named as inside its own place only: 县司法局."""
    return re.match(any_of(words.places), name) is not None


def _fits(name: str, own: set[str]) -> bool:
    """Whether the organ may call itself so; where it has several names for itself, nothing is told."""
    return len(own) != 1 or next(iter(own)) in name
