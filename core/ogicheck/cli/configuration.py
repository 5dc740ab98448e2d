"""The project's configuration: `ogicheck.toml`, or `[tool.ogicheck]` in `pyproject.toml`, found upward."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from ogicheck.rulesets.schema import unknown_key
from ogicheck.rulesets.source import Source, load
from ogicheck.values.texts import Lang


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a configuration file may set; command-line options go before it.

    `include` are paths or globs, relative to the file that holds them, as are `plugin`, `baseline` and a ruleset given as
    a file.
    """

    ruleset: str = "auto"
    region: str = "auto"
    include: list[str] = []
    output: list[str] = []
    fail_on: Literal["error", "warning", "note", "never"] = "error"
    select: list[str] = []
    ignore: list[str] = []
    plugin: list[str] = []
    baseline: str = ""
    strict: bool = False
    lang: Lang = "zh-CN"


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration with the place each value came from ("default", or file and line)."""

    config: Config
    origins: dict[str, str]
    folder: Path


def find(start: Path, given: Path | None = None) -> Found:
    """The configuration that holds for a folder. Raises RulesetError where it cannot be used."""
    for path in [given] if given else _upward(start):
        source = load(path)
        table = source.data.get("tool", {}).get("ogicheck") if path.name == "pyproject.toml" else source.data
        if table is not None:
            return _found(source, table)
    names = [field.encode_name for field in msgspec.structs.fields(Config)]
    return Found(Config(), dict.fromkeys(names, "default"), start)


def _upward(start: Path) -> list[Path]:
    folders = [start.resolve(), *start.resolve().parents]
    names = ("ogicheck.toml", "pyproject.toml")
    return [folder / name for folder in folders for name in names if (folder / name).is_file()]


def _found(source: Source, table: dict[str, Any]) -> Found:
    names = [field.encode_name for field in msgspec.structs.fields(Config)]
    above = ("tool", "ogicheck") if source.path.name == "pyproject.toml" else ()
    for key in table:
        if key not in names:
            raise source.error((*above, key), *unknown_key(key, names))
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("$.")[2].strip("`").partition("[")[0]
        raise source.error((*above, key), f"值不对：{error}", f"wrong value: {error}") from error
    origins = {name: f"{source.path}:{source.line((*above, name))}" if name in table else "default" for name in names}
    return Found(config, origins, source.path.parent)
