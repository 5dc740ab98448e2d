"""Outcomes by key in an SQLite file, which a process that is killed at any moment leaves whole."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

MARK = 0x0061_6F67
"""What an SQLite file says to be of this program ("aog")."""
VERSION = 1
WAIT = 5.0
"""Seconds to wait while another process writes, which takes it some milliseconds."""
DAY = 86_400
SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS outcome (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS shared (name TEXT UNIQUE NOT NULL, value BLOB NOT NULL);
"""


class ForeignError(Exception):
    """The file is no store, and is left alone."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Its methods raise sqlite3.Error where the file cannot be read or written."""

    database: sqlite3.Connection

    @classmethod
    def opened(cls, path: Path, *, alone: bool = False) -> Store:
        """Open the file, or make it; `alone`: no other process may, until this one ends, however it does. Raises
        sqlite3.Error, OSError, ForeignError.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        _own(path)
        wait = 0.0 if alone else WAIT
        database = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            if alone:
                database.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;")
            database.executescript(f"PRAGMA application_id = {MARK}; PRAGMA user_version = {VERSION}; {SCHEMA}")
        except sqlite3.Error:
            database.close()
            raise
        return cls(database)

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, which counts as used today."""
        found = self.database.execute("SELECT value, used FROM outcome WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        if found[1] != _today():
            self.database.execute("UPDATE outcome SET used = ? WHERE key = ?", (_today(), key))
        return bytes(found[0])

    def put(self, key: bytes, value: bytes) -> None:
        self.database.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", (key, value, _today()))

    def share(self, name: str, value: bytes) -> None:
        """Keep what many outcomes have in common, once."""
        self.database.execute("INSERT OR IGNORE INTO shared VALUES (?, ?)", (name, value))

    def shared(self, name: str) -> bytes | None:
        found = self.database.execute("SELECT value FROM shared WHERE name = ?", (name,)).fetchone()
        return bytes(found[0]) if found else None

    def clear(self) -> None:
        self.database.executescript("DELETE FROM outcome; DELETE FROM shared; VACUUM;")

    def bound(self, most: int) -> None:
        """Forget what was not used for longest, a fifth at a time, where there is more than `most` bytes."""
        while self.size > most and self.count:
            fifth = self.count // 5 + 1
            oldest = "SELECT rowid FROM outcome ORDER BY used, rowid LIMIT ?"
            self.database.execute(f"DELETE FROM outcome WHERE rowid IN ({oldest})", (fifth,))

    @property
    def count(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM outcome").fetchone()[0])

    @property
    def size(self) -> int:
        """Bytes in use; what was freed is used again before the file grows."""
        pages, free, each = (self.database.execute(f"PRAGMA {name}").fetchone()[0] for name in PAGES)
        return int((pages - free) * each)

    def close(self) -> None:
        self.database.close()


PAGES = ("page_count", "freelist_count", "page_size")


def _own(path: Path) -> None:
    """Raises ForeignError for a file that is there and does not say that it is a store: nothing is written into it."""
    if path.exists() and path.stat().st_size:
        head = path.open("rb").read(72) if path.is_file() else b""
        if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != MARK:
            raise ForeignError


def _today() -> int:
    return int(time.time()) // DAY
