"""Whose report it is, of which year and region: by the facts that plugins read, `identity` and `division`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from ogicheck.values.document import Document, Place
from ogicheck.values.document import Paragraph as Printed
from ogicheck.values.form import Form
from ogicheck.values.report import Facts, Identity, Report, ReportParagraph, Section

IDENTITY, DIVISION = "identity", "division"
OPENING = 20
"""Paragraphs that may be the introduction of a report whose sections are not known yet."""


def identified(report: Report) -> Report:
    """The report with its organ, year, title and period. Raises FactError."""
    told: Identity = report.fact(IDENTITY)
    return replace(report, **{one.name: getattr(told, one.name) for one in fields(told)})


def year(document: Document, form: Form, facts: Facts) -> int | None:
    """The report year of a document before its form is known. Raises FactError."""
    paragraphs = [ReportParagraph("", one.text, one.place) for one in document.blocks if isinstance(one, Printed)]
    rest = Section("", "", "", "", "", "unknown", Place(), tuple(paragraphs[OPENING:]))
    draft = Report(form, tuple(paragraphs[:OPENING]), (rest,), {}, Place(), published=document.published, facts=facts)
    told: Identity = draft.fact(IDENTITY)
    return told.year


def region(report: Report, areas: Mapping[str, str]) -> str | None:
    """The region of the smallest of these administrative divisions that the organ certainly belongs to. Raises FactError."""
    where: str = report.fact(DIVISION) if areas else ""
    return areas.get(max((area for area in areas if where.startswith(area)), key=len, default=""))
