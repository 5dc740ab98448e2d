"""A report as changes to another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ogicheck.checking.checker import Checker, Plan


def edited(
    folder: Path,
    base: str = "report.md",
    change: Sequence[Mapping[str, str]] = (),
    text: str = "",
    texts: Sequence[str] = (),
    section: str = "overview",
) -> bytes:
    """The report in the file `base` of a folder, in which each `change` printed its `new` for its `old`, and `text`, or each
    of `texts`, is a paragraph at the end of the section of the key `section`.

    Raises ValueError where a change does not fit the report, OSError where it cannot be opened.
    """
    data = (folder / base).read_bytes()
    for one in change:
        data = _replaced(data, **one)
    added = [text] if text else texts
    return _lengthened(data, section, added) if added else data


def _replaced(data: bytes, old: str, new: str) -> bytes:
    count = data.count(old.encode())
    if count != 1:
        raise ValueError(f"{old!r} stands {count} times in the report; it must be there exactly once")
    return data.replace(old.encode(), new.encode())


def _lengthened(data: bytes, key: str, texts: Sequence[str]) -> bytes:
    _, report = _checker().read(data)
    section = report.section(key)
    line = (section.paragraphs[-1] if section.paragraphs else section).place.line if section else None
    if line is None:
        raise ValueError(f"no section {key} in the report, or it is no text file")
    lines = data.decode().splitlines()
    return "\n".join([*lines[:line], *texts, *lines[line:], ""]).encode()


@cache
def _checker() -> Checker:
    return Checker.of(Plan())
