"""Pages saved as one file (MHTML): the one that the report was read from, by itself."""

from __future__ import annotations

from ogicheck.api import FileResult, Opening, Place
from ogicheck_plugins.formats_kit.saved import pages_in
from ogicheck_plugins.formats_kit.webcharset import decode
from ogicheck_plugins.marks.addresses import located, report_of
from ogicheck_plugins.marks.notes import Note

SAVED = "multipart/related"


def page_of(data: bytes, notes: list[Note], result: FileResult, opening: Opening) -> tuple[str, list[Note]]:
    """The page in the file that the report was read from, and the notes put where they stand in its own source, as a place
    in the whole file names no more than the page. Raises UnreadableError.
    """
    pages = pages_in(data)
    title = located([Note(Place(), "", "", (), None, opening.settings.lang)], result.report)[0].place
    text, _ = next((decode(one.data, one.charset) for one in pages if one.name == title.part), decode(pages[0].data))
    return text, located(notes, report_of(text.encode("utf-8-sig", "replace"), result.file, opening.settings), anew=True)
