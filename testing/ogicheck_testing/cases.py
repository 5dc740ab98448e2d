"""The cases of rules as files of a folder: add a file, and there is a case.

    cases/report.md               a report without fault
    cases/XY101/good-12345.docx   a case as it is, in any format that is read; its folder names the rule
    cases/XY101/bad-none.toml     a case as changes to a report:

        why = "the section names no hotline"
        change = [{ old = "请拨打 12345", new = "请来电" }]   # `old` stands in the report exactly once
        expect = [{ address = "section/other", level = "note" }]

    cases/XY101.toml              many short ones, each a passage put at the end of a section:

        [[bad]]
        text = "如有疑问，请与我局联系。"
        section = "other"

        [[good]]
        text = "如有疑问，请拨打 12345。"
        section = "other"

A bad case gives at least one failure of its rule, and all that it expects; a good one no failure of its rule (but what it
expects, such as `{ kind = "open" }`). All keys of a case are optional: `why`, `expect` (one or a list, with the fields of
`Expect`), `count` (how many failures of the rule), `ruleset` (the one to check with, by default `auto`), and those of
`ogicheck_testing.edited`. For rules that compare, `previous` (the year before) and each `[[part]]` (what the report sums
up) make a further report by the same keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tomli

from ogicheck_testing.edited import edited

Make = Callable[..., bytes]
"""Makes a report of the folder of the cases and the keys of a case."""


@dataclass(frozen=True, slots=True)
class Expect:
    """A finding that must be there: its address is `address`, or, unless `exact`, below it.

    `rule` is by default the case's own. Empty `address`, `level` and `contains` (a part of message or
    quote) leave that open.
    """

    rule: str
    address: str = ""
    kind: str = "fail"
    level: str = ""
    contains: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A report and what a check must say of it; `make` gives its bytes, `previous` and `parts` those of the reports that
    it is compared with: the year before's, and the ones that it sums up.
    """

    rule: str
    name: str
    good: bool
    make: Callable[[], bytes]
    expect: tuple[Expect, ...] = ()
    why: str = ""
    ruleset: str = "auto"
    count: int | None = None
    previous: Callable[[], bytes] | None = None
    parts: tuple[Callable[[], bytes], ...] = ()

    @property
    def id(self) -> str:
        return f"{self.rule}/{self.name}"


def cases(folder: Path, make: Make = edited) -> Iterator[Case]:
    """Every case of a folder, in order; `make` makes the reports of TOML files.

    Raises ValueError that names the file where one is written wrongly.
    """
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from (_from_file(one, make) for one in sorted(path.iterdir()) if not one.name.startswith("."))
        elif path.suffix == ".toml":
            yield from _short_ones(path, make)


def _from_file(path: Path, make: Make) -> Case:
    if not path.name.startswith(("good-", "bad-")):
        raise ValueError(f"{path}: the file's name must begin with good- or bad-")
    if path.suffix == ".toml":
        return _written(path, path.parent.name, path.stem, _loaded(path), make)
    return Case(path.parent.name, path.name, _is_good(path.name), path.read_bytes)


def _short_ones(path: Path, make: Make) -> Iterator[Case]:
    data = _loaded(path)
    if unknown := set(data) - {"bad", "good"}:
        raise ValueError(f"{path}: unknown: {', '.join(sorted(unknown))}; there are [[bad]] and [[good]]")
    for first, entries in data.items():
        for number, entry in enumerate(entries, 1):
            yield _written(path, path.stem, f"{first}-{number}", entry, make)


def _is_good(name: str) -> bool:
    return name.startswith("good-")


def _loaded(path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _written(path: Path, rule: str, name: str, entry: Mapping[str, Any], make: Make) -> Case:
    """A case from its keys in TOML; those that say nothing of the verdict say how to make the report."""
    keys = dict(entry)
    about: dict[str, Any] = {key: keys.pop(key) for key in ("why", "ruleset", "count") if key in keys}
    expect = keys.pop("expect", [])
    try:
        wanted = tuple(Expect(**{"rule": rule, **one}) for one in (expect if isinstance(expect, list) else [expect]))
    except TypeError as error:
        raise ValueError(f"{path}: {name}: {error}") from error
    made = partial(partial, _made, make, path, name)
    previous, parts = keys.pop("previous", None), keys.pop("part", [])
    about |= {"previous": made(previous) if previous else None, "parts": tuple(map(made, parts))}
    return Case(rule, name, _is_good(name), made(keys), wanted, **about)


def _made(make: Make, path: Path, name: str, keys: Mapping[str, Any]) -> bytes:
    folder = path.parents[1] if path.stem == name else path.parent
    try:
        return make(folder, **keys)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ValueError(f"{path}: {name}: {error}") from error
