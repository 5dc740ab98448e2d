"""How long a check takes, as ratios to floors measured in the same run: `python benchmarks/speed.py [FILE]...`.

docx: everything, over unzip and XML parse. html: everything, over lxml's parse. pdf: everything, over a bare text pass of
PDFium; and how much faster it is than pdfplumber's tables. claims: reading what 2,000 characters of text claim, over
reading the tables of a docx (a report with its tables less the same without). Without files, reports are built; a pdf needs
LibreOffice. Ratios are medians of paired runs.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ogicheck.checking.checker import Checker

sys.path.insert(0, str(Path(__file__).parents[1]))

ROUNDS = 15
CHARACTERS = 2000


def docx_floor(data: bytes) -> None:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        etree.fromstring(archive.read("word/document.xml"))


def html_floor(data: bytes) -> None:
    from lxml import html

    html.document_fromstring(data)


def pdf_floor(data: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()


def plumber(data: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()


def seconds(action: Callable[[bytes], object], data: bytes) -> float:
    start = time.perf_counter()
    action(data)
    return time.perf_counter() - start


def ratio(action: Callable[[bytes], object], floor: Callable[[bytes], object], data: bytes, rounds: int = ROUNDS) -> float:
    """The median of action over floor, run in turns so that both meet the same load."""
    for one in (action, floor):
        one(data)
    return median(seconds(action, data) / seconds(floor, data) for _ in range(rounds))


def reports(paths: list[str]) -> dict[str, bytes]:
    if paths:
        return {path: Path(path).read_bytes() for path in paths}
    from fixtures import build
    from fixtures.build_pdf import soffice
    from fixtures.facts import clean

    facts = clean(year=2022)
    kinds = ["docx", "html", "text"] + (["pdf"] if soffice() else [])
    return {f"built.{kind}": build.build(facts, kind) for kind in kinds}


def claims(checker: Checker) -> float:
    from fixtures import build
    from fixtures.changes import apply
    from fixtures.facts import clean
    from ogicheck_plugins.national.narrative.reader import narrative

    facts = clean(year=2022)
    texts = [block for seed in range(9) for block in clean(seed=seed).sections[0].blocks if isinstance(block, str)]
    while len("".join(texts)) > CHARACTERS:
        texts.pop()
    told = build.build(apply(facts, {"op": "paragraphs", "section": "overview", "texts": texts}), "docx")
    for section in ("disclosure", "requests", "review"):
        facts = apply(facts, {"op": "drop_table", "section": section})
    whole, bare = build.build(clean(year=2022), "docx"), build.build(facts, "docx")
    report = checker.read(told)[1]

    def tables() -> float:
        return seconds(checker.read, whole) - seconds(checker.read, bare)

    return median(seconds(lambda _: narrative(report), b"") / tables() for _ in range(ROUNDS))


def main(paths: list[str]) -> None:
    from ogicheck.checking.checker import Checker, Plan

    checker = Checker.of(Plan())

    def check(data: bytes) -> object:
        return checker.check(data, "report")

    for name, data in reports(paths).items():
        line = f"{name:<40} {median(seconds(check, data) for _ in range(5)) * 1000:7.1f} ms"
        if data.startswith(b"PK"):
            line += f"  {ratio(check, docx_floor, data):5.2f} x unzip and parse"
        elif name.endswith((".html", ".htm")):
            line += f"  {ratio(check, html_floor, data):5.2f} x lxml's parse"
        elif data.startswith(b"%PDF"):
            line += f"  {ratio(check, pdf_floor, data):5.2f} x PDFium's text pass"
            line += f"  {ratio(plumber, check, data, 3):5.1f} x faster than pdfplumber's tables"
        print(line)
    print(f"{'claims':<40} {claims(checker):5.2f} x the tables of a docx")


if __name__ == "__main__":
    main(sys.argv[1:])
