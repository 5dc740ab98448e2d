"""Tables of another year that a report prints beside its own: told by their captions, and none of the report's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ogicheck.reading.fragments import Fragment, continues
from ogicheck.values.texts import Text
from ogicheck.values.words import fold

LONGEST_CAPTION = 40
"""Characters: what is longer is a sentence, which may name any year."""
HEAD_ROWS = 2
"""Rows on top of a table in which its year may stand."""
YEAR = re.compile(r"(?:(?<!\d)|(?<=[表图件]\d))(20\d\d)(?!\d)")
HEAD = re.compile(r"\(?20\d\d年度?(?:情况|数据|统计)?表?\)?")
BEFORE = re.compile(r"(?:上一?|去)年度?(?!结转)")
OTHER = Text(
    "“{0}”除本年度的表格外，还有另一年度（{1}）的同类表格；核对的是本年度的表格。",
    "beside the report year's table of '{0}' there is one of another year ({1}); the report year's was checked.",
)


@dataclass(frozen=True, slots=True)
class Captioned:
    """A fragment and the year that its caption names; None where it has none."""

    fragment: Fragment
    year: int | None


def name_years(found: Sequence[Fragment]) -> bool:
    """Whether a table that is there more than once has a caption that names a year."""
    keys = [one.key for one in found]
    return any(keys.count(one.key) > 1 and _year(one, 0) is not None for one in found)


def of_year(found: Sequence[Fragment], year: int | None) -> tuple[list[Fragment], dict[str, int]]:
    """The fragments without those of other years, and of which year they are, by the table's key. A table that is there
    once is the report's, whatever its caption says.
    """
    if year is None:
        return list(found), {}
    captioned = list(_captioned(found, year))
    own = [one.fragment for one in captioned if one.year in (year, None) and not continues(one.fragment.table)]
    others = [one for one in captioned if one.year not in (year, None) and _is_again(one.fragment, own)]
    kept = [one.fragment for one in captioned if one not in others]
    return kept, {one.fragment.key: one.year for one in others if one.year is not None}


def _is_again(fragment: Fragment, own: Sequence[Fragment]) -> bool:
    """Whether the report's own fragments print most of its labels, too: else it is a part of the one table."""
    labels = set(fragment.labels)
    printed = {label for one in own if one.key == fragment.key for label in one.labels}
    return len(labels & printed) * 2 > len(labels) or (continues(fragment.table) and bool(printed))


def _captioned(found: Sequence[Fragment], year: int) -> Iterator[Captioned]:
    """Each fragment with its year; one that goes on with the table above has that one's."""
    above: dict[str, tuple[Captioned, set[str]]] = {}
    for fragment in found:
        last = above.get(fragment.key)
        labels = set(fragment.labels)
        own = _year(fragment, year)
        goes_on = own is None and last is not None and not fragment.before and not labels & last[1]
        one = Captioned(fragment, last[0].year if goes_on and last else own)
        above[fragment.key] = one, labels | (last[1] if goes_on and last else set())
        yield one


def _year(fragment: Fragment, year: int) -> int | None:
    """The one year that the caption names, be it the line before the table or a cell on top of it."""
    lines = [line for line in fragment.before.splitlines() if line]
    top = min((cell.row for cell in fragment.table.cells), default=0)
    heads = [text for cell in fragment.table.cells if cell.row < top + HEAD_ROWS and HEAD.fullmatch(text := fold(cell.text))]
    captions = [text for text in (*lines[-1:], *heads) if len(text) <= LONGEST_CAPTION and not text.endswith(".")]
    named = next(({int(one) for one in YEAR.findall(text)} for text in captions if YEAR.search(text)), set())
    if not named and lines and lines[-1] in captions and BEFORE.search(lines[-1]):
        return year - 1
    return named.pop() if len(named) == 1 else None
