"""Where an office is called what it was called before its reform: 县工商行政管理局 in 清河县市场监督管理局's report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ogicheck_plugins.national.organ_words import OrganWords, any_of
from ogicheck_plugins.national.other_subjects import LEAD, TIME

DOES = ("把", "将", "在", "对", "按", "严格", "已", "共", "全年", "主动", "未", "没有", "20")
"""What such an office does, or when, beside the words by which reports without a title are known."""


def former_name(own: str, words: OrganWords, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of such a name where a sentence has it as its subject; `own` is the organ's folded name."""
    names = [old for now, former in words.former.items() if now in own for old in former if old not in own]
    match = _subject(tuple(names), tuple(words.acts)).match(text, start, end) if names else None
    return match.span("name") if match else None


@lru_cache(maxsize=16)
def _subject(names: Sequence[str], acts: Sequence[str]) -> re.Pattern[str]:
    place = "(?:[我本]|[一-龥]{2,6}?[市县区旗州]|[市县区旗州])?"
    return re.compile(f"{LEAD}{TIME}(?P<name>{place}(?:{any_of(names)}))(?:{any_of([*acts, *DOES])})")
