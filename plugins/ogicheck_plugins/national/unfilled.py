"""What nobody filled in: tables without a figure, sections that hold a template's words and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ogicheck.api import Figure, Report, ReportTable, Section
from ogicheck_plugins.national.vocabulary import lexicon

FURNITURE = (
    r"无?(相关)?附件(下载)?[:：]?|(((打印|关闭|分享|返回)(本页|窗口|顶部|到.*)?|下载|收藏)[|【】]*)+"
    r"|扫一扫.*|\[(bookmark|image):.*\]|(主办|承办|版权所有|网站标识码|.{0,3}ICP备).*"
)
"""What a site leaves below a section, in a text without spaces."""
HABIT = 5
"""More blank cells in one table than this are a habit: zeros left out."""


def fits(text: str, patterns: Iterable[str]) -> bool:
    """Whether one of a ruleset's patterns is the whole text. One by one, for they were compiled as the ruleset was read."""
    return any(re.fullmatch(one, text) for one in patterns)


def matter(section: Section, furniture: str = FURNITURE) -> list[str]:
    """The texts of a section's paragraphs, without spaces and without what a site leaves there."""
    pattern = re.compile(furniture)
    return [text for one in section.paragraphs if not pattern.fullmatch(text := "".join(one.text.split()))]


def is_empty_section(section: Section, furniture: str = FURNITURE) -> bool:
    """Whether nothing stands below its heading."""
    return not (matter(section, furniture) or section.grids or section.pictures)


def is_unfilled_section(section: Section, report: Report) -> bool:
    """Whether a section has paragraphs, and in each of them nothing but what a template has there."""
    words = lexicon(report.form)
    printed = matter(section)
    if not printed or section.grids or section.pictures:
        return False
    templates = (*words.unfilled.values(), *words.nothing.values())
    return all(fits(text, templates) for text in printed)


def is_unfilled_table(table: ReportTable, report: Report) -> bool:
    """Whether a table has no figure, nor a sign that there is none: it is blank, or holds a template's words.

    Where the report leaves its zeros out, a blank table may be one of zeros.
    """
    cells = _cells(table)
    if not cells or not all(_is_unfilled(cell, report) for cell in cells):
        return False
    others = [other for other in report.tables.values() if other is not table]
    return not any(HABIT < _blanks(other) < len(_cells(other)) for other in others)


def _is_unfilled(cell: Figure, report: Report) -> bool:
    words = lexicon(report.form)
    if cell.shape != "text":
        return cell.shape == "blank"
    return fits(cell.text.strip(), (*words.unfilled.values(), *words.nothing.values()))


def _cells(table: ReportTable) -> list[Figure]:
    return [cell for row in table.rows if row.key for cell in row.cells.values()]


def _blanks(table: ReportTable) -> int:
    return sum(cell.shape == "blank" for cell in _cells(table))
