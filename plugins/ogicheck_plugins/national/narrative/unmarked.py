"""Wholes and their parts where no word says that parts follow: …，合计46件; 申请46件，自然人40件，法人6件."""

from __future__ import annotations

from collections.abc import Iterator

from ogicheck_plugins.national.narrative.lines import ListedLine, is_count, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens

STOPS = ("act.received", "act.finished", "act.carried_over", "act.carried_forward", "change", "previous", "part.sum", "year")
WAYS = frozenset("个种类")


def only(line: ListedLine) -> Amount | None:
    """The one figure of a sentence that counts."""
    counts = [index for index in range(len(line.tokens)) if is_count(line.tokens, index)]
    return line.amount(counts[0], label_start(line.tokens, counts[0])) if len(counts) == 1 else None


def summed(line: ListedLine) -> Iterator[Breakdown]:
    """Figures with 合计 or 共计 behind them, all of one unit."""
    tokens = line.tokens
    total = next((i for i in range(len(tokens) - 1, -1, -1) if is_count(tokens, i)), None)
    if total is None or not total or tokens[total - 1].text not in ("合计", "共计", "总计"):
        return
    whole = line.amount(total, label_start(tokens, total))
    marks = any(token.kind == "mark" and token.text in "();:" for token in tokens)
    marks |= any(
        token.kind in STOPS and token.kind != "act.received" for token in tokens[: total - 1] if token.kind != "year"
    )
    counts = [index for index in range(total) if is_count(tokens, index)]
    named = [index for index in counts if not _numbers(tokens, index, len(counts) - 1)]
    counts = named if len(named) == len(counts) - 1 else counts
    parts = [one for index in counts if (one := line.amount(index, label_start(tokens, index)))]
    if whole and len(parts) > 1 and not marks and all(one.quantity.unit == whole.quantity.unit for one in parts):
        text = line.print(tokens[label_start(tokens, counts[0])].start, tokens[total].end)
        yield Breakdown(whole, tuple(parts), "sum", False, False, line.paragraph.address, line.paragraph.place, text)


def _numbers(tokens: Tokens, index: int, parts: int) -> bool:
    """Whether a figure says how many parts there are: 三个渠道分别公开412条、268条、35条."""
    one = tokens[index].quantity
    return one is not None and one.unit in WAYS and one.value == parts


def by_applicants(line: ListedLine) -> Iterator[Breakdown]:
    """Natural persons and all others right behind the figure that they make up: 申请30件，自然人21件，法人或其他组织9件."""
    tokens = line.tokens
    first, *rest = [index for index in range(len(tokens)) if is_count(tokens, index)] or [0]
    between = tokens[first + 1 : rest[-1]] if rest else ()
    kinds = {token.kind for token in between}
    if not {"applicant.natural", "applicant.body"} <= kinds or any(
        token.among(*STOPS, "negation", "open") for token in between
    ):
        return
    whole, parts = line.amount(first, label_start(tokens, first)), [line.amount(at, label_start(tokens, at)) for at in rest]
    alike = [one for one in parts if one and one.facet == "applicant"]
    if (
        whole
        and not whole.facet
        and len(alike) == len(parts) > 1
        and {one.quantity.unit for one in (whole, *alike)} == {whole.quantity.unit}
    ):
        text = line.print(tokens[label_start(tokens, first)].start, tokens[rest[-1]].end)
        yield Breakdown(whole, tuple(alike), "among", False, False, line.paragraph.address, line.paragraph.place, text)


def continued(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """Natural persons and all others of the whole that the sentence before gives."""
    whole = only(previous) if previous else None
    if whole is None:
        return
    counts = [index for index in range(len(line.tokens)) if is_count(line.tokens, index)]
    parts = [one for index in counts if (one := line.amount(index, label_start(line.tokens, index)))]
    plain = not any(token.kind in (*STOPS, "negation", "open") for token in line.tokens)
    alike = all(one.facet == "applicant" and one.quantity.unit == whole.quantity.unit for one in parts)
    if alike and plain and len(parts) > 1:
        text = line.print(line.tokens[label_start(line.tokens, counts[0])].start, line.tokens[counts[-1]].end)
        yield Breakdown(whole, tuple(parts), "among", False, False, line.paragraph.address, line.paragraph.place, text)
