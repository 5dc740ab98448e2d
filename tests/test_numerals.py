"""Numbers are read one way, whatever stands in a text; no text makes reading fail, or read otherwise the second time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fixtures import build
from fixtures.facts import clean
from ogicheck.api import Block, Document, Paragraph, Table, numerals, ordinal, printed_number, style
from ogicheck.checking.checker import Checker, Plan
from ogicheck.checking.extracting import Extraction
from ogicheck.values.findings import FileResult
from ogicheck.values.numbers import LONGEST, is_figure, parse
from ogicheck.values.words import bare, fold
from ogicheck_plugins.formats_kit.numerals import numeral

PHASES = (Phase.generate, Phase.shrink)
steady = settings(
    derandomize=True, deadline=None, database=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow]
)
DIGITS = "一二三四五六七八九"
CHECKER = Checker.of(Plan())

any_text = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any characters at all: surrogates alone, and those beyond U+FFFF."""
SIGNS = "零〇○一二两三四五六七八九十百千万亿廿0123456789０９٣²①⑳㈠Ⅳ.,，-−+%/ \t"
numeral_like = st.text(st.sampled_from(SIGNS), max_size=30)
marked = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "第", "（", "(", "【", " ", "\u3000", "\ufeff")),
    numeral_like,
    st.sampled_from(("", "、", "）", ")", "部分", "章", "．", "是", ":", "\u200b、", "、、")),
    st.one_of(st.just(""), st.sampled_from(("总体情况", "主动公开政府信息情况")), any_text),
)
texts = st.one_of(any_text, numeral_like, marked)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百零五", 105),
        ("一百二十", 120),
        ("三千零五", 3005),
        ("三万零五", 30005),
        ("三亿五万", 300_050_000),
        ("两千", 2000),
        ("二〇二二", 2022),
        ("二○二二", 2022),
        ("三三", 33),
        ("", None),
        ("万", None),
        ("百二", None),
        ("十十", None),
        ("十三十", None),
        ("一百一百", None),
        ("五万三亿", None),
        ("三几", None),
        ("一" * 5000, None),
        ("12", None),
    ],
)
def test_a_numeral_is_read(text: str, number: int | None) -> None:
    assert numerals.counted(text) == (None if text in ("二〇二二", "二○二二", "三三") else number)
    assert numerals.value(text) == number


@pytest.mark.parametrize("form", ["chineseCountingThousand", "ideographDigital"])
def test_what_the_formats_print_is_read_as_it_was_meant(form: str) -> None:
    assert [numerals.value(numeral(number, form) or "") for number in range(1, 10_000)] == list(range(1, 10_000))


@pytest.mark.parametrize("form", ["{}、", "（{}）", "第{}部分", "{}", "{}.", "{}是"])
def test_a_doubled_ordinal_is_none(form: str) -> None:
    doubled = ["十十", *(one + other for one in DIGITS for other in DIGITS)]
    assert [printed for pair in doubled if ordinal(printed := form.format(pair)) is not None] == []
    assert [ordinal(form.format(one)) for one in (*DIGITS, "十", "十一", "二十", "二十三")] == [*range(1, 12), 20, 23]


@settings(steady, max_examples=500)
@given(texts)
def test_no_text_makes_a_reader_of_numbers_fail(text: str) -> None:
    for read in (numerals.value, numerals.counted, numerals.positional):
        found = read(text)
        assert found is None or 0 <= found < 10 ** (numerals.LONGEST + 1)
        assert found == read(text)
    assert (ordinal(text) or 0) < 100
    assert ordinal(printed_number(text)) in (None, ordinal(text))
    value, shape = parse(text)
    assert value is None or (abs(value) < 10**LONGEST and shape in ("plain", "format", "unit"))
    assert is_figure(text) == is_figure(text) and style(text) == style(text)
    assert len(bare(text)) <= len(fold(text))


REPORT = CHECKER.read(build.build(clean(year=2022), "text"))[0]
PARAGRAPHS = [at for at, block in enumerate(REPORT.blocks) if isinstance(block, Paragraph)]
TABLES = [(at, block) for at, block in enumerate(REPORT.blocks) if isinstance(block, Table)]
CELLS = [(at, index) for at, table in TABLES for index in range(len(table.cells))]
numbers = st.one_of(st.none(), st.just(""), marked)


@settings(steady, max_examples=60)
@given(
    st.dictionaries(st.sampled_from(PARAGRAPHS), st.tuples(texts, numbers, st.booleans()), max_size=6),
    st.dictionaries(st.sampled_from(CELLS), texts, max_size=12),
)
def test_no_heading_cell_or_title_makes_a_report_unreadable(
    paragraphs: dict[int, tuple[str, str | None, bool]], cells: dict[tuple[int, int], str]
) -> None:
    blocks: list[Block] = list(REPORT.blocks)
    for at, (text, number, alone) in paragraphs.items():
        blocks[at] = replace(blocks[at], text=text if alone else text + getattr(blocks[at], "text", ""), number=number)
    for (at, index), text in cells.items():
        table = blocks[at]
        assert isinstance(table, Table)
        changed = replace(table.cells[index], text=text)
        blocks[at] = replace(table, cells=(*table.cells[:index], changed, *table.cells[index + 1 :]))
    document = replace(REPORT, blocks=tuple(blocks))
    first = judged(document)
    assert [one.traceback for one in first.problems if one.traceback] == []
    assert judged(document) == first


def judged(document: Document) -> FileResult:
    read = CHECKER._reported(document, CHECKER.extraction([]))[1]
    return CHECKER.judged(FileResult("report", size=0, digest=""), read)


@settings(steady, max_examples=60)
@given(st.lists(st.one_of(texts, st.sampled_from(("| 一 | 二 |", "\t三\t4", "<table><tr><td>"))), max_size=20))
def test_no_line_makes_a_text_unreadable(lines: list[str]) -> None:
    extraction = Extraction(CHECKER.host.registry.extractors)
    (reader,) = [one for one in extraction.extractors if one.name == "text"]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    assert extraction.document(reader, data) == extraction.document(reader, data)
