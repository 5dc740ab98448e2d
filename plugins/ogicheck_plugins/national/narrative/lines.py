"""A sentence of a paragraph as its figures and their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ogicheck.api import ReportParagraph
from ogicheck_plugins.national.narrative.folding import Sentence
from ogicheck_plugins.national.narrative.model import Amount
from ogicheck_plugins.national.narrative.once import once
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.words import Token, families

FACETS = ("applicant", "channel", "outcome", "result")
UNCOUNTED = frozenset(("", "%", "年", "月", "日", "号", "天", "时", "倍", "个百分点", "百分点", "个工作日"))
"""Units of times, changes and shares."""
QUOTED = '“"'
"""What stands in quotation marks may be part of a name: “三公”经费; a title, or a number, is not."""
TITLED = QUOTED + "《"
"""A title right before a figure names what is counted: 编发《简报》12期; or before its sum: 《简报》共刊稿84篇."""
AGAINST = ("与", "比", "较", "同")
"""Before a year whose figure this year's is held against."""
OF_WHOLE = frozenset("比总申请公信息发布件条数量的部全为约其")


@dataclass(frozen=True, eq=False)
class ListedLine:
    """A sentence of a paragraph as tokens. What several readers ask of it is found once."""

    sentence: Sentence
    tokens: Tokens
    paragraph: ReportParagraph

    @once
    def kinds(self) -> frozenset[str]:
        """The kinds of all its tokens."""
        return frozenset([token.kind for token in self.tokens])

    @once
    def figures(self) -> tuple[int, ...]:
        """Where its figures stand."""
        return tuple([at for at, token in enumerate(self.tokens) if token.quantity])

    @once
    def counts(self) -> tuple[int, ...]:
        """Those that count things (`is_count`)."""
        return tuple([at for at in self.figures if is_count(self.tokens, at)])

    @once
    def has_share(self) -> bool:
        return any(is_percentage(self.tokens[at]) for at in self.figures)

    def print(self, start: int, end: int) -> str:
        return self.sentence.printed(self.paragraph.text, start, end)

    def amount(self, index: int, first: int) -> Amount | None:
        """The figure at a token, with the tokens from `first` on as its label."""
        token, words = self.tokens[index], self.tokens[first:index]
        if token.quantity is None:
            return None
        label = [one for one in words if one.kind != "mark"]
        start = label[0].start if label else token.start
        flows = any(one.kind == "act.carried_over" or one.text.startswith("新收") for one in label)
        facet = "flow" if flows else _facet(label)
        text = self.print(start, token.end)
        return Amount(token.quantity, self.print(start, token.start) if label else "", text, facet)


def _facet(label: Sequence[Token]) -> str:
    """What the last word that names one of FACETS names."""
    for one in reversed(label):
        if not (kinds := families(one.kind)).isdisjoint(FACETS):
            return next(name for name in FACETS if name in kinds)
    return ""


def is_no_whole(figure: Amount) -> bool:
    """Whether a figure has no parts of its own: another one stands before it with the same words behind both (6个科室、8个
    司法所), or it is left out of all others (除1件…外).
    """
    return figure.label.endswith(("、", "除"))


def is_percentage(token: Token) -> bool:
    return token.quantity is not None and token.quantity.unit == "%"


def is_count(tokens: Tokens, index: int) -> bool:
    """Whether a figure counts things, and is no share, change or time."""
    token = tokens[index]
    if token.quantity is None or token.quantity.unit in UNCOUNTED or is_of_each(tokens, index):
        return False
    for at in range(index - 1, -1, -1):
        before = tokens[at]
        if before.quantity or (before.kind == "mark" and before.text != "、"):
            return not (before.text == "(" and _is_held_against(tokens, at - 1))
        near = at == index - 1 or tokens[at + 1].kind == "part.sum"
        tied = before.kind == "year" and at and tokens[at - 1].text.endswith(AGAINST)
        if (
            tied
            or before.kind in ("change", "previous", "part.share")
            or (
                before.kind == "skipped"
                and before.text[0] not in (TITLED if near else QUOTED)
                and not _is_of_word(tokens, at)
            )
        ):
            return False
    return True


def _is_held_against(tokens: Tokens, at: int) -> bool:
    """Whether a time is one that this year's figure is held against: 比上年（720条）增长."""
    tied = at > 0 and tokens[at].among("year", "previous") and tokens[at - 1].text.endswith(AGAINST)
    return tied or tokens[at].text.startswith(AGAINST)


def _is_of_word(tokens: Tokens, at: int) -> bool:
    """Whether an ordinal is part of a word: 第三方."""
    return tokens[at].text == "第三" and tokens[at + 1].text.startswith("方")


def is_of_each(tokens: Tokens, index: int) -> bool:
    """Whether a numeral says how many of one thing go to one of another: 一案一条."""
    before = tokens[index - 1].text if index else ""
    return tokens[index].text[0] == "一" and before[-2:-1] == "一"


def label_start(tokens: Tokens, index: int) -> int:
    for at in range(index - 1, -1, -1):
        if tokens[at].quantity or (tokens[at].kind == "mark" and tokens[at].text != "、"):
            return at + 1
    return 0


def is_share(label: Sequence[Token]) -> bool:
    """Whether a percentage is the share of the whole (占总数的5%), not of something else that the label names."""
    at = next((index for index, token in enumerate(label) if token.kind == "part.share"), None)
    if at is None or any(token.kind == "change" for token in label):
        return False
    if any(token.among("scope") for token in label):
        return False
    return all(not token.among("text", "skipped", "foreign") or set(token.text) <= OF_WHOLE for token in label[at:])
