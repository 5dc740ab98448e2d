"""Wholes and their parts: 46件，其中自然人40件、法人6件; 分别为…; …，合计46件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from ogicheck.api import ReportParagraph
from ogicheck_plugins.national.narrative.allotted import allotted
from ogicheck_plugins.national.narrative.apportioned import apportioned
from ogicheck_plugins.national.narrative.bases import based
from ogicheck_plugins.national.narrative.closed import is_of_another, names_all, numbers, opens, overlaps
from ogicheck_plugins.national.narrative.figured import is_named, numbers_names
from ogicheck_plugins.national.narrative.inside import inside
from ogicheck_plugins.national.narrative.lines import OF_WHOLE, ListedLine, Read, is_count, is_share, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.totalled import totalled
from ogicheck_plugins.national.narrative.unmarked import STOPS, by_applicants, by_forms, continued, only, summed
from ogicheck_plugins.national.narrative.words import Token

LISTING = ("包括", "包含", "主要有", "主要是", "主要为")
WITHIN = "在"
"""Behind 包含 the figure is the larger one: 转来申请2件，包含在全年新收的39件内."""
APART = ("转发", "转载", "参加", "备案")
"""Words of what is none of the figure before."""
MEANS = ("通过", "依托", "利用", "借助")
OPENERS = {"(": ")", ":": "。"}
"""What opens a list right behind its whole, and what closes it."""
BELOW = re.compile(r"(?P<name>.+)中(?![心央小国共学医介型间华])")
ITEMS = re.compile("(?:类|的)?(?:信息|文件|申请|事项|件)$")
"""What a part's name may have behind it, and what names the whole: 网站信息中, 申请中. Other words begin or end with 中, too
(中标, 高中).
"""
REST = re.compile("[,;、)]*(?:其余|其他|其它|余下?[均为的]|剩余|另有)[^,;。0-9]*[,;。]")
"""What is left is told without a figure."""
LONG = 9
"""A label of more characters is a statement."""
MERGED = ("合并", "合并计")
"""What is done to things, as well as summing them up."""
SHARED = "分别占"
"""Before shares no parts follow, though the figure of the whole may stand there: 分别占全部40条的."""
CARRIED = ("act.carried", "act.carried_forward")
NEW = re.compile("新[增建设开]|本年|今年|当年")
KEPT = re.compile("(?:往年|上年|历年|去年|以前年度|以往)度?(?:已有|原有|保留|延续|沿用|接续|留存|建成|设立|开设|开通)")
Link = Literal["among", "each", "sum", "held", "within"]


def breakdowns(read: Read, paragraph: ReportParagraph) -> Iterator[Breakdown]:
    """The breakdowns of a paragraph, sentence by sentence; a whole may stand in the sentence before 其中."""
    previous: ListedLine | None = None
    for sentence, tokens in read:
        line = ListedLine(sentence, tokens, paragraph)
        if not any(token.quantity for token in tokens):
            previous = line
            continue
        yield from list(_broken(line, previous)) or list(allotted(line)) or list(totalled(line)) or apportioned(line)
        previous = line


def _broken(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """The breakdowns of a sentence by the words that parts stand behind, or without such."""
    tokens = line.tokens
    markers = _markers(tokens)
    for place, marker in enumerate(markers):
        end = markers[place + 1] if place + 1 < len(markers) else len(tokens)
        opens_ = _opens(tokens, marker) or _is_basis(line, marker)
        whole = _whole(line, marker) or (_before(line, previous, marker) if previous and opens_ else None)
        if whole:
            yield from _broken_down(line, whole, marker, end, place + 1 < len(markers))
    if not markers or all(tokens[marker].kind == "part.each" for marker in markers):
        yield from summed(line)
    if not markers:
        yield from by_applicants(line)
        yield from by_forms(line)
        yield from inside(line)
        yield from continued(line, previous)


def _markers(tokens: Tokens) -> list[int]:
    """Where parts begin: behind 其中, 分别, 包括, or a clause that says by what they are told apart (按渠道分)."""
    found = {index for index, token in enumerate(tokens) if token.kind in ("part.among", "part.each")}
    found -= {index for index in found if tokens[index].text == SHARED and any(_is_of(one, "%") for one in tokens[index:])}
    lists = {index for index, token in enumerate(tokens) if token.text in LISTING and index - 1 not in found}
    behind = {index for index in lists if index and tokens[index - 1].kind == "mark" and index - 2 in found}
    bases = {index for index, begun in based(tokens) if any(token.quantity for token in tokens[:begun]) or not begun}
    return sorted(found | (lists - behind) | bases) or sorted(_held(tokens))


def _held(tokens: Tokens) -> Iterator[int]:
    """Where parts begin right behind a figure that no other word breaks down: behind 含, brackets or a colon
    (120条（图解40条，视频80条）).
    """
    for index, token in enumerate(tokens):
        before, behind = tokens[index - 1] if index else None, tokens[index + 1 :]
        if before is None or token.kind not in ("mark", "part.within"):
            continue
        if token.text in OPENERS and before.quantity and not any(one.kind == "part.within" for one in behind[:1]):
            yield from (index,) if _fills(behind, before.quantity.unit, OPENERS[token.text]) else ()
        elif token.kind == "part.within" and before.text in (",", "(") and index > 1 and tokens[index - 2].quantity:
            yield index


def _fills(behind: Tokens, unit: str, closer: str) -> bool:
    """Whether nothing but items of one unit stands up to the closing mark, several of them, each with its label:
    (图解40条，视频80条).
    """
    end = next((at for at, token in enumerate(behind) if token.text == closer), len(behind) if closer == "。" else 0)
    items = [at for at in range(end) if behind[at].quantity and not is_named(behind, at)]
    labelled = all(at and behind[at - 1].kind not in ("mark", "quantity") for at in items)
    return len(items) > 1 and items[-1] == end - 1 and labelled and all(_is_of(behind[at], unit) for at in items)


def _is_of(token: Token, unit: str) -> bool:
    return token.quantity is not None and token.quantity.unit == unit


def _is_basis(line: ListedLine, marker: int) -> bool:
    """Whether a sentence begins with what parts the figure of the one before: 按文种分，通知36件，意见14件. One with a sum
    has its own, one whose first figure has no name repeats it, and outcomes are of applications of any year.
    """
    tokens = line.tokens
    named = marker + 1 < len(tokens) and tokens[marker + 1].quantity is None
    own = any(token.among("part.sum", "outcome", "result") for token in tokens[marker:])
    return named and not own and any(index == marker and not begun for index, begun in based(tokens))


def _before(line: ListedLine, previous: ListedLine, marker: int) -> Amount | None:
    """The one figure of the sentence before, where that tells of the matter that the first part does. Behind a basis alone
    (从申请主体看) a part that is larger is another figure's.
    """
    part = tuple(takewhile(lambda token: token.quantity is None, line.tokens[marker + 1 :]))
    whole, by_basis = only(previous), line.tokens[marker].kind == "mark"
    first = next((token.quantity for token in line.tokens[marker:] if token.quantity), None)
    times = any(token.among("previous", "partial", "day") for token in previous.tokens)
    larger = whole and first and first.value > whole.quantity.value
    return None if (by_basis and (times or larger)) or is_of_another(part, previous.tokens) else whole


def _opens(tokens: Tokens, marker: int) -> bool:
    return tokens[marker].kind == "part.among" and not any(token.quantity for token in tokens[:marker])


def _whole(line: ListedLine, marker: int) -> Amount | None:
    """The figure nearest before a marker. For 分别为 nothing but a mark may stand between."""
    tokens = line.tokens
    index = next((at for at in range(marker - 1, -1, -1) if tokens[at].quantity), None)
    while index is not None and not is_count(tokens, index):
        index = next((at for at in range(index - 1, -1, -1) if tokens[at].quantity), None)
    if index is None:
        return None
    between = tokens[index + 1 : marker]
    near = all(token.among("mark", "neutral", "whole", "everybody", "subject") for token in between)
    if tokens[marker].kind not in ("part.among", "mark") and not (near or _are_kinds(tokens, index, marker)):
        return None
    return line.amount(index, label_start(tokens, index))


def _are_kinds(tokens: Tokens, index: int, marker: int) -> bool:
    """Whether a list of names between a figure and 分别 calls each by the figure's own noun: 文字解读、图解解读分别."""
    noun = tokens[index - 1].text.removesuffix("材料")[-2:] if index else ""
    names = "".join(token.text for token in tokens[index + 2 : marker]).split("、")
    counted = tokens[index].quantity
    alike = counted is not None and marker + 1 < len(tokens) and _is_of(tokens[marker + 1], counted.unit)
    called = len(noun) > 1 and len(names) > 1 and all(name.endswith(noun) and name != noun for name in names)
    return alike and called and tokens[index + 1].text == "," and not any(name.startswith(APART) for name in names)


def _broken_down(line: ListedLine, whole: Amount, marker: int, end: int, more: bool) -> Iterator[Breakdown]:
    """The parts behind a marker, up to the next statement."""
    tokens = line.tokens
    if tokens[marker].text in LISTING and any(token.text.startswith(WITHIN) for token in tokens[marker + 1 : marker + 2]):
        return
    depth = sum((token.text == "(") - (token.text == ")") for token in tokens[:marker] if token.kind == "mark")
    parts: list[Amount] = []
    is_open = any(opens(tokens[at], tokens[at + 1 :]) for at in range(max(0, marker - 1), min(marker + 3, len(tokens))))
    mixed = False
    nested, level, first, last = False, depth, marker + 1, marker
    for index in range(marker + 1, end):
        token = tokens[index]
        level += (token.text == "(") - (token.text == ")") if token.kind == "mark" else 0
        if level < depth:
            break
        if token.quantity is None or is_named(tokens, index) or (whole.quantity.unit and numbers_names(tokens, index)):
            nested |= bool(parts) and token.kind == "part.within"
            is_open |= token.kind == "open" and not any(one.quantity for one in tokens[first:index])
            continue
        label = tokens[first:index]
        nested |= bool(parts) and level > depth
        if token.quantity.unit == "%" and parts and is_share(label) and not _is_of_others(label):
            parts[-1] = replace(parts[-1], share=token.quantity)
        elif (
            _is_statement(label, parts)
            or (parts and tokens[marker].kind == "part.within" and label and label[0].text != "、")
            or (parts and _is_another(label, tokens[marker + 1 :], tokens[index + 1 :]))
        ):
            break
        elif _is_below(label, parts):
            is_open = True
            break
        elif token.quantity.unit != whole.quantity.unit:
            mixed = is_count(tokens, index) and bool(label) and label[0].text in ("、", ",", ";")
            break
        elif amount := line.amount(index, first):
            if parts and amount.facet and parts[0].facet not in ("", amount.facet):
                break
            parts.append(amount)
        first, last = index + 1, index
    else:
        nested |= more
    if parts:
        text = line.print(tokens[marker + (tokens[marker].text == ",")].start, tokens[last].end)
        link, is_open = _closed(line, whole, parts, (marker, last), is_open)
        is_open |= bool(REST.match(line.sentence.text, tokens[last].end) or overlaps(line.sentence.text[tokens[last].end :]))
        before = [token.quantity for token in tokens[:marker] if token.quantity]
        others = tuple(one.value for one in before if one.unit == whole.quantity.unit)
        yield Breakdown(
            whole,
            tuple(parts),
            link,
            is_open or (mixed and sum(part.quantity.value for part in parts) <= whole.quantity.value),
            nested,
            line.paragraph.address,
            line.paragraph.place,
            text,
            others,
        )


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


def _is_of_others(label: Tokens) -> bool:
    """Whether a share is of what its own label names before it, not of the figure before: …；图解、视频占46%."""
    before = takewhile(lambda token: token.kind != "part.share", label)
    return any(token.kind in ("text", "skipped") and not set(token.text) <= OF_WHOLE for token in before)


def _is_statement(label: Sequence[Token], parts: Sequence[Amount]) -> bool:
    """Whether a label begins a statement of its own: it has a verb that no label before it has."""
    flows = ("act.received", "act.carried_over", "previous") if parts and parts[0].facet == "flow" else ()
    goes_on = bool(label) and label[0].text == "、"
    stops = STOPS if goes_on else (*STOPS, "negation")
    return bool(parts) and any(
        token.kind in stops
        and token.kind not in flows
        and not _goes_with(token, label, parts[0])
        and not (token.kind == "previous" and _are_of_before(label, parts[0]))
        for token in label
    )


def _are_of_before(label: Sequence[Token], first: Amount) -> bool:
    """Whether a part is what remains of earlier years, beside one that is this year's: 本年新增3个，往年保留8个."""
    return bool(NEW.search(first.label)) and bool(KEPT.match("".join(token.text for token in label if token.kind != "mark")))


def _goes_with(token: Token, label: Sequence[Token], first: Amount) -> bool:
    """Whether a verb stands in a list's first label, too (电话答复、现场答复), joins things (合并2个), or denies what the
    first says (采用、未采用).
    """
    if token.kind == "negation":
        behind = "".join(one.text for one in label if one.kind not in ("mark", "negation"))
        return bool(behind) and first.label.strip("已、 ").endswith(behind[-2:])
    if token.text in MERGED:
        return token is label[-1]
    return token.kind == "act.finished" and token.text in first.label and len(label) > 2


def _is_below(label: Tokens, parts: Sequence[Amount]) -> bool:
    """Whether a label begins a list below one of the parts, or breaks the whole down anew: …，网站信息中动态类300条."""
    below = BELOW.search("".join(token.text for token in label if token.kind not in ("mark", "skipped", "part.among")))
    if not parts or below is None:
        return False
    named = ITEMS.sub("", below["name"])
    return named != below["name"] or any(part.label and named.endswith(part.label) for part in parts)


def _is_another(label: Tokens, listed: Tokens, behind: Tokens) -> bool:
    """Whether what a semicolon parts from a list is none of its parts: it says by what means where the first part does not
    (…；通过平台公示306条), tells what was disclosed where that one has no verb (…；显示屏发布32条)
    what becomes of the rest (…；2件结转下年), or is told at length where that one is named (…；因同一事由直接起诉的9件).
    """
    parted = [at for at, token in enumerate(label) if token.text == ";"]
    if not parted:
        return False
    carried = any(token.kind in CARRIED for token in behind[:1])
    own, first = label[parted[-1] :], tuple(takewhile(lambda token: token.quantity is None, listed))
    acts = _discloses(own) and not _discloses(first)
    acts |= _length(own) > LONG and _length(own) > 2 * _length(first)
    return carried or acts or (_says_by_what(own) and not _says_by_what(listed))


def _length(tokens: Tokens) -> int:
    return sum(len(token.text) for token in tokens if token.kind != "mark")


def _discloses(tokens: Tokens) -> bool:
    return any(token.kind == "act.disclosed" for token in tokens)


def _says_by_what(tokens: Tokens) -> bool:
    words = (token.text for token in tokens if token.kind != "mark" and token.text not in LISTING)
    return next(words, "").startswith(MEANS)
