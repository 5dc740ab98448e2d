"""Word files, and what LibreOffice makes one of."""

from __future__ import annotations

from ogicheck.api import FileResult, Opening, Text
from ogicheck_plugins.formats_kit import office
from ogicheck_plugins.marks.addresses import located, report_of
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
CONVERTED = frozenset({"application/msword", "application/rtf", "application/vnd.oasis.opendocument.text"})
KINDS = WORD | CONVERTED
SUFFIXES = (".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")
NO_OFFICE = Text(
    "不是 docx，要装有 LibreOffice 才能写成带批注的 Word 文件；请安装 LibreOffice，或另存为 docx 后再检查",
    "it is no docx, of which only LibreOffice makes a Word file with comments: install that, or save the file as docx",
)


def mark(data: bytes, notes: list[Note], result: FileResult, opening: Opening) -> tuple[bytes, str]:
    """The file with its notes as comments, and what its name ends in. Raises UnreadableError."""
    if result.media_type in WORD:
        return marked(data, located(notes, result.report)), ""
    word = office.converted(data, NO_OFFICE)
    return marked(word, located(notes, report_of(word, result.file, opening.settings), anew=True)), ".docx"
