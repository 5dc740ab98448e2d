"""Whether words around a list say that its items are all there are: the whole's own name tells them, or their number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ogicheck_plugins.national.narrative.phrases import Tokens
from ogicheck_plugins.national.narrative.words import Token

JOINED = re.compile("、|以及|和|与|及(?!时|格|其)")
MORE = re.compile("等|及其他|和其他|之类")
BARE = re.compile("^[、和及与,:]+|^(?:涉及|关于|来自|有)|[、和及与]$|(?:类|的|方面)$|(?:各|共)?(?:为|有|是|计|发布|公开)?$")
LEAST = 2
"""The fewest characters of a name."""
MANY = "零一两三四五六七八九"
SORTS = "[大个]?(?:类|种|项|部分|方面|板块|级)"
BEHIND = re.compile(f"(?:信息|文件|事项)?[,(]?等?(?:这|共|计)?(?P<many>[两二三四五六七八九]){SORTS}(?!以|[共合总相]|之和)")
AHEAD = re.compile(
    r"(?P<many>[两三四五六七八九])[大个]?(?:类|种|级)(?!以)[^,;:。()\d]{0,16}\d{1,9}[^,;:。()\d]{0,8}[,;:(]?$"
)
"""How many sorts there are, behind the items (A、B和C三类) or before the whole's figure (三类信息16条，其中)."""
EACH = "各(?![类种级项单部县区市乡镇街科处])"
"""What several have each (各提交1件); 各类 and 各单位 are all of them."""
OVERLAPPING = re.compile(
    "多渠道|多平台|同步(?:公开|发布|推送|转载|更新)|重复(?:计|统计|发布|公开)|交叉|重叠|合并(?:举办|计|开展|召开)|兼有|套开"
)
MATTERS = frozenset(
    (
        *("subject.request", "subject.normative", "subject.reconsideration", "subject.litigation"),
        *("foreign.penalties", "foreign.licensing", "foreign.coercion"),
    )
)
PEOPLE = ("负责", "领导")
"""主要 before these names somebody, and opens no list."""


def names_all(whole: str, parts: Sequence[str]) -> bool:
    """Whether a whole's label lists the items, and nothing else: 职能和分工信息48处，其中职能29处、分工19处."""
    names = [BARE.sub("", BARE.sub("", part)) for part in parts]
    listed = JOINED.split(whole)
    alike = len(set(names)) == len(names) == len(listed) > 1 and not MORE.search(whole)
    if not alike:
        return False
    return all(len(name) >= LEAST and name in one for name, one in zip(names, listed, strict=True)) or _are_named(
        listed, names
    )


def _are_named(listed: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a list that stands within other words has the names: 向档案馆、图书馆移交; 向县档案馆移交, 向县图书馆移交."""
    first, last = listed[0], listed[-1]
    ends = [first[-many:] for many in range(len(first), LEAST - 1, -1)]
    starts = [last[:many] for many in range(len(last), LEAST - 1, -1)]
    some = (ends, *([one] for one in listed[1:-1]), starts)
    return all(_is_only_in(names, at, words) for at, words in enumerate(some))


def _is_only_in(names: Sequence[str], at: int, words: Sequence[str]) -> bool:
    """Whether one of the words is in the name at a place, and in none of the others."""
    return any(
        len(word) >= LEAST and [word in name for name in names] == [one == at for one in range(len(names))] for word in words
    )


def numbers(ahead: str, behind: str, parts: int) -> bool:
    """Whether the words around a list tell how many items it has."""
    found = BEHIND.match(behind) or AHEAD.search(ahead[-60:])
    return found is not None and MANY.find(found["many"].replace("二", "两")) == parts > 1


def overlaps(behind: str) -> bool:
    """Whether the words behind a list say that some items count the same: 部分信息多渠道同步公开."""
    return bool(OVERLAPPING.search(behind))


def is_of_another(part: Tokens, whole: Tokens) -> bool:
    """Whether a part counts what the tables count apart from what the whole does: penalties, and documents made."""
    own, others = ({token.kind for token in some} & MATTERS for some in (part, whole))
    return bool(own and others) and own.isdisjoint(others)


def opens(token: Token, behind: Tokens) -> bool:
    """Whether a word says that the list behind it names some: 包括, 主要; 主要负责人 is somebody."""
    named = token.text == "主要" and any(one.text.startswith(PEOPLE) for one in behind[:1])
    return token.kind == "part.open" and not named
