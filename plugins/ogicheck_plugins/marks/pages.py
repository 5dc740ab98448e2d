"""PDF files with their notes as annotations: a box round the cell or the words, whose text any viewer shows."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, String

from ogicheck.api import Box, FileResult, Level, Opening, Text, UnreadableError, one_line
from ogicheck_plugins.formats_kit.authorship import AUTHOR
from ogicheck_plugins.marks.addresses import located
from ogicheck_plugins.marks.notes import Note

KINDS = frozenset({"application/pdf"})
SUFFIXES = (".pdf",)
_COLOURS: dict[Level | None, tuple[float, float, float]] = {
    "error": (0.8, 0.1, 0.1),
    "warning": (0.85, 0.5, 0.0),
    "note": (0.1, 0.4, 0.8),
    None: (0.45, 0.45, 0.45),
}
_LINE, _THIN = 1.2, 0.6
"""Points that the lines of a box are wide, and those of one that only points to another."""
_CORNER: Box = (12.0, 12.0, 30.0, 30.0)
"""Where on the first page the notes stand that have no place in the file."""
_PRINTED = 4
BROKEN = Text(
    "PDF 已损坏或设有权限密码，写不出带批注的副本；请重新导出后再试",
    "the PDF is damaged or locked, so that no copy with remarks can be made of it: export it anew",
)


def mark(data: bytes, notes: list[Note], result: FileResult, opening: Opening) -> tuple[bytes, str]:
    """The file with its notes as annotations, in place of those of an earlier copy. Raises UnreadableError."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if not _without_own(pdf) and not notes:
                return data, ""
            for (number, box), every in _grouped(located(notes, result.report)):
                _put(pdf, pdf.pages[min(number, len(pdf.pages)) - 1], box, every)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=not pdf.is_encrypted)
            return out.getvalue(), ""
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise UnreadableError(BROKEN) from error


def _without_own(pdf: Pdf) -> int:
    """Take out the annotations of an earlier copy, and tell how many there were."""
    count = 0
    for page in pdf.pages:
        annotations = page.obj.get(Name.Annots, Array())
        kept = [one for one in annotations if str(one.get(Name.T, "")) != AUTHOR]
        count += len(annotations) - len(kept)
        if len(kept) < len(annotations):
            page.obj[Name.Annots] = Array(kept)
    return count


def _grouped(notes: Iterable[Note]) -> list[tuple[tuple[int, Box], list[Note]]]:
    """The notes by page and box, as of boxes that lie on each other a viewer shows the uppermost alone; first those that
    only point to others, whose boxes may touch theirs.
    """
    found: dict[tuple[int, Box], list[Note]] = {}
    for note in notes:
        found.setdefault((note.place.page or 1, note.place.box or _CORNER), []).append(note)
    return sorted(found.items(), key=lambda one: one[1][0].level is not None)


def _put(pdf: Pdf, page: Page, box: Box, notes: list[Note]) -> None:
    left, bottom, right, top = _in_user_space(page, box)
    colour, line = _COLOURS[notes[0].level], _LINE if notes[0].level else _THIN
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Square,
        Rect=Array([left, bottom, right, top]),
        C=Array(colour),
        BS=Dictionary(W=line),
        F=_PRINTED,
        T=String(AUTHOR),
        Contents=String("\n\n".join("\n".join(map(one_line, one.lines)) for one in notes)),
        P=page.obj,
        AP=Dictionary(N=_drawn(pdf, right - left, top - bottom, colour, line)),
    )
    page.obj[Name.Annots] = Array([*page.obj.get(Name.Annots, Array()), pdf.make_indirect(annotation)])


def _drawn(pdf: Pdf, width: float, height: float, colour: tuple[float, float, float], line: float) -> Stream:
    """What a viewer shows of the annotation: not each draws a box by itself."""
    red, green, blue = colour
    half = line / 2
    drawn = f"{red} {green} {blue} RG {line} w {half} {half} {width - line:.2f} {height - line:.2f} re S"
    return Stream(pdf, drawn.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]))


def _in_user_space(page: Page, box: Box) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in the page's own space, of a box on the page as it is shown: cropped and turned."""
    west, south, east, north = _visible(page)
    left, top, right, bottom = box
    match _turned(page.obj):
        case 0:
            return west + left, north - bottom, west + right, north - top
        case 1:
            return west + top, south + left, west + bottom, south + right
        case 2:
            return east - right, south + top, east - left, south + bottom
        case _:
            return east - bottom, north - right, east - top, north - left


def _turned(node: pikepdf.Object) -> int:
    """By how many quarters the page is turned when it is shown; it may be said for a group of pages."""
    while Name.Rotate not in node and Name.Parent in node:
        node = node[Name.Parent]
    return int(node.get(Name.Rotate, 0)) // 90 % 4


def _visible(page: Page) -> tuple[float, float, float, float]:
    """What of the page is shown: the part of its medium that is not cropped."""
    (a, b, c, d), (e, f, g, h) = (_ordered(page.mediabox), _ordered(page.cropbox))
    return max(a, e), max(b, f), min(c, g), min(d, h)


def _ordered(rectangle: Array) -> tuple[float, float, float, float]:
    x, y, z, w = map(float, rectangle)
    return min(x, z), min(y, w), max(x, z), max(y, w)
