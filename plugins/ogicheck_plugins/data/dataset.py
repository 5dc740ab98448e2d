"""The parquet output: a folder a table, a file a year in it (`findings/year=2023/data.parquet`), as DuckDB, Spark and pandas
read them. Rows are written as soon as there are many; the files take the place of the last run's once all are whole.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ogicheck.api import FileResult, Opening, SettingError, Text, Verdict
from ogicheck_plugins.data.tables import TABLES, Subject, rows
from ogicheck_plugins.records_kit.organs import YEARS
from ogicheck_plugins.runs_kit import leftovers

try:
    from pyarrow import parquet

    from ogicheck_plugins.data import columns
except ImportError:
    parquet = None

MOST = 20_000
"""Rows that are held, some 20 MB of them; then those of the fullest file are written."""
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""How readers of partitioned files call what has no value."""
FILE = "data.parquet"
LACKING = Text(
    "{0} 需要 pyarrow：python -m pip install 'ogicheck[data]'", "{0} needs pyarrow: python -m pip install 'ogicheck[data]'"
)

Part = tuple[str, str]
"""A table, and the folder of a year in it."""


def need_parquet(name: str) -> None:
    """Raises SettingError where what writes Parquet is not installed."""
    if parquet is None:
        raise SettingError(LACKING.fill(name))


class DatasetWriter:
    """Holds no more than MOST rows."""

    def __init__(self, opening: Opening) -> None:
        need_parquet("parquet")
        self._opening = opening
        self._made = tempfile.TemporaryDirectory(prefix=".ogicheck-", dir=opening.folder, ignore_cleanup_errors=True)
        leftovers.made(self._made.name)
        self._schemas = {name: columns.schema(Subject, kind) for name, kind in TABLES.items()}
        self._rows: defaultdict[Part, list[tuple[Any, ...]]] = defaultdict(list)
        self._files: dict[Part, Any] = {}
        self._held = 0

    def add(self, result: FileResult) -> None:
        year = f"year={result.year if result.year in YEARS else NO_YEAR}"
        for table, subject, row in rows(result, self._opening.settings.lang, self._opening.rule):
            self._rows[table, year].append((*subject, *row))
            self._held += 1
        if self._held > MOST:
            self._write(max(self._rows, key=lambda part: len(self._rows[part])))

    def close(self, verdict: Verdict) -> None:
        written = {*self._files, *self._rows}
        for table in TABLES.keys() - {table for table, _ in written}:
            written.add((table, f"year={NO_YEAR}"))
        for part in written:
            self._write(part)
            self._files[part].close()
        for part in written:
            target = self._opening.folder / Path(*part)
            target.mkdir(parents=True, exist_ok=True)
            Path(self._made.name, *part, FILE).replace(target / FILE)
        for old in self._last_runs() - written:
            self._remove(old)
        self._made.cleanup()
        leftovers.gone(self._made.name)

    def _write(self, part: Part) -> None:
        """Write what is held of a file as a group of rows."""
        of, found = self._schemas[part[0]], self._rows.pop(part, [])
        if part not in self._files:
            path = Path(self._made.name, *part)
            path.mkdir(parents=True)
            self._files[part] = parquet.ParquetWriter(path / FILE, of, compression="zstd")
        self._held -= len(found)
        if found:
            self._files[part].write_table(columns.table(found, of))

    def _last_runs(self) -> set[Part]:
        """The files that an earlier run wrote into the folder."""
        found: Iterator[Path] = (path for table in TABLES for path in (self._opening.folder / table).glob(f"year=*/{FILE}"))
        return {(path.parent.parent.name, path.parent.name) for path in found}

    def _remove(self, part: Part) -> None:
        folder = self._opening.folder / Path(*part)
        (folder / FILE).unlink()
        with suppress(OSError):  # somebody else's files are in it
            folder.rmdir()
