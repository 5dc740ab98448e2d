"""Reads one page through PDFium."""

from __future__ import annotations

from ctypes import byref
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ogicheck.api import Text, UnreadableError
from ogicheck_plugins.formats_kit.drawn.contested import Level, settled, strikes
from ogicheck_plugins.formats_kit.drawn.page import COVERED, UNREAD, Page, Ruling, covered
from ogicheck_plugins.formats_kit.drawn.walls import Walls
from ogicheck_plugins.pdf.doubled import copies
from ogicheck_plugins.pdf.frame import MOST_CHARACTERS, Frame
from ogicheck_plugins.pdf.overlaid import Overlaid, overlaid
from ogicheck_plugins.pdf.painted import Painted, painted, take_off
from ogicheck_plugins.pdf.readable import blanked, unveiled, whole_characters
from ogicheck_plugins.pdf.rulings import rulings_of, strokes_of
from ogicheck_plugins.pdf.words import turn_of, words_of

_SILENT = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT)
"""Annotations without text on the page: links, and notes with the sign that opens them."""
_SAME = 1.0
"""In points, by how much a rule differs from the stroke that it was told from."""
_CROWDED = Text(
    "PDF 第 {0} 页有 {1} 个字符，超过每页 {2} 个的上限，不是正常的报告页面；请重新导出。",
    "Page {0} of the PDF holds {1} characters, more than the limit of {2}: no report's page; export it again.",
)


def read_page(document: pypdfium2.PdfDocument, index: int) -> Page | None:
    """The page at `index` (from 0), None where it is damaged. Raises UnreadableError where it is beyond all measure."""
    try:
        page = _with_annotations(document, index)
    except pypdfium2.PdfiumError:
        return None
    found = painted(page)
    lying = overlaid(found)
    lying = lying._replace(aside=lying.aside | copies(found, lying.aside))
    take_off(found, lying.aside)
    textpage = page.get_textpage()
    try:
        return _read(found, lying, textpage, index + 1)
    finally:
        textpage.close()
        page.close()


def _with_annotations(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page, what its annotations and the fields of its form show painted on it."""
    page = document[index]
    if not any(_shows(page.raw, at) for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw))):
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _shows(page: Any, at: int) -> bool:
    """Whether an annotation shows something of its own."""
    annotation = pdfium.FPDFPage_GetAnnot(page, at)
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind not in _SILENT


def _read(found: Painted, lying: Overlaid, textpage: pypdfium2.PdfTextPage, number: int) -> Page:
    text = text_of(textpage, number)
    rotation = pdfium.FPDFPage_GetRotation(found.page.raw)
    frame = _frame(found.page, turn_of(textpage.raw, text, rotation))
    horizontals, verticals, pictures = rulings_of(found, frame)
    walls = Walls(horizontals, verticals)
    told = words_of(textpage.raw, unveiled(textpage.raw, text, lying.veils), frame, walls)
    struck = strikes(told, strokes_of(found, frame))
    shown = (item for item in found.texts if item.handle not in lying.aside)
    words = settled([*told, *blanked(shown, textpage, len(text), frame, told)], struck)
    horizontals = [line for line in horizontals if not any(_is_stroke(line, one) for one in struck)]
    width, height = frame.size
    left = (rotation - frame.turn) % 4
    altered = bool(lying.aside) or words != told or any(UNREAD in word.text for word in words)
    read = Page(number, width, height, left, tuple(words), tuple(horizontals), tuple(verticals), tuple(pictures), altered)
    return replace(read, words=()) if covered(read) > COVERED and _is_unseen(textpage.raw, text) else read


def _is_stroke(line: Ruling, stroke: Level) -> bool:
    return max(abs(one - other) for one, other in zip(line, stroke, strict=True)) < _SAME


def _is_unseen(textpage: Any, text: str) -> bool:
    """Whether all text is invisible: what a scanning program recognised in the picture over it, often wrongly."""
    objects = (pdfium.FPDFText_GetTextObject(textpage, index) for index, one in enumerate(text) if not one.isspace())
    return all(pdfium.FPDFTextObj_GetTextRenderMode(one) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE for one in objects)


def text_of(textpage: pypdfium2.PdfTextPage, number: int) -> str:
    """The page's text, one character for each that PDFium counts."""
    count = textpage.count_chars()
    if count > MOST_CHARACTERS:
        raise UnreadableError(_CROWDED.fill(number, count, MOST_CHARACTERS))
    text: str = textpage.get_text_range()
    if len(text) != count:
        units = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
        return whole_characters("".join(map(chr, units)))
    return text


def _frame(page: pypdfium2.PdfPage, turn: int) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, byref(box))
    return Frame(box.left, box.bottom, box.right, box.top, turn)
