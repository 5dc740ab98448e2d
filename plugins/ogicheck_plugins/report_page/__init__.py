"""The report output: a page to look at, or an index with a page for each report."""

from __future__ import annotations

from ogicheck.api import Opening, Output, Writer, hookimpl


def _open(opening: Opening) -> Writer:
    from ogicheck_plugins.report_page.writer import PageWriter

    return PageWriter(opening)


@hookimpl
def ogicheck_outputs() -> list[Output]:
    return [Output("report", _open, "a web page to look at: the reports as read, with their findings", "file", True)]
