"""Of what types the names are that a front end gives."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from ogicheck.checking.checker import Checker
from ogicheck.hosting.executors import Capacity, Executor, Outcome
from ogicheck.hosting.host import Host
from ogicheck.hosting.registering import Registry
from ogicheck.hosting.rules import Rule
from ogicheck.rulesets.source import TomlSource
from ogicheck.sources.inputs import Input
from ogicheck.values.findings import FileResult, Level, RuleInfo, Verdict
from ogicheck.values.numbered import Numbered
from ogicheck.values.records import Record
from ogicheck.values.settings import Settings
from ogicheck.values.texts import Lang, Text

LACKING: str
T = TypeVar("T")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

def run() -> None:
    """The whole program, from the words of the process to its exit code."""

def check(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    ruleset: str = "auto",
    region: str = "auto",
    previous: Iterable[str | Path | bytes | Record] = (),
    parts: Iterable[str | Path | bytes | Record] = (),
    published: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    plugins: Sequence[str] = (),
    disabled: Sequence[str] = (),
    isolated: bool = False,
    memory: int = 512,
    seconds: float = 30.0,
) -> FileResult:
    """Check one report: `ogicheck check` for a program. What is wrong with the file or a plugin is in `problems`."""

def extract(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    ruleset: str = "auto",
    region: str = "auto",
    plugins: Sequence[str] = (),
    disabled: Sequence[str] = (),
    isolated: bool = False,
    memory: int = 512,
    seconds: float = 30.0,
) -> Record:
    """What one report says: `ogicheck extract` for a program. Raises UnreadableError, and SettingError as `check` does."""

OPTIONS: dict[str, Decorator]
"""The options that settings are made of, each said once."""
CHECKING: tuple[str, ...]
LOADING: tuple[str, ...]
RUNNING: tuple[str, ...]
"""Those that go together: of a command that checks files, that knows of plugins, that runs calls."""

def with_session(*names: str) -> Decorator:
    """Gives a click command these options, by their keys in OPTIONS, and its function a Session made of them."""

def names_of(kind: str, more: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Completes the names of what plugins registered, of a list with commas the last one, in any case."""

def chosen_outputs(named: Iterable[str], known: Mapping[str, T]) -> list[tuple[T, str]]:
    """Outputs with the targets they go to ("" for stdout, once at most). Raises SettingError for a name that isn't known."""

@dataclass(frozen=True, slots=True)
class Found:
    """A configuration, the folder that its paths are relative to, and the file and table that it stands in, if any."""

    config: Any
    folder: Path
    source: TomlSource | None = None
    table: Mapping[str, Any] = ...
    def origin(self, name: str) -> str: ...

def configuration_of(start: Path, given: Path | None = None) -> Found:
    """The configuration of a folder, to be looked at. Raises SettingError."""

def named_or_above(start: Path, given: Path | None = None) -> tuple[TomlSource, dict[str, Any]] | None:
    """The file of the configuration, and its table. Raises SettingError."""

def trust_configuration(source: TomlSource, table: Mapping[str, object]) -> Path:
    """Trust a configuration as it is now, and its plugins; gives the folder. Raises OSError."""

class Inputs(Numbered[Input]):
    """Files in their order, by number and by name."""

    def __len__(self) -> int: ...
    def at(self, index: int) -> Input: ...
    def named(self, name: str) -> Input | None: ...
    def times(self, name: str) -> int: ...

@dataclass(frozen=True, slots=True)
class ReadRecords:
    """The reports that were read, in order, and the files that were not; `records` is None where none were asked for."""

    records: Sequence[Record] | None = None
    unread: tuple[FileResult, ...] = ()

@dataclass(frozen=True)
class Session:
    """What a command works with. Its methods raise SettingError where the call is wrong, which ends it with exit code 2."""

    settings: Settings
    found: Found
    @property
    def lang(self) -> Lang: ...
    @property
    def host(self) -> Host: ...
    @property
    def registry(self) -> Registry: ...
    @property
    def checker(self) -> Checker: ...
    @property
    def executor(self) -> Executor: ...
    @property
    def capacity(self) -> Capacity: ...
    @property
    def count(self) -> int: ...
    def prepare(self) -> None: ...
    def say(self, text: Text) -> None: ...
    def complain(self, message: str) -> None: ...
    def write(self, data: bytes) -> None: ...
    def save(self, file: str, data: bytes) -> None: ...
    def reserve(self, files: Iterable[str], *, renewing: bool = False) -> None: ...
    def guard(self, targets: Iterable[str], *, renewing: bool = False) -> None: ...
    def settled(self) -> AbstractContextManager[None]: ...
    def inputs(self, paths: Sequence[str], *also: str) -> Inputs: ...
    def records(self, paths: Sequence[str]) -> ReadRecords: ...
    def calls(self, function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> Iterator[Outcome]: ...
    def results(self, reports: bool = False, facts: tuple[str, ...] = ()) -> Generator[tuple[Path, FileResult]]: ...
    def source(self, name: str) -> bytes: ...

@dataclass(slots=True)
class Tally:
    """What of the results counts for the verdict, taken one by one."""

    fail_on: Level | None
    found: bool = False
    incomplete: bool = False
    forms: set[tuple[str | None, str | None]] = ...
    started: datetime = ...
    def add(self, result: FileResult) -> None: ...
    def verdict(
        self,
        checker: Checker,
        settings: Settings,
        baseline: str | None = None,
        stopped: Text | None = None,
        code: int = 0,
    ) -> Verdict: ...

def rule_info(registry: Registry, rule: Rule, configured: Level | None) -> RuleInfo:
    """What is to be said of one rule."""
