"""What stands before all routes: who may ask, for which host, from which page, how much, and how it is told of."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import secrets
from base64 import b64decode
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ogicheck.api import described, one_line
from ogicheck_plugins.serve import problems
from ogicheck_plugins.serve.metrics import Metrics
from ogicheck_plugins.serve.problems import ProblemError

SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/healthz", "/readyz", "/static/")
"""What needs no token: it tells nothing of anybody."""
LOCAL = ("localhost", "127.0.0.1", "::1")
SECRET = re.compile(r"^(/runs)/[^/]+")
"""The part of a path by which alone a run's results are found: it is in no log."""
PATIENCE, PACE = 20.0, 32_000
"""Seconds that a body may pause, or lag behind a pace in bytes a second: a slow office line has twice as many."""
DRAIN = 2.0
"""Seconds in which what a refused body still sends is read and dropped, so that its sender reads the answer."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none at all, a browser names no origin where the page sends its own form
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
Log = Callable[[str, BaseException | None], None]
Refusal = Callable[[ProblemError, Scope], ASGIApp]


@dataclass(frozen=True, slots=True)
class Rules:
    """Whom the server answers: `hosts` are the names that it is asked by, `origins` the other sites whose pages may ask,
    `tokens` those of which one is needed (none: nobody needs one). `largest` is the bytes of a body.
    """

    hosts: Sequence[str]
    origins: Sequence[str]
    tokens: Sequence[str]
    largest: int

    def check(self, method: str, path: str, headers: Headers) -> None:
        """Raises ProblemError for a request that is not answered."""
        host = headers.get("host", "")
        if _hostname(host) not in self.hosts:
            raise ProblemError(421, problems.HOST.fill(one_line(host, 60)))
        if method not in SAFE and not self._is_own(headers, host):
            raise ProblemError(403, problems.ORIGIN)
        if self.tokens and method != "OPTIONS" and not path.startswith(OPEN) and not self._has_token(headers):
            raise ProblemError(401, problems.TOKEN)

    def _is_own(self, headers: Headers, host: str) -> bool:
        """Whether it is not from another site's page: programs name no origin."""
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        return origin in self.origins or urlsplit(origin).netloc.lower() == host.lower()

    def _has_token(self, headers: Headers) -> bool:
        """As a bearer's, or as the password that a browser asks for. Every token is compared, each in the same time."""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "basic":
            with suppress(ValueError):
                given = b64decode(given).decode("utf-8", "replace").partition(":")[2]
        asked = given.strip().encode("utf-8", "replace")
        return sum(secrets.compare_digest(asked, one.encode()) for one in self.tokens) > 0


def local(host: str) -> bool:
    """Whether an address is this machine's own, which no other reaches."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host in LOCAL


def _hostname(host: str) -> str:
    with suppress(ValueError):
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    return ""


class Front:
    """The application as the server is given it. `log` takes a line a request (who, what, how it went; no contents), and
    one with the exception where the server is at fault.
    """

    def __init__(self, app: ASGIApp, rules: Rules, refusal: Refusal, metrics: Metrics, log: Log) -> None:
        self.app, self.rules, self.refusal, self.metrics, self.log = app, rules, refusal, metrics, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(receive, send, self.rules.largest)
        begun = monotonic()
        try:
            headers = Headers(scope=scope)
            self.rules.check(scope["method"], scope["path"], headers)
            exchange.admit(headers.get("content-length", "0"))
            await self.app(scope, exchange.receive, exchange.send)
        except ProblemError as error:
            await self._refuse(error, scope, exchange)
        except Exception as error:
            self.log(f"500 {described(error).en}", error)
            await self._refuse(ProblemError(500, problems.FAULT), scope, exchange)
        finally:
            self._tell(scope, exchange, monotonic() - begun)

    async def _refuse(self, error: ProblemError, scope: Scope, exchange: Exchange) -> None:
        if not exchange.status:
            await self.refusal(error, scope)(scope, exchange.receive, exchange.send)

    def _tell(self, scope: Scope, exchange: Exchange, seconds: float) -> None:
        route = getattr(scope.get("endpoint"), "__name__", "-")
        method, status = scope["method"] if scope["method"] in (*SAFE, "POST") else "-", exchange.status or 499
        self.metrics.requests.labels(method, route, status).inc()
        self.metrics.seconds.labels(route).observe(seconds)
        client = (scope.get("client") or ("-",))[0]
        path = one_line(SECRET.sub(r"\1/…", scope["path"]), 200)
        self.log(f"{client} {method} {path} {status} {exchange.taken} {exchange.given} {seconds:.3f}", None)


class Exchange:
    """A request and its answer, within limits of size and pace, and with the headers that every answer has."""

    def __init__(self, receive: Receive, send: Send, largest: int) -> None:
        self._receive, self._send, self.largest = receive, send, largest
        self.taken = self.given = self.status = 0
        self.begun, self.whole = monotonic(), False

    def admit(self, length: str) -> None:
        """Raises ProblemError for a body that is said to be too large."""
        if length.isdecimal() and int(length) > self.largest:
            self._too_large()

    async def receive(self) -> Message:
        """The next part of the body; once it is whole, what else there is, which may be long in coming."""
        if self.whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), PATIENCE)
        except TimeoutError:
            raise ProblemError(408, problems.SLOW) from None
        self.taken += len(message.get("body", b""))
        self.whole = message["type"] != "http.request" or not message.get("more_body", False)
        if self.taken > self.largest:
            self._too_large()
        if not self.whole and self.taken < (monotonic() - self.begun - PATIENCE) * PACE:
            raise ProblemError(408, problems.SLOW)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self.status >= 400:
                await self._drain()
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        self.given += len(message.get("body", b""))
        await self._send(message)

    async def _drain(self) -> None:
        """Read and drop what is still being sent, for a short time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                while not self.whole:
                    message: dict[str, Any] = dict(await self._receive())
                    self.whole = message["type"] != "http.request" or not message.get("more_body", False)

    def _too_large(self) -> None:
        raise ProblemError(413, problems.LARGE.fill(self.largest // 2**20))
