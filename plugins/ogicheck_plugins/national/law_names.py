"""Where a text names the Regulation wrongly, or with the number of another order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck_plugins.national.prose import MOST, sentence

KINDS = "条例|条列|条理|条令|办法|规定(?!动作)|细则|(?<!方)法(?![规律治制学理则庭院人])"
"""What instruments are called, and what is miswritten for 条例."""
NAME = re.compile(rf"中[一-龥]{{0,3}}共和国[^。《》〈〉,.;:()]{{0,16}}?(?:{KINDS})|中国政[^。《》〈〉,.;:()]{{0,12}}?条例")
TITLED = re.compile(r"《(?P<title>[^《》]{4,30})》(?P<ordered>\(国务院令)?")
LED = re.compile(r"(?:根据|按照|依据|依照|遵照|对照)[^,.;《]{0,12}$")
"""Before a title that is the Regulation's where it is cut short: 《政府信息公开》 alone may be a column's."""
ENDS = ("条例", "条列", "条理", "条令")
LOCAL = re.compile(r"[省市县区州旗盟]|^信息公开|自治|海关")
"""What stands in the titles of local rules; 《信息公开条例》 is a usual short form."""
ADDED = ("管理", "工作")
"""Words that stand in other regulations' names, and not in its own."""
NEAR, CLOSE = 3, 2
"""In how many characters a misnamed regulation may differ with the country's name, and without, and still be meant."""
ORDER = re.compile(
    r"国(?:务院|发|办)?(?:令第?|第)\d{1,4}号令?|国务院\d{1,4}号令|国务院(?:20\d\d年)?(?:公布|发布|颁布)的?第\d{1,4}号令|主席令第?\d{1,4}号"
)
SPELT = re.compile(r"国务院|国令")
LEGISLATED = re.compile("立法|草案|征求意见|起草|论证|研究|比较|建议稿|呼吁|域外|国外|外国|日本|美国|韩国")
"""Words of a law on open government information that is not yet, or is another country's."""
OTHER = re.compile("[、与及]|(?<!共)和|条例|办法|细则|法")
"""What stands between the regulation's name and a number where the number is another one's."""
PAST = re.compile(r"修订(?!的《)|修正|废止|原|旧|此前|施行前|2019年(?:[1-4]月|5月(?:\d|1[0-5])日)")
FIRST, BASIS = re.compile("200[78]年"), re.compile("(?:编制)?依据|根据|按照|依照|遵照")
"""The years of the order before it; with words of a basis it is cited as in force."""
EARLIER = "492"
"""The number of the order before it, which a sentence on the past may cite."""
BEHIND = 45
"""Within how many characters behind its name the number of the regulation stands."""
DECLARED = re.compile(r'\(?(?:以下|下)?(?:统一)?简称为?:?["《]{0,2}条例["》]{0,2}[),]{0,2}')
"""A short name declared between the two."""
SHORTENED = "《条例》("
"""Its short name right before the order that was its own."""
LEADING = re.compile(r"(?:公布|发布|颁布)?的?《")
"""Between a number and the name that it leads."""
Span = tuple[int, int]


def misnamed(text: str, title: str) -> Iterator[Span]:
    """Where a folded text means the regulation of this title, and gives it another name."""
    for match in islice(NAME.finditer(text), MOST):
        about = not match[0].endswith(title) and re.search("公开|政府信息", match[0])
        if about and _is_near(match[0], title) and not _is_proposed(text, match):
            yield match.span()
    for match in islice(TITLED.finditer(text), MOST):
        led = LED.search(text, max(0, match.start() - 20), match.start())
        if _is_short_of(match["title"], title, bool(led), bool(match["ordered"])) and not _is_proposed(text, match):
            yield match.span("title")


def _is_proposed(text: str, match: re.Match[str]) -> bool:
    """Whether a law is named that the sentence says is still to be made, or is another country's."""
    name = match[0].partition("》")[0]
    return name.endswith("法") and bool(LEGISLATED.search(text, *sentence(text, match.start())))


def _is_near(name: str, title: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    shorter = "中国" + _short(title)
    return name == shorter or Levenshtein.distance(name, title) <= NEAR or sorted(name) == sorted(title)


def _short(title: str) -> str:
    return title.removeprefix("中华人民共和国")


def _is_short_of(name: str, title: str, led: bool, ordered: bool) -> bool:
    """Whether a title in marks is the regulation's, wrong in a word, turned round or cut short; a local rule of nearly the
    same title is none, but where the State Council's order stands behind it.
    """
    from rapidfuzz.distance import Levenshtein

    short = _short(title)
    if name in (title, short) or LOCAL.search(name):
        return False
    cut = (title.removesuffix("条例"), *((short.removesuffix("条例"),) if led else ()))
    added = tuple(f"{short.removesuffix('条例')}{word}条例" for word in ADDED)
    if name in (*cut, *added):
        return True
    plain = name.endswith(ENDS) or name == short.removesuffix("条例") + "法" or ordered
    alike = Levenshtein.distance(name, short) <= CLOSE or sorted(name) == sorted(short)
    return plain and alike and "公开" in name


def misnumbered(text: str, title: str, digits: str) -> Iterator[Span]:
    """Where the regulation stands with the number of another order, or of another office's."""
    short = _short(title)
    for match in islice(ORDER.finditer(text), MOST):
        start, end = sentence(text, match.start())
        told = digits in text[start:end] and "令" in match[0] and SPELT.match(match[0])
        past = EARLIER in match[0] and _is_past(text, start, end)
        if _is_its_own(text, match, short) and not (told or past):
            yield match.span()


def _is_past(text: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of the order that was in force before."""
    first = FIRST.search(text, start, end) and not BASIS.search(text, start, end)
    return bool(first or PAST.search(text, start, end))


def _is_its_own(text: str, match: re.Match[str], short: str) -> bool:
    """Whether the number is that of the name right before it, no other title between, or of the one that it leads."""
    before = text[max(0, match.start() - BEHIND) : match.start()]
    if EARLIER in match[0] and before.endswith(SHORTENED):
        return True
    between = DECLARED.sub("", before[before.rindex(short) + len(short) :]) if short in before else "."
    leading = LEADING.match(text, match.end())
    leads = leading and text.startswith((short, "中华人民共和国" + short), leading.end())
    return not (set(between) & set(".《") or OTHER.search(between)) or bool(leads)
