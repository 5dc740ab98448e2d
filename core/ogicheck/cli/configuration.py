"""The project's configuration: `ogicheck.toml`, or `[tool.ogicheck]` in `pyproject.toml`, found upward."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from ogicheck.rulesets.nearest import unknown_name
from ogicheck.rulesets.source import WRONG, Source, load
from ogicheck.values.texts import Lang


class PluginChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which plugins are not loaded, built-in ones too, by their names in `ogicheck plugins`."""

    disable: list[str] = []


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
    plugins: PluginChoice = PluginChoice()
    baseline: str = ""
    strict: bool = False
    lang: Lang = "zh-CN"


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration with the place each value came from ("default", or file and line)."""

    config: Config
    origins: dict[str, str]
    folder: Path

    @classmethod
    def default(cls, folder: Path) -> Found:
        names = [field.encode_name for field in msgspec.structs.fields(Config)]
        return cls(Config(), dict.fromkeys(names, "default"), folder)


def find(start: Path, given: Path | None = None) -> Found:
    """The configuration that holds for a folder. Raises SettingError where it cannot be used."""
    for path in [given] if given else _upward(start):
        source = load(path)
        table = source.data.get("tool", {}).get("ogicheck") if path.name == "pyproject.toml" else source.data
        if table is not None:
            return _found(source, table)
    return Found.default(start)


def _upward(start: Path) -> list[Path]:
    folders = [start.resolve(), *start.resolve().parents]
    names = ("ogicheck.toml", "pyproject.toml")
    return [folder / name for folder in folders for name in names if (folder / name).is_file()]


def _found(source: Source, table: dict[str, Any]) -> Found:
    names = [field.encode_name for field in msgspec.structs.fields(Config)]
    above = ("tool", "ogicheck") if source.path.name == "pyproject.toml" else ()
    for key in table:
        if key not in names:
            raise source.error((*above, key), unknown_name(key, names))
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("$.")[2].strip("`").partition("[")[0]
        raise source.error((*above, key), WRONG.fill(error)) from error
    origins = {name: f"{source.path}:{source.line((*above, name))}" if name in table else "default" for name in names}
    return Found(config, origins, source.path.parent)
