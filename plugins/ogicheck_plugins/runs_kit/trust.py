"""Which configurations may load code or write elsewhere: those named by --config, and those of folders that a person trusts.

A configuration that is found by walking up from the current folder may stand in a folder that was downloaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
import msgspec

from ogicheck.api import SettingError, Text, TomlSource, joined

NOT_TRUSTED = Text(
    "这里的配置要{0}；文件夹可信的，请运行 ogicheck config trust {1}，或用 --config {2} 写明要用它",
    "this configuration would {0}: run `ogicheck config trust {1}` where you trust its folder, or name it by --config {2}",
)
LOADS = Text("加载插件 {0}", "load the plugin {0}")
WRITES = Text("写到文件夹以外（{0}）", "write outside of its folder ({0})")


def hold(source: TomlSource, table: Mapping[str, object]) -> None:
    """Raises SettingError where a configuration that nobody named asks for what only a trusted one may have."""
    wishes = [*_loads(table), *_writes(source, table)]
    folder = source.path.resolve().parent
    if wishes and _trusted().get(str(folder)) != fingerprint(source, table):
        text = NOT_TRUSTED.fill(joined(wishes, "、", " and "), folder, source.path)
        raise SettingError(Text(f"{source.path}：{text.zh}", f"{source.path}: {text.en}"))


def trust_configuration(source: TomlSource, table: Mapping[str, object]) -> Path:
    """Trust a configuration as it is now, and its plugins; gives the folder. Raises OSError."""
    folder = source.path.resolve().parent
    kept = {**_trusted(), str(folder): fingerprint(source, table)}
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1))
    return folder


def fingerprint(source: TomlSource, table: Mapping[str, object]) -> str:
    """SHA-256 of the configuration and of the plugin files that it names: another one has to be trusted anew."""
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass"))
    for name in _listed(table, "plugin"):
        path = source.path.parent / name
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _loads(table: Mapping[str, object]) -> Iterator[Text]:
    yield from (LOADS.fill(name) for name in _listed(table, "plugin"))


def _writes(source: TomlSource, table: Mapping[str, object]) -> Iterator[Text]:
    folder = source.path.resolve().parent
    for one in _listed(table, "output"):
        target = one.partition("=")[2]
        if target and not Path(target).resolve().is_relative_to(folder):
            yield WRITES.fill(target)


def _listed(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, ())
    return [one for one in value if isinstance(one, str)] if isinstance(value, Iterable) else []


def _trusted() -> dict[str, str]:
    try:
        return msgspec.json.decode(_file().read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _file() -> Path:
    """In the user's own configuration folder, where no report's folder reaches."""
    return Path(click.get_app_dir("ogicheck")) / "trusted.json"
