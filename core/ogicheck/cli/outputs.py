"""`--output NAME[=FILE]`: which outputs go where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from ogicheck.rulesets.schema import unknown_key
from ogicheck.rulesets.source import RulesetError
from ogicheck.values.texts import Text

T = TypeVar("T")
ONE_STDOUT = Text(
    "只能有一种输出写到标准输出，其余请写“名称=文件”。", "only one output can go to stdout; write NAME=FILE for the others."
)


def chosen(named: Iterable[str], known: Mapping[str, T]) -> list[tuple[T, str]]:
    """Outputs with the files they go to ("" for stdout, once at most). Raises RulesetError for a name that is not known."""
    found = []
    for one in named:
        name, _, file = one.partition("=")
        if name not in known:
            raise RulesetError(Text(*unknown_key(name, list(known))))
        found.append((known[name], file))
    if sum(not file for _, file in found) > 1:
        raise RulesetError(ONE_STDOUT)
    return found


def save(file: str, data: bytes) -> None:
    """Write a file, and the folders above it."""
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_bytes(data)
