"""What is no annual report by the form, though it speaks of one: told as what it is, and judged by no form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ogicheck.api import Declared, Form, Identity, Report, ReportParagraph, Text, Words, compiled, fold

HEAD = 4
"""Lines at the top among which a document's own title stands, behind what a page prints above it."""
LONGEST_LINE = 60
"""Characters of such a line: a longer one is a sentence of the text."""
FEWEST_ROWS = 3
"""Rows of the form that show its table to be there: a table of another kind may share a label or two."""


class Other(Declared, frozen=True):
    """A kind of document that is no annual report by the form: how it is said, and what shows it.

    It is of this kind where one of the regular expressions of `title` is found in one of its first lines, or where all years
    that it is for are `last` or before, or where it names `listed` annual reports and has no section; and, unless `filled`,
    only where it has no table of the form.
    """

    zh: str
    en: str
    title: Words = []
    last: int | None = None
    listed: int | None = None
    filled: bool = False

    def __post_init__(self) -> None:
        compiled(self.title)


def other(report: Report, identity: Identity, titles: set[str]) -> Text | None:
    """What is said of a document that is none; `titles` are those of annual reports that it names, each once."""
    kinds: dict[str, Other] = _kinds(report.form)
    filled = any(sum(row.key is not None for row in table.rows) >= FEWEST_ROWS for table in report.tables.values())
    lines = _head(report)
    for kind in kinds.values():
        listed = kind.listed is not None and len(titles) >= kind.listed and not any(one.key for one in report.sections)
        if (kind.filled or not filled) and (listed or _is_old(kind, report, identity) or _is_named(kind, lines)):
            return Text(kind.zh, kind.en)
    return None


def _kinds(form: Form) -> dict[str, Other]:
    found: dict[str, Other] = form.vocabulary["others"]
    return found


def _head(report: Report) -> list[str]:
    """Its first lines, folded, each also with the one below it: a title may take two."""
    printed = [fold(one.text) for one in report.preamble[:HEAD]] or [fold(one.text) for one in report.sections[:1]]
    joined = [above + below for above, below in zip(printed, printed[1:], strict=False)]
    return [line for line in (*printed, *joined) if len(line) <= LONGEST_LINE]


def _is_named(kind: Other, lines: Sequence[str]) -> bool:
    return any(re.search(pattern, line) for pattern in kind.title for line in lines)


def _is_old(kind: Other, report: Report, identity: Identity) -> bool:
    """Whether title and period, or, without both, every year that the text names, are of the years before."""
    period, title = identity.period, identity.title
    told = {edge.year for edge in (period.start, period.end) if edge} if period else set[int]()
    told |= {title.year} if title and title.year else set()
    years = told or {int(year) for one in _paragraphs(report) for year in re.findall(r"(20[012]\d)年", fold(one.text))}
    return kind.last is not None and bool(years) and max(years) <= kind.last


def _paragraphs(report: Report) -> list[ReportParagraph]:
    return [*report.preamble, *(one for section in report.sections for one in section.paragraphs)]
