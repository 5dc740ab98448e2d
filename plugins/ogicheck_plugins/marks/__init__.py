"""Copies of the files with what was found in them, for the people who write them: comments in Word files,
annotations in PDF files, marks in web pages."""

from __future__ import annotations

from ogicheck.api import Opening, Output, Writer, hookimpl


def _docx(opening: Opening) -> Writer:
    from ogicheck_plugins.marks.copies import Copies
    from ogicheck_plugins.marks.documents import KINDS, SUFFIXES, mark

    return Copies(opening, KINDS, SUFFIXES, mark)


def _pdf(opening: Opening) -> Writer:
    from ogicheck_plugins.marks.copies import Copies
    from ogicheck_plugins.marks.pages import KINDS, SUFFIXES, mark

    return Copies(opening, KINDS, SUFFIXES, mark)


def _html(opening: Opening) -> Writer:
    from ogicheck_plugins.marks.copies import Copies
    from ogicheck_plugins.marks.web import KINDS, SUFFIXES, mark

    return Copies(opening, KINDS, SUFFIXES, mark)


OUTPUTS = (
    Output("docx", _docx, "a copy of each Word file, with a comment on each thing found", target="folder", reports=True),
    Output(
        "pdf", _pdf, "a copy of each PDF file, with a box and a remark on each thing found", target="folder", reports=True
    ),
    Output(
        "html", _html, "a copy of each web page, with marks and remarks and without scripts", target="folder", reports=True
    ),
)


@hookimpl
def ogicheck_outputs() -> tuple[Output, ...]:
    return OUTPUTS
