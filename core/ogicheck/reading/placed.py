"""Headings told by where they stand: sub-headings worded as sections are, and sections under a heading of other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ogicheck.reading.align import Candidate
from ogicheck.values.form import Form, SectionForm
from ogicheck.values.report import Match
from ogicheck.values.words import bare, ordinal, style

LONGEST = 30
"""Characters of a heading in words of its own: a list item inside a section is mostly longer."""
Readings = tuple[Candidate, ...]
Own = Callable[[int, int], bool]
"""Whether the table below a heading, counted among the headings, is the one of the section at this position."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or what may be one: the index of its paragraph, its number as printed, its words, the sections that it may
    open by these, what follows them in the same paragraph (`rest`), and the section `chosen`; None where the form lacks it.
    """

    index: int
    number: str | None
    title: str
    readings: Readings = ()
    rest: str = ""
    chosen: Candidate | None = None
    repeats: bool = False

    @property
    def position(self) -> int | None:
        """The section's place in the form."""
        return self.chosen.position if self.chosen else None

    @property
    def match(self) -> Match:
        return self.chosen.match if self.chosen else "unknown"

    @property
    def style(self) -> str:
        return style(self.number or "")

    @property
    def count(self) -> int | None:
        """What its number counts."""
        return ordinal(self.number or "")


def usual_style(found: Sequence[Heading]) -> str:
    """The style in which the sections are numbered: the one that most have, those at their own number counting thrice."""
    weights: Counter[str] = Counter()
    for heading in found:
        if heading.number and heading.readings:
            weights[heading.style] += 3 if any(heading.count == one.position + 1 for one in heading.readings) else 1
    return max(sorted(weights), key=lambda one: (weights[one], one == "一,"), default="一,")


def subordinate(found: Sequence[Heading], usual: str, is_over: Own) -> set[int]:
    """Which of these headings are counted anew below one of the sections' style, and none over its own table: 一、, then
    （一）主动公开政府信息情况, （二）依申请公开情况.
    """
    result: set[int] = set()
    for run in _runs(found, usual):
        tabled = any(is_over(at, one.position) for at in run for one in found[at].readings)
        if len(run) > 1 and not tabled:
            result.update(run)
    return result


def _runs(found: Sequence[Heading], usual: str) -> list[list[int]]:
    """Headings of one style that count from one, between two of the usual style, behind the first of these."""
    runs: list[list[int]] = []
    latest: dict[str, list[int]] | None = None
    for at, heading in enumerate(found):
        if heading.style == usual:
            latest = {}
        elif latest is not None:
            run = latest.get(heading.style)
            if run and heading.count == len(run) + 1:
                run.append(at)
            elif heading.count == 1:
                latest[heading.style] = [at]
                runs.append(latest[heading.style])
    return runs


def placed(
    found: Sequence[Heading], chosen: Sequence[Candidate | None], usual: str, form: Form, is_over: Own
) -> list[Candidate | None]:
    """The readings, with a section also where a heading of unknown words has its number, stands between its neighbours, and
    is over its table, or, of a section without one, shares words with its title.
    """
    result = list(chosen)
    sections = list(form.sections.values())
    tabled = {table.section for table in form.tables.values()}
    behind = _least_behind(chosen, len(sections))
    before = -1
    for at, heading in enumerate(found):
        above = result[at - 1] if at else None
        before = max(before, above.position) if above else before
        position = (heading.count or 0) - 1 if heading.style == usual else -1
        is_free = not result[at] and 0 <= position < len(sections) and before < position < behind[at]
        if not is_free or len(heading.title) > LONGEST:
            continue
        key = list(form.sections)[position]
        if is_over(at, position) if key in tabled else _likens(heading.title, sections, position):
            result[at] = Candidate(position, "inferred")
    return result


def _least_behind(chosen: Sequence[Candidate | None], none: int) -> list[int]:
    """The first of the sections known behind each heading; `none` where there is none."""
    positions = [one.position if one else none for one in reversed(chosen)]
    return list(accumulate(positions[:-1], min, initial=none))[::-1]


def _likens(title: str, sections: Sequence[SectionForm], position: int) -> bool:
    """Whether it shares two characters in a row with this section's titles that no other section has; the first section
    opens the report, whatever it is called.
    """
    others = set[str]().union(*(_pairs(one) for at, one in enumerate(sections) if at != position))
    own = _pairs(sections[position]) - others
    return position == 0 or any(pair in title for pair in own)


def _pairs(section: SectionForm) -> set[str]:
    words = [bare(one) for one in (section.title, *section.equal, *section.seen, *section.loose)]
    return {word[start : start + 2] for word in words for start in range(len(word) - 1)}
