"""Who reports on which year: title, organ, kind of organ, statistical period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ogicheck.api import Companions, Identity, Period, Report, ReportParagraph, Title, fold, numerals
from ogicheck_plugins.national.organ_words import OrganWords, organ_words
from ogicheck_plugins.national.organs import inferred, introduced, level
from ogicheck_plugins.national.others import other
from ogicheck_plugins.national.periods import period
from ogicheck_plugins.records_kit.organ_names import organ_kind

LONGEST_TITLE = 70
"""Characters of a title, over all its lines: a longer text is a sentence that names the report."""
YEAR = r"(?P<year>20\d\d|二[〇○零O]\S\S)"
SENTENCE = re.compile("根据|依据|依照|按照|遵照|如下|编制|现将|公布|通知|指引|下载|本报告|反映|特发布")
"""Words of sentences that name a report, and of pages that lead to one."""
AGAIN = YEAR.replace("?P<year>", "?:") + "年度?"
"""A year told twice is none of the organ's name: X乡2023年度政府信息公开2023年度报告."""
SAID = "信息公开"
"""What every title says."""
SUBJECT, KIND = f"(?:政府|政务)?{SAID}(?:工作)?", "(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
TITLES = (
    re.compile(rf"(?P<before>[^,.;:]*?){YEAR}年?度?(?P<after>[^,.;:]*?){SUBJECT}{KIND}"),
    re.compile(rf"(?P<before>[^,.;:]*?)(?P<after>){SUBJECT}{YEAR}年?度?{KIND}"),
    re.compile(rf"(?P<before>[^,.;:]*?)(?P<after>){SUBJECT}{KIND}\(?{YEAR}年?度?\)?$"),
)
"""The year stands before the subject, within the title, or behind it."""
OFFICES = (
    "人民政府办公室|人民政府办公厅|人民政府|政府办公室|街道办事处|管理委员会|管委会|委员会|局|厅|办公室|办|院|所|中心|大队|支队|"
    "总队|公司|学校|大学|集团|部|署|社|会|台|馆|处|站|段|队"
)
MARK = r"[(\[【〔][^)\]】〕]{1,8}[)\]】〕]"
"""What a page says of the title in brackets before it: (图解)."""
ANNOUNCED = re.compile(r"(?:[现特]|编[制写]|制作|形成|撰写)[^,.;]{0,24}?(20\d\d)年?度?[^,.;]{0,24}?(?:报告|年报)")
EARLIER = re.compile(
    r"(?:发布|公布|编制|公开)(?:于|过)|已[经于]?|上年|去年|整改|对照|针对|问题|对比|比较|以来|改进|参照|汲取|反馈|通报|检查|评估"
)
"""A sentence that speaks of last year's report as of another one."""
PLANNED = re.compile(r"将|拟|计划|打算|下一步")
IN_PERIOD, OFTEN = 2, 4
"""How many times a period names its own year, and how many times what is told of another year makes that the report's."""
RESIDUE = re.compile(r"\((?:bookmark|image):[^)]*\)")


def title(preamble: Sequence[ReportParagraph], words: OrganWords) -> Title | None:
    """The title, over one to three short lines before the first section; one with an organ before one without. What a page
    prints round a report is none, nor what names a group of organs.
    """
    printed = [one for one in preamble if not words.is_furniture(one.text)]
    short = [one for one in printed if len(fold(one.text)) <= LONGEST_TITLE]
    windows = (short[start : start + count] for count in (1, 2, 3) for start in range(len(short) - count + 1))
    found = [_titled(lines, match) for lines in windows if (match := _match(_folded(lines)))]
    own = [one for one in found if not (one.organ in words.groups or words.is_announced(one.organ))]
    return next((one for one in own if one.organ), own[0] if own else None)


def _folded(lines: Iterable[ReportParagraph]) -> str:
    return "".join(fold(line.text) for line in lines)


def _match(folded: str) -> re.Match[str] | None:
    """Where a title stands in a line, or several: no sentence that names the report."""
    text = RESIDUE.sub("", folded)
    if len(text) > LONGEST_TITLE or SAID not in text or SENTENCE.search(text):
        return None
    return next((match for title in TITLES if (match := title.search(text))), None)


def _titled(lines: Sequence[ReportParagraph], match: re.Match[str]) -> Title:
    names = (re.sub(rf"^(?:{MARK}|\W|关于|{AGAIN})+|(?:关于|{AGAIN})*\W*$", "", match[one]) for one in ("before", "after"))
    name = next(filter(None, names), None)
    printed = "".join(line.text.strip() for line in lines)
    return Title("report", printed, lines[0].place, name, numerals.positional(match["year"].replace("O", "0")))


def organ(title_name: str | None, intro_name: str | None, words: OrganWords) -> str | None:
    """The organ as the title names it, with the places that the introduction puts before it, else as that does."""
    before, named, _ = (intro_name or "").partition(title_name) if title_name else ("", "", "")
    if title_name and named and not words.is_announced(before or None):
        return before + title_name
    if title_name and (re.search(rf"(?:{OFFICES}|政府)$", title_name) or title_name.endswith(intro_name or title_name)):
        return title_name
    return intro_name or title_name


def year(
    titled: Iterable[int], span: Period | None, texts: Sequence[str], covers: Callable[[int], bool] | None = None
) -> int | None:
    """The report year: the title's (or the introduction's) and the period's. Where they differ, the one that the form
    `covers`; where they still do, or lack, the one that the folded texts name most; it outweighs a period that stands alone
    where no other sentence names that one's year.
    """
    said = [sentence for text in texts for sentence in text.split(".")]
    named = _years(said)
    edges = {edge.year for edge in (span.start, span.end) if edge} if span else set()
    told = set(titled) | edges
    told = {one for one in told if covers and covers(one)} or told
    if len(told) == 1 and told == edges:
        done = _years(one for one in said if not PLANNED.search(one))
        if not set(titled) and (later := _after_form(told, done, covers)):
            return later
        if not _is_stale(told, done):
            return told.pop()
    elif len(told) == 1:
        return told.pop()
    known = {one: count for one, count in named.items() if len(told) < 2 or one in told}
    return max(known, key=lambda one: (known[one], one), default=None)


def _after_form(told: set[int], named: Counter[int], covers: Callable[[int], bool] | None) -> int | None:
    """The year behind the period's, where the form is that one's, which the text names, and the period alone its own."""
    (one,) = told
    older = covers is not None and not covers(one) and covers(one + 1)
    return one + 1 if older and named[one] <= IN_PERIOD <= named[one + 1] else None


def _years(said: Iterable[str]) -> Counter[int]:
    return Counter(int(match) for sentence in said for match in re.findall(r"(20[12]\d)年", sentence))


def _is_stale(told: set[int], named: Counter[int]) -> bool:
    """Whether a period was left from another year: it alone names its own, and another is named time and again."""
    (one,) = told
    return named[one] <= IN_PERIOD and max((named[other] for other in named if other != one), default=0) >= OFTEN


def announced_year(text: str) -> int | None:
    """The one year of which a folded paragraph announces the report: 现将2022年政府信息公开工作年度报告公布如下."""
    said = (one for one in re.split(r"[.;](?!\d)", text) if not EARLIER.search(one) and not re.search('[《"]', one))
    years = {int(match[1]) for one in said for match in ANNOUNCED.finditer(one)}
    return years.pop() if len(years) == 1 else None


def _announced(preamble: Sequence[ReportParagraph], words: OrganWords) -> set[int]:
    """The years of annual reports that the introduction announces: 现公布2023年政府信息公开工作年度报告."""
    texts = (words.works.sub("《》", fold(one.text)) for one in preamble)
    return {int(match[1]) for text in texts for match in ANNOUNCED.finditer(text)}


def identity(report: Report, companions: Companions) -> Identity:
    """Whose report it is, by its introduction and its sections."""
    words = organ_words(report.form)
    inside = [one for section in report.sections for one in section.paragraphs]
    paragraphs = [*report.preamble, *inside]
    folded = [fold(one.text) for one in paragraphs]  # once: more of them than `fold` remembers cost it anew each time
    heading = title(report.preamble, words)
    span = period(paragraphs, folded, heading.year if heading else None)
    maker = introduced(words, _besides(heading, report.preamble))
    name = organ(heading.organ if heading else None, maker, words)
    if name is None:
        overview = report.section("overview")
        name = inferred(words, report.preamble, overview.paragraphs if overview else (), inside)
    titled = {heading.year} if heading and heading.year else _announced(report.preamble, words)
    kind = organ_kind(name) or level(words, paragraphs)
    covers = report.form.covers if report.tables else None
    found = Identity(name, kind, maker, year(titled, span, folded, covers), heading, span)
    lines = (text for one, text in zip(paragraphs, folded, strict=True) if len(one.text) <= LONGEST_TITLE)
    return replace(found, refused=other(report, found, {line for line in lines if _match(line)}))


def _besides(title: Title | None, preamble: Sequence[ReportParagraph]) -> list[ReportParagraph]:
    """What is said besides the title."""
    printed = fold(title.text) if title else ""
    return [one for one in preamble if fold(one.text) not in printed]
