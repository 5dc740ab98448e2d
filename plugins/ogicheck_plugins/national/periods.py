"""The statistical period: the days from which and to which a report says that its figures count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ogicheck.api import Period, ReportParagraph, fold, numerals

YEAR = r"(?:(?P<y{0}>20\d\d)(?:年度?|[./-])|[当同本该]年)?"
DAY = YEAR + r"(?<!\d)(?P<m{0}>\d{{1,2}})(?:月|[./-])(?P<d{0}>\d{{1,2}})(?!\d)[日号]?"
CLOCK = r"(?:\([^()]{1,6}\)|[0零\d]{1,2}(?:时|点|:\d\d)(?:\d\d分|整)?)?"
BEGUN = "(?:正式)?(?:起始|起算|起计算|算起|开始|起|始|为始)"
ENDED = "(?:止|结束|终止|截止|为止)"
UNTO = (
    r"(?:截[止至](?:日期|时间)?(?:至|到|为|于)?|(?:终|结束|终止|截止|止)于?|(?:统计|计算)?[至到迄](?:于)?"
    r"|[-—~–－―─━]{1,4})"
)
FIRST, LAST = DAY.format(1) + CLOCK, DAY.format(2)
SPANS = (
    re.compile(rf"{FIRST}(?:{BEGUN})?[,;]?{UNTO}{LAST}"),
    re.compile(rf"{FIRST}{BEGUN}[,;]?{LAST}{CLOCK}{ENDED}"),
)
"""从…到…; 1月1日起，12月31日止."""
UNTIL = re.compile(r"截[止至](?:日期|时间|日)?:?(?:为|到|至|于|是)?(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
SPOKEN = re.compile(
    r"统计(?:数据)?的?(?:期限|周期|期间|时间|时段|区间|时限|范围|年度|起止|截止|截至|口径)"
    r"|所列的?(?:统计|各项)?数据|中的?(?:统计|各项)?数据|报告的?(?:统计)?数据|数据(?=[自从])"
    r"|数据(?:的)?(?:期限|统计|截|起止|时限|时间|区间|采集|起讫)|报告期|起[止讫](?:时间|日期|期限)|统计数据|数据始于"
    r"|报告[中里内]?(?:所[列用])?的?(?:各项|所有)?数字|报告所?反映|期间的(?:工作)?情况"
)
"""What speaks of the period of the figures: any two days there are meant."""
HINTED = re.compile(r"统计|数据|报告|期限|期间的")
"""What may: two days there are meant where they are the first and the last one of a year."""
LOST = re.compile(r"20\d{3,6}(?:月\d{1,2})?日?起?[至到](?:20)?\d{3,6}(?:月\d{1,2})?日?|年月日")
NUMERAL = "[一二三四五六七八九十]{1,3}"
WRITTEN = re.compile(rf"(?:(?P<y>二[〇○零O0][〇○零O0一二三四五六七八九]{{2}})年)?(?P<m>{NUMERAL})月(?P<d>{NUMERAL})[日号]")
MONTHS = re.compile(r"(?P<year>20\d\d年)1月份?[至到—~-]{1,2}12月份?(?!\d|[底末])")
"""A year told by its months."""
ANY_YEAR = re.compile(r"(20\d\d)年")
REACH = 120


def period(paragraphs: Sequence[ReportParagraph], folded: Sequence[str], titled: int | None) -> Period | None:
    """The statistical period by the paragraphs and their folded texts: the first sentence that speaks of it and has days, or
    has lost them; else one that gives a whole year. Days without a year are the sentence's one year, or else the title's.
    """
    texts = [(paragraph, _plain(text)) for paragraph, text in zip(paragraphs, folded, strict=True)]
    spoken = (_stated(paragraph, sentence, titled) for paragraph, text in texts for sentence in _spoken(text))
    whole = (one for paragraph, text in texts if HINTED.search(text) for one in _whole_years(paragraph, text))
    return next(filter(None, spoken), None) or next(whole, None)


def _plain(folded: str) -> str:
    """The text, days in Chinese numerals or named 元月 as figures."""
    whole = MONTHS.sub(r"\g<year>1月1日至12月31日", folded)
    return re.sub("12月[底末]", "12月31日", WRITTEN.sub(_digits, whole).replace("元月", "1月"))


def _digits(match: re.Match[str]) -> str:
    year = f"{numerals.positional(match['y'].replace('O', '0'))}年" if match["y"] else ""
    return f"{year}{numerals.counted(match['m'])}月{numerals.counted(match['d'])}日"


def _spoken(text: str) -> Iterator[str]:
    """What follows each word for the period up to the end of its sentence; then the sentence's beginning, too."""
    for word in SPOKEN.finditer(text):
        after = re.split(r"[.;](?!\d)", text[word.start() : word.start() + REACH])[0]
        before = re.split(r"[.;!?](?!\d)", text[max(0, word.start() - REACH) : word.start()])[-1]
        yield after
        yield before + after


def _stated(paragraph: ReportParagraph, sentence: str, titled: int | None) -> Period | None:
    years = set(ANY_YEAR.findall(sentence))
    known = years.pop() if len(years) == 1 else str(titled) if titled and not years else None
    if (found := next(_spans(sentence, known), None)) is not None:
        start, end = found
        return _made(paragraph, start, end, readable=start is not None and end is not None)
    if match := UNTIL.search(sentence):
        return _made(paragraph, None, _day(match["y"], match["m"], match["d"]))
    return _made(paragraph, None, None, readable=False) if LOST.search(sentence) else None


def _whole_years(paragraph: ReportParagraph, text: str) -> Iterator[Period]:
    for start, end in _spans(text):
        if start and end and start.year == end.year and end - start >= date(2022, 12, 31) - date(2022, 1, 1):
            yield _made(paragraph, start, end)


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
