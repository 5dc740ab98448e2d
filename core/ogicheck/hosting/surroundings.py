"""What a plugin shares with everything else in its process, and must leave as it is."""

from __future__ import annotations

import builtins
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ogicheck.values.findings import PluginState
from ogicheck.values.texts import Text, TextError, joined

FOLDER = Text("当前文件夹", "the current folder")
ENVIRONMENT = Text("环境变量", "the environment")
PATH = Text("模块查找路径（sys.path）", "where modules are looked for (sys.path)")
RECURSION = Text("递归深度限制", "the limit of recursion")
LOCALE = Text("区域设置（locale）", "the locale")
BUILTINS = Text("内置函数（builtins）", "builtins")
CHANGED = Text("它改动了{0}，已还原", "it changed {0}, which was put back")


class MeddlingError(TextError):
    """A plugin's code changed what it shares with everything else."""

    def __init__(self, changed: list[Text]) -> None:
        super().__init__(CHANGED.fill(joined(changed, "、", ", ")))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The surroundings at one moment."""

    folder: str
    environment: dict[str, str]
    path: list[str]
    recursion: int
    locale: str
    builtins: dict[str, Any]

    @classmethod
    def now(cls) -> Surroundings:
        return cls(
            _folder(),
            dict(os.environ),
            list(sys.path),
            sys.getrecursionlimit(),
            locale.setlocale(locale.LC_ALL),
            dict(vars(builtins)),
        )

    def put_back(self) -> list[Text]:
        """Put everything back as it was; what had been changed."""
        return list(self._changed())

    def _changed(self) -> Iterator[Text]:
        own = vars(builtins)
        if own != self.builtins:
            own.clear()
            own.update(self.builtins)
            yield BUILTINS
        if sys.getrecursionlimit() != self.recursion:
            sys.setrecursionlimit(self.recursion)
            yield RECURSION
        if _folder() != self.folder:
            os.chdir(self.folder)
            yield FOLDER
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
            yield ENVIRONMENT
        if sys.path != self.path:
            sys.path[:] = self.path
            yield PATH
        if locale.setlocale(locale.LC_ALL) != self.locale:
            locale.setlocale(locale.LC_ALL, self.locale)
            yield LOCALE


@contextmanager
def unchanged(owner: PluginState | None) -> Iterator[None]:
    """Within it, code of this plugin runs: what that changes is put back. Raises MeddlingError of what it was. To look costs
    more than most rules take: the built-in plugins', which their tests show to change nothing, are not looked at.
    """
    if owner and owner.builtin:
        yield
        return
    before = Surroundings.now()
    try:
        yield
    except BaseException:
        before.put_back()
        raise
    if changed := before.put_back():
        raise MeddlingError(changed)


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - once for each rule
    except OSError:
        return ""
