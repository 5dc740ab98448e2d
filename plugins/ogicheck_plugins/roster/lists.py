"""A roster: a TOML file, last year's folder (or any reports), or the column of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from python_calamine import CalamineError, CalamineWorkbook

from ogicheck.api import WRONG, Record, Session, SettingError, Text, described, load_toml, printable, unknown_name
from ogicheck_plugins.records_kit.heads import heads
from ogicheck_plugins.records_kit.organ_names import plain

BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
HEADS = re.compile(r"(?:行政)?机关(?:名称)?|(?:报告|责任|填报)?单位(?:名称|全称)?|部门(?:名称)?|organ|name", re.IGNORECASE)
"""What a column of organs is headed."""
HEAD_ROWS = 10
"""Rows in which the heads of a roster's columns stand: above them are titles and notes."""
UNREADABLE = Text("名册 {0} 读不出来：{1}", "the roster {0} cannot be read: {1}")
EMPTY = Text("名册 {0} 里没有机关名称", "there is no organ in the roster {0}")
NO_COLUMN = Text(
    "名册 {0} 里没有标题为“{1}”的列；用“文件#列标题”写明机关名称在哪一列",
    "no column of the roster {0} is headed '{1}': say which one has the organs, as FILE#HEAD",
)
ORGANS = Text("机关（或单位、部门）", "organ")


@dataclass(frozen=True, slots=True)
class Roster:
    """Organs that owe a report, in order; `name` is what the file or folder is called; `year` that of the reports due."""

    name: str
    organs: tuple[str, ...]
    year: int | None = None


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A roster as a TOML file."""

    organs: list[str]
    year: int | None = None


def roster(session: Session, given: str) -> Roster:
    """The roster that `--roster` names. Raises SettingError."""
    path, _, column = given.partition("#")
    if Path(given).exists():
        path, column = given, ""
    suffix = Path(path).suffix.lower()
    if suffix == ".toml":
        found = _written(Path(path))
    elif suffix in BOOKS and Path(path).is_file():
        found = Roster(Path(path).name, _listed(session, path, column))
    else:
        found = of_records(Path(path).name or path, session.records([path]).records or ())
    organs = tuple({plain(one): one for one in reversed(found.organs) if plain(one)}.values())[::-1]
    if not organs:
        raise SettingError(EMPTY.fill(printable(given)))
    return Roster(printable(found.name), organs, found.year)


def of_records(name: str, records: Iterable[Record]) -> Roster:
    """The organs that reports were made by, those of the latest year."""
    known = [one for one in heads(records) if one.organ and one.year]
    latest = max((one.year or 0 for one in known), default=0)
    return Roster(name, tuple(one.organ or "" for one in known if one.year == latest))


def _written(path: Path) -> Roster:
    source = load_toml(path)
    known = [one.encode_name for one in msgspec.structs.fields(File)]
    for key in source.data:
        if key not in known:
            raise source.error((key,), unknown_name(key, known))
    try:
        content = msgspec.convert(source.data, File)
    except msgspec.ValidationError as error:
        raise source.error((), WRONG.fill(error)) from error
    return Roster(path.name, tuple(content.organs), content.year)


def _listed(session: Session, path: str, column: str) -> tuple[str, ...]:
    """The column of a workbook, which is read in a process of its own."""
    ((found, ended),) = session.calls(listed, [(path, column)])
    if ended or isinstance(found, Text):
        raise SettingError(ended or found)
    return tuple(found)


def listed(path: str, column: str) -> list[str] | Text:
    """The texts below the column's head, or why there are none."""
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (OSError, CalamineError, ValueError) as error:
        return UNREADABLE.fill(printable(path), described(error))
    for rows in sheets:
        for number, row in enumerate(rows[:HEAD_ROWS]):
            at = _headed(row, column)
            if at is not None:
                return [" ".join(str(one[at]).split()) for one in rows[number + 1 :]]
    return NO_COLUMN.fill(printable(path), column or ORGANS)


def _headed(row: Sequence[Any], column: str) -> int | None:
    texts = ["".join(str(one).split()) for one in row]
    wanted = "".join(column.split())
    return next((at for at, text in enumerate(texts) if (text == wanted if wanted else HEADS.fullmatch(text))), None)
