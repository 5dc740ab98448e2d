"""What reading scans promises: figures as printed, each with its confidence, and nothing called an error by it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops

from fixtures import build_pdf, rawpdf
from fixtures.facts import clean
from fixtures.picture import png
from fixtures.values import Block, Facts, Picture, Table
from ogicheck.api import At, Cell, Document, Place, Site, UnreadableError
from ogicheck.extracted import extracted
from ogicheck.findings import FileResult
from ogicheck.reading.figures import SURE, figure
from ogicheck_plugins import ocr, pdf
from tests.conftest import CHECKER

DPI = 150
SCAN = rawpdf.document([rawpdf.Page([rawpdf.image(0, 0, 595, 842)])])
reads_scans = [
    pytest.mark.ocr,
    pytest.mark.libreoffice,
    pytest.mark.skipif(not ocr.installed(), reason="the extra `ocr` is not installed"),
    pytest.mark.skipif(build_pdf.soffice() is None, reason="LibreOffice is not installed"),
]


def marked(function: Callable[..., None]) -> Callable[..., None]:
    for mark in reads_scans:
        function = mark(function)
    return function


def with_zeros_as(facts: Facts, *printed: str) -> Facts:
    """The report with each 0 of its tables printed as one of `printed` in turn."""
    turns = 0

    def block(one: Block) -> Block:
        nonlocal turns
        if not isinstance(one, Table):
            return one
        cells = []
        for cell in one.cells:
            zero = cell.text == "0"
            cells.append(replace(cell, text=printed[turns % len(printed)]) if zero else cell)
            turns += zero
        return replace(one, cells=tuple(cells))

    return replace(facts, sections=tuple(replace(one, blocks=tuple(map(block, one.blocks))) for one in facts.sections))


def pages(data: bytes, skew: float) -> Iterator[Image.Image]:
    """A PDF's pages as a scanner at 150 dpi gives them: grey, askew by some degrees, with noise."""
    for page in pypdfium2.PdfDocument(data):
        grey = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        turned = grey.rotate(skew, Image.Resampling.BILINEAR, fillcolor=255)
        yield ImageChops.add(turned, Image.effect_noise(turned.size, 16), offset=-140)


@cache
def scan(skew: float = 0.5) -> tuple[Facts, bytes]:
    """A report whose zeros are printed in four ways and whose first figure is wrong, and its scan."""
    facts = with_zeros_as(clean(seed=5), "0", "/", "", "—")
    first, *others = pages(build_pdf.build(facts), skew)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DPI, quality=75)
    return facts, out.getvalue()


def printed(facts: Facts) -> dict[tuple[str, str, str], str]:
    tables = [block for section in facts.sections for block in section.blocks if isinstance(block, Table)]
    return {(one.key, cell.row_key, cell.column_key): cell.text for one in tables for cell in one.cells if cell.row_key}


@cache
def extract() -> dict[tuple[str, str, str], dict[str, object]]:
    tables = extracted("scan", CHECKER.read(scan()[1])[1])["tables"]
    return {(t, r, c): cell for t, rows in tables.items() for r, cells in rows.items() for c, cell in cells.items()}


@marked
def test_of_a_scan_at_150_dpi_at_least_98_cells_in_100_are_right() -> None:
    due = {key: text for key, text in printed(scan()[0]).items() if key[2] != "label"}
    right = [key for key, text in due.items() if extract().get(key, {}).get("text") == text]
    assert len(right) >= 0.98 * len(due) > 100


@marked
def test_a_slash_is_no_one_and_a_blank_cell_stays_blank() -> None:
    due = printed(scan()[0])
    read = {key: cell["text"] for key, cell in extract().items()}
    for mark in ("/", "", "—"):
        assert {read[key] for key, text in due.items() if text == mark and key in read} == {mark}


@marked
def test_each_value_of_a_scan_has_its_confidence() -> None:
    assert all(0 <= cell["confidence"] <= 1 for cell in extract().values())  # type: ignore[operator]


@marked
def test_no_finding_on_a_scan_is_called_an_error(check: Callable[[bytes], FileResult]) -> None:
    findings = check(scan()[1]).findings
    assert {one.kind for one in findings} >= {"review"}
    assert "fail" not in {one.kind for one in findings}


@marked
def test_a_tiff_of_several_pages_is_a_report() -> None:
    first, *others = pages(build_pdf.build(clean(seed=5)), 0)
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=others)
    document, report = CHECKER.read(out.getvalue())
    assert document.media_type == "image/tiff"
    assert set(report.tables) == {"disclosure", "requests", "review"}


@pytest.mark.parametrize(
    ("read", "data"), [(pdf.EXTRACTOR.read, SCAN), (ocr.EXTRACTOR.read, png(Picture()))], ids=["pdf", "png"]
)
def test_without_the_extra_a_scan_says_what_to_install(
    read: Callable[[bytes], Document], data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: False)
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert 'pip install "ogicheck[ocr]"' in caught.value.text.zh
    assert 'pip install "ogicheck[ocr]"' in caught.value.text.en


def test_a_figure_that_is_hardly_recognised_gives_no_number() -> None:
    def read(confidence: float | None) -> object:
        return figure(Cell("7", Place(), 0, 0, confidence=confidence), "", "", "").value

    assert (read(SURE - 0.01), read(SURE), read(None)) == (None, 7, 7)


def test_what_breaks_the_form_asks_for_a_look_where_the_text_was_recognised() -> None:
    rule = next(iter(CHECKER.host.registry.rules.values()))
    site, message = Site("report", Place()), next(iter(rule.messages))
    found = At(rule, "error", {}, recognised=True)(site).say(message, *range(5))
    assert (found.kind, found.level) == ("review", "error")
