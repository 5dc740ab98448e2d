"""What a person decided, read from the workbook's column or the page's export (ogicheck_plugins.results_kit.answers)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
from python_calamine import CalamineError, CalamineWorkbook

from ogicheck.api import Text, TextError, described
from ogicheck_plugins.results_kit.answers import ANSWERS, CHOICES, KEYS, SHEET

Choice = Literal["confirmed", "dismissed"]
NAMES = {text: name for name, both in {**KEYS, **ANSWERS}.items() for text in (both.zh, both.en)}
CHOSEN = {text.casefold(): name for name, both in CHOICES.items() for text in (name, both.zh, both.en)}
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
UNREADABLE = Text("读不出处理意见：{0}", "the answers cannot be read: {0}")
NO_SHEET = Text(
    "里面没有“{0}”这张表，不是 --output xlsx 写的工作簿", "it has no sheet '{0}': it is no workbook that --output xlsx wrote"
)
NO_COLUMN = Text("“{0}”表缺少列：{1}", "sheet '{0}' lacks columns: {1}")
WRONG_ANSWER = Text(
    "第 {0} 行：处理意见“{1}”看不懂，应为{2}或{3}", "row {0}: the answer '{1}' is unknown: it should be {2} or {3}"
)
NO_REASON = Text("第 {0} 行：写了“不是问题”，没有写理由", "row {0}: it is dismissed without a reason")
WRONG_DAY = Text("第 {0} 行：日期“{1}”看不懂", "row {0}: the date '{1}' cannot be read")
NO_KEY = Text("第 {0} 行：没有写明是哪个文件的哪条问题", "row {0}: it does not tell of which finding it is")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a finding; `day` is None where none is given."""

    file: str
    rule: str
    address: str
    answer: Choice
    part: str = ""
    reason: str = ""
    author: str = ""
    day: date | None = None


class Export(msgspec.Struct, frozen=True):
    """The page's export, each answer as it was given."""

    answers: tuple[dict[str, Any], ...]


def answers(path: Path) -> tuple[list[Answer], list[Text]]:
    """The answers of a file, and what is wrong in it, all at once."""
    try:
        rows = list(_exported(path) if path.suffix.lower() == ".json" else _sheet(path))
    except LayoutError as error:
        return [], [error.text]
    except (OSError, CalamineError, msgspec.DecodeError, ValueError) as error:
        return [], [UNREADABLE.fill(described(error))]
    read = [_answer(number, row) for number, row in rows if str(row.get("answer") or "").strip()]
    return [one for one in read if isinstance(one, Answer)], [one for one in read if isinstance(one, Text)]


class LayoutError(TextError):
    """A workbook is not laid out as ours are."""


def _exported(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    yield from enumerate(msgspec.json.decode(path.read_bytes(), type=Export).answers, 1)


def _sheet(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    name = next((one for one in (SHEET.zh, SHEET.en) if one in book.sheet_names), None)
    if name is None:
        raise LayoutError(NO_SHEET.fill(SHEET))
    head, *lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False) or [[]]
    names = [NAMES.get(str(one).strip(), "") for one in head]
    lacking = [text for key, text in {**KEYS, **ANSWERS}.items() if key not in names]
    if lacking:
        said = Text("、".join(one.zh for one in lacking), ", ".join(one.en for one in lacking))
        raise LayoutError(NO_COLUMN.fill(name, said))
    yield from ((number, dict(zip(names, line, strict=False))) for number, line in enumerate(lines, 2))


def _answer(number: int, row: Mapping[str, Any]) -> Answer | Text:
    """A row's answer, or what is wrong with it."""
    texts = {name: str(row.get(name) or "").strip() for name in ("file", "rule", "address", "part", "reason", "author")}
    given = str(row["answer"]).strip()
    choice = CHOSEN.get(given.casefold())
    day = _day(row.get("date"))
    if choice is None:
        return WRONG_ANSWER.fill(number, given, CHOICES["confirmed"], CHOICES["dismissed"])
    if not all(texts[name] for name in ("file", "rule", "address")):
        return NO_KEY.fill(number)
    if choice == "dismissed" and not texts["reason"]:
        return NO_REASON.fill(number)
    if day is None and row.get("date"):
        return WRONG_DAY.fill(number, row["date"])
    return Answer(answer=choice, day=day, **texts)  # type: ignore[arg-type]  # `day` is not among them


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = DAY.fullmatch(str(value or "").strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def joined(texts: Iterable[Text]) -> Text:
    """Several messages as one."""
    every = list(texts)
    return Text("；".join(one.zh for one in every), "; ".join(one.en for one in every))
