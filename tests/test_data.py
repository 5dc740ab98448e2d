"""Results as data: tables hold what the run found, for any number of files, and the guide's questions get their answers."""

from __future__ import annotations

import csv
import re
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean
from ogicheck.api import FileResult, IncompleteError, Opening, Problem, SettingError, Settings, Text
from ogicheck_plugins.data import dataset
from ogicheck_plugins.data.dataset import DatasetWriter
from ogicheck_plugins.data.fact import FACT
from ogicheck_plugins.data.said import CellRow
from tests.pages import DATA, DATA_CHINESE
from tests.runs import file, finding, run

Run = Callable[..., Result]
QUESTIONS = re.findall(r"```sql\n(.*?)```", DATA.read_text("utf-8"), re.DOTALL)
TOTALS = {
    ("清河县司法局", 2022): (5, 0, 2),
    ("清河县司法局", 2023): (7, 2, 1),
    ("白石县水利局", 2022): (4, 1, 3),
    ("白石县水利局", 2023): (9, 2, 0),
}
"""By organ and year: new requests, carried over, carried forward. The second organ lost one between the years."""


def told(organ: str, year: int, *findings: Any, region: str | None = None, name: str = "docx") -> FileResult:
    rows = zip(("new", "carried_over", "carried_forward"), TOTALS[organ, year], strict=True)
    said = tuple(CellRow("requests", row, "total", str(value), value) for row, value in rows), ()
    one = file(f"{organ}{year}.{name}", *findings)
    return replace(one, organ=organ, year=year, region=region, facts={FACT: said})


def results() -> list[FileResult]:
    error, note, late = (replace(finding(), rule=rule, level=level) for rule, level in LEVELS)
    return [
        told("清河县司法局", 2022, note, region="hebei"),
        told("清河县司法局", 2023, region="hebei"),
        told("清河县司法局", 2023, region="hebei", name="html"),
        told("白石县水利局", 2022, error, error, note),
        told("白石县水利局", 2023, late, replace(finding(), kind="review")),
        FileResult("坏.docx", problems=(Problem("unreadable", Text("空文件。", "Empty.")),)),
    ]


LEVELS = (("OGI302", "error"), ("OGI601", "note"), ("OGI801", "warning"))


def write(folder: Path, *given: FileResult) -> None:
    folder.mkdir(exist_ok=True)
    writer = DatasetWriter(Opening(folder, Settings(), (), bytes))
    for one in given:
        writer.add(one)
    writer.close(run())


def ask(query: str, folder: Path) -> list[tuple[Any, ...]]:
    return duckdb.sql(query.replace("'data/", f"'{folder}/")).fetchall()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data", *results())
    return tmp_path / "data"


ANSWERS = {
    "the worst organs": [("白石县水利局", 2, 4, 2), ("清河县司法局", 0, 1, 1)],
    "the commonest rules by region": [
        ("hebei", "OGI601", "", 1),
        (None, "OGI302", "", 1),
        (None, "OGI601", "", 1),
        (None, "OGI801", "", 1),
    ],
    "totals by year": [(2022, 2, 9, 1, 5), (2023, 2, 16, 4, 1)],
    "who was late": [(2023, "白石县水利局", "白石县水利局2023.docx", finding().message.zh)],
    "breaks of what is carried over": [("白石县水利局", 2023, 3, 2)],
}


@pytest.mark.parametrize(("query", "answer"), list(zip(QUESTIONS, ANSWERS.values(), strict=True)), ids=ANSWERS)
def test_a_question_of_the_guide_gets_its_answer(query: str, answer: list[tuple[Any, ...]], data: Path) -> None:
    assert ask(query, data) == answer


def test_both_guides_ask_the_same() -> None:
    assert re.findall(r"```sql\n(.*?)```", DATA_CHINESE.read_text("utf-8"), re.DOTALL) == QUESTIONS


def test_a_file_that_was_not_read_is_there_with_its_reason(data: Path) -> None:
    found = ask("SELECT file, state, reason, year FROM 'data/files/*/*.parquet' WHERE state <> 'read'", data)
    assert found == [("坏.docx", "unread", "空文件。", None)]


def test_a_run_without_findings_has_the_table_all_the_same(tmp_path: Path) -> None:
    write(tmp_path / "data", told("清河县司法局", 2023))
    assert ask("SELECT count(*) FROM 'data/findings/*/*.parquet'", tmp_path / "data") == [(0,)]


def test_a_run_takes_the_place_of_the_last_one_and_leaves_what_is_not_its_own(data: Path) -> None:
    (data / "findings" / "year=2022" / "notes.txt").write_text("ours", "utf-8")
    (data / "claims" / "readme.md").write_text("ours", "utf-8")
    write(data, told("清河县司法局", 2023))
    assert ask("SELECT DISTINCT year FROM 'data/cells/*/*.parquet'", data) == [(2023,)]
    left = sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())
    assert [one for one in left if not one.endswith(".parquet")] == ["claims/readme.md", "findings/year=2022/notes.txt"]


def test_what_fails_leaves_the_last_run_as_it_was(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    writer = DatasetWriter(Opening(data, Settings(), (), bytes))
    writer.add(told("清河县司法局", 2023))

    def full(*_: object) -> None:
        raise IncompleteError(Text("磁盘已满", "full"))

    monkeypatch.setattr(dataset.columns, "table", full)
    with pytest.raises(IncompleteError):
        writer.close(run())
    del writer
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_run_of_many_files_is_not_kept(tmp_path: Path) -> None:
    """60 MB of rows go by."""
    writer = DatasetWriter(Opening(tmp_path, Settings(), (), bytes))
    cells = tuple(CellRow("requests", f"row{at}", "total", str(at), at) for at in range(40))
    tracemalloc.start()
    for number in range(2500):
        one = file(f"{number}.docx", *[finding(quote=f"{number}-{at}" * 99) for at in range(20)])
        writer.add(replace(one, year=2015 + number % 8, facts={FACT: (cells, ())}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    writer.close(run())
    assert peak < 20 * 2**20
    assert ask("SELECT count(*) FROM 'data/cells/*/*.parquet'", tmp_path) == [(100_000,)]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("3.79"), Decimal("3.79")),
        (Decimal("0.12345678"), Decimal("0.123457")),
        (10**20, Decimal(10**20)),
        (10**21, None),
        (None, None),
    ],
)
def test_a_number_is_exact_or_absent(value: Any, kept: Decimal | None, tmp_path: Path) -> None:
    said = (CellRow("disclosure", "fees", "amount", "x", value),), ()
    write(tmp_path / "data", replace(file("a.docx"), facts={FACT: said}))
    assert ask("SELECT value FROM 'data/cells/*/*.parquet'", tmp_path / "data") == [(kept,)]


def test_without_its_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "parquet", None)
    with pytest.raises(SettingError, match=r"ogicheck\[data\]"):
        DatasetWriter(Opening(tmp_path, Settings(), (), bytes))


def test_a_call_for_what_is_not_installed_is_wrong_before_any_work(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"nothing of the kind")
    monkeypatch.setattr(dataset, "parquet", None)
    done = run(tmp_path / "a.txt", "--output", f"parquet={tmp_path / 'data'}")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "ogicheck[data]" in done.stderr


def test_a_run_gives_the_cells_and_claims_of_its_reports_in_both_forms(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(build.build(clean(year=2023)))
    (tmp_path / "in" / "b.txt").write_bytes(b"nothing of the kind")
    table, data = tmp_path / "long.csv", tmp_path / "data"
    outputs = ("--output", f"csv={table}", "--output", f"parquet={data}")
    assert run(tmp_path / "in", "--root", tmp_path, *outputs).exit_code == 3
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for kind in ("file", "finding", "cell", "claim"):
        (count,) = ask(f"SELECT count(*) FROM 'data/{kind}s/*/*.parquet'", data)
        assert count == (sum(row["kind"] == kind for row in rows),)
    total = next(row for row in rows if row["address"] == "table/requests/new/total")
    found = ask("SELECT text, value FROM 'data/cells/*/*.parquet' WHERE \"row\" = 'new' AND \"column\" = 'total'", data)
    assert found == [(total["text"], Decimal(total["value"]))]
    assert any(row["kind"] == "claim" and row["level"] == "certain" for row in rows)
    assert [row["level"] for row in rows if row["kind"] == "file"] == ["read", "unread"]
