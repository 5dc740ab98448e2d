"""The check over HTTP, for systems that publish."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ogicheck.api import Lang, Session, SettingError, Text, UnreadableError
from ogicheck_plugins.serve.asking import Asking
from ogicheck_plugins.serve.checks import Checked, extracted, rules, word, written
from ogicheck_plugins.serve.discretion import unplaced
from ogicheck_plugins.serve.gate import Gate
from ogicheck_plugins.serve.metrics import Metrics
from ogicheck_plugins.serve.problems import ACCEPT, LATE, ONE_FILE, ProblemError
from ogicheck_plugins.serve.uploads import Upload, received

T = TypeVar("T")
JSON, SARIF = "application/json", "application/sarif+json"
GIVEN = {JSON: "json", SARIF: "sarif"}
"""The outputs that an answer may be, by media type."""
PATIENCE = 3.0
"""How many times the time of one file a request may take, with what it waits."""


def accepted(header: str) -> str:
    """The media type of ours that a client prefers. Raises ProblemError where it takes none."""
    weights = {}
    for one in (header or "*/*").split(","):
        kind, *parameters = (part.strip().lower() for part in one.split(";"))
        weight = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        weights[kind] = float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0
    every = max(weights.get("*/*", 0.0), weights.get("application/*", 0.0))
    weighed = {kind: weights.get(kind, every) for kind in GIVEN}
    best = max(weighed, key=lambda kind: weighed[kind])
    if not weighed[best]:
        raise ProblemError(406, ACCEPT.fill(", ".join(GIVEN)))
    return best


@dataclass(frozen=True)
class HttpApi:
    """Its routes. `folder` holds the requests' files while they are worked at."""

    asking: Asking
    gate: Gate
    metrics: Metrics
    folder: Path
    threads: CapacityLimiter

    def routes(self) -> list[Route]:
        return [
            Route("/api/v1/check", self.check, methods=["POST"]),
            Route("/api/v1/extract", self.extract, methods=["POST"]),
            Route("/api/v1/rules", self.rules),
            Route("/api/v1/openapi.json", self.description),
        ]

    async def check(self, request: Request) -> Response:
        """One file, or page, and its verdict."""
        kind = accepted(request.headers.get("accept", ""))
        verdict, body = await self._answer(request, lambda session: _judged(session, GIVEN[kind]))
        self.metrics.count(verdict)
        return Response(body, media_type=kind)

    async def extract(self, request: Request) -> Response:
        """What one file, or page, says."""
        return Response(await self._answer(request, extracted), media_type=JSON)

    async def rules(self, request: Request) -> Response:
        return Response(await to_thread.run_sync(rules, self.asking.base), media_type=JSON)

    async def description(self, request: Request) -> Response:
        lang = self.asking.lang(request.query_params, request.headers.get("accept-language", ""))
        return Response(json.dumps(described(lang), ensure_ascii=False), media_type=JSON)

    async def _answer(self, request: Request, work: Callable[[Session], T]) -> T:
        """What the work gives of the request's file. It is inside, and its files are there, until the work is done, also
        where nobody waits for it any longer.
        """
        place = ExitStack()
        place.enter_context(self.gate.passed())
        working = asyncio.create_task(self._worked_inside(request, work, place))
        working.add_done_callback(lambda done: done.cancelled() or done.exception())
        patience = PATIENCE * (self.asking.base.settings.seconds or 0)
        try:
            return await asyncio.wait_for(asyncio.shield(working), patience)
        except TimeoutError:
            raise ProblemError(503, LATE.fill(f"{patience:g}"), retry=30) from None

    async def _worked_inside(self, request: Request, work: Callable[[Session], T], place: ExitStack) -> T:
        with place:
            upload = await received(request, self.folder)
            lang = self.asking.lang(upload.asked, request.headers.get("accept-language", ""))
            return await to_thread.run_sync(self._worked, upload, lang, work, limiter=self.threads)

    def _worked(self, upload: Upload, lang: Lang, work: Callable[[Session], T]) -> T:
        try:
            if len(upload.files) > 1:
                raise ProblemError(422, ONE_FILE)
            return work(self.asking.session(upload.asked, upload.folder, lang))
        except (SettingError, UnreadableError) as error:
            raise ProblemError(422, unplaced(error.text)) from error
        finally:
            upload.remove()


def _judged(session: Session, output: str) -> tuple[str, bytes]:
    """The verdict in a word, and the output; in JSON the word comes first."""
    checked = Checked.of(session)
    for _ in checked.steps():
        pass
    verdict = checked.verdict()
    body, said = written(session, output, checked.results, verdict), word(verdict)
    if output == GIVEN[JSON]:
        body = b'{"verdict": "%s", ' % said.encode() + body.lstrip().removeprefix(b"{")
    return said, body


def described(lang: Lang) -> dict[str, Any]:
    """The OpenAPI document, in one language."""
    found: dict[str, Any] = _said(
        json.loads(files("ogicheck_plugins.serve").joinpath("openapi.json").read_text("utf-8")), lang
    )
    return found


def _said(node: Any, lang: Lang) -> Any:
    if isinstance(node, dict):
        if node.keys() == {"zh", "en"}:
            return Text(**node).say(lang)
        return {name: _said(value, lang) for name, value in node.items()}
    return [_said(one, lang) for one in node] if isinstance(node, list) else node
