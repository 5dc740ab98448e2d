"""What is remembered: the cache, of what is the same whenever it is done, and the journal, of all that a run has done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ogicheck.api import FileResult, Form, SettingError, Settings, Text, described, loaded, printable
from ogicheck_plugins.memory import places
from ogicheck_plugins.memory.keys import Known
from ogicheck_plugins.memory.packing import packed, packed_form, unpacked, unpacked_form
from ogicheck_plugins.memory.store import ForeignError, Store

MOST = 512 * 2**20
"""Bytes of the cache: some 100,000 results, each with the report that was read."""
BUSY = Text(
    "另一次运行正在使用日志 {0}；请等它结束，或另选一个文件",
    "another run uses the journal {0}: wait for it, or name another file",
)
FOREIGN = Text("{0} 不是运行日志，没有改动；请另选一个文件", "{0} is no journal, and is left alone: name another file")
CLOSED = Text("运行日志 {0} 打不开：{1}", "the journal {0} cannot be opened: {1}")
FULL = Text(
    "运行日志写不下去了（{0}），此后完成的不再记录；检查照常进行",
    "the journal cannot be written any more ({0}): what is done from now on is not in it; the run goes on",
)


@dataclass(slots=True)
class Memory:
    """A store, and what of the outcomes goes into it; it takes no more once it `failed`."""

    store: Store
    takes: Callable[[Any], bool]
    failed: Callable[[sqlite3.Error], None]
    broken: bool = False
    named: set[str] = field(default_factory=set)
    forms: dict[str, Form] = field(default_factory=dict)

    def recalled(self, key: Known) -> Any:
        """What came of a call before. Raises LookupError where that is not known."""
        try:
            data = self.store.get(key.key)
            if data is not None:
                return key.fits(unpacked(data, self._form))
        except Exception as error:  # whatever bytes that are not as they were written make of it
            raise LookupError from error
        raise LookupError

    def remember(self, key: Known, value: Any) -> None:
        """Keep what came of a call, unless it is kept already or is not to be."""
        if self.broken or not self.takes(value):
            return
        try:
            self.store.put(key.key, packed(value, lambda form: self._name(form, key.around)))
        except sqlite3.Error as error:
            self.broken = True
            self.failed(error)

    def close(self) -> None:
        self.store.close()

    def _name(self, form: Form, around: str) -> str:
        """A form's name in the store: by all that it is made from, it and its region."""
        name = f"{around} {form.name} {form.ruleset.region}"
        if name not in self.named:
            self.store.share(name, packed_form(form))
            self.named.add(name)
        return name

    def _form(self, name: str) -> Form:
        if name not in self.forms:
            self.forms[name] = unpacked_form(self.store.shared(name) or b"")
        return self.forms[name]


def opened(settings: Settings, say: Callable[[Text], None]) -> list[Memory]:
    """What a call with these settings remembers. Raises SettingError where its journal cannot be used."""
    found = []
    if settings.journal or settings.resume:
        file = Path(settings.journal) if settings.journal else places.journal(settings.paths)
        journal = _journal(file, fresh=not settings.resume)
        found.append(Memory(journal, lambda _: True, lambda error: say(FULL.fill(described(error)))))
    if settings.cache and _is_released(settings) and (store := _cache()):
        found.append(Memory(store, is_lasting, lambda _: None))
    return found


def _journal(file: Path, fresh: bool) -> Store:
    try:
        store = Store.opened(file, alone=True)
        if fresh:
            store.clear()
    except ForeignError:
        raise SettingError(FOREIGN.fill(printable(str(file)))) from None
    except (sqlite3.Error, OSError) as error:
        is_busy = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
        text = BUSY.fill(printable(str(file))) if is_busy else CLOSED.fill(printable(str(file)), described(error))
        raise SettingError(text) from error
    return store


def _cache() -> Store | None:
    """The cache, if there is to be one and it can be used: nothing depends on it."""
    file = places.cache()
    with suppress(sqlite3.Error, OSError, ForeignError):
        if file:
            store = Store.opened(file)
            store.bound(MOST)
            return store
    return None


def _is_released(settings: Settings) -> bool:
    """Whether all that runs has a version: a plugin file, and what it imports from beside it, may change under a result."""
    return not settings.plugins and not loaded((), settings.disabled).registry.failed


def is_lasting(value: Any) -> bool:
    """Whether it would be the same at any time: time and memory that ran out, or a file that was not to be had, may not."""
    if not isinstance(value, FileResult):
        return True
    return all(problem.kind == "unread-part" for problem in value.problems)
