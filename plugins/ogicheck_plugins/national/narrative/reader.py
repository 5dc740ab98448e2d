"""A report's paragraphs in, what they state out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ogicheck.api import Place, Report, ReportParagraph
from ogicheck_plugins.national.narrative.breakdowns import breakdowns
from ogicheck_plugins.national.narrative.changes import changes
from ogicheck_plugins.national.narrative.dated import dated, names_one_year
from ogicheck_plugins.national.narrative.folding import LONGEST as LONGEST_PARAGRAPH
from ogicheck_plugins.national.narrative.folding import sentences
from ogicheck_plugins.national.narrative.joining import joined
from ogicheck_plugins.national.narrative.lines import ListedLine
from ogicheck_plugins.national.narrative.meaning import Context, Counted, last_subject
from ogicheck_plugins.national.narrative.measures import counted, tabled
from ogicheck_plugins.national.narrative.model import Breakdown, Change, Claim, Dated, Narrative, Unclaimed
from ogicheck_plugins.national.narrative.percentages import percentages
from ogicheck_plugins.national.narrative.phrases import Phrase, phrases
from ogicheck_plugins.national.narrative.scope import whose, year
from ogicheck_plugins.national.narrative.worded import WORDED, worded
from ogicheck_plugins.national.narrative.words import Tokenizer
from ogicheck_plugins.national.vocabulary import words

UNCOUNTED = frozenset(("", "?", *"年月日号天时版%"))
"""Units of what is no count."""

HEADING = 24
"""Characters of a sub-heading: （二）依申请公开政府信息办理情况."""

LONGEST = 60_000
"""Characters of a report that are read; a long one has a third of it."""


def narrative(report: Report) -> Narrative:
    """What the sentences of all sections state. The introduction and the tables are not read here."""
    lexicon = Tokenizer.of(words(report.form))
    claims: list[Claim] = []
    unclaimed: list[Unclaimed] = []
    by_words: list[Claim] = []
    parts: list[Breakdown] = []
    years: list[Dated] = []
    moved: list[Change] = []
    left = LONGEST
    for section in report.sections:
        heading = "request" if section.key == "requests" else ""
        for paragraph in section.paragraphs:
            left -= min(len(paragraph.text), LONGEST_PARAGRAPH)
            if left >= 0:
                lines = list(_lines(paragraph, lexicon, report))
                found = list(_claims(lines, report, section.key == "review", heading))
                heading = _headed(lines, paragraph)
                by_words += [one for one in found if isinstance(one, Claim) and one.measure.startswith(WORDED)]
                told = [one for one in found if isinstance(one, Claim) and not one.measure.startswith(WORDED)]
                claims += told
                unclaimed += [one for one in found if isinstance(one, Unclaimed)]
                moved += _changes(lines, told, report)
                parts += breakdowns(lines)
                parts += percentages(lines, report)
                years += dated(lines, report)
    return Narrative(tuple(claims), tuple(parts), tuple(years), tuple(moved), tuple(unclaimed), tuple(by_words))


def _lines(paragraph: ReportParagraph, lexicon: Tokenizer, report: Report) -> Iterator[ListedLine]:
    for sentence in sentences(paragraph.text):
        yield ListedLine(sentence, joined(tuple(lexicon.tokens(sentence.text)), report.year), paragraph)


def _claims(lines: Iterable[ListedLine], report: Report, topical: bool, subject: str) -> Iterator[Claim | Unclaimed]:
    context = Context(subject, topical, subject == "request", report.year)
    for number, line in enumerate(lines):
        for phrase in phrases(line.tokens):
            found = counted(phrase, context)
            measure = tabled(found)
            by_words = () if measure else tuple(worded(phrase))
            whose_ = whose(_unaided(phrase, found), report) if found or by_words else "own"
            if not (phrase.negated or phrase.completed):
                context = context.counting(measure if whose_ != "other" else "")
            start, end = _span(phrase) if found else (phrase.start, phrase.end)
            where = _where(line, start, end)
            for one in (*found, *by_words):
                when, stated = (report.year, False) if one.own else year(phrase, report.year)
                whole, other = stated or one.whole, when not in (None, report.year)
                alone = other and names_one_year(line.tokens, report, phrase.end)
                yield Claim(one.measure, phrase.quantity, when, whole, whose_, one.certain, *where, number, alone)
            if not found and phrase.quantity.unit not in UNCOUNTED:
                yield Unclaimed(phrase.quantity, *where)
        context = context.behind(line.tokens)


def _unaided(phrase: Phrase, found: Sequence[Counted]) -> Phrase:
    """The phrase without words of handing over (转来的), where it is a year that does it."""
    if not any(one.measure.startswith("carried") for one in found):
        return phrase
    return replace(phrase, gap=tuple(token for token in phrase.gap if token.kind != "scope.aided"))


def _headed(lines: Sequence[ListedLine], paragraph: ReportParagraph) -> str:
    """The subject of a sub-heading, of which the paragraph below speaks."""
    alone = len(paragraph.text) <= HEADING and len(lines) == 1
    is_heading = alone and not lines[0].sentence.text.endswith(("。", "!", "?"))
    return last_subject(lines[0].tokens) if is_heading else ""


def _changes(lines: Iterable[ListedLine], claims: Sequence[Claim], report: Report) -> Iterator[Change]:
    for number, line in enumerate(lines):
        if "change" in line.kinds:
            yield from changes(line, [one for one in claims if one.sentence == number], report)


def _where(line: ListedLine, start: int, end: int) -> tuple[str, Place, str, int, int]:
    """Address, place, text as printed, start and end of a span of a sentence."""
    paragraph, origin = line.paragraph, line.sentence.origin
    return paragraph.address, paragraph.place, line.print(start, end), origin[start], origin[end - 1] + 1


def _span(phrase: Phrase) -> tuple[int, int]:
    """From the start of the phrase to the end of its quantity, or of what is counted behind it (46件申请)."""
    named = [token for token in phrase.tail[:1] if token.kind.startswith("foreign.activity")]
    behind = [] if last_subject(phrase.gap) else named or [token for token in phrase.tail if token.among("subject")]
    words = () if phrase.negated else phrase.gap
    said = next((token.start for token in words if not token.text.isascii() and token.kind != "mark"), phrase.start)
    return said, behind[0].end if behind else phrase.end
