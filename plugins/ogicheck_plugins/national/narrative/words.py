"""The words of a ruleset, and a sentence as tokens: quantities, years, known words and the text between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ogicheck.api import numerals
from ogicheck_plugins.national.narrative.alternation import alternation
from ogicheck_plugins.national.narrative.quantities import BEHIND, NUMBER, Quantity, quantity

# What stands in titles, quotations and document numbers is no statement of the report; web addresses and telephone numbers
# are no quantities.
SKIPPED = r"""
    (?=[A-Za-z\d《"“〔\[(【第])
    (?:《[^《》]{0,300}》|"[^"]{0,100}"|“[^“”]{0,100}”|[〔\[(【]20\d\d[〕\])】]\d{0,5}号?
      |[A-Za-z][A-Za-z0-9@._/:-]*|\d{3,4}[-—]\d{7,8}|第[\d零一二三四五六七八九十百]+(?:[条款项期届批次章]|季(?!度))?)
"""
YEAR = r"(?P<year>20\d\d|二[〇○零]..)年(?P<month>\d{1,2}月(?:\d{1,2}[日号]|底|末|初)?)?度?"
DAY = r"\d{1,2}月(?:\d{1,2}[日号]|底|末|初|份)?"
MARK = r"[,、;:。!?()]"
OPENING = r"A-Za-z\d《\"“〔\[(【第,、;:。!?()" + numerals.SIGNS
"""What all but a known word begins with: elsewhere no pattern is tried."""


class Token(NamedTuple):
    """A part of a sentence. `kind`: quantity, year, day, mark, skipped, text, or the kind of a known word.

    A tuple, for a report has thousands.
    """

    kind: str
    text: str
    start: int
    end: int
    quantity: Quantity | None = None
    year: int | None = None

    def among(self, *kinds: str) -> bool:
        """Whether the kind is one of these or of their sub-kinds (act: act.received)."""
        return not families(self.kind).isdisjoint(kinds)


QUOTED = ("act.received", "outcome", "reason", "ground", "negation", "subject", "neutral")
"""Kinds of what is stated though it stands in quotation marks: “不予公开”2件, “零申请”."""
LONGEST_QUOTED = 24
MADE = tuple.__new__
"""Makes a token of its fields: half the time of calling Token, for the words and marks that most tokens are."""


@lru_cache(maxsize=256)
def families(kind: str) -> frozenset[str]:
    """A kind and the one that it is a sub-kind of."""
    return frozenset((kind, kind.partition(".")[0]))


@dataclass(frozen=True)
class Tokenizer:
    """The words of a ruleset, by kind."""

    kinds: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]]) -> Tokenizer:
        return _lexicon(tuple((kind, tuple(texts)) for kind, texts in words.items()))

    def tokens(self, sentence: str) -> list[Token]:
        """All of a sentence, in order."""
        found: list[Token] = []
        end = 0
        for match in self.pattern.finditer(sentence):
            (start, stop), group, text = match.span(), match.lastgroup, match[0]
            plain = "mark" if group == "mark" else self.kinds[text] if group == "word" else ""
            token = MADE(Token, (plain, text, start, stop, None, None)) if plain else self._token(match, sentence)
            if token is None:
                continue
            if start > end:
                found.append(MADE(Token, ("text", sentence[end:start], end, start, None, None)))
            if token.kind == "skipped":
                found += self._stated(token)
            else:
                found.append(token)
            end = stop
        if end < len(sentence):
            found.append(Token("text", sentence[end:], end, len(sentence)))
        return found

    def _stated(self, token: Token) -> Sequence[Token]:
        """What a quotation holds where each of its words is one of the form's, else the quotation."""
        if token.text[0] not in '"“' or len(token.text) > LONGEST_QUOTED:
            return (token,)
        inner = self.tokens(token.text[1:-1])
        stated = inner and all(one.among(*QUOTED) for one in inner)
        return [one._replace(start=token.start, end=token.end) for one in inner] if stated else (token,)

    def _token(self, match: re.Match[str], sentence: str) -> Token | None:
        text, (start, end) = match[0], match.span()
        match match.lastgroup:
            case "dated":
                kind = "day" if match["month"] else "year"
                return Token(kind, text, start, end, year=numerals.positional(match["year"]))
            case "number":
                found = quantity(match, sentence[max(0, start - BEHIND) : start])
                return Token("quantity", text, start, end, quantity=found) if found else None
            case kind:
                return Token(str(kind), text, start, end)


@lru_cache(maxsize=16)
def _lexicon(words: tuple[tuple[str, tuple[str, ...]], ...]) -> Tokenizer:
    kinds = {text: kind for kind, texts in words for text in texts}
    parts = (
        ("skipped", SKIPPED),
        ("dated", YEAR),
        ("day", DAY),
        ("number", NUMBER),
        ("word", alternation(kinds)),
        ("mark", MARK),
    )
    opening = OPENING + "".join(map(re.escape, sorted({text[0] for text in kinds if text})))
    pattern = "|".join(f"(?P<{name}>{part})" for name, part in parts)
    return Tokenizer(kinds, re.compile(f"(?=[{opening}])(?:{pattern})", re.VERBOSE))
