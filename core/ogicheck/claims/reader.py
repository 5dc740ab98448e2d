"""A report's paragraphs in, what they state out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.claims.breakdowns import breakdowns
from ogicheck.claims.changes import changes
from ogicheck.claims.dated import dated
from ogicheck.claims.folding import LONGEST as LONGEST_PARAGRAPH
from ogicheck.claims.folding import Sentence, sentences
from ogicheck.claims.meaning import Context, last_subject
from ogicheck.claims.measures import counted
from ogicheck.claims.model import Breakdown, Change, Claim, Dated, Narrative
from ogicheck.claims.phrases import Phrase, Tokens, phrases
from ogicheck.claims.scope import whose, year
from ogicheck.claims.words import Lexicon
from ogicheck.report import Paragraph, Report

LONGEST = 60_000
"""Characters of a report that are read; a long one has a third of it."""


def narrative(report: Report) -> Narrative:
    """What the sentences of all sections state. The introduction and the tables are not read here."""
    lexicon = Lexicon.of(report.form.ruleset.words)
    claims: list[Claim] = []
    parts: list[Breakdown] = []
    years: list[Dated] = []
    moved: list[Change] = []
    left = LONGEST
    for section in report.sections:
        for paragraph in section.paragraphs:
            left -= min(len(paragraph.text), LONGEST_PARAGRAPH)
            if left >= 0:
                read = [(one, tuple(lexicon.tokens(one.text))) for one in sentences(paragraph.text)]
                told = list(_claims(read, paragraph, report, section.key == "review"))
                claims += told
                moved += _changes(read, told, paragraph, report)
                parts += breakdowns(read, paragraph)
                years += dated(read, paragraph, report)
    return Narrative(tuple(claims), tuple(parts), tuple(years), tuple(moved))


def _claims(read: Sequence[tuple[Sentence, Tokens]], paragraph: Paragraph, report: Report, topical: bool) -> Iterator[Claim]:
    subject = ""
    for number, (sentence, tokens) in enumerate(read):
        for phrase in phrases(tokens):
            for found in counted(phrase, Context(subject, topical)):
                when, stated = year(phrase, report)
                start, end = _span(phrase)
                yield Claim(
                    measure=found.measure,
                    quantity=phrase.quantity,
                    year=when,
                    stated=stated,
                    scope=whose(phrase, report),
                    certain=found.certain,
                    address=paragraph.address,
                    place=paragraph.place,
                    text=sentence.printed(paragraph.text, start, end),
                    start=sentence.origin[start],
                    end=sentence.origin[end - 1] + 1,
                    sentence=number,
                )
        subject = last_subject(tokens) or subject


def _changes(
    read: Sequence[tuple[Sentence, Tokens]], claims: Sequence[Claim], paragraph: Paragraph, report: Report
) -> Iterator[Change]:
    for number, (sentence, tokens) in enumerate(read):
        own = [one for one in claims if one.sentence == number]
        yield from changes(sentence, tokens, own, paragraph, report)


def _span(phrase: Phrase) -> tuple[int, int]:
    """From the start of the phrase to the end of its quantity, or of what is counted behind it (46件申请)."""
    behind = [] if last_subject(phrase.gap) else [token for token in phrase.tail if token.among("subject")]
    said = next((token.start for token in phrase.gap if not token.text.isascii() and token.kind != "mark"), phrase.start)
    return said, behind[0].end if behind else phrase.end
