"""`ogicheck extract` of folders: a report a line, or all in one table; what cannot be read is told and stops nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import Result

from fixtures import build
from fixtures.facts import clean

Run = Callable[..., Result]
YEARS = (2022, 2023)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in YEARS:
        (tmp_path / f"{year}.docx").write_bytes(build.build(clean(year=year)))
    return tmp_path


def test_a_folder_gives_a_report_a_line_the_same_for_any_jobs(folder: Path, run: Run) -> None:
    one, two = (run("extract", folder, "--root", folder, "--jobs", jobs).stdout for jobs in (1, 2))
    assert one == two
    assert [(line["file"], line["year"]) for line in map(json.loads, one.splitlines())] == [
        ("2022.docx", 2022),
        ("2023.docx", 2023),
    ]


def test_a_zip_is_the_reports_in_it(folder: Path, run: Run) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for year in YEARS:
            archive.write(folder / f"{year}.docx", f"{year}.docx")
    lines = run("extract", folder / "all.zip", "--root", folder).stdout.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["all.zip!/2022.docx", "all.zip!/2023.docx"]


def test_a_file_that_cannot_be_read_is_told_of_and_stops_no_other(folder: Path, run: Run) -> None:
    (folder / "2022.docx").write_bytes(b"")
    done = run("extract", folder, "--root", folder)
    assert done.exit_code == 3
    assert done.stderr.startswith("2022.docx: ")
    assert [json.loads(line)["year"] for line in done.stdout.splitlines()] == [2023]


def test_a_table_of_a_folder_has_all_cells_in_either_form(folder: Path, run: Run) -> None:
    told = run("extract", folder, "--table", "csv").stdout_bytes
    (folder / "long.parquet").write_bytes(run("extract", folder, "--table", "parquet").stdout_bytes)
    rows = list(csv.DictReader(io.StringIO(told.decode("utf-8-sig"))))
    query = f"SELECT year, count(*), sum(value) FROM '{folder}/long.parquet' GROUP BY year ORDER BY year"
    for year, count, total in duckdb.sql(query).fetchall():
        values = [row["value"] for row in rows if row["year"] == str(year)]
        assert len(values) == count
        assert sum(float(value or 0) for value in values) == pytest.approx(float(total))
    assert {row["year"] for row in rows} == {"2022", "2023"}
