"""Copies of the files with what was found in them, for the people who write them: comments in Word files."""

from __future__ import annotations

from ogicheck.api import Opening, Output, Writer, hookimpl


def _docx(opening: Opening) -> Writer:
    from ogicheck_plugins.marks.copies import Copies
    from ogicheck_plugins.marks.documents import KINDS, mark

    return Copies(opening, KINDS, mark)


OUTPUTS = (Output("docx", _docx, "a copy of each Word file, with a comment on each thing found", target="folder"),)


@hookimpl
def ogicheck_outputs() -> tuple[Output, ...]:
    return OUTPUTS
