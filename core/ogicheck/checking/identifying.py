"""Whose report it is, of which year and region, by the facts that plugins read (`identity`, `division`); and which form it
follows: by the labels that only one form prints, then by the report year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from ogicheck.reading.lexicon import lexicon
from ogicheck.values.document import Document, Paragraph, Place, Table
from ogicheck.values.form import Form
from ogicheck.values.report import Facts, Identity, Report, ReportParagraph, Section
from ogicheck.values.words import fold

IDENTITY, DIVISION = "identity", "division"
LONGEST_LABEL = 60
"""Characters of a text that may be a label with the figures behind it: the longest label has 37."""
MOST_PIECES = 4
"""Paragraphs in which a label may stand that was cut: as many as it takes lines in a narrow column."""
OPENING = 20
"""Paragraphs that may be the introduction of a report whose sections are not known yet."""


def identified(report: Report) -> Report:
    """The report with its organ, year, title and period. Raises FactError."""
    told: Identity = report.fact(IDENTITY)
    return replace(report, **{one.name: getattr(told, one.name) for one in fields(told)})


def year(document: Document, form: Form, facts: Facts) -> int | None:
    """The report year of a document before its form is known. Raises FactError."""
    paragraphs = [ReportParagraph("", one.text, one.place) for one in document.blocks if isinstance(one, Paragraph)]
    rest = Section("", "", "", "", "", "unknown", Place(), tuple(paragraphs[OPENING:]))
    draft = Report(form, tuple(paragraphs[:OPENING]), (rest,), {}, Place(), published=document.published, facts=facts)
    told: Identity = draft.fact(IDENTITY)
    return told.year


def region(report: Report, areas: Mapping[str, str]) -> str | None:
    """The region of the smallest of these administrative divisions that the organ certainly belongs to. Raises FactError."""
    where: str = report.fact(DIVISION) if areas else ""
    return areas.get(max((area for area in areas if where.startswith(area)), key=len, default=""))


def chosen(forms: Sequence[Form], document: Document, year: Callable[[], int | None]) -> Form:
    """The form whose own labels the document prints most of; that of the report `year` where none stands out."""
    if len(forms) == 1:
        return forms[0]
    printed = _printed(document)
    counts = [len(_own(form, forms) & printed) for form in forms]
    best = [form for form, count in zip(forms, counts, strict=True) if count == max(counts)]
    of_year = year() if len(best) > 1 else None
    return max(best, key=lambda form: _covers(form, of_year))


def _own(form: Form, forms: Sequence[Form]) -> frozenset[str]:
    others = [lexicon(other).words for other in forms if other is not form]
    return lexicon(form).words.difference(*others)


def _covers(form: Form, year: int | None) -> int:
    """The later form where the year is not known: it is the one in force."""
    years = form.ruleset.years
    if years is None:
        return 0
    return years.first if year is None else 10_000 * form.covers(year) + years.first


def _printed(document: Document) -> set[str]:
    """What cells say, and what short paragraphs say alone or together with those behind them."""
    blocks = document.blocks
    cells = {fold(cell.text) for block in blocks if isinstance(block, Table) for cell in block.cells}
    lines = [fold(one.text) for one in blocks if isinstance(one, Paragraph) and len(one.text) < LONGEST_LABEL]
    pieces = {"".join(lines[at : at + count]) for at in range(len(lines)) for count in range(1, MOST_PIECES + 1)}
    return cells | pieces | {text.partition("(")[0] for text in cells | pieces}
