"""Keeps the machine's fonts out of reading: what a file does not embed is taken to be of boxes, as wide as the file says.

PDFium asks for a font in place of one that is not embedded, and leaves out what has no glyph in it; where lines and words
end depends on its glyphs too. So a file would be read one way where Chinese fonts are installed, and another where not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

from ogicheck_plugins.pdf.boxfont import truetype

_TYPES = dict(pdfium.FPDF_SYSFONTINFO._fields_)
_STANDARD = (b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats")
"""The fonts that PDFium brings: files need not even tell the widths of their characters."""
_WHOLE = 0
"""The number that asks for a whole font file instead of one of its tables."""


@contextmanager
def own_typefaces() -> Iterator[None]:
    """PDFium with no fonts but its own and that of boxes; with the system's again behind it."""
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(_boxes()))
    while _systems:
        pdfium.FPDF_FreeDefaultSystemFontInfo(_systems.pop())
    try:
        yield
    finally:
        _systems.append(pdfium.FPDF_GetDefaultSystemFontInfo())
        pdfium.FPDF_SetSystemFontInfo(_systems[-1])


_systems: list[Any] = []
"""The system's fonts, as PDFium holds them; it lets go of them when it is given others."""


@cache
def _boxes() -> Any:
    info = pdfium.FPDF_SYSFONTINFO()
    info.version = 1
    info.MapFont = _TYPES["MapFont"](_font_for)
    info.GetFontData = _TYPES["GetFontData"](_data)
    return info


def _font_for(_info: Any, _weight: int, _italic: int, _charset: int, _pitch: int, face: Any, _exact: Any) -> int | None:
    name = ctypes.cast(face, ctypes.c_char_p).value or b""
    return None if name.startswith(_STANDARD) else 1


def _data(_info: Any, _font: int, table: int, buffer: Any, size: int) -> int:
    if table != _WHOLE:
        return 0
    data = truetype()
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
