"""The sentences of a report as they are read for the years that they name: quotations gone, years in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ogicheck.api import Place, Report, ReportParagraph, numerals
from ogicheck_plugins.national.narrative.folding import Sentence, sentences
from ogicheck_plugins.national.narrative.model import Claim

QUOTED = re.compile(r"《[^《》]{0,300}》|\"[^\"]{0,100}\"|“[^“”]{0,100}”|[〔\[(]20\d\d[〕\])]\d{1,5}号")
"""What another text says: a title, a quotation, a document's number."""
HIDDEN = "□"
WRITTEN = re.compile("二[〇○零O][〇○零一二三四五六七八九]{2}(?=年)")
DATED = re.compile(r"[2２][0０]|二[〇○零O]")
"""What a paragraph that names a year has."""
PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or some of its words: `text` as printed, `read` as it is read; `body` is the key of its section,
    `whole` its paragraph as printed.
    """

    text: str
    read: str
    address: str
    place: Place
    sentence: int
    body: str
    whole: str
    line: Sentence

    @property
    def key(self) -> tuple[str, int]:
        return self.address, self.sentence


def said(report: Report, naming: re.Pattern[str] = DATED) -> Iterator[Sequence[Said]]:
    """The sentences of each paragraph that names a year, or what else is asked for."""
    bodies = [(PREAMBLE, report.preamble), *((one.key or "", one.paragraphs) for one in report.sections)]
    for body, paragraphs in bodies:
        for paragraph in paragraphs:
            if naming.search(paragraph.text):
                yield [*_said(paragraph, body)]


def _said(paragraph: ReportParagraph, body: str) -> Iterator[Said]:
    for at, one in enumerate(sentences(paragraph.text)):
        text = one.printed(paragraph.text, 0, len(one.text))
        yield Said(text, plain(one.text), paragraph.address, paragraph.place, at, body, paragraph.text, one)


def plain(text: str) -> str:
    """A folded sentence without what it quotes, its years in figures, each character at its place."""
    hidden = QUOTED.sub(lambda match: HIDDEN * len(match[0]), text)
    return WRITTEN.sub(lambda match: str(numerals.positional(match[0].replace("O", "0"))), hidden)


@lru_cache(maxsize=256)
def _plain_sentences(text: str) -> Sequence[str]:
    return [plain(one.text) for one in sentences(text)]


def of(one: Said, match: re.Match[str]) -> Said:
    """The words of a sentence that a pattern found."""
    return replace(one, text=one.line.printed(one.whole, *match.span()))


def sentence_of(report: Report, claim: Claim) -> str:
    """The sentence in which a claim stands."""
    text = paragraph_of(report, claim)
    return _plain_sentences(text)[claim.sentence] if text else ""


def paragraph_of(report: Report, claim: Claim) -> str:
    """The text, as printed, in which a claim stands."""
    inside = (one for section in report.sections for one in section.paragraphs)
    return next((one.text for one in inside if one.address == claim.address), "")
