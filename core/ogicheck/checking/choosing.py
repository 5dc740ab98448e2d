"""Which form a report follows: by the labels that only one form prints, then by the report year. And whose: by the organ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from ogicheck.reading import identity, periods
from ogicheck.reading.divisions import division
from ogicheck.reading.loose import whole
from ogicheck.reading.reader import Reader
from ogicheck.values.document import Block, Document, Paragraph, Table
from ogicheck.values.report import Paragraph as ReportParagraph
from ogicheck.values.report import Report
from ogicheck.values.words import fold

LONGEST_LABEL = 60
"""Characters of a text that may be a label with the figures behind it: the longest label has 37."""


def chosen(readers: Sequence[Reader], document: Document) -> Reader:
    """The reader of the form whose own labels the document prints most of; of the report year's where none stands out."""
    if len(readers) == 1:
        return readers[0]
    printed = _printed(whole(document.blocks, reduce(or_, (reader.loose for reader in readers))))
    counts = [len(_own(reader, readers) & printed) for reader in readers]
    best = [reader for reader, count in zip(readers, counts, strict=True) if count == max(counts)]
    year = _year(document) if len(best) > 1 else None
    return max(best, key=lambda reader: _covers(reader, year))


def region(report: Report, areas: Mapping[str, str]) -> str | None:
    """The region of the smallest of these administrative divisions that the organ certainly belongs to."""
    names = (report.title.organ if report.title else None, report.introduced, report.organ)
    where = division(filter(None, names), report.year) if areas else ""
    return areas.get(max((area for area in areas if where.startswith(area)), key=len, default=""))


def _own(reader: Reader, readers: Sequence[Reader]) -> frozenset[str]:
    others = [other.words for other in readers if other is not reader]
    return reader.words.difference(*others)


def _covers(reader: Reader, year: int | None) -> int:
    """The later form where the year is not known: it is the one in force."""
    years = reader.form.ruleset.years
    if years is None:
        return 0
    return years.first if year is None else 10_000 * reader.form.covers(year) + years.first


def _printed(blocks: Sequence[Block]) -> set[str]:
    texts = [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]
    texts += [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) < LONGEST_LABEL]
    folded = {fold(text) for text in texts}
    return folded | {text.partition("(")[0] for text in folded}


def _year(document: Document) -> int | None:
    paragraphs = [ReportParagraph("", block.text, block.place) for block in document.blocks if isinstance(block, Paragraph)]
    texts = [paragraph.text for paragraph in paragraphs]
    return identity.year(identity.title(paragraphs[:20]), periods.period(paragraphs), texts)
