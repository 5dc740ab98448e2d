"""The files of a run in a table on disk: there may be more of them than memory is for."""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from typing import cast

from ogicheck.api import Input, Numbered

SCHEMA = """
PRAGMA cache_size = -500;
CREATE TABLE input (number INTEGER PRIMARY KEY, name TEXT NOT NULL, identity BLOB UNIQUE, value BLOB NOT NULL);
CREATE INDEX name ON input (name);
"""
"""SQLite keeps 500 kB of it in memory: with its default of 2 MB the memory of a run would grow up to 20,000 files."""


class Inputs(Numbered[Input]):
    """Files in their order, by number and by name; of those with one identity only the first."""

    def __init__(self, files: Iterable[tuple[Input, str | None]]) -> None:
        self._table = sqlite3.connect("", check_same_thread=False)
        self._table.executescript(SCHEMA)
        rows = ((one.name, identity and os.fsencode(identity), pickle.dumps(one)) for one, identity in files)
        self._table.executemany("INSERT OR IGNORE INTO input (name, identity, value) VALUES (?, ?, ?)", rows)
        (self._length,) = self._table.execute("SELECT count(*) FROM input").fetchone()

    def __len__(self) -> int:
        return int(self._length)

    def at(self, index: int) -> Input:
        found = self._one("SELECT value FROM input WHERE number = ?", index + 1)
        if found is None:
            raise IndexError(index)
        return found

    def __iter__(self) -> Iterator[Input]:
        return (self[number] for number in range(len(self)))

    def named(self, name: str) -> Input | None:
        """The file of this name in the results."""
        return self._one("SELECT value FROM input WHERE name = ? ORDER BY number DESC LIMIT 1", name)

    def times(self, name: str) -> int:
        """How many files have this name."""
        (count,) = self._table.execute("SELECT count(*) FROM input WHERE name = ?", (name,)).fetchone()
        return int(count)

    def _one(self, query: str, value: int | str) -> Input | None:
        row = self._table.execute(query, (value,)).fetchone()
        return cast(Input, pickle.loads(row[0])) if row else None
