"""Whether what one channel published has two figures: 其中微信215条 of all that was disclosed, and 微信全年推送信息242条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ogicheck_plugins.national.narrative.model import Amount, Breakdown, Claim

CHANNELS = {"网站": "网站|官网", "微信": "微信|公众号", "微博": "微博", "短视频": "短视频|抖音|快手|视频号", "头条": "头条"}
"""Words for each channel."""
TOLD = re.compile("(?:发布|推送|公开|更新)(?:政府|政务|公开)?信息(?:共|计|总计)?\\d")
"""What a channel did, and nothing that makes it some of all, or more."""
DISCLOSED = re.compile("主动公开|公开(?:政府|政务)?信息|发布(?:政府|政务)信息")
OTHERWISE = re.compile("各类|转载|转发|原创|图文|推文|浏览|阅读|点击|累计|其中|等|、|和")
"""Words of more than what a list of channels counts, or of some of it."""
Pair = tuple[Claim, Breakdown, Amount]


def of_channels(claims: Sequence[Claim], breakdowns: Sequence[Breakdown]) -> Iterator[Pair]:
    """Each claim that gives a channel's figure for the year, with the list that has another one for it."""
    lists = [one for one in breakdowns if _is_of_channels(one)]
    for claim in claims if lists else ():
        name = _channel(claim.text)
        if not name or not claim.stated or OTHERWISE.search(claim.text) or not TOLD.search(claim.text):
            continue
        for one in lists:
            part = next((part for part in one.parts if _channel(part.label) == name), None)
            apart = part and one.address != claim.address and part.quantity.unit == claim.quantity.unit
            if part and apart and part.quantity.value != claim.quantity.value and part.quantity.step == claim.quantity.step:
                yield claim, one, part
                break


def _is_of_channels(one: Breakdown) -> bool:
    """Whether a list parts all that was disclosed by channels, each of them once."""
    names = [_channel(part.label) for part in one.parts]
    known = [name for name in names if name]
    return bool(DISCLOSED.search(one.whole.text)) and len(known) > 1 and len(set(known)) == len(known)


def _channel(text: str) -> str:
    """The one channel that a text names."""
    named = [name for name, words in CHANNELS.items() if re.search(words, text)]
    return named[0] if len(named) == 1 else ""
