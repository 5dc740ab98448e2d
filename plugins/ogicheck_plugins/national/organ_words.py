"""How organs are named and introduced, as words of a ruleset and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from ogicheck.api import Declared, Form, Words, compiled, fold

EDGE = r'(?:^|[,.;:()"《》>|])'
DATED = r"(?:20\d\d年度?,?)?"
PUT = "(?:将(?!乐县))?"
"""Before an organ whose work is told: 将X2023年政府信息公开工作情况报告如下. 将乐县 is a place."""
BEING = "(?:本?(?:年度)?(?:报告|年报)[系是为]由?)?"
BRACKETS = r"(?:\([^()]*\))?"
LONGEST_HEADING = 14
"""Characters of a sub-heading, which stands before what is said: （一）主动公开政府信息情况 has 13 folded."""
REPORT = rf"(?:{DATED}(?:政府|政务)?信息公开|20\d\d年?度?(?:报告|年报))"


def any_of(words: Sequence[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, map(fold, words)), key=len, reverse=True)) or "(?!)"


class OrganWords(Declared, frozen=True, dict=True):
    """The words by which a report without a title is known to be an organ's, and the patterns made of them.

    An organ's name is a place (`places`) with a body (`bodies`) or an area of its own (`areas`) behind it, or an
    institution (`institutions`); it holds none of `never`, and begins with none of `general`. Such a name is the organ's
    where it stands behind one of `announces` and before the report's own name, before one of `makes` (or, where nobody
    makes it, of `gathers`), at a sentence's head (or behind one of `times`, or clauses that begin with one of `adverbs`)
    before one of `acts`, between `contacts` and `asks`, behind one of `publishers`, or below the text; `leaders` may follow
    it. It calls `itself` 我局; those of `townships` are a township's. `groups` are names of many organs, which make no
    title; `former` gives what offices of a name were called before; `furniture` are regular expressions for what a page
    prints round a report, matched against the text as printed.
    """

    places: Words = []
    bodies: Words = []
    areas: Words = []
    institutions: Words = []
    never: Words = []
    general: Words = []
    announces: Words = []
    makes: Words = []
    gathers: Words = []
    times: Words = []
    acts: Words = []
    contacts: Words = []
    asks: Words = []
    adverbs: Words = []
    publishers: Words = []
    leaders: Words = []
    itself: Words = []
    townships: Words = []
    groups: Words = []
    furniture: Words = []
    former: dict[str, Words] = {}

    def __post_init__(self) -> None:
        compiled(self.furniture)

    def is_furniture(self, text: str) -> bool:
        """Whether a page prints it round a report."""
        return any(pattern.search(text) for pattern in self._furniture)

    @cached_property
    def _furniture(self) -> list[re.Pattern[str]]:
        return [re.compile(pattern) for pattern in self.furniture]

    def is_announced(self, name: str | None) -> bool:
        """Whether what looks like a name begins or ends with words that announce one: a sentence's piece."""
        begins, ends = any_of(self.announces), any_of([*self.announces, *self.makes])
        return re.fullmatch(rf"(?:{begins}).*|.*(?:{ends})", name or "") is not None

    @cached_property
    def name(self) -> str:
        """A name, as short as what follows allows: a place with a body, or a place or a body that reports by itself."""
        han = rf"(?:(?!{any_of(self.never)})[一-龥〇])"
        place, body = any_of(self.places), any_of(self.bodies)
        full = rf"{han}{{1,12}}?(?:{place})(?:{han}{{0,24}}?(?:{body}|{any_of(self.areas)}))?"
        short = rf"(?:{place}){han}{{1,20}}?(?:{body}|{any_of(self.areas)})"
        whole = rf"{han}{{2,20}}?(?:{any_of(self.institutions)})"
        return rf"(?P<organ>(?!{any_of([*self.general, *self.announces])})(?:{full}|{short}|{whole}))"

    @cached_property
    def announced(self) -> re.Pattern[str]:
        """A report by its organ: 现公布X2023年政府信息公开工作年度报告. In X乡政府信息公开 the organ is X乡."""
        return re.compile(rf"(?:{EDGE}|{any_of(self.announces)}){PUT}{DATED}{self.name}(?<![^民]政府)(?:关于)?{REPORT}")

    @cached_property
    def made(self) -> re.Pattern[str]:
        """By whom it was made: 由X编制."""
        makes = any_of(self.makes)
        return re.compile(rf"(?<![理自事缘])由{self.name}{BRACKETS}(?:20\d\d|{makes})")

    @cached_property
    def gathered(self) -> re.Pattern[str]:
        """Who only gathered it: 由X汇总各单位材料."""
        return re.compile(rf"(?<![理自事缘])由{self.name}{BRACKETS}(?:{any_of(self.gathers)})")

    @cached_property
    def making(self) -> re.Pattern[str]:
        """Who makes it, as a sentence's subject: X编制本报告."""
        return re.compile(rf"{EDGE}{BEING}{DATED}{self.name}{BRACKETS}(?:{any_of(self.makes)}|现|特)")

    @cached_property
    def acting(self) -> re.Pattern[str]:
        """The subject of what the overview tells: 2023年，X认真…."""
        times = any_of(self.times)
        led = any_of(self.leaders)
        return re.compile(
            rf"{EDGE}(?:(?:{times}|20\d\d年度?),?)?{self.name}{BRACKETS}(?:{led})?{DATED}(?:{times})?,?"
            rf"(?:{any_of(self.acts)})"
        )

    @cached_property
    def before_subject(self) -> re.Pattern[str]:
        """What stands before the subject of a sentence: its number, the time, and clauses such as 在县委的领导下."""
        time = rf"(?:{any_of(self.times)}|20\d\d年度?)"
        return re.compile(
            rf"(?:\(.\)(?:[^,.;:]{{2,{LONGEST_HEADING}}}\.)?|.,)?(?:{time},?|(?:{any_of(self.adverbs)})(?:[^.;]{{1,60}}?[导持心署筹动助]下|[^,.;]*),)*"
        )

    @cached_property
    def signed(self) -> re.Pattern[str]:
        return re.compile(rf"{self.name}(?:20\d\d年\d{{1,2}}月\d{{1,2}}日)?")

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Whom to ask: 请与X办公室联系; of several, 请与X、Y联系, none."""
        inside = r"(?:办公室|[一-龥]{2,8}[科股室处])?"
        alone = r"(?!(?<=,)[^,.;:()]{2,16}(?:联系|咨询))"
        return re.compile(rf"(?:{any_of(self.contacts)}):?{self.name}{inside}{BRACKETS}(?:{any_of(self.asks)}){alone}")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """Who publishes it, by the page's index: 发布机构：X."""
        return re.compile(rf"(?:{any_of(self.publishers)})\)?:?{self.name}(?=$|[;,|)])")

    @cached_property
    def self_named(self) -> re.Pattern[str]:
        """What the organ calls itself: 我局, 我镇."""
        return re.compile(rf"[我本](?P<own>{any_of(self.itself)})")

    @cached_property
    def works(self) -> re.Pattern[str]:
        """Titles of other works, whose words name nobody: 《X办理…规范》."""
        return re.compile(r"《[^《》]*(?<!报告)(?<!年报)》")


def organ_words(form: Form) -> OrganWords:
    """The words on organs of a form."""
    found: OrganWords = form.vocabulary["identity"]
    return found
