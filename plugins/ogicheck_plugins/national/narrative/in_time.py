"""Rates of what was done in time beside words that all of it was: 按时办结率83%，46件全部在法定期限内答复."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ogicheck_plugins.national.narrative.figured import BREAK, MOVED, figured
from ogicheck_plugins.national.narrative.lines import ListedLine, label_start
from ogicheck_plugins.national.narrative.model import Breakdown

TIME = "按[时期]|限时|及时|如期|期限内|时限内|限期内|规定时间内"
ACTS = "办[结复理]|答复|回复|反馈"
RATE = re.compile(f"(?:{TIME})[^,;:]{{0,4}}(?:{ACTS})率(?:均|仅|为|达到?|是|有|约)*")
EVERY = re.compile(f"(?:全部|均|都|全)[^,;:]{{0,6}}(?:{TIME})[^,;:]{{0,4}}(?:{ACTS})")
OTHERS = re.compile("信访|留言|提案|议案|建议|热线|工单|投诉|咨询|许可|复议|来信|诉求|申请")
SOME = re.compile("其中|其余|部分|除|应|未|超期|逾期|上年|季|月")
ALL = Decimal(100)


def in_time(line: ListedLine) -> Iterator[Breakdown]:
    """The one figure of a sentence of which all was done in time, with the one rate that says otherwise."""
    all_ = figured(line)
    shares, counts = [one for one in all_ if one.is_share], [one for one in all_ if one.counts]
    if len(shares) != 1 or len(counts) != 1 or len(all_) > 2 or SOME.search(line.sentence.text):
        return
    share, one = shares[0].quantity, counts[0]
    clause = BREAK.split(shares[0].before)[-1]
    rate, every = RATE.search(clause), EVERY.search(one.words)
    if not rate or rate.end() != len(clause) or not every or share.value == ALL or share.precision != "exact":
        return
    named, own = set(OTHERS.findall(clause)), set(OTHERS.findall(one.words))
    part = line.amount(one.at, label_start(line.tokens, one.at))
    if part and (not named or not own or named == own) and not MOVED.search(clause):
        first, last = sorted((one.at, shares[0].at))
        text = line.print(line.tokens[label_start(line.tokens, first)].start, line.tokens[last].end)
        where = (line.paragraph.address, line.paragraph.place)
        yield Breakdown(part, (replace(part, share=share),), "among", True, False, *where, text)
