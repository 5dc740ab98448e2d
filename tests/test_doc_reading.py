"""Old Word files are read with their tables, by the file itself; LibreOffice is asked where that is not enough."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from fixtures import build, build_pdf
from fixtures.facts import clean
from fixtures.old_word import DELETED, HIDDEN, Stretch, cell, doc, ole, row_end
from ogicheck.api import Document, UnreadableError
from ogicheck.checking.checker import Checker, Plan
from ogicheck.values.report import Report
from ogicheck_plugins.doc import EXTRACTOR, read_by_office
from ogicheck_plugins.docx import EXTRACTOR as DOCX
from ogicheck_plugins.formats_kit import office
from tests.documents import grid, reading, refusal, survives, tables, texts

READ, BY_OFFICE = reading(EXTRACTOR), reading(replace(EXTRACTOR, read=read_by_office))
PLAIN = b""
RESTART, CONTINUE, JOINED = 0x60, 0x20, 0x01


def read(*paragraphs: Stretch) -> Document:
    return READ(doc(paragraphs))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("政府信息公开", "政府信息公开"),
        ("a\x0bb\x1ec\x1fd\tx", "a\nb-cd\tx"),
        ("见\x13PAGE\x143\x15页", "见3页"),
        ("a\x02\x05b", "ab"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_a_paragraph_says_what_the_document_shows(content: str, text: str) -> None:
    assert texts(read((f"{content}\r", PLAIN))) == [text]


def test_hidden_and_deleted_text_is_out() -> None:
    runs = [("甲", PLAIN), ("隐", HIDDEN), ("乙", PLAIN), ("删", DELETED), ("丙\r", PLAIN)]
    data = doc([("甲隐乙删丙\r", PLAIN)], runs)
    assert texts(READ(data)) == ["甲乙丙"]


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        (b"\x37\x08\x01", "9\u0336甲"),
        (b"\x53\x2a\x01", "9\u0336甲"),
        (b"\x37\x08\x00", "9甲"),
        (b"\x48\x2a\x01", "⁹甲"),
        (b"\x48\x2a\x02", "₉甲"),
        (b"\x45\x48\x06\x00", "⁹甲"),
        (b"\x45\x48\xfa\xff", "₉甲"),
    ],
)
def test_struck_out_and_raised_text_is_told(properties: bytes, text: str) -> None:
    assert texts(READ(doc([("9甲\r", PLAIN)], [("9", properties), ("甲\r", PLAIN)]))) == [text]


def test_a_blank_table_in_a_cell_leaves_the_cell_blank() -> None:
    inner = b"\x16\x24\x01\x49\x66\x02\x00\x00\x00"
    document = read(
        ("\r", inner + b"\x4b\x24\x01"),
        ("\r", inner + b"\x4c\x24\x01\x4b\x24\x01"),
        *(cell(""), cell("2"), row_end(0, 100, 200)),
        *(cell("3"), cell("4"), row_end(0, 100, 200)),
    )
    assert [one[4] for one in grid(document)] == ["", "2", "3", "4"]


def test_cells_form_a_grid_by_their_edges_and_merges() -> None:
    document = read(
        ("前\r", PLAIN),
        *(cell("头"), row_end(0, 300)),
        *(cell("甲"), cell("1"), cell(""), row_end(0, 100, 200, 300, flags=(RESTART, 0, 0))),
        *(cell(""), cell("宽"), cell(""), row_end(0, 100, 200, 300, flags=(CONTINUE, JOINED, JOINED))),
        ("后\r", PLAIN),
    )
    assert texts(document) == ["前", "后"]
    assert grid(document) == [
        (0, 0, 1, 3, "头"), (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, ""), (2, 1, 1, 2, "宽"),
    ]  # fmt: skip


def test_a_row_whose_cells_are_not_defined_is_only_a_row() -> None:
    (table,) = tables(read(cell("a"), cell("b"), row_end(0, 100)))
    assert (table.gridded, table.flattened) == (False, True)
    assert [item.text for item in table.cells] == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (doc([("a\r", PLAIN)], flags=0x100), "encrypted"),
        (doc([(" \r", PLAIN)]), "neither text nor pictures"),
        (doc([("a\r", PLAIN)])[:3000], "damaged"),
        (ole({"Storage": "WordDocument".encode("utf-16-le")}), "no Word document"),
        (ole({"WordDocument": b"\xec\xa5\xc1\0"}), "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refusal(EXTRACTOR, data)


def test_an_encrypted_docx_and_other_office_files_are_left_to_who_names_them() -> None:
    assert EXTRACTOR.rank > DOCX.rank
    assert not EXTRACTOR.claims(ole({"EncryptedPackage": b"", "WordDocument": b""}))
    assert not EXTRACTOR.claims(ole({"Workbook": b""}))


def test_a_version_too_old_is_named_where_libreoffice_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    assert "Word 95" in refusal(EXTRACTOR, doc([("a\r", PLAIN)], version=0x65))


def test_damage_never_shows_as_a_fault() -> None:
    data = doc([("a\r", PLAIN), cell("甲"), cell("1"), row_end(0, 100, 200), ("b\r", PLAIN)])
    survives(READ, data, 61)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script")
def test_libreoffice_is_ended_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(slow.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setattr(office.shutil, "which", lambda name: str(slow))
    monkeypatch.setattr(office, "SECONDS", 0.2)
    start = time.perf_counter()
    with pytest.raises(UnreadableError):
        BY_OFFICE(b"")
    assert time.perf_counter() - start < 10


def cells(report: Report) -> dict[str, str]:
    return {one.address: one.text for table in report.tables.values() for row in table.rows for one in row.cells.values()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("year", [2020, 2022])
def test_a_report_saved_as_doc_has_the_figures_and_the_computed_numbers_of_its_docx(year: int) -> None:
    checker = Checker.of(Plan())
    facts = clean(year=year, seed=3)
    numbered = [replace(one, heading=one.heading.partition("、")[2], automatic=True) for one in facts.sections]
    data = build.build(replace(facts, sections=tuple(numbered)), "docx")
    with TemporaryDirectory() as name:
        source = Path(name, "report.docx")
        source.write_bytes(data)
        build_pdf.convert([source], Path(name), "doc")
        old = source.with_suffix(".doc").read_bytes()
    expected = checker.read(data)[1]
    for document in (READ(old), BY_OFFICE(old)):
        found = checker._reported(document, checker.extraction([]))[1]
        assert cells(found) == cells(expected)
        assert [section.number for section in found.sections] == [section.number for section in expected.sections]
