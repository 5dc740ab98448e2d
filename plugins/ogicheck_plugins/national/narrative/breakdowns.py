"""Wholes and their parts: 46件，其中自然人40件、法人6件; 分别为…; …，合计46件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ogicheck.api import ReportParagraph as Paragraph
from ogicheck_plugins.national.narrative.folding import Sentence
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.words import Token

STOPS = ("act.received", "act.finished", "act.carried_over", "act.carried_forward", "change", "previous", "part.sum", "year")
FACETS = ("applicant", "channel", "outcome", "result")
OF_WHOLE = frozenset("比总申请公信息发布件条数量的部全为约其")
WHOLE = Quantity(Decimal(100), "%")
Link = Literal["among", "each", "sum"]
Read = Sequence[tuple[Sentence, Tokens]]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a paragraph as tokens."""

    sentence: Sentence
    tokens: Tokens
    paragraph: Paragraph

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
        facets = ["flow"] if flows else [name for name in FACETS if any(one.among(name) for one in label)]
        text = self.print(start, token.end)
        return Amount(token.quantity, self.print(start, token.start) if label else "", text, facets[0] if facets else "")


def breakdowns(read: Read, paragraph: Paragraph) -> Iterator[Breakdown]:
    """The breakdowns of a paragraph, sentence by sentence; a whole may stand in the sentence before 其中."""
    previous: Line | None = None
    for sentence, tokens in read:
        line = Line(sentence, tokens, paragraph)
        if not any(token.quantity for token in tokens):
            previous = line
            continue
        markers = [index for index, token in enumerate(tokens) if token.kind in ("part.among", "part.each")]
        for place, marker in enumerate(markers):
            end = markers[place + 1] if place + 1 < len(markers) else len(tokens)
            whole = _whole(line, marker) or (_only(previous) if previous and _opens(tokens, marker) else None)
            if whole:
                yield from _broken_down(line, whole, marker, end, place + 1 < len(markers))
        if not markers:
            yield from _summed(line)
        yield from _shared(line)
        previous = line


def _opens(tokens: Tokens, marker: int) -> bool:
    return tokens[marker].kind == "part.among" and not any(token.quantity for token in tokens[:marker])


def _is_count(tokens: Tokens, index: int) -> bool:
    """Whether a figure counts things, and is no share, change or time."""
    token = tokens[index]
    if token.quantity is None or token.quantity.unit in (
        "",
        "%",
        "年",
        "月",
        "日",
        "号",
        "天",
        "时",
        "倍",
        "个百分点",
        "百分点",
        "个工作日",
    ):
        return False
    for before in reversed(tokens[:index]):
        if before.quantity or (before.kind == "mark" and before.text != "、"):
            return True
        if before.kind in ("change", "previous", "part.share") or before.kind == "skipped":
            return False
    return True


def _whole(line: Line, marker: int) -> Amount | None:
    """The figure nearest before a marker. For 分别为 nothing but a mark may stand between."""
    tokens = line.tokens
    index = next((at for at in range(marker - 1, -1, -1) if tokens[at].quantity), None)
    while index is not None and not _is_count(tokens, index):
        index = next((at for at in range(index - 1, -1, -1) if tokens[at].quantity), None)
    if index is None:
        return None
    between = tokens[index + 1 : marker]
    near = all(token.among("mark", "neutral", "whole", "everybody", "subject") for token in between)
    if tokens[marker].kind == "part.each" and not near:
        return None
    return line.amount(index, _label_start(tokens, index))


def _only(line: Line) -> Amount | None:
    """The one figure of a sentence that counts."""
    counts = [index for index in range(len(line.tokens)) if _is_count(line.tokens, index)]
    return line.amount(counts[0], _label_start(line.tokens, counts[0])) if len(counts) == 1 else None


def _label_start(tokens: Tokens, index: int) -> int:
    for at in range(index - 1, -1, -1):
        if tokens[at].quantity or (tokens[at].kind == "mark" and tokens[at].text != "、"):
            return at + 1
    return 0


def _broken_down(line: Line, whole: Amount, marker: int, end: int, more: bool) -> Iterator[Breakdown]:
    """The parts behind a marker, up to the next statement."""
    tokens = line.tokens
    depth = sum((token.text == "(") - (token.text == ")") for token in tokens[:marker] if token.kind == "mark")
    parts: list[Amount] = []
    is_open = any(token.kind == "part.open" for token in tokens[max(0, marker - 1) : marker + 3])
    nested, level, first, last = False, depth, marker + 1, marker
    for index in range(marker + 1, end):
        token = tokens[index]
        level += (token.text == "(") - (token.text == ")") if token.kind == "mark" else 0
        if level < depth:
            break
        if token.quantity is None:
            nested |= level > depth and bool(parts)
            is_open |= token.kind == "open" and not any(one.quantity for one in tokens[first:index])
            continue
        label = tokens[first:index]
        if token.quantity.unit == "%" and parts and _is_share(label):
            parts[-1] = replace(parts[-1], share=token.quantity)
        elif _is_statement(label, parts) or token.quantity.unit != whole.quantity.unit:
            break
        elif amount := line.amount(index, first):
            if parts and amount.facet and parts[0].facet not in ("", amount.facet):
                break
            parts.append(amount)
        first, last = index + 1, index
    else:
        nested |= more
    if parts:
        link: Link = "among" if tokens[marker].kind == "part.among" else "each"
        text = line.print(tokens[marker].start, tokens[last].end)
        before = [token.quantity for token in tokens[:marker] if token.quantity]
        others = tuple(one.value for one in before if one.unit == whole.quantity.unit)
        yield Breakdown(
            whole, tuple(parts), link, is_open, nested, line.paragraph.address, line.paragraph.place, text, others
        )


def _is_statement(label: Sequence[Token], parts: Sequence[Amount]) -> bool:
    """Whether a label begins a statement of its own: it has a verb that no label before it has."""
    flows = ("act.received", "act.carried_over", "previous") if parts and parts[0].facet == "flow" else ()
    stops = [token for token in label if token.kind in (*STOPS, "negation") and token.kind not in flows]
    return bool(parts) and bool(stops)


def _is_share(label: Sequence[Token]) -> bool:
    """Whether a percentage is the share of the whole (占总数的5%), not of something else that the label names."""
    at = next((index for index, token in enumerate(label) if token.kind == "part.share"), None)
    if at is None or any(token.kind == "change" for token in label):
        return False
    if any(token.among("scope") for token in label):
        return False
    return all(not token.among("text", "skipped", "foreign") or set(token.text) <= OF_WHOLE for token in label[at:])


def _summed(line: Line) -> Iterator[Breakdown]:
    """Figures with 合计 or 共计 behind them, all of one unit."""
    tokens = line.tokens
    total = next((i for i in range(len(tokens) - 1, -1, -1) if _is_count(tokens, i)), None)
    if total is None or not total or tokens[total - 1].text not in ("合计", "共计", "总计"):
        return
    whole = line.amount(total, _label_start(tokens, total))
    marks = any(token.kind == "mark" and token.text in "();:" for token in tokens)
    marks |= any(
        token.kind in STOPS and token.kind != "act.received" for token in tokens[: total - 1] if token.kind != "year"
    )
    counts = [index for index in range(total) if _is_count(tokens, index)]
    parts = [one for index in counts if (one := line.amount(index, _label_start(tokens, index)))]
    if whole and len(parts) > 1 and not marks and all(one.quantity.unit == whole.quantity.unit for one in parts):
        text = line.print(tokens[_label_start(tokens, counts[0])].start, tokens[total].end)
        yield Breakdown(whole, tuple(parts), "sum", False, False, line.paragraph.address, line.paragraph.place, text)


def _shared(line: Line) -> Iterator[Breakdown]:
    """Shares of one kind that a sentence gives without figures: 自然人占80%，法人占20%."""
    tokens = line.tokens
    found = [index for index, token in enumerate(tokens) if token.quantity and token.quantity.unit == "%"]
    labels = [tokens[_label_start(tokens, index) : index] for index in found]
    plain = len(found) > 1 and not any(_is_count(tokens, index) for index in range(found[0], found[-1]))
    if not plain or not all(_is_share(label) for label in labels):
        return
    parts = [one for index in found if (one := line.amount(index, _label_start(tokens, index)))]
    if (
        parts[0].facet
        and len({part.facet for part in parts}) == 1
        and not any(_is_count(tokens, i) for i in range(found[0]))
    ):
        text = line.print(tokens[_label_start(tokens, found[0])].start, tokens[found[-1]].end)
        whole = Amount(WHOLE, "", "100%")
        yield Breakdown(whole, tuple(parts), "shares", False, False, line.paragraph.address, line.paragraph.place, text)
