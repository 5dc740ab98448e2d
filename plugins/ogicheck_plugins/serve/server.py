"""The server that runs the application: uvicorn, by which it can run in any process, with nothing compiled.

granian keeps processes of its own, where the page's runs are kept in one; and what uvicorn lacks, a limit of time for a
request's head, is a few lines here.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from errno import EADDRINUSE
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from time import monotonic, time

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from ogicheck.api import Input, Plan, Session, SettingError, Text, UnreadableError, described, read_input
from ogicheck_plugins.serve.app import Service
from ogicheck_plugins.serve.front import Rules
from ogicheck_plugins.serve.gate import Gate

NO_PORT = Text("不能在 {0} 端口 {1} 提供服务：{2}", "cannot serve at {0}, port {1}: {2}")
TAKEN = Text("已有别的程序在用；用 --port 换一个", "another program uses it; --port names another")
FAILED = Text("插件“{0}”出错，每个检查都会不完整：{1}", "plugin '{0}' failed, which leaves each check incomplete: {1}")
HEAD = 15.0
"""Seconds in which a connection must have begun a request: a slow line needs one."""
CONNECTIONS = 200
"""Connections at a time; each takes some kilobytes while it waits."""
GRACE = 30
"""Seconds that requests have to come to their end when the server is told to stop."""
PREFIX = "ogicheck-serve-"
STALE = 3600.0
"""Seconds after which a folder of a server that was killed is removed by the next one."""


class Protocol(H11Protocol):
    """A connection that is closed where no request begins on it in time, however slowly its head comes."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # h11's own takes this kind alone
        super().connection_made(transport)
        self._handled: RequestResponseCycle | None = None
        self._watch()

    def _watch(self) -> None:
        self._timer = self.loop.call_later(HEAD, self._look)

    def _look(self) -> None:
        """Close it where nothing has begun since the last look and nothing goes on."""
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.cycle is self._handled:
            self.transport.close()
            return
        self._handled = self.cycle
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(exc)


@dataclass(frozen=True, slots=True)
class Begun:
    """A server that has begun: the address of its page to begin with, how to end it, and for how many seconds nobody has
    asked it for anything.
    """

    url: str
    stop: Callable[[], None]
    idle: Callable[[], float]


def serve(
    session: Session,
    host: str,
    port: int,
    rules: Rules,
    queue: int,
    begun: Callable[[Begun], None],
    given: Sequence[str] = (),
) -> None:
    """Serve until the process is told to stop. `begun` is told when it does; files `given` are checked at once. Raises
    SettingError where the address cannot be used, or a setting would fail each check.
    """
    _sound(session)
    listening = _listening(host, port)
    base = Session(replace(session.settings, executor="warm", progress="none", cache=False), session.found)
    jobs = base.capacity.jobs
    folder = _folder()
    server: uvicorn.Server
    named = f"[{host}]" if ":" in host else host
    url = f"http://{named}:{listening.getsockname()[1]}"

    def opened(path: str) -> None:
        begun(Begun(url + path, lambda: setattr(server, "should_exit", True), lambda: monotonic() - service.asked))

    service = Service(
        base,
        rules,
        Gate(jobs + queue, jobs),
        folder,
        lambda: _warm(base),
        lambda: server.should_exit,
        given,
        opened,
    )
    config = uvicorn.Config(
        service.application(),
        http=Protocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=GRACE,
    )
    server = uvicorn.Server(config)
    try:
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sound(session: Session) -> None:
    """Raises SettingError for what would fail each check; tells of plugins that failed, as clients are not told why."""
    session.prepare()
    for kind in list(session.registry.baselines.values())[:1] if session.settings.baseline else ():
        kind.open(Path(session.settings.baseline))
    for one in session.registry.failed:
        session.say(FAILED.fill(one.name, one.reason or ""))


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = TAKEN if error.errno == EADDRINUSE else described(error)
        raise SettingError(NO_PORT.fill(host, port, why)) from error


def _folder() -> Path:
    """A folder of this server's own; those of servers that were killed are removed."""
    for one in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if one.stat().st_mtime < time() - STALE:
                shutil.rmtree(one, ignore_errors=True)
    return Path(mkdtemp(prefix=PREFIX))


def _warm(session: Session) -> None:
    """Let each process load what checks need."""
    plan = session.checker.plan
    for _ in session.calls(load, [(plan,)] * session.capacity.jobs):
        pass


def load(plan: Plan) -> None:
    """Load what checks need, in a process that runs them."""
    with suppress(UnreadableError):
        read_input(Input(Path("report.txt"), "report.txt", b"."), plan)
