"""Which administrative division an organ is of, by its name in the report's year: certain, or not told.

The divisions are those of python-stdnum's table of GB/T 2260 codes: province, prefecture and county, each with the years in
which it had its name. It is read when the first name is asked for, without the package round it, which imports ssl and pydoc
and takes six times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path as FilePath

from ogicheck.api import Companions, Report, fold

Path = tuple[str, ...]
"""A division with those above it, outermost first: 山东省, 济宁市, 汶上县."""

FIRST_YEAR = 2019
"""The first year of the reports whose own year is not known: the national form's."""
LONGEST = 15
"""Characters of the longest division's name, such as 积石山保安族东乡族撒拉族自治县."""
LINE = re.compile(r'^ *(\d+) (province|county)="([^"]*)"$', re.MULTILINE)
NAMED = re.compile(r"(?:\[(\d*)-(\d*)\])?([^,\[\]]+)")
NO_NAME = re.compile(r"县|.区|市辖区|.*直辖.*")
"""What stands in the table for a group of divisions, or is no name by itself: 城区, 郊区, 东区."""


def division(names: Iterable[str], year: int | None) -> str:
    """What is certain of the division that these names of one organ begin with, such as 山东省济宁市; "" where nothing is.

    A name that begins with no division tells nothing; names that contradict each other leave nothing certain.
    """
    told = [paths for name in names if (paths := _begun(fold(name), _index(year)))]
    agreed: set[Path] = told[0] if told else set()
    for paths in told[1:]:
        agreed = {max(one, two, key=len) for one in agreed for two in paths if _agree(one, two)}
    return "".join(_shared(agreed))


def _begun(text: str, index: Mapping[str, frozenset[Path]], above: Path = ()) -> set[Path]:
    """The divisions that a text may begin with, each as deep as the text goes: the lower one stands behind the upper one."""
    for end in range(min(len(text), LONGEST), 1, -1):
        below = [path for path in index.get(text[:end], ()) if len(path) > len(above) and _agree(path, above)]
        if below:
            return {deepest for path in below for deepest in _begun(text[end:], index, path) or {path}}
    return set()


def _agree(one: Path, two: Path) -> bool:
    """Whether the one lies in the other."""
    depth = min(len(one), len(two))
    return one[:depth] == two[:depth]


def _shared(paths: set[Path]) -> Path:
    """What all of them begin with."""
    first, *others = sorted(paths) or [()]
    depth = next((at for at, step in enumerate(first) if any(other[at : at + 1] != (step,) for other in others)), len(first))
    return first[:depth]


@cache
def _index(year: int | None) -> Mapping[str, frozenset[Path]]:
    """All divisions of a report year by name. A report is written early in the next year, so that year's names count too."""
    index: dict[str, set[Path]] = {}
    for path in _paths(year or FIRST_YEAR, year + 1 if year else 9999):
        index.setdefault(path[-1], set()).add(path)
    return {name: frozenset(paths) for name, paths in index.items()}


def _paths(first: int, last: int) -> Iterator[Path]:
    for province, codes in table():
        above: Path = (province,)
        yield above
        named = {code: _names(printed, first, last) for code, printed in codes.items()}
        for code, names in named.items():
            prefectures = [] if code.endswith("00") else named.get(f"{code[:2]}00", [])
            steps = [(*above, one) for one in prefectures] or [above]
            yield from ((*step, name) for step in steps for name in names if name != above[0])


@cache
def table() -> list[tuple[str, dict[str, str]]]:
    """The provinces, each with what is printed for the codes below it."""
    package = find_spec("stdnum")
    folders = package.submodule_search_locations if package else None
    text = (FilePath(next(iter(folders or ()))) / "cn" / "loc.dat").read_text("utf-8")
    found: list[tuple[str, dict[str, str]]] = []
    for code, kind, printed in LINE.findall(text):
        if kind == "province":
            found.append((printed, {}))
        else:
            found[-1][1][code] = printed
    return found


def _names(printed: str, first: int, last: int) -> list[str]:
    """The names that a code had between two years, of "[1983-2019]桥东区,[2020-]襄都区"."""
    return [
        name
        for since, until, name in NAMED.findall(printed)
        if int(since or 0) <= last and int(until or 9999) >= first and not NO_NAME.fullmatch(name)
    ]


def division_of(report: Report, companions: Companions) -> str:
    """The division of a report's organ, by all the names that the report gives it."""
    names = (report.title.organ if report.title else None, report.introduced, report.organ)
    return division(filter(None, names), report.year)
