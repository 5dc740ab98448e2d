"""Reads the reports that others are compared with: files in any format, or what `ogicheck extract` printed of them."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from ogicheck.beside import NOTHING, Beside
from ogicheck.checking.checker import Plan
from ogicheck.checking.many import checker, through
from ogicheck.checking.workers import Limits, calls
from ogicheck.copies import copies
from ogicheck.sources.inputs import Input, content
from ogicheck.values.document import UnreadableError
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.records import ENCODER, Record
from ogicheck.values.texts import Text

EXTRACTED = ".json"
NOT_EXTRACTED = Text(
    "不是 ogicheck extract 的输出（{0}）；请重新提取，或直接给出报告文件。",
    "This is not what ogicheck extract prints ({0}): extract it again, or give the report itself.",
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports that were read, in order, and the files that were not; `records` is None where none were asked for."""

    records: tuple[Record, ...] | None = None
    unread: tuple[FileResult, ...] = ()


def gather(inputs: Sequence[Input], plan: Plan, jobs: int, limits: Limits) -> Gathered:
    """Read reports without judging them."""
    records: list[Record] = []
    unread: list[FileResult] = []
    for one, (result, ended) in zip(inputs, calls(record_one, [(one, plan) for one in inputs], jobs, limits), strict=True):
        found = ended or result
        if isinstance(found, Record):
            records += () if any(found.file == other.file for other in records) else (found,)
        else:
            unread.append(FileResult(one.name, problems=(Problem("unreadable", found),)))
    return Gathered(tuple(records), tuple(unread))


def record_one(one: Input, plan: Plan) -> Record | Text:
    """What one file says, or why it cannot be read."""
    try:
        if one.path.suffix.lower() == EXTRACTED:
            return msgspec.json.decode(content(one), type=Record)
        return through(one, lambda it: checker(plan).record(content(it), it.name))
    except UnreadableError as error:
        return error.text
    except msgspec.DecodeError as error:
        return NOT_EXTRACTED.fill(error)


@contextmanager
def comparing(plan: Plan, beside: Beside, checked: Collection[str]) -> Iterator[Plan]:
    """The plan with these reports to compare with, if any: in a file, so that each process reads them once."""
    if beside == NOTHING:
        yield plan
        return
    with tempfile.TemporaryDirectory(prefix="ogicheck-") as folder:
        path = Path(folder, "beside.json")
        found = copies(beside.parts or (), checked)
        path.write_bytes(ENCODER.encode(msgspec.structs.replace(beside, copies=found)))
        yield replace(plan, beside=str(path))
