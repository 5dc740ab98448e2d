"""All that one call says, made once: options, else the configuration, else what stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ogicheck.values.findings import Level
from ogicheck.values.texts import Lang


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a call. Paths are as given, those of a configuration file joined to its folder.

    `jobs` of 0 is one process a core; `memory` is in MB and `seconds` in seconds, for each file; without any, a
    large file has more of them. `rule_seconds` are for each rule on a file. `fail_on` is None where no
    finding makes the exit code 1. `journal` is the file that is told what is done, "" for
    the call's own. `executor` is NAME or NAME://ADDRESS. `arguments` are the words of the command line.
    """

    paths: tuple[str, ...] = ()
    ruleset: str = "auto"
    region: str = "auto"
    previous: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    roster: str = ""
    published: date | None = None
    output: tuple[str, ...] = ("text",)
    fail_on: Level | None = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = ""
    plugins: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    strict: bool = False
    lang: Lang = "zh-CN"
    root: Path = Path()
    stdin_name: str = "stdin"
    jobs: int = 0
    executor: str = "processes"
    memory: int = 512
    seconds: float | None = None
    rule_seconds: float = 5.0
    journal: str = ""
    resume: bool = False
    cache: bool = True
    progress: str = "auto"
    statistics: bool = False
    timings: bool = False
    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    exit_zero: bool = False
    arguments: tuple[str, ...] = ()
