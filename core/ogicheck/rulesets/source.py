"""A ruleset file as it stands on disk: its keys, and the lines they stand on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from ogicheck.values.errors import SettingError, reason
from ogicheck.values.texts import Text

Keys = tuple[str, ...]
CLOSED = Text("{0}：打不开（{1}）", "{0}: cannot be opened ({1})")
NESTED = Text("{0}：嵌套太深，没有读取", "{0}: nested too deeply to be read")
HEADER = re.compile(r"^\s*\[\[?\s*(.+?)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
PART = re.compile(r"""[\w-]+|"([^"]*)"|'([^']*)'""")


@dataclass(frozen=True, slots=True)
class TomlSource:
    """One TOML file, read."""

    path: Path
    text: str
    data: dict[str, Any]

    def line(self, keys: Keys) -> int:
        """The line on which a key stands, or the nearest table above it; 1 where even that isn't found."""
        for length in range(len(keys), 0, -1):
            if found := _lines(self.text).get(keys[:length]):
                return found
        return 1

    def where(self, keys: Keys) -> str:
        """The file and the line on which a key stands."""
        return f"{self.path}:{self.line(keys)}"

    def error(self, keys: Keys, text: Text) -> SettingError:
        """An error at a key of this file."""
        where = f"{self.where(keys)}: {'.'.join(keys)}"
        return SettingError(Text(f"{where}：{text.zh}", f"{where}: {text.en}"))


def load_toml(path: Path) -> TomlSource:
    """Read a TOML file. Raises SettingError where there is none, or where it is no TOML."""
    try:
        text = path.read_text("utf-8-sig")
        return TomlSource(path, text, tomli.loads(text))
    except OSError as error:
        raise SettingError(CLOSED.fill(path, reason(error))) from error
    except RecursionError as error:
        raise SettingError(NESTED.fill(path)) from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(Text(f"{path}：不是正确的 TOML（{error}）", f"{path}: not valid TOML ({error})")) from error


@lru_cache(maxsize=16)
def _lines(text: str) -> dict[Keys, int]:
    """Where each key of a file stands: a scan of headers and of keys at the start of a line, enough to point a person.

    The tables of an array are counted from 0.
    """
    lines: dict[Keys, int] = {}
    entries: Counter[Keys] = Counter()
    table: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            table = _keys(header[1])
            lines.setdefault(table, number)
            if line.lstrip().startswith("[["):
                entries[table] += 1
                table = (*table, str(entries[table] - 1))
                lines[table] = number
        elif key := KEY.match(line):
            lines.setdefault(table + _keys(key[1]), number)
            for inner in KEY.finditer(line, key.end()):
                lines.setdefault(table + _keys(key[1]) + _keys(inner[1]), number)
    return lines


def _keys(dotted: str) -> Keys:
    return tuple(next(filter(None, match.groups()), match[0]) for match in PART.finditer(dotted))
