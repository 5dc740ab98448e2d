"""Shares and rates: 自然人占80%，法人占20%; 征集意见40条，采纳30条，采纳率75%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ogicheck.api import Report
from ogicheck_plugins.national.narrative.bases import based
from ogicheck_plugins.national.narrative.called import called
from ogicheck_plugins.national.narrative.closed import overlaps
from ogicheck_plugins.national.narrative.derived import derived
from ogicheck_plugins.national.narrative.divided import WHOLE, divided
from ogicheck_plugins.national.narrative.enumerated import enumerated
from ogicheck_plugins.national.narrative.grown import grown
from ogicheck_plugins.national.narrative.hundred import hundred
from ogicheck_plugins.national.narrative.in_time import in_time
from ogicheck_plugins.national.narrative.lines import ListedLine, is_percentage, is_share, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.of_named import of_named
from ogicheck_plugins.national.narrative.phrases import Tokens, text_of
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.rated import MATTER
from ogicheck_plugins.national.narrative.respective import respective
from ogicheck_plugins.national.narrative.tabled import tabled

RATE = re.compile(
    r"^(?:群众)?(?P<verb>(?:[按限]时|按期|及时)?(?:办结|采纳|办复|答复|办成|回复|反馈|满意|合格|通过|见面|面复|整改))[率度](?:均|高)?(?:为|达|达到|是|至)?$"
)
"""An on-time rate (按时办结率) is a share of two figures only where the second tells what was done in time."""
DUE = ("办结", "办复", "答复", "办成", "回复", "反馈", "整改")
"""All of what was due is 100%, though not all that came in: only delegates' suggestions are all due within the
year, where the rate does not say in time and none is told as not due yet.
"""
OWED = re.compile("(?<![反响回相供对适])应(?=当|予|办|答|回|复|反馈|整改)")
YEARLY = re.compile("(?:代表|人大).{0,4}建议|提案|议案")
TIMELY = re.compile("^(?:[按限]时|按期|及时)")
LEFT = ("act.carried", "act.carried_over", "act.carried_forward", "due", "negation", "conditional")
APART = ("outcome", "result", "reason", "ground", *LEFT)
"""What makes a figure a part of what came in, or what came in before."""
CHOICE = re.compile("选择|多选|勾选|希望|愿意|习惯")
"""Of what people choose, one may choose several."""
MANY = 3
"""So many shares of one basis are all of them."""


def percentages(lines: Iterable[ListedLine], report: Report) -> Iterator[Breakdown]:
    """The shares that sentences give without figures, and the shares, rates and growths that they give with them."""
    previous: ListedLine | None = None
    for line in lines:
        if line.has_share:
            yield from list(respective(line)) or list(divided(line)) or list(hundred(line)) or _shared(line)
            yield from _rated(line)
            yield from derived(line, previous)
            yield from enumerated(line, previous)
            yield from called(line, previous)
            yield from in_time(line)
            yield from grown(line, report)
            yield from tabled(line, report)
            yield from of_named(line, report)
        previous = line


def _shared(line: ListedLine) -> Iterator[Breakdown]:
    """Shares of one kind: of applicants, of channels, or of what the sentence names (从渠道看)."""
    tokens = line.tokens
    found = [index for index in line.figures if is_percentage(tokens[index])]
    counts = [index for index in line.counts if index < found[-1]]
    if len(found) < 2 or len(counts) > 1 or any(index > found[0] for index in counts):
        return
    labels = [tokens[label_start(tokens, index) : index] for index in found]
    parts = [one for index in found if (one := line.amount(index, label_start(tokens, index)))]
    one_kind = bool(parts[0].facet) and len({part.facet for part in parts}) == 1
    basis = any(end < found[0] for end, _ in based(tokens))
    if CHOICE.search(line.sentence.text) or overlaps(line.sentence.text):
        return
    if (one_kind or basis) and all(is_share(label) for label in labels):
        partial = any(token.kind in ("open", "part.open") for token in tokens) or len(parts) < MANY or not basis
        text = line.print(tokens[label_start(tokens, found[0])].start, tokens[found[-1]].end)
        whole, where = Amount(WHOLE, "", "100%"), (line.paragraph.address, line.paragraph.place)
        yield Breakdown(whole, tuple(parts), "shares", partial, False, *where, text)


def _rated(line: ListedLine) -> Iterator[Breakdown]:
    """A rate with the only two figures of its unit in the statement, the second of which the rate's own verb tells: of more
    nobody can say which are the whole (收到30件，上年结转2件，办结32件; 建议40件、提案10件，办结50件).
    """
    tokens = line.tokens
    for index in line.figures:
        start = label_start(tokens, index)
        rate = RATE.match(text_of(tokens[start:index]))
        if rate is None:
            continue
        counts = _alike(line, start)
        stated = [at for at in counts if not any(one.text == ";" for one in tokens[at:start])]
        if len(stated) != 2:
            continue
        token = tokens[index]
        first = label_start(tokens, stated[0])
        whole, part = line.amount(stated[0], first), line.amount(stated[1], label_start(tokens, stated[1]))
        every = _is_whole(tokens[first : stated[0]]) and not _is_all_due(rate["verb"], token.quantity, tokens[first:])
        said = rate["verb"] in MATTER.sub("", part.label) if part else False
        if whole and part and every and said and part.quantity.value <= whole.quantity.value:
            text = line.print(tokens[first].start, token.end)
            rated, where = (replace(part, share=token.quantity),), (line.paragraph.address, line.paragraph.place)
            others = tuple(one.value for at in counts if at < stated[0] and (one := tokens[at].quantity))
            yield Breakdown(whole, rated, "among", True, False, *where, text, others)


def _alike(line: ListedLine, end: int) -> list[int]:
    """The figures before a rate that count things of the unit that the last of them has."""
    counts = [at for at in line.counts if at < end]
    units = {at: one.unit for at in counts if (one := line.tokens[at].quantity)}
    return [at for at in counts if units[at] == units[counts[-1]]]


def _is_whole(label: Tokens) -> bool:
    """Whether a figure is not of a part of what came in, nor of what came in before."""
    return _is_owed(label) or not any(token.among(*APART) for token in label)


def _is_owed(label: Tokens) -> bool:
    return bool(OWED.search("".join(token.text for token in label)))


def _is_all_due(verb: str, quantity: Quantity | None, tokens: Tokens) -> bool:
    if not verb.endswith(DUE) or quantity is None or quantity.value != WHOLE.value:
        return False
    label = tokens[: next((at for at, token in enumerate(tokens) if token.quantity), 0)]
    if _is_owed(label):
        return False
    yearly = YEARLY.search("".join(token.text for token in label))
    return not yearly or bool(TIMELY.match(verb)) or any(token.kind in LEFT or TIMELY.match(token.text) for token in tokens)
