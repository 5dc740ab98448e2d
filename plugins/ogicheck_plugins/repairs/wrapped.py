"""Labels that a converter left in several lines, their figures behind or between the pieces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ogicheck.api import Block, Paragraph, TableLexicon, fold, is_figure

LONGEST_LABEL = 90
"""Characters, but spaces, of a line that may be a label with its figures: the longest label has 37."""
FEWEST_FIGURES = 5
"""Figures in a line that are a row's, whatever is said beside them: prose has fewer in a row, table three has seven."""
SHORTEST_CUT = 8
"""Characters of a label's beginning that tell it alone."""
NUMBER = re.compile(r"^(\d),(?!\d)")
"""A label's number with the other mark behind it, folded: 3、其他."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A label as it is looked up: folded, its number as the form has it, without quotation marks, which a page may draw in
    another font and elsewhere.
    """
    return NUMBER.sub(r"\1.", fold(text).replace('"', ""))


@dataclass(frozen=True)
class Words:
    """All labels of the tables, plain; what they may begin with; those that stand beside several rows; and by the beginning
    behind which a page cuts one off the row's label, where that tells it alone.
    """

    kinds: Mapping[str, str]
    beginnings: frozenset[str]
    groups: frozenset[str]
    cut: Mapping[str, str]

    @classmethod
    def of(cls, lexicons: Sequence[TableLexicon]) -> Words:
        kinds = {plain(word): kind for lexicon in lexicons for word, kind in lexicon.kinds.items()}
        beginnings = frozenset(word[:end] for word in kinds for end in range(1, len(word) + 1))
        groups = {plain(text) for lexicon in lexicons for row in lexicon.form.rows.values() for text in row.under}
        return cls(
            kinds, beginnings, frozenset(groups), _cut([row.label for one in lexicons for row in one.form.rows.values()])
        )

    def kind(self, text: str) -> str | None:
        return self.kinds.get(plain(text))

    def knows(self, text: str) -> bool:
        return self.kind(text) is not None

    def of_line(self, pieces: Sequence[str]) -> list[str]:
        """The labels that these pieces make, each of one or several; none where they are not all of labels."""
        for end in range(len(pieces), 0, -1):
            if self.knows(label := "".join(pieces[:end])):
                rest = self.of_line(pieces[end:])
                return [label, *rest] if rest or end == len(pieces) else []
        return []

    def is_of_group(self, text: str) -> bool:
        """Whether a text is a piece of a label that stands beside several rows."""
        return any(plain(text) in group for group in self.groups)


def _cut(labels: Sequence[str]) -> dict[str, str]:
    words = {label: plain(label) for label in labels}
    found = [(word[:end], label) for label, word in words.items() for end in range(SHORTEST_CUT, len(word))]
    many = Counter(beginning for beginning, _ in found)
    return {beginning: label for beginning, label in found if many[beginning] == 1 and beginning not in words.values()}


def is_short(text: str) -> bool:
    """Whether a line may be one of a table, however far apart its cells stand."""
    return len("".join(text.split())) <= LONGEST_LABEL


def parted(text: str) -> tuple[str, list[str]]:
    """The words of a text and the figures behind them."""
    pieces = list(re.finditer(r"\S+", text))
    end = next((at for at in range(len(pieces), 0, -1) if not is_figure(pieces[at - 1][0])), 0)
    return text[: pieces[end - 1].end()].lstrip() if end else "", [piece[0] for piece in pieces[end:]]


def without_group(label: str, words: Words) -> Iterator[str]:
    """What of a line may be a row's label: all of it, or what stands behind pieces of its groups' ("" for nothing)."""
    yield from [label] if label else []
    pieces = label.split()
    for end in range(1, len(pieces)):
        if all(map(words.is_of_group, pieces[:end])) or words.is_of_group("".join(pieces[:end])):
            yield " ".join(pieces[end:])
    yield from [""] if not label or words.is_of_group(label) else []


def whole(blocks: Sequence[Block], words: Words) -> list[Block]:
    """The blocks; paragraphs that are a label cut in pieces, its figures in the line of one of them or between, made one."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        pieces = _pieces(blocks, at, words)
        found.append(_joined(blocks[at : at + len(pieces)], pieces) if pieces else blocks[at])
        at += max(1, len(pieces))
    return found


def _pieces(blocks: Sequence[Block], at: int, words: Words) -> list[str]:
    """The pieces of the label that begins here, a paragraph each ("" for one without any); none where it is whole."""
    found: list[str] = []
    end, folded, rows, beside = 0, "", 0, False
    for index in range(at, len(blocks)):
        label, figures = _line(blocks[index])
        between = folded not in words.kinds and (label or len(figures) >= FEWEST_FIGURES)
        pieces = (one for one in without_group(label, words) if one or between)
        piece = next((one for one in pieces if folded + plain(one) in words.beginnings), None)
        rows += bool(figures)
        if piece is None or rows > 1:
            break
        found.append(piece)
        folded += plain(piece)
        beside |= piece != label
        if folded in words.kinds:
            end = len(found)
            if rows:
                break
    return found[:end] if (rows == 1 if beside else end > 1) else []


def _line(block: Block) -> tuple[str, list[str]]:
    """The words and the figures of what may be a line of a table; nothing of what may not."""
    if not isinstance(block, Paragraph) or not is_short(block.text) or block.number:
        return "", []
    return parted(block.text)


def _joined(blocks: Sequence[Block], pieces: Sequence[str]) -> Block:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    first, last = paragraphs[0], paragraphs[-1]
    place = replace(first.place, end_line=last.place.end_line, end_column=last.place.end_column)
    figures = [figure for one in paragraphs for figure in parted(one.text)[1]]
    return replace(first, text=" ".join(["".join(pieces), *figures]), place=place)
