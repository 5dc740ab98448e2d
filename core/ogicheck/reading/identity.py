"""Who reports on which year: title, organ, kind of organ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ogicheck.values.numerals import positional
from ogicheck.values.report import OrganKind, Paragraph, Period, Title
from ogicheck.values.words import fold

LONGEST_TITLE = 70
"""Characters of a title, over all its lines: a longer text is a sentence that names the report."""
YEAR = r"(?P<year>20\d\d|二[〇○零O]\S\S)"
SUBJECT, KIND = "(?:政府|政务)?信息公开(?:工作)?", "(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
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
PLAIN = r"[^\W\d_a-zA-Z和及的与全各本由在对向为将委]"
ORGAN = re.compile(
    rf"(?<![一-龥]){PLAIN}{{2,8}}?(?:省|自治区|市|自治州|州|盟|地区|县|区|旗|镇|乡|街道){PLAIN}{{0,16}}?(?:{OFFICES})(?!{PLAIN}{{0,6}}(?:{OFFICES}))"
)
BY = re.compile(rf"由(?P<organ>[^,.;:()]{{2,30}}?(?:{OFFICES}))(?:按照|根据|依据|负责|编制|编写|20\d\d|办公室)")
RESIDUE = re.compile(r"\((?:bookmark|image):[^)]*\)")


def title(preamble: Sequence[Paragraph]) -> Title | None:
    """The title, over one to three short lines before the first section; one with an organ before one without."""
    short = [one for one in preamble if len(fold(one.text)) <= LONGEST_TITLE]
    windows = (short[start : start + count] for count in (1, 2, 3) for start in range(len(short) - count + 1))
    found = [_titled(lines, match) for lines in windows if (match := _match(lines))]
    return next((one for one in found if one.organ), found[0] if found else None)


def _match(lines: Sequence[Paragraph]) -> re.Match[str] | None:
    text = RESIDUE.sub("", "".join(fold(line.text) for line in lines))
    if len(text) > LONGEST_TITLE or re.search(r"根据|依据|编制|现将|通知|指引|下载", text):
        return None
    return next((match for title in TITLES if (match := title.search(text))), None)


def _titled(lines: Sequence[Paragraph], match: re.Match[str]) -> Title:
    name = re.sub(r"^(?:\W|关于)+|(?:关于)?\W*$", "", match["before"] or match["after"])
    printed = "".join(line.text.strip() for line in lines)
    return Title("report", printed, lines[0].place, name or None, positional(match["year"].replace("O", "0")))


def introduced(preamble: Sequence[Paragraph]) -> str | None:
    """The organ that the introduction says the report was made by."""
    matches = (BY.search(fold(paragraph.text)) for paragraph in preamble)
    return next((match["organ"] for match in matches if match), None)


def organ(title_name: str | None, intro_name: str | None, texts: Sequence[str]) -> str | None:
    """The reporting organ: as the title names it, else as the introduction does, else the one most often named in full."""
    if title_name and intro_name and title_name in intro_name:
        return intro_name[: intro_name.index(title_name) + len(title_name)]
    if title_name and re.search(rf"(?:{OFFICES}|政府)$", title_name):
        return title_name
    named = Counter(match[0] for text in texts for match in ORGAN.finditer(fold(text)))
    return intro_name or title_name or (named.most_common(1)[0][0] if named else None)


def organ_kind(name: str | None) -> OrganKind | None:
    """Government, township or department by the name's end; None where the name does not tell."""
    if not name:
        return None
    if re.search(r"(?:镇|乡|街道)(?:人民政府|政府|办事处)?$|街道办事处$", name):
        return "township"
    return "government" if re.search(r"(?:人民政府|(?:省|市|县|区|旗|州|盟)政府)$", name) else "department"


def year(found: Title | None, span: Period | None, texts: Sequence[str]) -> int | None:
    """The report year: the title's and the period's; where they differ or lack, the one that the text names most."""
    edges = {edge.year for edge in (span.start, span.end) if edge} if span else set()
    told = ({found.year} if found and found.year else set()) | edges
    if len(told) == 1:
        return told.pop()
    named = Counter(int(match) for text in texts for match in re.findall(r"(20[12]\d)年", fold(text)))
    known = {one: count for one, count in named.items() if not told or one in told}
    return max(known, key=lambda one: (known[one], one), default=None)
