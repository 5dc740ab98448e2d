"""The page: a form, how far a run is, and what came of it. It works without script."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from anyio import to_thread
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Scope

from ogicheck.api import FileResult, Lang, Session
from ogicheck_plugins.serve import problems
from ogicheck_plugins.serve.asking import Asking
from ogicheck_plugins.serve.checks import ARCHIVE, Checked, gathered, word
from ogicheck_plugins.serve.http_api import described
from ogicheck_plugins.serve.names import safe
from ogicheck_plugins.serve.problems import ProblemError
from ogicheck_plugins.serve.runs import PageRun, Runs, progress
from ogicheck_plugins.serve.uploads import Upload, prepared, received
from ogicheck_plugins.serve.words import DOWNLOADS, Words

AT_ONCE = 1.5
"""Seconds that a page of a run waits for its end, so that a quick one shows its results and no progress."""
ZIP = "application/zip"
VIEW = "report"
"""The output that is shown in the page."""
FRAMED = (
    "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)
"""Its own policy, which lets its own style and script work, and nothing else, holds too."""
OWN = ("form", "lang")
"""The fields of the form that are not asked of the check."""


class Pages:
    """The routes that people see. `key` is in every form: another site's page cannot know it."""

    def __init__(self, asking: Asking, runs: Runs, folder: Path, largest: int, stopping: Callable[[], bool]) -> None:
        self.asking, self.runs, self.folder, self.largest, self.stopping = asking, runs, folder, largest, stopping
        self.key = secrets.token_urlsafe(18)
        loader = PackageLoader("ogicheck_plugins.serve")
        self.templates = Environment(
            loader=loader, autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def routes(self) -> list[Route]:
        return [
            Route("/", self.index),
            Route("/api", self.api),
            Route("/runs", self.start, methods=["POST"]),
            Route("/runs/{id}", self.show),
            Route("/runs/{id}/events", self.events),
            Route("/runs/{id}/delete", self.delete, methods=["POST"]),
            Route("/runs/{id}/view/{name:path}", self.view),
            Route("/runs/{id}/{output}", self.download),
        ]

    async def index(self, request: Request) -> Response:
        """The form."""
        asking = self.asking
        choices = {"rulesets": asking.rulesets, "regions": asking.regions, "largest": self.largest}
        suffixes = sorted({one for extractor in asking.base.registry.extractors for one in extractor.suffixes})
        return self._page("index.html", self._lang(request), suffixes=",".join(suffixes), **choices)

    async def api(self, request: Request) -> Response:
        """What the interface is, as its own document says."""
        lang = self._lang(request)
        return self._page("api.html", lang, document=described(lang))

    async def start(self, request: Request) -> Response:
        """Take files, and lead to their run."""
        upload = await received(request, self.folder)
        try:
            run = self._begun(upload, request)
        except BaseException:
            upload.remove()
            raise
        return RedirectResponse(f"/runs/{run.id}?lang={run.lang}", 303)

    def _begun(self, upload: Upload, request: Request) -> PageRun:
        self._know_form(upload.asked)
        lang = self.asking.lang(upload.asked, request.headers.get("accept-language", ""))
        asked = {name: value for name, value in upload.asked.items() if name not in OWN}
        session = self.asking.session(asked, upload.folder, lang)
        return self._started(upload, session)

    def given(self, paths: Sequence[str]) -> str:
        """The address of a run of files of this machine, or of the form where there are none."""
        if not paths:
            return "/"
        upload, base = prepared(self.folder, {}), self.asking.base
        session = self.asking.session({}, upload.folder, base.lang)
        settings = replace(session.settings, paths=tuple(paths), root=Path(paths[0]).absolute().parent)
        return f"/runs/{self._started(upload, Session(settings, session.found)).id}?lang={base.lang}"

    def _started(self, upload: Upload, session: Session) -> PageRun:
        run = PageRun(upload, Checked.of(session), session.lang)
        self.runs.start(run)
        return run

    async def show(self, request: Request) -> Response:
        """The results of a run, or how far it is."""
        run, lang = self.runs.get(request.path_params["id"]), self._lang(request)
        with suppress(TimeoutError):
            async with asyncio.timeout(AT_ONCE):
                async for _ in progress(run, self.stopping):
                    pass
        if not run.ended:
            return self._page("progress.html", lang, run=run)
        if run.verdict is None:
            return self._page("stopped.html", lang, run=run)
        infos = {one.id: one for one in run.verdict.rules}
        told: dict[str, Any] = {"verdict": word(run.verdict), "rules": infos, "counts": _counts(run.checked.results)}
        downloads = self._downloads(run)
        view = f"/runs/{run.id}/view/{quote(_named(run, VIEW))}" if VIEW in downloads else ""
        return self._page("result.html", lang, run=run, downloads=downloads, view=view, **told)

    async def events(self, request: Request) -> Response:
        """How far a run is, as server-sent events."""
        run, lang = self.runs.get(request.path_params["id"]), self._lang(request)
        return StreamingResponse(self._told(run, Words(lang)), media_type="text/event-stream")

    async def _told(self, run: PageRun, words: Words) -> AsyncIterator[str]:
        async for one in progress(run, self.stopping):
            said = {"done": one.done, "of": one.checked.count, "text": words.fill("checked", one.done, one.checked.count)}
            yield f"event: {'done' if one.ended else 'progress'}\ndata: {json.dumps(said, ensure_ascii=False)}\n\n"

    async def download(self, request: Request) -> Response:
        """What an output makes of a run."""
        run, output = self.runs.get(request.path_params["id"]), request.path_params["output"]
        if not run.ended or output not in self._downloads(run):
            raise ProblemError(404, problems.GONE)
        try:
            path = await to_thread.run_sync(gathered, await run.made(output, _named(run, output)))
        except FileNotFoundError:
            raise ProblemError(404, problems.NOTHING) from None
        kind = ZIP if path.suffix == ARCHIVE else DOWNLOADS[output].media_type
        disposition = f"attachment; filename*=UTF-8''{quote(path.name)}"
        return FileResponse(path, media_type=kind, headers={"Content-Disposition": disposition})

    async def view(self, request: Request) -> Response:
        """The report output's page, or one of those beside it: as if of another site, it reaches nothing here."""
        run, name = self.runs.get(request.path_params["id"]), request.path_params["name"]
        if not run.ended or VIEW not in self._downloads(run):
            raise ProblemError(404, problems.GONE)
        folder = (await run.made(VIEW, _named(run, VIEW))).resolve()
        path = folder.joinpath(name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise ProblemError(404, problems.GONE)
        return FileResponse(path, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": FRAMED})

    async def delete(self, request: Request) -> Response:
        """Remove a run at once."""
        async with request.form(max_files=0, max_fields=4) as form:
            self._know_form({name: str(value) for name, value in form.items()})
        self.runs.drop(self.runs.get(request.path_params["id"]))
        return RedirectResponse(f"/?lang={self._lang(request)}", 303)

    def refusal(self, error: ProblemError, scope: Scope) -> Response:
        """The page that says what is wrong with a request."""
        lang = self._lang(Request(scope))
        page = self._page("refused.html", lang, said=error.text.say(lang))
        page.status_code = error.status
        page.headers.update(error.headers)
        return page

    def _downloads(self, run: PageRun) -> dict[str, str]:
        """The outputs that can be asked for, with their labels."""
        known, kinds = self.asking.base.registry.outputs, [one.media_type for one in run.checked.results]
        offered = {name: one for name, one in DOWNLOADS.items() if name in known}
        return {name: one.label.say(run.lang) for name, one in offered.items() if any(one.marks in kind for kind in kinds)}

    def _lang(self, request: Request) -> Lang:
        return self.asking.lang(request.query_params, request.headers.get("accept-language", ""))

    def _know_form(self, given: Mapping[str, str]) -> None:
        if not secrets.compare_digest(given.get("form", "").encode(), self.key.encode()):
            raise ProblemError(403, problems.STALE)

    def _page(self, template: str, lang: Lang, **values: Any) -> HTMLResponse:
        values |= {"words": Words(lang), "lang": lang, "other": "zh-CN" if lang == "en" else "en", "key": self.key}
        return HTMLResponse(self.templates.get_template(template).render(values))


def _named(run: PageRun, output: str) -> str:
    """What an output of a run is called, where it is one file: as the one file that was checked."""
    files = run.checked.results
    stem = Path(files[0].file).stem if len(files) == 1 else "ogicheck"
    return safe(f"{stem}{DOWNLOADS[output].suffix}")


def _counts(results: list[FileResult]) -> Counter[str]:
    """How many failures there are of each level."""
    return Counter(one.level for file in results for one in file.findings if one.kind == "fail" and not one.accepted)
