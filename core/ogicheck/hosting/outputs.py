"""The contracts between the core and the plugins that write what a run finds, and that know which findings are accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

from ogicheck.values.findings import FileResult, PluginState, RuleInfo, Run, Verdict
from ogicheck.values.settings import Settings
from ogicheck.values.texts import Text


@dataclass(frozen=True, slots=True)
class Opening:
    """What an output is opened with.

    `target` is a stream of bytes, or, for an output into a folder, that folder, which is there. `colour` tells whether the
    stream is a terminal that shows colours, `file` is the target's name ("" for stdout). `source` gives the bytes of a file
    by its name in the results; it raises UnreadableError. `rule` tells of a rule by its id; `say` tells the person what was
    done.
    """

    target: BinaryIO | Path
    settings: Settings
    plugins: tuple[PluginState, ...]
    source: Callable[[str], bytes]
    colour: bool = False
    file: str = ""
    rule: Callable[[str], RuleInfo | None] = lambda _: None
    say: Callable[[Text], None] = lambda _: None

    @property
    def stream(self) -> BinaryIO:
        if isinstance(self.target, Path):
            raise TypeError("this output was opened with a folder")
        return self.target

    @property
    def folder(self) -> Path:
        if not isinstance(self.target, Path):
            raise TypeError("this output was opened with a stream")
        return self.target


class Writer(Protocol):
    """An output at work: takes one result at a time, in the order of the files, and is closed with the verdict."""

    def add(self, result: FileResult) -> None: ...
    def close(self, verdict: Verdict) -> None: ...


@dataclass(frozen=True, slots=True)
class Output:
    """An output, which `--output NAME[=TARGET]` names. One for a `folder` needs a target; one for a `file` does too, and is
    never written to a terminal. With `reports`, its results hold what was read (FileResult.report), and of `facts` these.
    """

    name: str
    open: Callable[[Opening], Writer]
    summary: str
    target: Literal["stream", "file", "folder"] = "stream"
    reports: bool = False
    facts: tuple[str, ...] = ()


def whole(write: Callable[[Run, bool], bytes]) -> Callable[[Opening], Writer]:
    """How an output is opened that writes a run at once: `write` gives its bytes of the run, and of whether it may use
    colours.
    """
    return lambda opening: _Whole(opening, write)


@dataclass(slots=True)
class _Whole:
    opening: Opening
    write: Callable[[Run, bool], bytes]
    results: list[FileResult] = field(default_factory=list)

    def add(self, result: FileResult) -> None:
        self.results.append(result)

    def close(self, verdict: Verdict) -> None:
        told = {one.name: getattr(verdict, one.name) for one in fields(Verdict)}
        self.opening.stream.write(self.write(Run(**told, files=tuple(self.results)), self.opening.colour))


Accept = Callable[[FileResult, Path], FileResult]
"""The result of a file, which is at the path, with what is accepted marked so."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A kind of file that says which findings are accepted (`--baseline FILE`). `open` reads it; it raises SettingError."""

    name: str
    open: Callable[[Path], Accept]
