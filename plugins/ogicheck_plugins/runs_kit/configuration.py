"""The project's configuration: `ogicheck.toml`, or `[tool.ogicheck]` in `pyproject.toml`, found upward."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from ogicheck.api import WRONG, IncompleteError, Keys, Lang, Text, TomlSource, expected, load_toml, refuse, unknown_name
from ogicheck_plugins.runs_kit.trust import hold

NAMES = ("ogicheck.toml", "pyproject.toml")
GONE = Text("当前文件夹已被删除，或者无权进入", "the working folder is gone, or nobody may enter it")
NUL = Text("不能含有空字符（NUL）", "must not hold a NUL character")


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
    roster: str = ""
    strict: bool = False
    lang: Lang = "zh-CN"


@dataclass(frozen=True, slots=True)
class Found:
    """A configuration, the folder that its paths are relative to, and the file and table that it stands in, if any."""

    config: Config
    folder: Path
    source: TomlSource | None = None
    table: Mapping[str, Any] = field(default_factory=dict)

    def origin(self, name: str) -> str:
        """Where a value came from: "default", or file and line."""
        return self.source.where((*_above(self.source), name)) if self.source and name in self.table else "default"


def here() -> Path:
    """The working folder. Raises IncompleteError where there is none any more."""
    try:
        return Path.cwd()
    except OSError as error:
        raise IncompleteError(GONE) from error


def find(start: Path, given: Path | None = None) -> Found:
    """The configuration that holds for a call. Raises SettingError where it cannot be used, or asks for what only a
    trusted one may have.
    """
    found = configuration_of(start, given)
    if found.source and given is None:
        hold(found.source, found.table)
    return found


def configuration_of(start: Path, given: Path | None = None) -> Found:
    """The configuration of a folder, to be looked at. Raises SettingError."""
    named = named_or_above(start, given)
    return _found(*named) if named else Found(Config(), start)


def named_or_above(start: Path, given: Path | None = None) -> tuple[TomlSource, dict[str, Any]] | None:
    """The file of the configuration, and its table. Raises SettingError."""
    for path in [given] if given else _upward(start):
        source = load_toml(path)
        above = _above(source)
        table: Any = source.data
        for at, key in enumerate(above):
            table = table.get(key)
            if table is None:
                break
            if not isinstance(table, dict):
                raise source.error(above[: at + 1], expected({}, table) or WRONG.fill(table))
        if table is not None:
            return source, table
    return None


def _above(source: TomlSource) -> tuple[str, ...]:
    return ("tool", "ogicheck") if source.path.name == "pyproject.toml" else ()


def _upward(start: Path) -> list[Path]:
    folders = [start.resolve(), *start.resolve().parents]
    return [folder / name for folder in folders for name in NAMES if (folder / name).is_file()]


def _found(source: TomlSource, table: dict[str, Any]) -> Found:
    above = _above(source)
    refuse(source.error((*above, *keys), text) for keys, text in _wrong(table, Config, ()))
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise source.error(above, WRONG.fill(error)) from error
    return Found(config, source.path.parent, source, table)


def _wrong(table: dict[str, Any], kind: type[msgspec.Struct], keys: Keys) -> Iterator[tuple[Keys, Text]]:
    """Every key that is not known, and every value that is not what it must be."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            yield (*keys, key), unknown_name(key, list(fields))
        elif isinstance(value, dict) and isinstance(fields[key].default, msgspec.Struct):
            yield from _wrong(value, type(fields[key].default), (*keys, key))
        elif text := _wrong_value(value, fields[key]):
            yield (*keys, key), text


def _wrong_value(value: Any, known: msgspec.structs.FieldInfo) -> Text | None:
    choices = get_args(known.type)
    if isinstance(known.default, str) and choices and value not in choices:
        return unknown_name(str(value), choices)
    default = known.default_factory() if callable(known.default_factory) else known.default
    listed = value if isinstance(value, list) else [value]
    if any(isinstance(one, str) and "\0" in one for one in listed):
        return NUL
    strange = [one for one in value if not isinstance(one, str)] if isinstance(value, list) else []
    return expected("", strange[0]) if strange else expected(default, value)
