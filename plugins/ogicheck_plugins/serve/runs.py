"""The runs that the page shows: files checked one after the other, and what of it can be asked for until it is gone."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from anyio import to_thread

from ogicheck.api import Lang, Run, SettingError, Text, Verdict
from ogicheck_plugins.serve.checks import Checked, Making, made, word
from ogicheck_plugins.serve.discretion import unplaced
from ogicheck_plugins.serve.gate import Gate
from ogicheck_plugins.serve.problems import BUSY, FAULT, GONE, ProblemError
from ogicheck_plugins.serve.uploads import Upload

LIFETIME = 600.0
"""Seconds after which a run and its files are gone, whatever became of it."""
MOST = 40
"""Runs that are kept: with the largest uploads they would take some gigabytes of disk for ten minutes."""
TICK = 1.0
LOST = Text("没有标注的文件.txt", "files not marked.txt")
"""Beside the copies that could be made: which could not, and why."""


@dataclass(eq=False)
class PageRun:
    """One call of the page: its files, the results so far, and, all done, the verdict."""

    upload: Upload
    checked: Checked
    lang: Lang
    id: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    born: float = field(default_factory=monotonic)
    verdict: Verdict | None = None
    failure: Text | None = None
    given_up: threading.Event = field(default_factory=threading.Event)
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def done(self) -> int:
        return len(self.checked.results)

    @property
    def ended(self) -> bool:
        return bool(self.verdict or self.failure)

    def work(self) -> None:
        """Check the files, in a thread; until the run is given up."""
        try:
            steps = self.checked.steps(self.upload.kept)
            for _ in steps:
                if self.given_up.is_set():
                    steps.close()
                    break
            self.verdict = self.checked.verdict()
        except SettingError as error:
            self.failure = unplaced(error.text)
        except Exception:
            self.failure = FAULT
            raise
        finally:
            if self.given_up.is_set():
                self.upload.remove()

    def gone(self) -> None:
        """Remove its files, at once or when the thread that reads them has come to its end."""
        self.given_up.set()
        if self.ended:
            self.upload.remove()

    async def made(self, output: str, name: str) -> Path:
        """The folder with what an output makes of the run, as `name` where it is one file; made once."""
        into = self.upload.folder / "made" / output
        async with self.making:
            if not into.exists():
                await to_thread.run_sync(self._make, output, into, name)
        return into

    def _make(self, output: str, into: Path, name: str) -> None:
        if self.verdict is None:
            raise ProblemError(404, GONE)
        session, draft = self.checked.session, into.with_name(f"{output}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        told = {name: getattr(self.verdict, name) for name in Verdict.__dataclass_fields__}
        run = Run(**told, files=tuple(self.checked.results))
        inputs = tuple(session.inputs(session.settings.paths))
        making = Making(session.settings, session.found, output, run, inputs, self.upload.kept, draft, name)
        ((lost, ended),) = session.calls(made, [(making,)])
        refused = ended or (None if any(draft.iterdir()) else lost)
        if refused:
            raise ProblemError(503, unplaced(refused))
        if lost:
            (draft / LOST.say(self.lang)).write_text(unplaced(lost).say(self.lang), "utf-8")
        draft.rename(into)


@dataclass(eq=False)
class Runs:
    """The runs of a server, by ids that nobody can guess."""

    gate: Gate
    told: Callable[[str], None]
    all: dict[str, PageRun] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def start(self, run: PageRun) -> None:
        """Begin to work at a run. Raises ProblemError where there is no room for it."""
        self._make_room()
        place = ExitStack()
        place.enter_context(self.gate.passed())
        self.all[run.id] = run
        task = asyncio.create_task(self._work(run, place))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def get(self, id_: str) -> PageRun:
        if id_ not in self.all:
            raise ProblemError(404, GONE)
        return self.all[id_]

    def drop(self, run: PageRun) -> None:
        self.all.pop(run.id, None)
        run.gone()

    async def sweep(self) -> None:
        """Drop what is too old, for as long as the server runs."""
        while True:
            await asyncio.sleep(TICK)
            for run in [one for one in self.all.values() if monotonic() - one.born > LIFETIME]:
                self.drop(run)

    def drop_all(self) -> None:
        for run in list(self.all.values()):
            self.drop(run)

    async def _work(self, run: PageRun, place: ExitStack) -> None:
        with place:
            await to_thread.run_sync(run.work)
        if run.verdict:
            self.told(word(run.verdict))

    def _make_room(self) -> None:
        if len(self.all) < MOST:
            return
        oldest = next((one for one in self.all.values() if one.ended), None)
        if oldest is None:
            raise ProblemError(429, BUSY, retry=10)
        self.drop(oldest)


async def progress(run: PageRun, stopping: Callable[[], bool]) -> AsyncIterator[PageRun]:
    """The run, each time that it has gone on, until it is done or the server stops."""
    seen = -1
    while not run.ended and not run.given_up.is_set() and not stopping():
        if run.done != seen:
            seen = run.done
            yield run
        await asyncio.sleep(0.1)
    yield run
