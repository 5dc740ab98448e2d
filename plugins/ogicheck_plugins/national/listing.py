"""The list of a report's parts in its introduction."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ogicheck.api import Report, bare, fold, ordinal

COUNT = r"(?P<count>[一二三四五六七八九十\d]{1,2})个?(?:大?部分|方面|大?板块|章|块(?=[:,]))"
WITHIN = r"(?:[^.]|(?<=\d)\.)"
"""A character within a sentence: a full stop behind a figure numbers an item."""
LISTS = (
    re.compile(
        rf"(?:包括|涵盖|分为|包含|由|分|含|共有?|从)(?P<list>{WITHIN}*?)"
        rf"(?:(?P<open>等)?{COUNT}|(?P<last>等部分)?(?:组成|构成|编制))"
    ),
    re.compile(
        rf"(?:^|[.])(?![^,.]{{0,40}}(?:由|包括|分|指南|目录|专栏|栏目))(?P<list>{WITHIN}{{30,300}}?)(?P<open>等)?{COUNT}"
        r"(?:内容)?,?(?:共同)?(?:构成|组成|形成)"
    ),
    re.compile(
        rf"{COUNT}(?:内容|组成|构成)?[,:]?(?:即|依次|分别|具体|主要)*(?:为|是|包括|包含|有)?:?"
        rf"(?P<list>{WITHIN}{{20,300}})(?P<open>等)?"
    ),
)
"""The count behind the list (also where the list begins its sentence), and before it."""
ANOTHER = re.compile(r"(?:指南|目录|专栏|栏目|平台|制度|去年|上年|上一年度)[^,.;]{0,6}$")
"""What a list is of that is not the report's."""
OWN = re.compile(r"本(?:年度?)?报告$")
"""Whose parts a list is of without a doubt, whatever it names."""
BASIS = re.compile(r"按照|根据|依据|结合")
OTHER_PARTS = 2
"""Names that the form has not, from which on the report's own list is one of other parts; one may be a slip."""
PLAIN = re.compile(r"报告(?:的?内容|全文)?(?:主要)?(?:包括|涵盖|分为|包含|如下):?(?P<list>[^.]{30,300})")
"""The parts alone, no count and no verb behind them."""
BREAK = re.compile(r"[,.;:()]|以及|和|及|与")
MARK = "\0"
INFORMAL = 3
"""So many names with words left out make a list that does not quote the titles."""
HINTS = {
    "overview": r"总体|概况|概述|概要|基本情况",
    "review": r"复议|诉讼",
    "problems": r"问题|改进|不足",
    "other": r"其他|其它|说明的事项|报告的?事项",
    "requests": r"申请",
    "disclosure": r"主动公开",
}
"""By what words a part in a wording of its own is told."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What an introduction lists: how often each section, which in a wording of its own, how many other names; the
    count that it states, and whether it says that there are more.
    """

    found: Counter[str]
    reworded: tuple[str, ...]
    others: int
    count: str
    open: bool

    @property
    def stated(self) -> int | None:
        return ordinal(self.count + "、") if self.count else None


def listing(text: str, report: Report) -> Listing | None:
    """The list of the report's parts in a folded paragraph: at least half of them, or other parts in what calls itself the
    report's list; None where there is none.
    """
    for pattern in (*LISTS, PLAIN):
        for match in pattern.finditer(text):
            if ANOTHER.search(text, max(0, match.start() - 20), match.start()):
                continue
            found = _listed(match, report)
            if len(found.found) >= len(report.form.sections) / 2 or _is_of_other_parts(match, text, found):
                return found
    return None


def _is_of_other_parts(match: re.Match[str], text: str, found: Listing) -> bool:
    """Whether it is without a doubt the report's own list: what it is made by, and on what basis, is none."""
    own = OWN.search(text, max(0, match.start() - 10), match.start()) and match[0].endswith(("组成", "构成"))
    known = any(re.search(hint, match["list"]) for hint in HINTS.values())
    return bool(own and known and found.others >= OTHER_PARTS) and not BASIS.search(match["list"])


def _listed(match: re.Match[str], report: Report) -> Listing:
    groups = match.groupdict()
    found, reworded, rest = _titles(match["list"], report)
    others, told, shortened = 0, list[str](), 0
    for name in (one for one in BREAK.split(rest) if (len(one) > 3 or _is_hinted(one)) and MARK not in one):
        key = next((key for key, hint in HINTS.items() if re.search(hint, name) and key not in found), None)
        if key in report.form.sections:
            found[key] += 1
            told.append(key)
            plain = _is_shortened(name, key, report)
            shortened += plain
            reworded += [] if plain else [key]
        else:
            others += not any(re.search(HINTS[key], name) for key in told if key in HINTS)
    reworded = [] if shortened >= INFORMAL else reworded
    is_open = bool(groups.get("open") or groups.get("last")) or match["list"].endswith("等")
    return Listing(found, tuple(reworded), others, groups.get("count") or "", is_open and _is_cut_short(found, report))


def _is_hinted(name: str) -> bool:
    return len(name) > 1 and any(re.search(hint, name) for hint in HINTS.values())


def _titles(text: str, report: Report) -> tuple[Counter[str], list[str], str]:
    """The sections whose titles stand in a list, those in a wording of their own, and what is left."""
    forms = report.form.sections
    found: Counter[str] = Counter()
    reworded: list[str] = []
    wordings = [(fold(one), one, key) for key, form in forms.items() for one in (form.title, *form.equal, *form.seen)]
    for folded, wording, key in sorted(wordings, key=lambda one: -len(one[0])):
        if folded in text:
            plain = _is_shortened(wording, key, report) or _is_heading(wording, key, report)
            reworded += [key] if wording in forms[key].seen and not plain else []
            found[key] += text.count(folded)
            text = text.replace(folded, MARK)
    return found, reworded, text


def _is_shortened(name: str, key: str, report: Report) -> bool:
    """Whether a name is a title, or a part of one that the list broke, with words left out: 行政复议和行政诉讼情况."""
    form = report.form.sections[key]
    rest = [iter(bare(title)) for title in (form.title, *form.equal, *form.loose)]
    return any(all(char in characters for char in bare(name)) for characters in rest)


def _is_heading(wording: str, key: str, report: Report) -> bool:
    section = report.section(key)
    return section is not None and bare(section.text) == bare(wording)


def _is_cut_short(found: Counter[str], report: Report) -> bool:
    """Whether what is not listed comes behind what is: one of the middle is left out, whatever 等 stands at the end."""
    keys = list(report.form.sections)
    listed = [keys.index(key) for key in found]
    return max(listed, default=-1) < len(listed) < len(keys)
