"""Wholes and their parts where no word says that parts follow: …，合计46件; 申请46件，自然人40件，法人6件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ogicheck_plugins.national.narrative.closed import EACH
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Amount, Breakdown
from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.series import is_break
from ogicheck_plugins.national.narrative.words import Token

STOPS = ("act.received", "act.finished", "act.carried_over", "act.carried_forward", "change", "previous", "part.sum", "year")
DISCLOSED = "act.disclosed"
ACTS = ("act.finished", "act.received")
"""Verbs that parts may have in common with their whole: 答复46件，当面答复10件、邮寄答复36件."""
SHARED = ("主办", "会办", "协办", "分办")
NEAR, CLOSE, FEW = Decimal("0.15"), Decimal("0.02"), Decimal(2)
"""How much more the items may be than the figure before them that they make up; channels may have the same again."""
APART = ("转发", "转载", "备案", "另", "同期", "参加", "审核", "清理")
"""Words of what is none of the figure before."""
BODIES = ("组织", "单位", "机构", "非自然人")
WAYS, SORTS = frozenset("个种类"), frozenset("项级")
MANY = re.compile("(?:以上|上述|前述|这|前)?([两二三四五六七八九])")
AMONG = re.compile("[^,;:。()]{0,8}[中里内],")
"""Behind a figure of which some are told, and their sum: 办结的303件申请中，予以公开164件、部分公开33件，合计197件."""
SUBTOTAL = re.compile("小计|合计|共计")
"""What sums up the parts before it, and is none."""
OF_EACH = re.compile(f"{EACH}[^,;]{{0,4}}$")
"""Before a figure that several have each: 信函和当面方式各提交1件."""
TOTAL = re.compile(
    "(?:(?:[两二三四五六七八九]|以上|上述|各)[^,]{1,6}?(?:总共|共)|[^,]{0,8}?(?:合计|共计|总计))(?:发布|公开|编发|推送|更新|设置|设|办理|开展|有|为)?"
)
"""A clause that sums up as many as it says: 三个渠道共发布."""


def only(line: ListedLine, unit: str | None = None) -> Amount | None:
    """The one figure of a sentence that counts; the one of a unit, where one is given."""
    found = ((at, line.tokens[at].quantity) for at in line.counts)
    counts = [at for at, quantity in found if quantity and unit in (None, quantity.unit)]
    return line.amount(counts[0], label_start(line.tokens, counts[0])) if len(counts) == 1 else None


def summed(line: ListedLine) -> Iterator[Breakdown]:
    """Figures with 合计 or 共计 behind them, all of one unit."""
    tokens = line.tokens
    first, total = (line.counts[0], line.counts[-1]) if line.counts else (0, 0)
    if not total or not _sums_up(tokens, total):
        return
    whole = line.amount(total, label_start(tokens, total))
    counts = list(line.counts[:-1])
    named = [index for index in counts if not _numbers(tokens, index, len(counts) - 1)]
    told = len(named) == len(counts) - 1
    counts = named if told else counts
    told |= _tells(tokens, total, len(counts))
    apart = "()" if told or _are_parted(tokens, counts) else "();:"
    own = tokens[first : _clause_start(tokens, total)]
    marks = any(token.kind == "mark" and token.text in apart for token in tokens[first:])
    stops = [token for token in own if token.kind in STOPS and token.kind not in ("act.received", "year")]
    marks |= any(not _is_in_all(one, tokens, counts) for one in stops)
    parts = [one for index in counts if (one := line.amount(index, label_start(tokens, index)))]
    opened = any(token.kind in ("open", "part.open") for token in own)
    if opened or _has_each(parts) or any(SUBTOTAL.search(part.label) for part in parts):
        return
    if whole and len(parts) > 1 and not marks and all(one.quantity.unit == whole.quantity.unit for one in parts):
        text = line.print(tokens[label_start(tokens, counts[0])].start, tokens[total].end)
        where = (line.paragraph.address, line.paragraph.place)
        if AMONG.match("".join(token.text for token in tokens[counts[0] + 1 : counts[1]])):
            parts = parts[1:]
        elif tokens[counts[0] + 1].text != "、":
            whole, parts = _told_twice(whole, parts)
        yield Breakdown(whole, tuple(parts), "sum", False, False, *where, text)


def _tells(tokens: Tokens, total: int, parts: int) -> bool:
    """Whether a total's clause says how many parts it sums up: 两类合计."""
    said = MANY.match("".join(token.text for token in tokens[_clause_start(tokens, total) : total]))
    return said is not None and "零一两三四五六七八九".find(said[1].replace("二", "两")) == parts


def _is_in_all(act: Token, tokens: Tokens, counts: list[int]) -> bool:
    """Whether all figures tell of one act, each in its own words: 自行答复33件，会同答复6件，合计39件."""
    labels = (tokens[label_start(tokens, at) : at] for at in counts)
    return act.kind in ACTS and all(any(one.text == act.text for one in label) for label in labels)


def _are_parted(tokens: Tokens, counts: list[int]) -> bool:
    """Whether a semicolon stands right behind each of some figures, and none elsewhere: 网站320条；微信50条；合计370条."""
    marks = [at for at, token in enumerate(tokens) if token.text in (";", ":")]
    return len(counts) > 1 and marks == [at + 1 for at in counts]


def _told_twice(total: Amount, parts: list[Amount]) -> tuple[Amount, list[Amount]]:
    """A total and its parts; the first figure may be that total already: 栏目214个，北片119个，南片95个，合计214个."""
    first, rest = parts[0].quantity.value, sum((one.quantity.value for one in parts[1:]), Decimal(0))
    twice = len(parts) > 2 and abs(rest - first) < abs(rest + first - total.quantity.value)
    if not twice:
        return total, parts
    return (total if rest != total.quantity.value else parts[0]), parts[1:]


def _sums_up(tokens: Tokens, total: int) -> bool:
    """Whether a figure is said to be the sum of those before it: 合计46件; 共46件 at the end of the only list."""
    if tokens[total - 1].text in ("合计", "共计", "总计"):
        return True
    if TOTAL.fullmatch("".join(token.text for token in tokens[_clause_start(tokens, total) : total])):
        return True
    alone = tokens[total - 1].text in ("共", "总共", "共有") and tokens[total - 2].text == "," and total > 2
    behind = total + 1 == len(tokens) or is_break(tokens[total + 1])
    first = next((at for at, token in enumerate(tokens) if token.quantity), 0)
    return alone and behind and not any(is_break(token) for token in tokens[first : total - 2])


def _clause_start(tokens: Tokens, at: int) -> int:
    return next((to + 1 for to in range(at - 1, -1, -1) if tokens[to].kind == "mark"), 0)


def _numbers(tokens: Tokens, index: int, parts: int) -> bool:
    """Whether a figure says how many parts there are: 三个渠道分别公开412条、268条、35条."""
    one = tokens[index].quantity
    written = not tokens[index].text[0].isdigit()
    return one is not None and (one.unit in WAYS or (written and one.unit in SORTS)) and one.value == parts


def by_applicants(line: ListedLine) -> Iterator[Breakdown]:
    """Natural persons and all others right behind the figure that they make up: 申请30件，自然人21件，法人或其他组织9件."""
    tokens = line.tokens
    first, *rest = line.counts or (0,)
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
        and not _has_each(alike)
        and are_everybody(alike)
        and {one.quantity.unit for one in (whole, *alike)} == {whole.quantity.unit}
    ):
        text = line.print(tokens[label_start(tokens, first)].start, tokens[rest[-1]].end)
        yield Breakdown(whole, tuple(alike), "among", False, False, line.paragraph.address, line.paragraph.place, text)


def _has_each(parts: Sequence[Amount]) -> bool:
    """Whether a figure is that of several, each: 商业企业、法律服务机构各1件."""
    return any(OF_EACH.search(part.label) for part in parts)


def are_everybody(parts: list[Amount]) -> bool:
    """Whether parts by applicants name persons and all others: there are more bodies than 法人."""
    return parts[0].facet == "applicant" and any(word in part.label for part in parts for word in BODIES)


def by_forms(line: ListedLine) -> Iterator[Breakdown]:
    """Items right behind the figure that they make up, one of them called as it is: 解读36篇，图文解读26篇、视频10篇."""
    tokens = line.tokens
    counts = line.counts
    items = _items(tokens, counts)
    whole = line.amount(counts[0], label_start(tokens, counts[0])) if len(items) > 1 else None
    parts = [one for at in items if (one := line.amount(at, label_start(tokens, at)))]
    channels = whole is not None and _are_channels(line, parts, counts[0])
    if whole is None or not (channels or _are_called_so(parts, whole) or _are_of_requests(line, parts, counts[0])):
        return
    named = {one.quantity.unit for one in parts} == {whole.quantity.unit} and all(one.label.strip("、 ") for one in parts)
    if (
        named
        and _are_near(parts, whole, CLOSE if channels else NEAR)
        and not any(word in one.label for one in parts for word in APART)
    ):
        text = line.print(tokens[label_start(tokens, counts[0])].start, tokens[items[-1]].end)
        yield Breakdown(whole, tuple(parts), "among", False, False, line.paragraph.address, line.paragraph.place, text)


def _are_near(parts: list[Amount], whole: Amount, near: Decimal) -> bool:
    """Whether the items come near the figure before them and are more than it: others of its kind stand beside it, and are
    none of it; of fewer, some may not be told.
    """
    all_, sum_ = whole.quantity.value, sum((one.quantity.value for one in parts), Decimal(0))
    return 0 < sum_ - all_ <= max(FEW, all_ * near) and all(one.quantity.value <= all_ for one in parts)


def _are_called_so(parts: list[Amount], whole: Amount) -> bool:
    """Whether one of the parts at least has the name of the whole, or all are what one does with such."""
    labels = [one.label.strip("、 ") for one in parts]
    return any(one[-2:] in whole.label for one in labels if one) or all(one.startswith(SHARED) for one in labels)


def _are_of_requests(line: ListedLine, parts: list[Amount], index: int) -> bool:
    """Whether the whole counts applications, and the parts tell by whom, or on which one way, each came."""
    label = line.tokens[label_start(line.tokens, index) : index]
    requests = any(token.kind == "subject.request" for token in label)
    return requests and len({one.facet for one in parts}) == 1 and parts[0].facet in ("applicant", "channel")


def _are_channels(line: ListedLine, parts: list[Amount], index: int) -> bool:
    """Whether the whole counts what was disclosed, and the parts tell where."""
    label = line.tokens[label_start(line.tokens, index) : index]
    return any(token.kind == DISCLOSED for token in label) and all(part.facet == "channel" for part in parts)


def _items(tokens: Tokens, counts: Sequence[int]) -> list[int]:
    """The figures of the list behind the first figure: a comma before it, only 、 within it, a mark behind it."""
    if len(counts) < 3 or tokens[counts[0] + 1].text != ",":
        return []
    end = next((at for at in range(counts[0] + 2, len(tokens)) if is_break(tokens[at])), len(tokens))
    items = [at for at in counts[1:] if at < end]
    own = {token.text for token in tokens[: counts[0]]}
    disclosed = any(token.kind == DISCLOSED for token in tokens[: counts[0]])
    ends = (*STOPS, *(() if disclosed else (DISCLOSED,)), "negation", "open", "part.open")
    stops = any(
        token.kind in ends and not (token.text in own and token.kind in ACTS) and not _is_rest(tokens[at : at + 2])
        for at, token in enumerate(tokens[:end])
        if at >= counts[0]
    )
    separate = all(
        tokens[label_start(tokens, at)].text == "、" or tokens[at - 1].text == "、" or at == items[0] for at in items
    )
    ended = bool(items) and items[-1] == end - 1
    return items if ended and separate and not stops else []


def _is_rest(tokens: Tokens) -> bool:
    """Whether a word that leaves a list open is followed by all others: 公开栏、广播等其他方式."""
    return tokens[0].kind == "open" and tokens[-1].text.startswith(("其他", "其它"))


def continued(line: ListedLine, previous: ListedLine | None) -> Iterator[Breakdown]:
    """Natural persons and all others of the whole that the sentence before gives."""
    whole = only(previous) if previous else None
    if whole is None:
        return
    counts = line.counts
    parts = [one for index in counts if (one := line.amount(index, label_start(line.tokens, index)))]
    plain = not any(token.kind in (*STOPS, "negation", "open") for token in line.tokens)
    alike = all(one.facet == "applicant" and one.quantity.unit == whole.quantity.unit for one in parts)
    larger = any(one.quantity.value > whole.quantity.value for one in parts)
    if alike and plain and len(parts) > 1 and not larger and not _has_each(parts):
        text = line.print(line.tokens[label_start(line.tokens, counts[0])].start, line.tokens[counts[-1]].end)
        yield Breakdown(whole, tuple(parts), "among", False, False, line.paragraph.address, line.paragraph.place, text)
