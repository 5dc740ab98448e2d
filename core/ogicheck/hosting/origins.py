"""Where plugins come from: entry points of the group `ogicheck`, the built-in ones among them, and single files."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ogicheck.hosting.points import PLUGINS, PROJECT, points
from ogicheck.hosting.prints import FROM_FILE
from ogicheck.hosting.registering import RefusedError
from ogicheck.values.texts import Text

NO_FILE = Text("没有这个文件：{0}", "no such file: {0}")
NO_PYTHON = Text("不是 Python 文件：{0}", "not a Python file: {0}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a plugin comes from."""

    name: str
    version: str
    load: Callable[[], object]
    builtin: bool = False


def origins(files: tuple[str, ...]) -> Iterator[Origin]:
    for point, name, version in points(PLUGINS):
        yield Origin(point.name, version, point.load, name == PROJECT)
    for file in files:
        yield Origin(Path(file).stem, "", partial(_from_file, Path(file)))


def _from_file(path: Path) -> object:
    if not path.is_file():
        raise RefusedError(NO_FILE.fill(path))
    name = f"{FROM_FILE}{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RefusedError(NO_PYTHON.fill(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
