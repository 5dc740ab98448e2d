"""Wholes and their parts: 46件，其中自然人40件、法人6件; 分别为…; …，合计46件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from ogicheck_plugins.national.narrative.allotted import allotted
from ogicheck_plugins.national.narrative.apportioned import apportioned
from ogicheck_plugins.national.narrative.beside import is_another_matter, statement_of, with_those_before
from ogicheck_plugins.national.narrative.closed import names_all, numbers, opens, overlaps
from ogicheck_plugins.national.narrative.figured import is_named, numbers_names
from ogicheck_plugins.national.narrative.inside import inside
from ogicheck_plugins.national.narrative.lines import ListedLine, is_count, is_no_whole, is_share
from ogicheck_plugins.national.narrative.list_ends import is_another, is_below, is_of_others, is_statement
from ogicheck_plugins.national.narrative.markers import LISTING, OPENERS, has_own_whole, markers
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.quantities import Quantity
from ogicheck_plugins.national.narrative.settled import settled
from ogicheck_plugins.national.narrative.totalled import totalled
from ogicheck_plugins.national.narrative.unmarked import by_applicants, by_forms, continued, summed
from ogicheck_plugins.national.narrative.wholes import whole_of
from ogicheck_plugins.national.narrative.words import Token

FEWEST = 3
"""A whole and two parts."""
WITHIN = "在"
"""Behind 包含 the figure is the larger one: 转来申请2件，包含在全年新收的39件内."""
ALL_OTHERS = ("其他", "其它", "媒体", "渠道", "平台", "方式", "载体")
"""Behind 等, before an item's own figure, these make one item: 报刊、电视等媒体495条."""
REST = re.compile("[,;、)]*(?:其余|其他|其它|余下?[均为的]|剩余|另有)[^,;。0-9]*[,;。]")
"""What is left is told without a figure."""
RESULT = "result"
"""How some of a part ended: 直接起诉6件，维持4件；复议后起诉10件，维持7件."""
Link = Literal["among", "each", "sum", "held", "within"]


def breakdowns(lines: Iterable[ListedLine]) -> Iterator[Breakdown]:
    """The breakdowns of a paragraph, sentence by sentence; a whole may stand in the sentence before 其中."""
    previous: ListedLine | None = None
    for line in lines:
        if line.figures:
            yield from list(_broken(line, previous)) or list(allotted(line)) or list(totalled(line)) or apportioned(line)
        previous = line


def _broken(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """The breakdowns of a sentence by the words that parts stand behind, or without such."""
    tokens = line.tokens
    found = markers(tokens)
    whole: Amount | None = None
    for place, marker in enumerate(found):
        end = found[place + 1] if place + 1 < len(found) else len(tokens)
        repeated = place and tokens[marker].kind == tokens[found[place - 1]].kind == "mark"
        if not repeated or has_own_whole(tokens, marker):
            whole = whole_of(line, previous, marker)
        if whole:
            more = place + 1 < len(found) and tokens[end].kind != "mark"
            yield from _broken_down(line, whole, marker, end, more)
    many = len(line.figures) >= FEWEST
    if many and all(tokens[marker].kind in ("part.each", "mark") for marker in found):
        yield from summed(line)
    if not found:
        yield from by_applicants(line) if many else ()
        yield from by_forms(line) if many else ()
        yield from continued(line, previous)
        yield from settled(line) if many else ()
    if all(tokens[marker].kind == "mark" and not has_own_whole(tokens, marker) for marker in found):
        yield from inside(line)


def _broken_down(line: ListedLine, whole: Amount, marker: int, end: int, more: bool) -> Iterator[Breakdown]:
    """The parts behind a marker, up to the next statement."""
    tokens = line.tokens
    held = tokens[marker].text in LISTING and any(one.text.startswith(WITHIN) for one in tokens[marker + 1 : marker + 2])
    if held or is_no_whole(whole):
        return
    depth = sum((token.text == "(") - (token.text == ")") for token in tokens[:marker] if token.kind == "mark")
    parts: list[Amount] = []
    is_open = any(opens(tokens[at], tokens[at + 1 :]) for at in range(max(0, marker - 1), min(marker + 3, len(tokens))))
    mixed, stated = False, statement_of(line, whole, marker)
    nested, level, first, last = False, depth, marker + 1, marker
    for index in range(marker + 1, end):
        token = tokens[index]
        level += (token.text == "(") - (token.text == ")") if token.kind == "mark" else 0
        if level < depth:
            break
        if token.quantity is None or is_named(tokens, index) or (whole.quantity.unit and numbers_names(tokens, index)):
            nested |= bool(parts) and token.kind == "part.within"
            complete = index + 1 < len(tokens) and tokens[index + 1].text.startswith(ALL_OTHERS)
            is_open |= token.kind == "open" and not complete and not any(one.quantity for one in tokens[first:index])
            continue
        label = tokens[first:index]
        nested |= bool(parts) and level > depth
        if token.quantity.unit == "%" and parts and is_share(label) and not is_of_others(label):
            parts[-1] = replace(parts[-1], share=token.quantity)
        elif (
            is_statement(label, parts)
            or (stated and label and label[0].text == ";")
            or _is_complete(whole, parts, label)
            or (parts and tokens[marker].kind == "part.within" and label and label[0].text != "、")
            or (parts and is_another(label, tokens[marker + 1 :], tokens[index + 1 :]))
        ):
            is_open |= _makes_up(parts, token.quantity, whole)
            break
        elif is_below(label, parts):
            is_open = True
            break
        elif token.quantity.unit != whole.quantity.unit:
            mixed = is_count(tokens, index) and bool(label) and label[0].text in ("、", ",", ";")
            break
        elif amount := line.amount(index, first):
            if parts and amount.facet and parts[0].facet not in ("", amount.facet):
                break
            nested |= bool(parts) and amount.facet == RESULT != parts[0].facet
            parts.append(amount)
        first, last = index + 1, index
    else:
        nested |= more
    if parts and not is_another_matter(line, whole, marker, parts):
        text = line.print(tokens[marker + (tokens[marker].text == ",")].start, tokens[last].end)
        link, is_open = _closed(line, whole, parts, (marker, last), is_open)
        is_open |= bool(REST.match(line.sentence.text, tokens[last].end) or overlaps(line.sentence.text[tokens[last].end :]))
        before = [token.quantity for token in tokens[stated:marker] if token.quantity]
        others = [one.value for one in before if one.unit == whole.quantity.unit]
        others += with_those_before(line, whole, marker)
        yield Breakdown(
            whole,
            tuple(parts),
            link,
            is_open or (mixed and sum(part.quantity.value for part in parts) <= whole.quantity.value),
            nested,
            line.paragraph.address,
            line.paragraph.place,
            text,
            tuple(others),
        )


def _is_complete(whole: Amount, parts: Sequence[Amount], label: Sequence[Token]) -> bool:
    """Whether a semicolon stands behind parts that make the whole up."""
    parted = len(parts) > 1 and bool(label) and label[0].text == ";"
    return parted and sum(part.quantity.value for part in parts) == whole.quantity.value


def _makes_up(parts: Sequence[Amount], next_: Quantity, whole: Amount) -> bool:
    """Whether the figure behind a list is all that is missing: it is told in other words than the parts."""
    sum_ = sum((part.quantity.value for part in parts), next_.value)
    return next_.unit == whole.quantity.unit and sum_ == whole.quantity.value


def _closed(
    line: ListedLine, whole: Amount, parts: Sequence[Amount], span: tuple[int, int], is_open: bool
) -> tuple[Link, bool]:
    """How parts are joined to their whole, and whether there may be more: words around them may say that they are all."""
    (marker, last), said = span, line.sentence.text
    link = _link(line.tokens[marker])
    if numbers(said[: line.tokens[marker].start], said[line.tokens[last].end :], len(parts)):
        return "each", False
    if link in ("among", "held") and names_all(whole.label, [part.label for part in parts]):
        return "each", is_open and line.tokens[marker].text not in LISTING
    return link, is_open


def _link(marker: Token) -> Link:
    """How a marker joins parts to their whole. Behind 含 stand some of them, up to the first mark but 、."""
    links: dict[str, Link] = {"part.each": "each", "part.within": "within"}
    return "held" if marker.text in OPENERS else links.get(marker.kind, "among")
