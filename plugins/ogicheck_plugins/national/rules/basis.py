"""Whether the notice on the form is cited as the one that holds for the report year, and with its own number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ogicheck.api import At, Finding, Report, ReportParagraph, Rule, Text, fold, rule
from ogicheck_plugins.national.citing import Mention, Number, mentions, wordings_of
from ogicheck_plugins.national.clauses import FORM_2019, FORM_2021
from ogicheck_plugins.national.prose import MOST, folded, paragraphs, quoted_folded, sentence
from ogicheck_plugins.national.vocabulary import lexicon

CLAUSES = (FORM_2019, FORM_2021)
PAST = re.compile(r"废止|替代|代替|取代|不再|修订|停止执行|此前|原《|原国办|与.{0,40}相比|较.{0,40}格式")
OFFICE = re.compile(r"国[一-龥]{1,9}$")
REGULATION = re.compile(r"《?(?:中华人民共和国)?政府信息公开条例》?\((?:以下简称[^(),]{0,8},)?$")
"""The Regulation's name before a bracket."""
BEHIND = re.compile(r"[〉>\"]?(?:的通知)?[》\"]?(?:\(试行\))?\((?:中华人民共和国)?")
"""Between a notice's title and its number."""
FAR = 2
"""How many characters a misspelt number may differ from the right one in, where no title stands before it."""


def _mentions(report: Report) -> Iterator[tuple[ReportParagraph, Mention]]:
    wordings = wordings_of(lexicon(report.form).instruments)
    for paragraph in paragraphs(report):
        for mention in islice(mentions(folded(paragraph.text).text, wordings), MOST):
            yield paragraph, mention


def _numbered(report: Report, number: Number | None) -> str | None:
    """The instrument whose number this is."""
    instruments = lexicon(report.form).instruments
    return next((key for key, one in instruments.items() if number and number.is_of(one)), None)


def _is_bare(report: Report, mention: Mention) -> bool:
    """Whether another instrument's title begins with this one's, so that a shortened title may be meant."""
    instruments, key = lexicon(report.form).instruments, None if mention.whole else mention.key
    titles = [one.title for other, one in instruments.items() if other != key]
    return key is not None and any(title.startswith(instruments[key].title) for title in titles)


def _is_shortened(report: Report, mention: Mention, key: str | None) -> bool:
    """Whether a title is that of its number's instrument, cut short: so it is where that instrument holds for the year, and
    may be where neither the year nor the tables' form says which one does.
    """
    other = lexicon(report.form).instruments.get(key or "")
    years = report.form.ruleset.years if report.tables else None
    year = report.year or (years.last or years.first if years else None)
    return _is_bare(report, mention) and (not year or bool(other and _covers(other.years, year)))


def _tells_of_the_past(paragraph: ReportParagraph, mention: Mention) -> bool:
    text = folded(paragraph.text).text
    start, end = sentence(text, mention.start)
    return bool(PAST.search(text, start, end))


def _is_of_the_state(paragraph: ReportParagraph, mention: Mention) -> bool:
    """Whether a notice is the national one: offices below it issue notices of the same title."""
    before = folded(paragraph.text).text[max(0, mention.start - 30) : mention.start]
    return not mention.whole or "国务院办公厅" in before or "国办" in before


@rule(
    "OGI501",
    "basis-obsolete",
    level="warning",
    clauses=CLAUSES,
    messages={
        "obsolete": Text(
            "依据“{0}”不适用于 {1} 年度报告；应为《{2}》（{3}）。",
            "'{0}' is not the basis of reports for {1}; it should be '{2}' ({3}).",
        )
    },
)
def basis_obsolete(report: Report, at: At) -> Iterator[Finding]:
    """所引的格式文件不适用于报告年度。

    为什么：2019、2020年度报告的依据是国办公开办函〔2019〕60号（试行），2021年度起是国办公开办函〔2021〕30号。
    错：2022年度报告写“根据……年度报告格式（试行）（国办公开办函〔2019〕60号）编制”。
    对：2022年度报告写“根据……年度报告格式（国办公开办函〔2021〕30号）编制”。
    怎么改：换成报告年度适用的文件名称和文号。

    The notice on the form is not the one that holds for the report year.

    Why: Reports for 2019 and 2020 rest on 国办公开办函〔2019〕60号, later ones on 国办公开办函〔2021〕30号.
    Bad: A report for 2022 that cites 〔2019〕60号 or the form on trial (试行).
    Good: A report for 2022 that cites 〔2021〕30号.
    Fix: Cite the notice of the report year, with its number.
    """
    instruments = lexicon(report.form).instruments
    due = next((one for one in instruments.values() if report.year and _covers(one.years, report.year)), None)
    for paragraph, mention in _mentions(report):
        key = _numbered(report, mention.number)
        titled = mention.number is None and not _is_bare(report, mention) and _is_of_the_state(paragraph, mention)
        cited = instruments.get(key or (mention.key if titled and mention.key else ""))
        crossed = mention.key is not None and key not in (None, mention.key) and not _is_shortened(report, mention, key)
        crossed |= any(_of_the_regulation(report, paragraph, mention, key))
        if due and cited and cited is not due and cited.years and not crossed and not _tells_of_the_past(paragraph, mention):
            site = quoted_folded(paragraph, mention.start, mention.end)
            yield at(site).say("obsolete", site.text, report.year, due.title, due.number)


def _covers(years: object, year: int) -> bool:
    first, last = getattr(years, "first", None), getattr(years, "last", None)
    return first is not None and first <= year <= (last or year)


@rule(
    "OGI502",
    "basis-crossed",
    level="warning",
    clauses=CLAUSES,
    messages={
        "crossed": Text(
            "“{0}”的名称和文号不是同一个文件的：{1} 是《{2}》的文号。",
            "In '{0}' title and number are of two documents: {1} is the number of '{2}'.",
        ),
        "shortened": Text(
            "“{0}”的名称不全：{1} 的名称是《{2}》。", "The title in '{0}' is not complete: {1} is titled '{2}'."
        ),
    },
)
def basis_crossed(report: Report, at: At) -> Iterator[Finding]:
    """格式文件的名称和文号张冠李戴。

    为什么：试行格式的文号是国办公开办函〔2019〕60号，现行格式的文号是国办公开办函〔2021〕30号，混用就查不到依据。
    错：年度报告格式（试行）（国办公开办函〔2021〕30号）
    对：年度报告格式（国办公开办函〔2021〕30号）
    怎么改：按报告年度写对名称和文号。

    The title of one notice with the number of the other.

    Why: The trial form has the number 〔2019〕60号, the present one 〔2021〕30号; mixed, neither can be found.
    Bad: 年度报告格式（试行）（国办公开办函〔2021〕30号）
    Good: 年度报告格式（国办公开办函〔2021〕30号）
    Fix: Give the title and the number of the notice that holds for the report year.
    """
    instruments = lexicon(report.form).instruments
    for paragraph, mention in _mentions(report):
        key = _numbered(report, mention.number)
        for start, end, number, title in _of_the_regulation(report, paragraph, mention, key):
            site = quoted_folded(paragraph, start, end)
            yield at(site).say("crossed", site.text, number, title)
        if mention.key is None or key is None or key == mention.key:
            continue
        site, other = quoted_folded(paragraph, mention.start, mention.end), instruments[key]
        if not _is_shortened(report, mention, key):
            yield at(site).say("crossed", site.text, other.number, other.title)
        elif report.year:
            yield at(site).say("shortened", site.text, other.number, other.title, level="note")


def _of_the_regulation(
    report: Report, paragraph: ReportParagraph, mention: Mention, key: str | None
) -> Iterator[tuple[int, int, str, str]]:
    """Where the Regulation bears a notice's number, or a notice's title the Regulation's: from, to, whose number it is."""
    text, law = folded(paragraph.text).text, lexicon(report.form).regulation
    if mention.key is None and key and (named := REGULATION.search(text[: mention.start])):
        one = lexicon(report.form).instruments[key]
        yield named.start(), mention.end, one.number, one.title
    if mention.key and mention.number is None and law and (order := BEHIND.match(text, mention.end)):
        number = text[order.end() :][: len(fold(law.number))]
        if number == fold(law.number):
            yield mention.start, order.end() + len(number), law.number, law.title


@rule(
    "OGI503",
    "basis-number",
    level="warning",
    clauses=CLAUSES,
    messages={"misspelt": Text("文号“{0}”写错了，应为“{1}”。", "The number '{0}' is misspelt; it should be '{1}'.")},
)
def basis_number(report: Report, at: At) -> Iterator[Finding]:
    """格式文件的文号写错。

    为什么：文号错一个字，读者就查不到文件。
    错：国办公开函〔2021〕30号
    对：国办公开办函〔2021〕30号
    怎么改：改成正确的文号。

    The number of the notice on the form is misspelt.

    Why: With one character wrong nobody finds the document.
    Bad: 国办公开函〔2021〕30号
    Good: 国办公开办函〔2021〕30号
    Fix: Mend the number.
    """
    instruments = lexicon(report.form).instruments
    for paragraph, mention in _mentions(report):
        number = mention.number
        if number is None or _numbered(report, number):
            continue
        for key, one in instruments.items():
            right = fold(one.number)
            prefix = _misspelt(number, right[: right.index("(")], titled=mention.key is not None)
            if prefix and (number.is_like(one) or (mention.key == key and not _is_another(number, report))):
                site = quoted_folded(paragraph, number.start - len(prefix), number.end)
                yield at(site).say("misspelt", site.text, one.number)
                break


def _is_another(number: Number, report: Report) -> bool:
    """Whether year and count are those of some instrument, which is then the one that was meant."""
    return any(number.is_like(one) for one in lexicon(report.form).instruments.values())


def _misspelt(number: Number, right: str, titled: bool) -> str:
    """The part of the number before its year, where that is a wrong spelling of `right`, or "".

    Local offices number their own documents by year as well: it must be the national office's by its look.
    """
    from rapidfuzz.distance import Levenshtein

    if number.before.endswith(right):
        return right
    whole = OFFICE.search(number.before)
    if titled and whole:
        last = whole[0].rfind("国办")
        return whole[0][last:] if last >= 0 else whole[0]
    lengths = range(len(right) + FAR, len(right) - FAR - 1, -1)
    ends = [number.before[-length:] for length in lengths if length <= len(number.before)]
    near = [
        one for one in ends if one.startswith(("国", "办公开")) and "公" in one and Levenshtein.distance(one, right) <= FAR
    ]
    return min(near, key=lambda one: Levenshtein.distance(one, right), default="")


RULES: list[Rule] = [basis_obsolete, basis_crossed, basis_number]
