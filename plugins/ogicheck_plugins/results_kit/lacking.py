"""What could not be checked for want of a part of the report, in words: the part's heading instead of its address."""

from __future__ import annotations

from dataclasses import replace

from ogicheck.api import FileResult, Finding, Report, Text
from ogicheck_plugins.results_kit.where import WHOLE, where

SECTION = Text("没有读到“{0}”，无法检查。", "Cannot be checked: '{0}' is missing or was not read.")
TABLE = Text("没有读到“{0}”的表格，无法检查。", "Cannot be checked: the table of '{0}' is missing or was not read.")


def in_words(result: FileResult) -> FileResult:
    """The result with what is lacking by its heading, where a report was read."""
    report = result.report
    return replace(result, findings=tuple(_told(one, report) for one in result.findings)) if report else result


def _told(finding: Finding, report: Report) -> Finding:
    if finding.message_id != "not-checkable":
        return finding
    section = where(finding.address, report, {}).section
    if section == WHOLE:
        return finding
    return replace(finding, message=(TABLE if finding.address.startswith("table/") else SECTION).fill(section))
