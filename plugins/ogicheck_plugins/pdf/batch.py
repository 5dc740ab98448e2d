"""PDFium's hot calls, made for many items at once.

A page has about a thousand characters and as many objects; the wrappers' argument checks would cost more than PDFium's
own work. Handles are plain addresses here, results land in one array that is read once, and the interpreter lock is
kept, as each call takes well under a microsecond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from ctypes import PYFUNCTYPE, addressof, c_double, c_float, c_int, c_uint, c_ulong, c_void_p, cast
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from ogicheck_plugins.pdf.frame import Matrix, Quad

Colour = tuple[int, int, int, int]


def _plain(function: Any, *arguments: Any, result: Any = c_int) -> Callable[..., Any]:
    return PYFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


_tight_box = _plain(pdfium.FPDFText_GetCharBox, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
_generated = _plain(pdfium.FPDFText_IsGenerated, c_void_p, c_int)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, c_void_p, c_int, c_void_p)
_map_error = _plain(pdfium.FPDFText_HasUnicodeMapError, c_void_p, c_int)
_draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, c_void_p, c_void_p, c_void_p)
_segments = _plain(pdfium.FPDFPath_CountSegments, c_void_p)
_bounds = _plain(pdfium.FPDFPageObj_GetBounds, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_object = _plain(pdfium.FPDFPage_GetObject, c_void_p, c_int, result=c_void_p)
_form_object = _plain(pdfium.FPDFFormObj_GetObject, c_void_p, c_ulong, result=c_void_p)
_type = _plain(pdfium.FPDFPageObj_GetType, c_void_p)
_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, c_void_p, c_void_p)
_fill = _plain(pdfium.FPDFPageObj_GetFillColor, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, c_void_p)
_text_object = _plain(pdfium.FPDFText_GetTextObject, c_void_p, c_int, result=c_void_p)


def handle(address: int) -> Any:
    """The page object at `address`, as pypdfium2's own functions take it."""
    return cast(address, pdfium.FPDF_PAGEOBJECT)


def _address(handle: Any) -> int:
    return cast(handle, c_void_p).value or 0


def char_boxes(textpage: Any, indices: Sequence[int]) -> list[Quad]:
    """Left, bottom, right, top in user space of the characters at `indices`, with their full line height."""
    values = (c_float * (4 * len(indices)))()
    start = addressof(values)
    _exhaust(map(_loose_box, repeat(_address(textpage)), indices, range(start, start + 16 * len(indices), 16)))
    numbers = values[:]
    # An FS_RECTF is left, top, right, bottom.
    return list(zip(numbers[::4], numbers[3::4], numbers[2::4], numbers[1::4], strict=True))


def ink_boxes(textpage: Any, indices: Sequence[int]) -> list[Quad]:
    """Left, bottom, right, top in user space of the ink of the characters at `indices`."""
    values = (c_double * (4 * len(indices)))()
    start = addressof(values)
    # The call gives left, right, bottom, top.
    fields = (range(start + shift, start + shift + 32 * len(indices), 32) for shift in (0, 16, 8, 24))
    _exhaust(map(_tight_box, repeat(_address(textpage)), indices, *fields))
    numbers = values[:]
    return list(zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True))


def printed(textpage: Any, indices: Sequence[int]) -> list[int]:
    """Those of `indices` whose character is in the file: PDFium adds blanks where it sees gaps."""
    added = map(_generated, repeat(_address(textpage)), indices)
    return [index for index, one in zip(indices, added, strict=True) if not one]


def unmapped(textpage: Any, indices: Sequence[int]) -> list[int]:
    """Those of `indices` whose character the font maps to no text."""
    errors = map(_map_error, repeat(_address(textpage)), indices)
    return [index for index, error in zip(indices, errors, strict=True) if error]


def objects(page: Any) -> list[tuple[int, int]]:
    """Type and address of a page's objects."""
    found = list(map(_object, repeat(_address(page)), range(pdfium.FPDFPage_CountObjects(page))))
    return list(zip(map(_type, found), found, strict=True))


def form_objects(form: Any) -> list[tuple[int, int]]:
    """Type and address of a form XObject's objects."""
    found = list(map(_form_object, repeat(_address(form)), range(pdfium.FPDFFormObj_CountObjects(form))))
    return list(zip(map(_type, found), found, strict=True))


def bounds(handles: Sequence[int]) -> list[Quad]:
    """Left, bottom, right, top of page objects, in the space of the page or form that holds them."""
    values = (c_float * (4 * len(handles)))()
    start = addressof(values)
    fields = (range(start + shift, start + shift + 16 * len(handles), 16) for shift in (0, 4, 8, 12))
    _exhaust(map(_bounds, handles, *fields))
    numbers = values[:]
    return list(zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True))


def matrices(handles: Sequence[int]) -> list[Matrix]:
    """The matrices of page objects, in the space of the page or form that holds them."""
    values = (c_float * (6 * len(handles)))()
    start = addressof(values)
    _exhaust(map(_matrix, handles, range(start, start + 24 * len(handles), 24)))
    numbers = values[:]
    return list(zip(*(numbers[shift::6] for shift in range(6)), strict=True))


def fills(handles: Sequence[int]) -> list[Colour]:
    """Red, green, blue and alpha, to 255, of what page objects are filled with."""
    values = (c_uint * (4 * len(handles)))(*[0, 0, 0, 255] * len(handles))
    start = addressof(values)
    fields = (range(start + shift, start + shift + 16 * len(handles), 16) for shift in (0, 4, 8, 12))
    _exhaust(map(_fill, handles, *fields))
    numbers = values[:]
    return list(zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True))


def render_modes(texts: Sequence[int]) -> list[int]:
    """How each text object is painted."""
    return list(map(_render_mode, texts))


def text_objects(textpage: Any, indices: Sequence[int]) -> list[int]:
    """The text object that each of the characters is of."""
    return [found or 0 for found in map(_text_object, repeat(_address(textpage)), indices)]


def filled(paths: Sequence[int]) -> list[tuple[bool, int]]:
    """Whether each path is filled, and how many segments it has."""
    modes = (c_int * (2 * len(paths)))()
    start = addressof(modes)
    _exhaust(map(_draw_mode, paths, range(start, start + 8 * len(paths), 8), range(start + 4, start + 8 * len(paths), 8)))
    return list(zip(map(bool, modes[::2]), map(_segments, paths), strict=True))


def outlines(paths: Sequence[int]) -> list[tuple[int, int]]:
    """Whether each path is stroked, and how many segments it has."""
    modes = (c_int * (2 * len(paths)))()
    start = addressof(modes)
    _exhaust(map(_draw_mode, paths, range(start, start + 8 * len(paths), 8), range(start + 4, start + 8 * len(paths), 8)))
    return list(zip(modes[1::2], map(_segments, paths), strict=True))


def _exhaust(calls: Iterable[Any]) -> None:
    for _ in calls:
        pass
