"""Word files, and what LibreOffice makes one of."""

from __future__ import annotations

from ogicheck.api import FileResult, Opening
from ogicheck_plugins.marks.addresses import located
from ogicheck_plugins.marks.notes import Note
from ogicheck_plugins.marks.word.marking import marked

_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
WORD = frozenset(
    {
        f"{_OPEN_XML}document",
        f"{_OPEN_XML}template",
        "application/vnd.ms-word.document.macroEnabled.12",
        "application/vnd.ms-word.template.macroEnabled.12",
    }
)
KINDS = WORD


def mark(data: bytes, notes: list[Note], result: FileResult, opening: Opening) -> tuple[bytes, str]:
    """The file with its notes as comments, and what its name ends in. Raises UnreadableError."""
    return marked(data, located(notes, data, result.file, opening.settings)), ""
