"""The statistical period: the days from which and to which a report says that its figures count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ogicheck.api import Period, ReportParagraph, fold, numerals

YEAR = r"(?:(?P<y{0}>20\d\d)(?:年度?|[./-])|[当同本该]年)?"
DAY = YEAR + r"(?<!\d)(?P<m{0}>\d{{1,2}})(?:月|[./-])(?P<d{0}>\d{{1,2}})(?!\d)[日号]?"
CLOCK = r"(?:\([^()]{1,6}\)|[0零\d]{1,2}(?:时|点|:\d\d)(?:\d\d分|整)?)?"
BEGUN = "(?:正式)?(?:以来|起始|起算|起计算|算起|开始|起|始|为始|为?(?:统计)?(?:起点|起始日|开始日))"
ENDED = "(?:止|结束|终止|截止|为止|为[末终]|为?(?:统计)?(?:终点|截止日|结束日))"
UNTO = (
    r"(?:(?:统计|计算|数据)?(?:截[止至]|终止?|终点|结束|止|讫)(?:的?(?:日期|时间|时点|日))?(?:至|到|为|于|是|:)?|(?:统计|计算|计|算|延续|持续|一直|下)?[至到迄](?:于)?"
    r"|[-—~–－―─━]{1,4})"
)
FIRST, LAST = DAY.format(1) + CLOCK, DAY.format(2)
SPANS = (
    re.compile(rf"{FIRST}(?:{BEGUN}(?:统计|计算|计)?)?[,;]?{UNTO}{LAST}"),
    re.compile(rf"{FIRST}{BEGUN}计?[,;]?(?:以|于|并于)?{LAST}{CLOCK}{ENDED}"),
    re.compile(rf"{FIRST}[和与及]{LAST}(?:之间|期间|两日)"),
    re.compile(
        rf"截[止至](?:日期|时间|日)[和与及](?:起始|开始|起点)(?:日期|时间|日)?(?:分别|依次)?[为是:]{LAST}[、和与及,]{FIRST}"
    ),
    re.compile(rf"起[止讫](?:时间|日期|期限|日)?(?:分别)?(?:是|为|:)?{FIRST}[和与及,]{LAST}"),
    re.compile(
        rf"(?:(?:截[止至]|终止|终点|结束)(?:日期|时间|日)?[为是:]|(?:统计|计算|截止?)[至到]){LAST}止?[,;](?:统计)?(?:起始|开始|起点|起算)(?:日期|时间|日)?[为是:]{FIRST}"
    ),
)
"""从…到…; 1月1日起，12月31日止; 1月1日和12月31日之间; the last day told first."""
UNTIL = re.compile(r"截[止至](?:日期|时间|日)?:?(?:为|到|至|于|是)?(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
SPOKEN = re.compile(
    r"统计(?:数据)?的?(?:期限|周期|期间|时间|时段|区间|时限|范围|年度|起止|截止|截至|口径)"
    r"|所列的?(?:统计|各项)?数据|中的?(?:统计|各项)?数据|报告的?(?:统计)?数据|数据(?=[自从])"
    r"|数据(?:的)?(?:期限|统计|截|起止|时限|时间|区间|采集|起讫)|报告期|起[止讫](?:时间|日期|期限)|统计数据|数据始于"
    r"|报告[中里内]?(?:所[列用])?的?(?:各项|所有)?数字|报告所?反映|期间的(?:工作)?情况|统计期|时间(?:跨度|范围|区间)"
)
"""What speaks of the period of the figures: any two days there are meant."""
HINTED = re.compile(r"统计|数据|指标|数字|报告|年报|期限|期间的|(?:情况|工作)如下")
"""What may: two days there are meant where they are the first and the last one of a year."""
OF_FIGURES = re.compile(r"统计|数据|指标|数字|本报告|年报|报告的?(?:时[限段间]|期间|周期|区间|范围)")
OF_OTHERS = re.compile(r"规划|计划|方案|行动|征[集求]|公示|考核|评估|检查|审计|培训|有效期|任期|[\"“《]")
"""What makes two days in a sentence another matter's."""
ELSES = re.compile(
    r"《(?![^《》]{0,40}(?:信息|政务)公开|本)[^《》]{2,60}》[中里内]?(?:所[列用载]|使用)?的?(?:各项|有关)?$"
    r"|(?:法治政府建设|公报|年鉴|普查|审计|考核|评估|问卷|测评|决算|预算|粉丝|普法|绩效)[^,.;]{0,8}$"
)
"""Whose period is told, by what stands before the word: 《法治政府建设年度报告》统计期为."""
APART = re.compile(r"与(?:本报告|本年报|年报|年度报告|本年度报告)[^,.;]{0,12}(?:不同|不一|不尽|有别|有差异|无关)")
WHOLE = re.compile(r"[^,.;]{0,12}?(?P<y>20\d\d)年(?:度|全年|全年度|整年|整个年度|自然年)(?=[,.;)(]|$|的?(?:数据|情况))")
"""A year told as one, behind the word for the period: 统计期限为2022年度."""
ALONE = re.compile(r"[为是:](?P<y>20\d\d)年(?=[.;)]|$)")
"""Nothing but the year behind that word."""
CALLED = re.compile(
    r"[^,.;\d]{0,8}(?P<y>20\d\d)年(?:度|全年|全年度|整年|整个年度|自然年)[,(]?(?:即|也就是|具体为|自|从|为|:)"
)
LOST = re.compile(r"20\d{3,6}(?:月\d{1,2})?日?起?[至到](?:20)?\d{3,6}(?:月\d{1,2})?日?|年月日")
NUMERAL = "[一二三四五六七八九十]{1,3}"
WRITTEN = re.compile(rf"(?:(?P<y>二[〇○零O0][〇○零O0一二三四五六七八九]{{2}})年)?(?P<m>{NUMERAL})月(?P<d>{NUMERAL})[日号]")
MONTHS = re.compile(r"(?P<year>20\d\d年)1月份?起?[至到—~-]{1,2}(?P<last>20\d\d年)?12月份?(?!\d|[底末])")
"""A year told by its months."""
ANY_YEAR = re.compile(r"(20\d\d)年")
ENDS_OF_YEAR = re.compile(
    r"(?:起|始|首日?|开始日?|起始日?)(?:日期|时间)?[为是:]?(?P<y>20\d\d)年1月1日[^\d]{0,3}(?:止|讫|终|[末尾]日?|截止日?|结束日?)(?:日期|时间)?[为是:]?(?P=y)年12月31日"
)
REACH = 120
BEFORE = "section/preamble/"
"""What stands before the first section."""


def period(paragraphs: Sequence[ReportParagraph], folded: Sequence[str], titled: int | None) -> Period | None:
    """The statistical period by the paragraphs and their folded texts: the first sentence that speaks of it and has days, or
    has lost them; else one that gives a whole year. Days without a year are the sentence's one year, or else the title's.
    """
    texts = [(paragraph, _plain(text)) for paragraph, text in zip(paragraphs, folded, strict=True)]
    spoken = (_stated(paragraph, sentence, titled) for paragraph, text in texts for sentence in _spoken(text))
    whole = (one for paragraph, text in texts if HINTED.search(text) for one in _whole_years(paragraph, text))
    crossed = (one for paragraph, text in texts if OF_FIGURES.search(text) for one in _crossed(paragraph, text, titled))
    named = (one for paragraph, text in texts for one in _named_years(paragraph, text))
    ends = (one for paragraph, text in texts for one in _ends_of_year(paragraph, text))
    ways = (filter(None, spoken), whole, crossed, named, ends)
    return next((found for way in ways if (found := next(way, None))), None)


def _plain(folded: str) -> str:
    """The text, days in Chinese numerals or named 元月 as figures."""
    written = WRITTEN.sub(_digits, folded).replace("元月", "1月").replace("年元旦", "年1月1日")
    return re.sub(
        "12月[底末]|(?<=[年至到])年[底末](?=为?止)", "12月31日", MONTHS.sub(r"\g<year>1月1日至\g<last>12月31日", written)
    )


def _digits(match: re.Match[str]) -> str:
    year = f"{numerals.positional(match['y'].replace('O', '0'))}年" if match["y"] else ""
    return f"{year}{numerals.counted(match['m'])}月{numerals.counted(match['d'])}日"


def _spoken(text: str) -> Iterator[str]:
    """What follows each word for the period up to the end of its sentence; then the sentence's beginning, too."""
    for word in SPOKEN.finditer(text):
        after = re.split(r"[.;](?!\d)", text[word.start() : word.start() + REACH])[0]
        before = re.split(r"[.;!?](?!\d)", text[max(0, word.start() - REACH) : word.start()])[-1]
        if not (ELSES.search(before) or APART.search(after)):
            yield after
            yield before + after


def _own(text: str) -> str:
    """A text without its sentences on another matter's period."""
    said = re.split(r"(?<=[.;])(?!\d)", text)
    return "".join(
        one
        for one in said
        if not (APART.search(one) or any(ELSES.search(one[: word.start()]) for word in SPOKEN.finditer(one)))
    )


def _stated(paragraph: ReportParagraph, sentence: str, titled: int | None) -> Period | None:
    years = set(ANY_YEAR.findall(sentence))
    known = years.pop() if len(years) == 1 else str(titled) if titled and not years else None
    if (found := next(_spans(sentence, known), None)) is not None:
        start, end = _called(sentence, titled) or found
        return _made(paragraph, start, end, readable=start is not None and end is not None)
    if match := UNTIL.search(sentence):
        return _made(paragraph, None, _day(match["y"], match["m"], match["d"]))
    return _made(paragraph, None, None, readable=False) if LOST.search(sentence) else None


def _called(sentence: str, titled: int | None) -> tuple[date, date] | None:
    """The days of a year by which the period is called before its days, and that is not the title's: 2020年全年，即…."""
    word = SPOKEN.match(sentence)
    called = CALLED.match(sentence, word.end()) if word and titled else None
    year = int(called["y"]) if called else titled
    return (date(year, 1, 1), date(year, 12, 31)) if year and year != titled else None


def _whole_years(paragraph: ReportParagraph, text: str) -> Iterator[Period]:
    for start, end in _spans(_own(text)):
        if start and end and start.year == end.year and end - start >= date(2022, 12, 31) - date(2022, 1, 1):
            yield _made(paragraph, start, end)


def _crossed(paragraph: ReportParagraph, text: str, titled: int | None) -> Iterator[Period]:
    """From a January to a December, one of them of the title's year and the other of the year beside it: a digit is wrong.
    The sections tell of other figures' days, too.
    """
    if not paragraph.address.startswith(BEFORE):
        return
    for sentence in re.split(r"[.;](?!\d)", text):
        if OF_FIGURES.search(sentence) and not OF_OTHERS.search(sentence):
            for start, end in _spans(sentence):
                if start and end and (start.month, end.month) == (1, 12) and _are_beside(start.year, end.year, titled):
                    yield _made(paragraph, start, end)


def _are_beside(first: int, last: int, titled: int | None) -> bool:
    return titled in (first, last) and abs(first - last) <= 1


def _named_years(paragraph: ReportParagraph, text: str) -> Iterator[Period]:
    """A whole year named as the period."""
    if not paragraph.address.startswith(BEFORE):
        return
    for word in SPOKEN.finditer(text):
        if "统计" in word[0] and (match := WHOLE.match(text, word.end()) or ALONE.match(text, word.end())):
            year = int(match["y"])
            yield _made(paragraph, date(year, 1, 1), date(year, 12, 31))


def _ends_of_year(paragraph: ReportParagraph, text: str) -> Iterator[Period]:
    """The first and the last day of one year, each under a name of its own: 首日…，末日…; 起：…；止：…."""
    if paragraph.address.startswith(BEFORE):
        for match in ENDS_OF_YEAR.finditer(text):
            year = int(match["y"])
            yield _made(paragraph, date(year, 1, 1), date(year, 12, 31))


def spans_year(text: str, year: int | None) -> bool:
    """Whether a text has the first and the last day of a year, or of years that it leaves out."""
    days = (date(year, 1, 1), date(year, 12, 31)) if year else None
    return days is not None and days in _spans(_plain(fold(text)), str(year))


def _spans(text: str, known: str | None = None) -> Iterator[tuple[date | None, date | None]]:
    for match in (one for way in SPANS for one in way.finditer(text)):
        first, last = match["y1"] or match["y2"] or known, match["y2"] or match["y1"] or known
        if first and last:
            yield _day(first, match["m1"], match["d1"]), _day(last, match["m2"], match["d2"])


def _made(paragraph: ReportParagraph, start: date | None, end: date | None, readable: bool = True) -> Period:
    return Period("report", paragraph.text, paragraph.place, start, end, readable)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
