"""The sheets that list: the organs with their counts, and all findings with columns for what a person decides on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ogicheck.api import Lang, RuleInfo, Text, one_line
from ogicheck_plugins.results_kit.answers import ANSWERS, CHOICES, KEYS, part
from ogicheck_plugins.results_kit.words import LEVEL as LEVELS
from ogicheck_plugins.results_kit.words import position
from ogicheck_plugins.workbook.entry import Entry, Shown
from ogicheck_plugins.workbook.report_sheet import WORST, level, level_name
from ogicheck_plugins.workbook.styles import Pen
from ogicheck_plugins.workbook.words import (
    ACCEPTED,
    CLEAN,
    DOUBTFUL,
    FIX,
    FOUND,
    LEVEL,
    MESSAGE,
    ORGAN,
    PLACE,
    POSITION,
    PRINTED,
    REVIEW,
    SHEET,
    STATE,
    TOTAL,
    UNCHECKED,
    YEAR,
)

MOST_FINDINGS = 1_000_000
"""A sheet has 1,048,576 rows."""
LONGEST_QUOTE = 500
FINDINGS: Sequence[tuple[Text, int]] = (
    (ORGAN, 24),
    (YEAR, 7),
    (LEVEL, 9),
    (KEYS["rule"], 9),
    (PLACE, 34),
    (MESSAGE, 52),
    (PRINTED, 24),
    (FIX, 34),
    *((one, 14) for one in ANSWERS.values()),
    (POSITION, 11),
    (KEYS["file"], 30),
    (KEYS["address"], 30),
    (KEYS["part"], 18),
)
ANSWER = 8
"""The column of the answer; its reason, author and date stand beside it."""
COUNTS: Sequence[tuple[Text, int]] = (
    (ORGAN, 30),
    (YEAR, 7),
    *((LEVELS.get(name, REVIEW), 11) for name in WORST),
    (ACCEPTED, 9),
    (UNCHECKED, 11),
    (STATE, 36),
    (SHEET, 20),
    (KEYS["file"], 40),
)


def headed(sheet: Any, pen: Pen, columns: Sequence[tuple[Text, int]], lang: Lang) -> None:
    """Heads that stay in sight, on the screen and on paper."""
    for at, (name, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        pen.text(sheet, 0, at, name.say(lang), "head")
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def closed(sheet: Any, columns: Sequence[tuple[Text, int]], rows: int, more: int = 0) -> None:
    """Filters over the rows; what is printed, with `more` rows below them."""
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    sheet.print_area(0, 0, rows + more, len(columns) - 1)


class FindingsSheet:
    """All findings, a row each."""

    def __init__(self, sheet: Any, pen: Pen, rules: Mapping[str, RuleInfo], lang: Lang) -> None:
        self.sheet, self.pen, self.rules, self.lang = sheet, pen, rules, lang
        self.rows = self.count = 0
        headed(sheet, pen, FINDINGS, lang)

    def add(self, entry: Entry) -> None:
        for one in entry.shown:
            self.count += 1
            if self.rows < MOST_FINDINGS:
                self.rows += 1
                self._row(entry, one)

    def close(self) -> None:
        closed(self.sheet, FINDINGS, self.rows)
        choices = [one.say(self.lang) for one in CHOICES.values()]
        self.sheet.data_validation(1, ANSWER, max(self.rows, 1), ANSWER, {"validate": "list", "source": choices})

    def _row(self, entry: Entry, one: Shown) -> None:
        finding, name, row = one.finding, level(one), self.rows
        rule = self.rules.get(finding.rule)
        place = f"{one.where.section.say(self.lang)} {one.where.part.say(self.lang)}"
        fix = rule.help(self.lang).fix if rule else ""
        texts = {
            0: one_line(entry.organ),
            3: finding.rule,
            4: one_line(place),
            5: one_line(finding.message.say(self.lang)),
            6: one_line(finding.quote, LONGEST_QUOTE),
            7: one_line(fix),
            12: position(finding).say(self.lang),
            13: entry.file,
            14: finding.address,
            15: part(finding),
        }
        for at in range(len(FINDINGS)):
            if at == 1:
                self.pen.number(self.sheet, row, at, entry.year)
            elif at == 2:
                self.pen.text(self.sheet, row, at, level_name(name).say(self.lang), name)
            else:
                look = "answer" if ANSWER <= at < ANSWER + len(ANSWERS) else "plain"
                self.pen.text(self.sheet, row, at, texts.get(at, ""), look)


def summary(sheet: Any, pen: Pen, entries: Sequence[tuple[Entry, str]], told: Sequence[str], lang: Lang) -> None:
    """The reports by organ, with the names of their sheets; below them the sums, and what else is to be `told`."""
    headed(sheet, pen, COUNTS, lang)
    totals = [0] * (len(WORST) + 2)
    for row, (one, name) in enumerate(entries, 1):
        numbers = [*(one.counts[each] for each in WORST), one.accepted, one.unchecked]
        totals = [sum(pair) for pair in zip(totals, numbers, strict=True)]
        pen.text(sheet, row, 0, one_line(one.organ))
        pen.number(sheet, row, 1, one.year)
        for at, number in enumerate(numbers, 2):
            look = WORST[at - 2] if number and at - 2 < len(WORST) else "plain"
            pen.number(sheet, row, at, number, look)
        pen.text(sheet, row, 8, _state(one).say(lang))
        _link(sheet, pen, row, 9, name)
        pen.text(sheet, row, 10, one.file)
    last = len(entries) + 1
    pen.text(sheet, last, 0, TOTAL.say(lang), "total")
    pen.number(sheet, last, 1, None, "total")
    for at, number in enumerate(totals, 2):
        pen.number(sheet, last, at, number, "total")
    for row, line in enumerate(told, last + 2):
        pen.text(sheet, row, 0, one_line(line), "heading")
    closed(sheet, COUNTS, len(entries), 1 + (len(told) + 1 if told else 0))


def _link(sheet: Any, pen: Pen, row: int, column: int, name: str) -> None:
    if name:
        sheet.write_url(row, column, f"internal:'{name}'!A1", pen.look("link"), name)
    else:
        pen.text(sheet, row, column, "")


def _state(one: Entry) -> Text:
    if one.problems:
        return one.problems[0]
    if one.shown:
        return DOUBTFUL if one.recognised else FOUND
    return DOUBTFUL if one.recognised else CLEAN
