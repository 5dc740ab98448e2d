"""A check takes no longer than its file is long: what once cost its square, measured at one size and at eight times it.

`benchmarks/growth.py` measures every kind of thing; here stand those that were mended.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest

from fixtures.growth import KINDS
from ogicheck.api import Cell, Place
from ogicheck.checking.checker import Checker, Plan
from ogicheck.reading import assigning
from ogicheck.reading.assigning import Under
from ogicheck.reading.columns import lowest
from ogicheck.reading.labels import Labels

CHECKER = Checker.of(Plan())
TIMES = 8
MOST = 3 * TIMES
"""How many times as long eight times as much may take: its square is 64 times as much."""
SHORTEST = 0.02
"""Seconds below which a clock tells nothing."""

MENDED = {
    "tables of a form's label": 256,
    "tables of labels of table four": 128,
    "numbered headings": 256,
    "tabs": 1024,
    "spaces": 4096,
    "signs for a name": 4096,
    "rows of tabs": 256,
    "style sheets": 256,
    "lines of rules": 1024,
}


def seconds(data: bytes) -> float:
    def once() -> float:
        start = time.process_time()
        CHECKER.check(data, "report")
        return time.process_time() - start

    return min(once(), once())


@pytest.mark.parametrize("kind", MENDED)
def test_eight_times_as_much_takes_about_eight_times_as_long(kind: str) -> None:
    make, count = KINDS[kind], MENDED[kind]
    bare = seconds(make(1))
    few, many = (seconds(make(times * count)) - bare for times in (1, TIMES))
    assert many <= MOST * max(few, SHORTEST)


def test_the_cells_of_a_wide_table_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr(assigning, "fold", lambda text: looked.append(text) or text)
    row = tuple(Cell("1" if at < 7 else "", Place(), 0, at) for at in range(1000))
    assert Under([row] * 3, 7).behind == 993
    assert len(looked) <= 2 * 3 * len(row)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_thing_lies_in_a_file_that_is_read(kind: str) -> None:
    result = CHECKER.check(KINDS[kind](30), "report")
    assert all(problem.kind == "unread-part" for problem in result.problems)


def calls(step: Callable[[], object]) -> int:
    """How many functions a step calls, which no other work on the machine changes."""
    count = 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        step()
    finally:
        sys.setprofile(before)
    return count


def test_a_header_of_many_rows_takes_work_that_grows_with_them() -> None:
    labels = Labels()
    labels.add(0, "official", ["商业企业"])

    def work(rows: int) -> int:
        cells = [Cell(f"商业{row}", Place(), row, column) for row in range(rows) for column in range(3)]
        return calls(lambda: lowest(cells, labels))

    few, many = work(100), work(100 * TIMES)
    assert many <= 1.2 * TIMES * few
