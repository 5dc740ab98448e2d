"""The application: its routes, behind the front."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from ogicheck.api import Session
from ogicheck_plugins.serve import problems
from ogicheck_plugins.serve.asking import Asking
from ogicheck_plugins.serve.front import Front, Rules
from ogicheck_plugins.serve.gate import Gate
from ogicheck_plugins.serve.http_api import HttpApi
from ogicheck_plugins.serve.metrics import Metrics
from ogicheck_plugins.serve.pages import Pages
from ogicheck_plugins.serve.problems import ProblemError
from ogicheck_plugins.serve.runs import Runs

API = "/api/"
PROBLEM = "application/problem+json"
TEXTS = {404: problems.GONE, 405: problems.METHOD}
CHALLENGES = {True: "Bearer", False: 'Basic realm="ogicheck", charset="UTF-8"'}
"""How a token is asked for: of a program, and of a person, whose browser then asks for a password."""


@dataclass
class Service:
    """What a server is made of. `warm` makes the processes ready, in a thread; `stopping` tells that the server ends.
    `opened` is told the path of the page to begin with: that of the files `given`, or the form.
    """

    base: Session
    rules: Rules
    gate: Gate
    folder: Path
    warm: Callable[[], None]
    stopping: Callable[[], bool]
    given: Sequence[str] = ()
    opened: Callable[[str], None] = lambda _: None
    ready: bool = field(default=False, init=False)
    asked: float = field(default_factory=monotonic, init=False)

    def application(self) -> ASGIApp:
        """The whole application."""
        metrics, asking = Metrics(self.gate), Asking(self.base)
        runs = Runs(self.gate, metrics.count)
        pages = Pages(asking, runs, self.folder, self.rules.largest, self.stopping)
        api = HttpApi(asking, self.gate, metrics, self.folder, CapacityLimiter(self.gate.most))

        def refusal(error: ProblemError, scope: Scope) -> Response:
            found = self._problem(error, scope, asking) if _is_api(scope) else pages.refusal(error, scope)
            if error.status == 401:
                found.headers["WWW-Authenticate"] = CHALLENGES[_is_api(scope)]
            return found

        def refused(request: Request, error: Exception) -> Response:
            return refusal(_problem_of(error), request.scope)

        own = [Route("/healthz", self.health), Route("/readyz", self.readiness)]
        own += [Route("/metrics", lambda _: PlainTextResponse(metrics.text()))]
        static = Mount("/static", StaticFiles(packages=[("ogicheck_plugins.serve", "static")]))
        inner = Starlette(
            routes=[*own, *api.routes(), *pages.routes(), static],
            lifespan=lambda _: self._life(pages),
            exception_handlers={HTTPException: refused, ProblemError: refused, Exception: refused},
            middleware=[
                Middleware(
                    CORSMiddleware, allow_origins=self.rules.origins, allow_methods=["GET", "POST"], allow_headers=["*"]
                )
            ],
        )
        return Front(inner, self.rules, refusal, metrics, self._log)

    @asynccontextmanager
    async def _life(self, pages: Pages) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(pages.runs.sweep()), asyncio.create_task(self._warm())]
        self.opened(pages.given(self.given))
        yield
        self.gate.closed = True
        for task in tasks:
            task.cancel()
        pages.runs.drop_all()

    async def _warm(self) -> None:
        await to_thread.run_sync(self.warm)
        self.ready = True

    async def health(self, request: Request) -> Response:
        """It lives."""
        return PlainTextResponse("ok\n")

    async def readiness(self, request: Request) -> Response:
        """It takes files."""
        if self.stopping():
            raise ProblemError(503, problems.STOPPING, retry=5)
        if not self.ready:
            raise ProblemError(503, problems.STARTING, retry=5)
        return PlainTextResponse("ready\n")

    def _log(self, line: str, error: BaseException | None) -> None:
        self.asked = monotonic()
        self.base.complain(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}")
        if error and self.base.settings.debug:
            self.base.complain("".join(traceback.format_exception(error)))

    def _problem(self, error: ProblemError, scope: Scope, asking: Asking) -> Response:
        request = Request(scope)
        lang = asking.lang(request.query_params, request.headers.get("accept-language", ""))
        return JSONResponse(error.document(lang), error.status, error.headers, PROBLEM)


def _is_api(scope: Scope) -> bool:
    return bool(scope["path"].startswith((API, "/healthz", "/readyz", "/metrics")))


def _problem_of(error: Exception) -> ProblemError:
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, HTTPException):
        return ProblemError(error.status_code, TEXTS.get(error.status_code, problems.WRONG))
    return ProblemError(500, problems.FAULT)
