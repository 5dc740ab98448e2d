"""`ogicheck cache`: what the cache holds, and an end to it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import click

from ogicheck.api import LOADING, IncompleteError, Session, SettingError, Text, both, described, printable, with_session
from ogicheck_plugins.memory import places
from ogicheck_plugins.memory.memories import MOST
from ogicheck_plugins.memory.store import ForeignError, Store

NONE = Text("没有缓存：环境变量 {0} 是空的", "there is no cache: {0} is empty in the environment")
CLOSED = Text("缓存 {0} 打不开：{1}", "the cache {0} cannot be opened: {1}")
FOREIGN = Text("{0} 不是缓存，没有改动", "{0} is no cache, and is left alone")
INFO = Text(
    "缓存：{0}\n结果：{1} 个\n大小：{2:.1f} MB，至多 {3} MB", "cache: {0}\nresults: {1}\nsize: {2:.1f} MB of {3} MB at most"
)
CLEARED = Text("已清除 {0} 个结果。", "{0} results are cleared.")


@click.group("cache")
def command() -> None:
    """缓存：以前检查的结果，没有改动的文件不再重做。\f

    What earlier runs found, which is not done again.
    """


@command.command("info")
@click.option("--json", "as_json", is_flag=True, help=both("写成 JSON。", "As JSON."))
@with_session(*LOADING)
def info(session: Session, as_json: bool) -> None:
    """缓存在哪里，有多少。\f

    Where the cache lies, and how much it holds.
    """
    file = _file()
    with closing(_opened(file)) as store:
        count, size = store.count, store.size
    told = json.dumps({"file": str(file), "results": count, "bytes": size, "most": MOST}, ensure_ascii=False)
    text = INFO.fill(printable(str(file)), count, size / 2**20, MOST >> 20).say(session.lang)
    session.write(f"{told if as_json else text}\n".encode())


@command.command("clear")
@with_session(*LOADING)
def clear(session: Session) -> None:
    """全部清除。\f

    Forget everything.
    """
    file = _file()
    with closing(_opened(file)) as store:
        count = store.count
        try:
            store.clear()
        except sqlite3.Error as error:
            raise IncompleteError(CLOSED.fill(printable(str(file)), described(error))) from error
    session.write(f"{CLEARED.fill(count).say(session.lang)}\n".encode())


def _file() -> Path:
    file = places.cache()
    if file is None:
        raise SettingError(NONE.fill(places.FOLDER))
    return file


def _opened(file: Path) -> Store:
    try:
        return Store.opened(file)
    except ForeignError:
        raise SettingError(FOREIGN.fill(printable(str(file)))) from None
    except (sqlite3.Error, OSError) as error:
        raise IncompleteError(CLOSED.fill(printable(str(file)), described(error))) from error
