"""What reading scans promises: figures as printed, each with its confidence; nothing called an error, nor clean."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
from click.testing import Result
from PIL import Image, ImageChops, ImageDraw

from fixtures import build, build_pdf, rawpdf, scan
from fixtures.facts import clean
from fixtures.picture import png
from fixtures.values import Block, Facts, Picture, Table
from ogicheck.api import At, Cell, Document, Paragraph, Place, Site, UnreadableError
from ogicheck.api import Table as DocumentTable
from ogicheck.checking.checker import Checker, Plan
from ogicheck.checking.losses import unread_tables
from ogicheck.hosting.host import loaded
from ogicheck.reading.assigning import assign
from ogicheck.reading.columns import Leaf
from ogicheck.reading.figures import SURE, figure
from ogicheck.sources.inputs import Input
from ogicheck.values.findings import FileResult
from ogicheck.values.records import RecordFigure, recorded
from ogicheck.values.report import Report
from ogicheck.values.words import bare
from ogicheck_plugins.extract import command as extract
from ogicheck_plugins.formats_kit.scanned import resources
from tests.conftest import CHECKER
from tests.reports import read_by

Key = tuple[str, str, str]
SHEET = rawpdf.image(0, 0, 595, 842)


def reads_scans(function: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.ocr(pytest.mark.libreoffice(pytest.mark.font(function)))


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


def with_a_wrong_sum(facts: Facts) -> Facts:
    """The report with one more in the total of reconsideration cases."""

    def block(one: Block) -> Block:
        if not isinstance(one, Table) or one.key != "review":
            return one
        wrong = [replace(cell, text=str(int(cell.text) + 1)) if is_total(cell) else cell for cell in one.cells]
        return replace(one, cells=tuple(wrong))

    def is_total(cell: object) -> bool:
        return getattr(cell, "row_key", "") == "reconsideration" and getattr(cell, "column_key", "") == "total"

    return replace(facts, sections=tuple(replace(one, blocks=tuple(map(block, one.blocks))) for one in facts.sections))


@cache
def printed(facts: Facts) -> bytes:
    return build_pdf.build(facts)


FACTS = with_a_wrong_sum(with_zeros_as(clean(seed=5), "0", "/", "", "—"))


@cache
def scanned() -> bytes:
    """A report whose zeros are printed in four ways and one of whose sums is wrong."""
    rng = Random("scan")
    return scan.as_pdf(scan.pages(printed(FACTS), rng), rng)


@cache
def read() -> Report:
    return CHECKER.read(scanned())[1]


@cache
def cells() -> dict[Key, RecordFigure]:
    tables = recorded("scan", read()).tables
    return {(t, r, c): cell for t, rows in tables.items() for r, cells in rows.items() for c, cell in cells.items()}


def due(facts: Facts) -> dict[Key, str]:
    tables = [block for section in facts.sections for block in section.blocks if isinstance(block, Table)]
    found = {(one.key, cell.row_key, cell.column_key): cell.text for one in tables for cell in one.cells if cell.row_key}
    return {key: text for key, text in found.items() if key[2] != "label"}


@reads_scans
def test_of_a_scan_at_150_dpi_at_least_98_cells_in_100_are_right() -> None:
    right = [key for key, text in due(FACTS).items() if key in cells() and cells()[key].text == text]
    assert len(right) >= 0.98 * len(due(FACTS)) > 100


@reads_scans
def test_a_slash_is_no_one_and_a_blank_cell_stays_blank() -> None:
    read = {key: cell.text for key, cell in cells().items()}
    for mark in ("/", "", "—"):
        assert {read[key] for key, text in due(FACTS).items() if text == mark and key in read} == {mark}


@reads_scans
def test_title_and_sections_of_a_scan_are_read() -> None:
    """The title's last character stands alone on a line, with a gap across it."""
    assert (read().organ, read().year) == ("清河县司法局", 2022)
    assert read().title and read().title.text == "清河县司法局2022年政府信息公开工作年度报告"
    assert [section.key for section in read().sections] == [section.key for section in FACTS.sections]


@reads_scans
def test_each_value_of_a_scan_has_its_confidence() -> None:
    assert all(cell.confidence is not None and 0 <= cell.confidence <= 1 for cell in cells().values())


@reads_scans
def test_a_wrong_sum_of_a_scan_is_for_a_person_to_judge_and_no_error(check: Callable[[bytes], FileResult]) -> None:
    result = check(scanned())
    assert result.recognised
    assert "fail" not in {one.kind for one in result.findings}
    assert [one.address for one in result.findings if one.rule == "OGI304"] == ["table/review/reconsideration/total"]


@reads_scans
def test_a_scan_is_read_within_the_limits_and_not_called_clean(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(scanned())
    result = run(tmp_path / "scan.pdf", "--time-limit", 300)
    assert result.exit_code == 0, result.output
    assert "由文字识别读取，需人工判断" in result.output
    assert "OGI304" in result.output
    assert "未发现问题" not in result.output and "符合格式" not in result.output


@reads_scans
def test_a_tiff_of_several_pages_that_lay_on_their_side_is_a_report() -> None:
    facts = clean(seed=5)
    document, report = CHECKER.read(scan.as_tiff(scan.pages(printed(facts), Random(1), quarters=1)[1:3]))
    assert document.media_type == "image/tiff"
    wrong = [
        key
        for key, text in due(facts).items()
        if key[0] == "requests" and report.tables["requests"].cell(key[1], key[2]).text != text  # type: ignore[union-attr]
    ]
    assert wrong == []
    boxes = [cell.place.box for row in report.tables["requests"].rows for cell in row.cells.values()]
    assert max(box[2] for box in boxes if box) > 595, "places are those on the page as shown, which is wide"


@reads_scans
@pytest.mark.parametrize("mode", ["RGB", "L"], ids=["red", "grey"])
@pytest.mark.parametrize("through", [True, False], ids=["print-shows-through", "print-is-hidden"])
def test_a_seal_over_figures_makes_none_wrong_and_leaves_the_others(through: bool, mode: str) -> None:
    sheets = scan.pages(printed(FACTS), Random("scan"))[1:3]
    sheets[0] = scan.sealed(sheets[0], 830, 1400, through).convert(mode)
    table = CHECKER.read(scan.as_tiff(sheets))[1].tables["requests"]
    printed_there = {key: text for key, text in due(FACTS).items() if key[0] == "requests"}
    read = {key: table.cell(key[1], key[2]) for key in printed_there}
    wrong = {key: cell for key, cell in read.items() if cell and cell.shape != "unread" and cell.text != printed_there[key]}
    assert wrong == {}
    unread = [key for key, cell in read.items() if cell is None or cell.shape == "unread"]
    assert 0 < len(unread) < 0.3 * len(read)


@pytest.mark.ocr
@pytest.mark.parametrize(("level", "round_", "seal"), [(120, True, True), (10, True, False), (120, False, False)])
def test_pale_strokes_as_broad_and_as_large_as_a_seal_are_one(level: int, round_: bool, seal: bool) -> None:
    """Black ones are print, and small ones are characters of small print."""
    import numpy as np

    from ogicheck_plugins.formats_kit.scanned.image import ink_of
    from ogicheck_plugins.formats_kit.scanned.stamps import pale_ink

    page = fine_rules(14, 7, 0)
    draw = ImageDraw.Draw(page)
    if round_:
        draw.ellipse((400, 900, 700, 1200), outline=level, width=10)
    for at in range(400, 700, 20) if not round_ else ():
        draw.rectangle((at, 1000, at + 14, 1014), fill=level)
    grey = np.array(page)
    assert pale_ink(grey, ink_of(grey)).any() == seal


@pytest.mark.ocr
@pytest.mark.parametrize("ring", [True, False])
def test_a_black_ring_as_large_as_a_seal_s_is_told_from_a_table_of_zeros(ring: bool) -> None:
    import numpy as np

    from ogicheck_plugins.formats_kit.scanned.image import ink_of
    from ogicheck_plugins.formats_kit.scanned.stamps import rings

    page = fine_rules(1, 0, 0)
    if ring:
        ImageDraw.Draw(page).ellipse((600, 300, 900, 600), outline=0, width=8)
    within = rings(ink_of(np.array(page)))
    assert (bool(within[450, 750]), bool(within[450, 350])) == (ring, False)


@pytest.mark.ocr
def test_red_print_is_no_seal() -> None:
    import numpy as np

    from ogicheck_plugins.formats_kit.scanned.seals import red_ink

    page = Image.new("RGB", (1655, 2339), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((300, 300, 1300, 302), fill=(200, 20, 20))
    draw.ellipse((500, 330, 520, 360), outline=(200, 20, 20), width=4)
    draw.ellipse((600, 330, 620, 360), outline=(0, 0, 0), width=4)
    assert not red_ink(np.array(page)).any()
    draw.line((480, 380, 640, 320), fill=(200, 20, 20), width=4)
    assert red_ink(np.array(page)).any()


def fine_rules(dot: int, blank: int, grey: int) -> Image.Image:
    """A noisy page with a table of 6 rows and 5 columns in lines of such dots and blanks, and zeros in its cells."""
    page = Image.new("L", (1655, 2339), 245)
    draw = ImageDraw.Draw(page)
    for y in range(300, 661, 60):
        for x in range(300, 1301, dot + blank):
            draw.rectangle((x, y, x + dot - 1, y + 1), fill=grey)
    for x in range(300, 1301, 200):
        for y in range(300, 661, dot + blank):
            draw.rectangle((x, y, x + 1, y + dot - 1), fill=grey)
        for y in range(315, 661, 60) if x < 1300 else ():
            draw.ellipse((x + 92, y, x + 108, y + 26), outline=0, width=3)
    noise = Image.frombytes("L", page.size, Random(1).randbytes(page.width * page.height))
    return ImageChops.subtract(page, noise.point([value * 20 // 255 for value in range(256)]))


def grids(page: Any) -> list[tuple[int, int, int]]:
    """Columns, rows and cells of each table that a page's lines draw."""
    from ogicheck_plugins.formats_kit.drawn.seams import tables_of
    from ogicheck_plugins.formats_kit.scanned.image import ink_of
    from ogicheck_plugins.formats_kit.scanned.rulings import rulings_of

    rulings = rulings_of(page, ink_of(page))
    found = tables_of(rulings.horizontals, rulings.verticals)
    return [(len(one.xs) - 1, len(one.ys) - 1, len(one.areas)) for one in found]


@pytest.mark.ocr
@pytest.mark.parametrize(
    ("dot", "blank", "grey"),
    [(3, 3, 60), (14, 7, 60), (1, 0, 195), (1, 0, 205), (1, 0, 215)],
    ids=["dots", "dashes", "half-inked-hairline", "hairline", "lighter-hairline"],
)
def test_dotted_dashed_and_light_rules_of_a_scan_part_the_cells(dot: int, blank: int, grey: int) -> None:
    import numpy as np

    assert grids(np.array(fine_rules(dot, blank, grey))) == [(5, 6, 30)]


@pytest.mark.ocr
def test_a_faint_rule_that_is_seen_in_part_goes_on_to_the_wall() -> None:
    import numpy as np

    page = np.array(fine_rules(1, 0, 205))
    page[415:427, 306:430] = page[435:447, 306:430]
    assert grids(page) == [(5, 6, 30)]


@pytest.mark.ocr
def test_the_stroke_at_the_top_of_a_figure_that_fills_its_cell_is_no_rule() -> None:
    import numpy as np

    page = fine_rules(1, 0, 60)
    ImageDraw.Draw(page).line((500, 371, 700, 371), fill=60, width=2)
    assert grids(np.array(page)) == [(5, 6, 30)]
    ImageDraw.Draw(page).line((500, 390, 700, 390), fill=60, width=2)
    assert grids(np.array(page)) == [(5, 7, 31)]


@pytest.mark.ocr
def test_without_rules_a_slash_is_a_slash_and_figures_are_told_apart_by_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    from ogicheck_plugins.formats_kit.scanned import turning
    from ogicheck_plugins.formats_kit.scanned.image import Scan
    from ogicheck_plugins.formats_kit.scanned.pages import read_page

    page = Image.new("L", (1655, 2339), 255)
    draw = ImageDraw.Draw(page)
    for x, y in ((400, 500), (418, 500), (450, 500), (400, 700)):
        draw.ellipse((x, y, x + 12, y + 26), outline=0, width=3)
    draw.line((500, 726, 512, 700), fill=0, width=3)
    draw.line((300, 800, 1300, 800), fill=0, width=3)
    monkeypatch.setattr(turning, "_confidence", lambda page: 1.0)
    words = read_page(Scan(1, np.array(page))).page.words
    assert [(word.text, round(word.top)) for word in words] == [("00", 180), ("0", 180), ("0", 252), ("/", 252)]


@pytest.mark.ocr
@pytest.mark.parametrize(("shift", "pieces"), [(30, 5), (0, 4)], ids=["lines-beside-each-other", "one-line"])
def test_lines_of_a_label_and_the_figure_between_them_are_told_apart(shift: int, pieces: int) -> None:
    import numpy as np

    from ogicheck_plugins.formats_kit.scanned.textlines import text_boxes

    ink = np.zeros((200, 1200), np.uint8)
    for x in range(100, 350, 30):
        ink[60:85, x : x + 25] = ink[60 + 2 * shift : 85 + 2 * shift, x : x + 25] = 255
    for x in (480, 600, 700):
        ink[60 + shift : 85 + shift, x : x + 14] = 255
    assert len(list(text_boxes(ink, (0, 0, 1200, 200)))) == pieces


@pytest.mark.ocr
def test_zeros_under_each_other_on_a_page_without_rules_are_no_line() -> None:
    import numpy as np

    from ogicheck_plugins.formats_kit.scanned.image import ink_of
    from ogicheck_plugins.formats_kit.scanned.rulings import rulings_of

    page = np.array(fine_rules(3, 3, 245))
    rulings = rulings_of(page, ink_of(page))
    assert (rulings.horizontals, rulings.verticals) == ((), ())


@pytest.mark.ocr
@pytest.mark.parametrize("data", [png(Picture(ruled=True))[:300], b"II*\0" + b"\1" * 40], ids=["png", "tiff"])
def test_a_damaged_picture_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        CHECKER.read(data)


@pytest.mark.ocr
def test_a_picture_that_is_far_too_large_is_refused_unread() -> None:
    out = io.BytesIO()
    Image.new("1", (11_000, 11_000), 1).save(out, "PNG")
    with pytest.raises(UnreadableError, match="scan it again at 200 to 300 dpi"):
        CHECKER.read(out.getvalue())


@pytest.mark.ocr
def test_a_scan_without_a_word_on_it_is_not_read() -> None:
    out = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(out, "PNG")
    with pytest.raises(UnreadableError, match="No text was recognised"):
        CHECKER.read(out.getvalue())


@pytest.fixture
def anew() -> Iterator[None]:
    """Plugins are loaded again: what they can do is asked for once in a process."""
    loaded.cache_clear()
    yield
    loaded.cache_clear()


@pytest.mark.parametrize(
    "data",
    [
        rawpdf.document([rawpdf.Page([SHEET])]),
        rawpdf.document([rawpdf.Page([SHEET, rawpdf.text(40, 30, "某某扫描软件制作")])]),
        png(Picture()),
    ],
    ids=["pdf", "pdf-stamped-by-the-scanning-program", "png"],
)
def test_without_the_extra_a_scan_says_what_to_install(data: bytes, monkeypatch: pytest.MonkeyPatch, anew: None) -> None:
    monkeypatch.setattr(resources, "installed", lambda: False)
    with pytest.raises(UnreadableError) as caught:
        Checker.of(Plan()).read(data)
    assert 'pip install "ogicheck[ocr]"' in caught.value.text.zh
    assert 'pip install "ogicheck[ocr]"' in caught.value.text.en


PICTURED = rawpdf.document(
    [rawpdf.Page([rawpdf.text(60, 700, "清河县司法局2022年政府信息公开工作年度报告")]), rawpdf.Page([SHEET])]
)


def test_without_the_extra_a_page_that_is_a_picture_is_told_and_makes_the_exit_code_3(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "installed", lambda: False)
    document, _ = CHECKER.read(PICTURED)
    [unread] = document.unread
    assert "第 2 页" in unread.zh and 'pip install "ogicheck[ocr]"' in unread.zh
    result = CHECKER.check(PICTURED, "年报.pdf")
    assert [(one.kind, one.text) for one in result.problems] == [("unread-part", unread)]


@pytest.mark.parametrize("installed", [True, False])
def test_with_its_plugin_switched_off_no_picture_is_recognised_and_what_to_switch_on_is_told(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "installed", lambda: installed)
    without = Checker.of(Plan(disabled=("ocr",)))
    document, _ = without.read(PICTURED)
    assert (document.recognised, len(document.unread)) == (False, 1)
    with pytest.raises(UnreadableError) as caught:
        without.read(rawpdf.document([rawpdf.Page([SHEET])]))
    for text in (*document.unread, caught.value.text):
        assert "--no-plugin ocr" in text.zh and "--no-plugin ocr" in text.en and "pip" not in text.en


@pytest.mark.ocr
def test_a_cover_that_is_a_picture_makes_no_scan_of_a_report() -> None:
    document, _ = CHECKER.read(PICTURED)
    assert (document.recognised, document.unread) == (False, ())


@reads_scans
def test_pages_that_are_pictures_between_pages_of_text_are_read_in_their_place() -> None:
    text, pictures, mixed = *map(pypdfium2.PdfDocument, (printed(FACTS), scanned())), pypdfium2.PdfDocument.new()
    for number in range(len(text)):
        mixed.import_pages(pictures if number == 1 else text, [number])
    out = io.BytesIO()
    mixed.save(out)
    document, report = CHECKER.read(out.getvalue())
    tables = recorded("mixed", report).tables
    found = {(t, r, c): cell.text for t, rows in tables.items() for r, row in rows.items() for c, cell in row.items()}
    assert document.recognised and not document.unread
    assert sum(found.get(key) == text for key, text in due(FACTS).items()) >= 0.98 * len(due(FACTS))
    assert [section.key for section in report.sections] == [section.key for section in FACTS.sections]


def test_what_a_scanning_program_laid_under_a_picture_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "installed", lambda: False)
    lines = [rawpdf.text(60, 700 - 20 * line, "本单位收到政府信息公开申请B件均按期办结", unseen=True) for line in range(5)]
    with pytest.raises(UnreadableError, match="only pictures"):
        CHECKER.read(rawpdf.document([rawpdf.Page([*lines, SHEET])]))


def test_a_page_of_text_on_a_picture_is_no_scan() -> None:
    lines = [rawpdf.text(60, 700 - 20 * line, "本单位收到政府信息公开申请三件均按期办结") for line in range(5)]
    document, _ = CHECKER.read(rawpdf.document([rawpdf.Page([SHEET, *lines])]))
    assert not document.recognised


def test_plugins_says_whether_the_extra_is_there(monkeypatch: pytest.MonkeyPatch, anew: None) -> None:
    for there, state in ((True, "loaded"), (False, "skipped")):
        monkeypatch.setattr(resources, "installed", lambda there=there: there)
        loaded.cache_clear()
        (found,) = [one for one in Checker.of(Plan()).host.registry.states if one.name == "ocr"]
        assert found.state == state
        assert (found.reason is None) == there


def test_in_a_folder_logos_are_no_reports_and_scanners_files_are(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("logo.png", "logo.jpg", "scan.tif"):
        (tmp_path / name).write_bytes(b"II*\0")
    files = json.loads(run(tmp_path, "--output", "json", "--root", tmp_path).output)["files"]
    assert [one["file"] for one in files] == ["scan.tif"]


def test_a_figure_that_is_hardly_recognised_gives_no_number() -> None:
    def read(confidence: float | None) -> object:
        return figure(Cell("7", Place(), 0, 0, confidence=confidence), "", "", "").value

    assert (read(SURE - 0.01), read(SURE), read(None)) == (None, 7, 7)


def headed(columns: str, confidence: float | None) -> Document:
    """The table of reconsiderations and suits under such column headings, as recognised text with a confidence."""
    rows = [["行政复议"] * 5 + ["行政诉讼"] * 10, ["行政复议"] * 5 + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5]
    rows += [columns.split() * 3, [str(number) for number in range(15)]]
    heads = [(0, 0, 1, 5), (0, 5, 1, 10), (1, 5, 1, 5), (1, 10, 1, 5)]
    cells = [Cell(rows[row][column], Place(page=1), row, column, height, width) for row, column, height, width in heads]
    cells += [Cell(rows[2][at], Place(page=1), 1 if at < 5 else 2, at, 2 if at < 5 else 1) for at in range(15)]
    cells += [Cell(text, Place(page=1), 3, at) for at, text in enumerate(rows[3])]
    table = DocumentTable(tuple(replace(cell, confidence=confidence) for cell in cells), Place(page=1))
    title = Paragraph("四、政府信息公开行政复议、行政诉讼情况", Place(page=1))
    return Document((title, table), "image/png", recognised=confidence is not None)


@pytest.mark.parametrize(("confidence", "told"), [(0.99, True), (None, False)])
def test_a_heading_with_one_character_misread_is_that_heading_in_a_scan_alone(confidence: float | None, told: bool) -> None:
    document = headed("结果维持 结杲纠正 其他结果 尚末审结 总计", confidence)
    read = read_by(document, "2021").tables["review"].cell("litigation_direct", "corrected")
    assert (read is not None and read.value == 6) == told


def lost(document: Document) -> list[str]:
    """What is told to be unread of the table of reconsiderations and suits."""
    report = replace(read_by(document, "2021"), recognised=document.recognised)
    return [one.text.en for one in unread_tables(report) if one.address == "table/review"]


@pytest.mark.parametrize(("confidence", "told"), [(0.99, 1), (None, 0)])
def test_what_a_scan_lacks_under_a_heading_that_is_not_recognised_is_told_as_unread(
    confidence: float | None, told: int
) -> None:
    assert lost(headed("结果维持 结果纠正 其他结果 尚未审结 总计", confidence)) == []
    misread = lost(headed("结果维持 缩呆刹止 其他结果 尚未审结 总计", confidence))
    assert [("corrected" in one or "行政复议" in one) for one in misread] == [True] * told


@pytest.mark.parametrize(("recognised", "told"), [(True, 1), (False, 0)])
def test_a_table_that_is_not_found_in_a_scan_is_told_as_unread(recognised: bool, told: int) -> None:
    title = Paragraph("四、政府信息公开行政复议、行政诉讼情况", Place(page=1))
    assert len(lost(Document((title,), "image/png", recognised=recognised))) == told


@pytest.mark.parametrize(("confidence", "right"), [(0.99, None), (None, "7")])
def test_in_a_scan_two_cells_under_one_heading_are_not_taken_for_one(confidence: float | None, right: str | None) -> None:
    """The wall between two headings may not have been seen."""
    values = [Cell(text, Place(), 0, at, confidence=confidence) for at, text in enumerate(("3", "7", ""))]
    heads = [Leaf(None, 0, 1, 0, "exact"), Leaf(None, 1, 3, 1, "exact")]
    found = assign(values, heads, by_grid=True)
    assert (found and found[1].text) == right


def test_a_label_whose_number_was_lost_but_for_its_mark_is_that_label() -> None:
    assert bare("、上年结转政府信息公开申请数量") == bare("二、上年结转政府信息公开申请数量")


def test_figures_on_two_lines_of_a_cell_are_one_where_no_rule_between_them_can_have_been_missed() -> None:
    def read(confidence: float | None) -> object:
        return figure(Cell("12\n34", Place(), 0, 0, confidence=confidence), "", "", "").value

    assert (read(0.99), read(None)) == (None, 1234)


def test_what_breaks_the_form_asks_for_a_look_where_the_text_was_recognised() -> None:
    rule = next(iter(CHECKER.host.registry.rules.values()))
    site, message = Site("report", Place()), next(iter(rule.messages))
    found = At(rule, "error", {}, rule.messages, misread=True)(site).say(message, *range(5))
    assert (found.kind, found.level) == ("review", "error")


def test_what_disagrees_with_last_year_s_scan_is_no_error(run: Callable[..., Result], tmp_path: Path) -> None:
    """A report of this year that is no scan itself: last year's figure may be the one misread."""
    organ = "清河县司法局"
    for name, year in (("last.txt", 2022), ("this.txt", 2023)):
        (tmp_path / name).write_bytes(build.build(clean(year, organ, seed=year), "text"))
    last = json.loads(run("extract", tmp_path / "last.txt").stdout)

    def kinds() -> set[str]:
        (tmp_path / "last.json").write_text(json.dumps(last), "utf-8")
        options = ("--previous", tmp_path / "last.json", "--select", "OGI701", "--output", "json", "--root", tmp_path)
        return {one["kind"] for one in json.loads(run(tmp_path / "this.txt", *options).stdout)["files"][0]["findings"]}

    assert kinds() == {"fail"}
    for row in last["tables"]["requests"].values():
        for cell in row.values():
            cell["confidence"] = 0.99
    assert kinds() == {"review"}


def test_extract_prints_what_was_read_and_says_which_page_was_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "installed", lambda: False)
    (tmp_path / "report.pdf").write_bytes(PICTURED)
    data, said = extract._read(Input(tmp_path / "report.pdf", "report.pdf"), Plan(), "json", "en", "")
    assert json.loads(data)["organ"] == "清河县司法局"
    assert said and "Page 2" in said.en
