"""Names: the organ's own, and short names of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ogicheck.api import At, Finding, Report, Rule, Text, fold, rule
from ogicheck_plugins.national.clauses import REGULATION_50
from ogicheck_plugins.national.misnamed_organs import is_of_another, misnamed_organs, opening
from ogicheck_plugins.national.organ_places import NAMELESS, without_places
from ogicheck_plugins.national.organ_words import organ_words
from ogicheck_plugins.national.prose import MOST, folded, paragraphs, quoted, quoted_folded
from ogicheck_plugins.national.vocabulary import lexicon

LEVELS = "省市县区旗州盟镇乡"
PLACE = re.compile(r"(?P<place>[一-龥]{2,4}?)(?P<level>[市县旗镇乡])(?!长|民(?!政|族|宗)|委|辖|级|直|场)")
"""A place in an organ's name, up to the sign of its level; 区 is left out, as zones of every level have it."""
OPENS = re.compile(rf"(?!{NAMELESS})[一-龥]{{2,3}}[市县旗]")
"""How another's full name begins that opens a sentence: with its place, and with no verb."""
SHORTENED = re.compile(rf"{NAMELESS}|[省市县区旗州盟]")
"""How everybody calls the bureau of a county whose name is one character and 县: 县司法局, 全县司法局."""
PEOPLES = re.compile("(?<=^..)(?:[一-龥]{1,4}?族)+自治(?=[县旗州])")
LONGEST, SHORTEST = 30, 5
SELF = re.compile(
    r"(?:(?:^|[.;!?])(?:20\d\d年(?:度|以来)?,?)?|本(?:年度)?报告(?:是)?由|,(?:现?[将由]|现)?(?=[^,.;:]{4,20}(?:编制|编写|撰写|形成)了?本)|(?:请|可)(?:直接)?(?:与|向|致电|联系|咨询)|20\d\d年(?:度|以来)?,)"
    rf"(?=(?P<name>[一-龥]{{4,{LONGEST}}}))"
)
NATIONAL = re.compile("国家(?:税务总局|统计局|金融监督管理总局|矿山安全监察局)(?=[一-龥]{2,12}局)")
"""What stands before the name by which everybody calls a branch of a national office."""
SHORT = re.compile(r"简称为?:?[\"《]{0,2}([^\"《》,.;:()]{2,20})")
GENERIC = re.compile(r"《(?P<name>办法|条例|规定|通知|意见|要点|方案|细则|格式|规划|纲要|规程|标准|指南|目录|清单)》")


@rule(
    "OGI604",
    "organ-name",
    level="warning",
    clauses=(REGULATION_50,),
    messages={
        "other": Text("机关名称“{0}”与标题的“{1}”不一致。", "The organ is named '{0}' here, '{1}' in the title."),
        "shortened": Text("机关名称“{0}”不全，应为“{1}”。", "The organ's name '{0}' is not complete; it is '{1}'."),
    },
)
def organ_name(report: Report, at: At) -> Iterator[Finding]:
    """机关名称与标题不一致。

    为什么：多半是笔误，或在别的机关、旧名称的文件上改的，读者会以为不是同一个机关的报告。
    错：标题是清河县司法局，文中写“清江县司法局2022年……”
    对：全文用标题上的名称，或先写明简称。
    怎么改：改成标题上的名称；确需用简称的，第一次出现时注明“以下简称”。

    The organ is named differently from the title.

    Why: A slip, or the file was made from another organ's.
    Bad: 清江县司法局 in the report of 清河县司法局
    Good: The title's name throughout, or a short name declared where it first stands.
    Fix: Write the title's name.
    """
    name = NATIONAL.sub("", fold(report.organ or ""))
    if report.title is None or not report.title.organ or len(name) < 5 or not re.fullmatch(r"[一-龥]+", name):
        return
    declared = set(SHORT.findall("".join(folded(one.text).text for one in report.preamble)))
    for paragraph in paragraphs(report):
        words = folded(paragraph.text).without(NATIONAL)
        told: list[Misnamed] = []
        for one in _misnamed(report, name, words.text):
            if one.name(words.text) not in declared and not any(one.overlaps(other) for other in told):
                told.append(one)
                site = quoted(paragraph, *words.span(one.start, one.end))
                spot = at(site)
                if one.message == "shortened":
                    yield spot.say("shortened", site.text, report.organ, level="note")
                else:
                    yield (spot.say if one.sure else spot.review)("other", site.text, report.organ)


class Misnamed(NamedTuple):
    """Words of a folded text that name the organ otherwise than its title does; `sure` where no other can be meant."""

    start: int
    end: int
    message: str = "other"
    sure: bool = True

    def name(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Misnamed) -> bool:
        return self.start < other.end and other.start < self.end


def _misnamed(report: Report, name: str, text: str) -> Iterator[Misnamed]:
    """Those of a paragraph: what acts at its head, what a sentence tells of, short names, slips."""
    subject = organ_words(report.form).acting.match(text)
    told = subject and text[subject.end() : subject.end() + 1] != "的" and not is_of_another(opening(text))
    if subject and told and _is_elsewhere(subject["organ"], name):
        yield Misnamed(*subject.span("organ"))
    else:
        yield from (Misnamed(*span) for span in islice(misnamed_organs(report, name, text), MOST))
    shortened = (span for span in _shortened(text, name) if text[span[0] - 1 : span[0]] != '"')
    yield from (Misnamed(*span, "shortened") for span in islice(shortened, MOST))
    for match in islice(SELF.finditer(text), MOST):
        if other := _variant(match["name"], name):
            same_place = _levelled(other) in [_levelled(one) for one in _own(name)]
            yield Misnamed(match.start("name"), match.start("name") + len(other), sure=not same_place)


def _is_elsewhere(other: str, own: str) -> bool:
    """Whether two full names have different places of one level: neither is above or below the other."""
    places, mine = _places(other), _places(own)
    shared = [level for level in places if level in mine]
    return bool(shared and OPENS.match(other)) and all(places[level] != mine[level] for level in shared)


def _places(name: str) -> dict[str, str]:
    return {match["level"]: match["place"] for match in PLACE.finditer(_without_peoples(name))}


def _without_peoples(name: str) -> str:
    """An autonomous county's name as it is shortened: 墨江县 for 墨江哈尼族自治县."""
    return PEOPLES.sub("", name)


def _shortened(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands without the word for its level: 汶上司法局."""
    for index, char in enumerate(name[2:-2], 2):
        if char in LEVELS and (len(name) < index + 3 or name[index + 1] not in LEVELS):
            short = name[:index] + name[index + 1 :]
            yield from (match.span() for match in re.finditer(re.escape(short), text))


def _variant(words: str, name: str) -> str:
    """The name at the start of these words where it differs in one character from the organ's, or has two exchanged."""
    from rapidfuzz.distance import OSA

    own = _own(name)
    if any(one in words or any(short in words for short in _without_level(one)) for one in own):
        return ""
    for one in own:
        for length in (len(one), len(one) + 1, len(one) - 1):
            other = words[:length]
            named = len(other) == length and other[-1] == one[-1] and not SHORTENED.match(other)
            if named and OSA.distance(other, one) == 1:
                return other
    return ""


def _own(name: str) -> list[str]:
    """The name, and what is left of it without the higher levels before it."""
    return [name, *(one for one in without_places(name) if len(one) >= SHORTEST)]


def _levelled(name: str) -> str:
    """The name with one sign for every level: a city and a county of one name have organs of their own."""
    return re.sub(f"[{LEVELS}]", "*", name)


def _without_level(name: str) -> list[str]:
    return [name[:index] + name[index + 1 :] for index, char in enumerate(name) if char in LEVELS]


@rule(
    "OGI611",
    "short-name-undefined",
    level="note",
    clauses=(),
    messages={
        "undefined": Text("“《{0}》”没有写明是哪个文件的简称。", "'《{0}》' is short for a document that is nowhere named.")
    },
)
def short_name_undefined(report: Report, at: At) -> Iterator[Finding]:
    """用了简称，没有说明。

    为什么：读者不知道《办法》是哪一个办法。
    错：按照《办法》的要求
    对：第一次写全称并注明“以下简称《办法》”；《条例》写过全称即可。
    怎么改：第一次出现时写全称，加上“（以下简称《办法》）”。

    A short name is used that is nowhere explained.

    Why: Readers cannot know which measures are meant.
    Bad: 按照《办法》的要求
    Good: The full name first, with （以下简称《办法》）; for 《条例》 its full name is enough.
    Fix: Give the full name where it first stands, and say what it is called from there on.
    """
    texts = [(paragraph, folded(paragraph.text).text) for paragraph in paragraphs(report)]
    declared = {short for _, text in texts for short in SHORT.findall(text)}
    law = lexicon(report.form).regulation
    title = fold(law.title).removeprefix("中华人民共和国") if law else ""
    named = {"条例"} if title and any(title in text for _, text in texts) else set()
    for paragraph, text in texts:
        for match in GENERIC.finditer(text):
            if match["name"] not in declared | named:
                named.add(match["name"])
                yield at(quoted_folded(paragraph, *match.span())).say("undefined", match["name"])


RULES: list[Rule] = [organ_name, short_name_undefined]
