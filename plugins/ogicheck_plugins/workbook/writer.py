"""Writes the workbook. XlsxWriter keeps no more than a row of a sheet in memory, and results are put aside until they are
sorted by organ: neither grows with the number of reports, but for a name and some counts of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from ogicheck.api import FileResult, Opening, Text, Verdict
from ogicheck_plugins.records_kit.spreadsheets import sheet_names
from ogicheck_plugins.results_kit.answers import SHEET
from ogicheck_plugins.results_kit.spill import Spill
from ogicheck_plugins.workbook.entry import Entry, entry
from ogicheck_plugins.workbook.lists import FindingsSheet, summary
from ogicheck_plugins.workbook.report_sheet import ReportSheet
from ogicheck_plugins.workbook.styles import Pen
from ogicheck_plugins.workbook.words import MORE, NO_SHEETS, PLUGIN, SUMMARY

MOST_SHEETS = 200
"""Reports with a sheet of their own: with more a workbook takes long to open, and nobody finds a sheet by its tab."""
THEN = datetime(1980, 1, 1)
"""The same bytes for the same run."""


@dataclass(slots=True)
class BookWriter:
    """Puts results aside until the verdict tells of the rules."""

    opening: Opening
    results: Spill[Entry] = field(default_factory=Spill)

    def add(self, result: FileResult) -> None:
        self.results.add(entry(result, self.opening.settings.strict))

    def close(self, verdict: Verdict) -> None:
        book = Workbook(self.opening.stream, {"constant_memory": True, "strings_to_urls": False})
        book.set_properties({"created": THEN})
        try:
            _write(book, self.results, verdict)
            book.close()
        except FileCreateError as error:
            raise (error.args[0] if isinstance(error.args[0], OSError) else error) from error
        finally:
            self.results.close()


def _write(book: Workbook, results: Spill[Entry], verdict: Verdict) -> None:
    lang, pen = verdict.lang, Pen(book)
    first, second = SUMMARY.say(lang), SHEET.say(lang)
    keys = [(one.organ or one.file, one.year or 0, one.file, bool(one.tables), not one.shown) for one in results]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    read = [index for index in order if keys[index][3]]
    own = set(sorted(read, key=lambda index: keys[index][4])[:MOST_SHEETS])
    shown = [index for index in order if index in own]
    names = dict(zip(shown, sheet_names((keys[index][0] for index in shown), (first, second)), strict=True))
    counts, findings = book.add_worksheet(first), book.add_worksheet(second)
    listing = FindingsSheet(findings, pen, {rule.id: rule for rule in verdict.rules}, lang)
    rows: list[tuple[Entry, str]] = []
    for index in order:
        one = results[index]
        listing.add(one)
        if index in names:
            ReportSheet(book.add_worksheet(names[index]), pen, lang).write(one)
        rows.append((replace(one, tables=()), names.get(index, "")))
    listing.close()
    told = [text.say(lang) for text in _told(listing, len(names), len(read), verdict)]
    summary(counts, pen, rows, told, lang)


def _told(listing: FindingsSheet, sheets: int, reports: int, verdict: Verdict) -> list[Text]:
    """What the workbook does not hold, and what the run could not do."""
    told = [verdict.stopped] if verdict.stopped else []
    told += [MORE.fill(SHEET, listing.rows, listing.count)] if listing.rows < listing.count else []
    told += [NO_SHEETS.fill(sheets, reports)] if sheets < reports else []
    return told + [PLUGIN.fill(one.name, one.reason or "?") for one in verdict.plugins if one.state == "failed"]
