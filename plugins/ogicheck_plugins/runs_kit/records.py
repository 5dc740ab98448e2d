"""Reports that others are compared with, or that a run is about: read, not judged; files in any format, or what `ogicheck
extract` printed of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from ogicheck.api import (
    ENCODER,
    Capacity,
    Checker,
    Companions,
    Executor,
    FileResult,
    Input,
    Plan,
    Problem,
    Record,
    Records,
    Text,
    UnreadableError,
    checker,
    content,
    marked,
    through,
)
from ogicheck_plugins.runs_kit.again import Calls, outcomes
from ogicheck_plugins.runs_kit.leftovers import scratch

EXTRACTED = ".json"
NOT_EXTRACTED = Text(
    "不是 ogicheck extract 的输出（{0}）；请重新提取，或直接给出报告文件。",
    "This is not what ogicheck extract prints ({0}): extract it again, or give the report itself.",
)


@dataclass(frozen=True, slots=True)
class ReadRecords:
    """The reports that were read, in order, and the files that were not; `records` is None where none were asked for."""

    records: Sequence[Record] | None = None
    unread: tuple[FileResult, ...] = ()


def read_records(inputs: Sequence[Input], plan: Plan, executor: Executor, capacity: Capacity, path: Path) -> ReadRecords:
    """Read reports into a file, without judging them."""
    names: set[str] = set()
    unread: list[FileResult] = []

    def records() -> Iterator[Record]:
        for one, (result, ended) in zip(inputs, outcomes(record_one, Calls(inputs, plan), executor, capacity), strict=True):
            found = ended or result
            if not isinstance(found, Record):
                unread.append(FileResult(one.name, problems=(Problem("unreadable", found),)))
            elif found.file not in names:
                names.add(found.file)
                yield found

    return ReadRecords(Records.of(records(), path), tuple(unread))


def record_one(one: Input, plan: Plan, _: frozenset[str] = frozenset()) -> Record | Text:
    """What one file says, or why it cannot be read."""
    try:
        with marked():
            return record_input(one, checker(plan))
    except UnreadableError as error:
        return error.text


def record_input(one: Input, using: Checker) -> Record:
    """What one file says, or what extract printed of one. Raises UnreadableError."""
    if one.path.suffix.lower() != EXTRACTED:
        return through(one, lambda it: using.record(content(it, using.host.registry.archives), it.name))
    try:
        return msgspec.json.decode(content(one, using.host.registry.archives), type=Record)
    except msgspec.DecodeError as error:
        raise UnreadableError(NOT_EXTRACTED.fill(error)) from error


@contextmanager
def with_companions(plan: Plan, companions: Companions) -> Iterator[Plan]:
    """The plan with what the run is told beside its files, if anything: in files, so that no process holds all of it."""
    if companions == Companions(files=companions.files):
        yield plan
        return
    with scratch() as folder:
        path, beside = Path(folder, "companions.json"), (companions.previous, companions.parts)
        path.write_bytes(ENCODER.encode(msgspec.structs.replace(companions, previous=None, parts=None)))
        kept = (Records.of(one, Path(folder, str(at))) if one is not None else None for at, one in enumerate(beside))
        yield replace(plan, companions=(str(path), *(str(one.path) if one is not None else "" for one in kept)))
