"""What a request brings: files, put into a folder of its own, and what it asks for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from anyio import to_thread
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from ogicheck_plugins.serve.checks import FILES
from ogicheck_plugins.serve.names import safe
from ogicheck_plugins.serve.problems import BROKEN, MANY, NO_FILE, TYPE, ProblemError

FIELDS = 40
"""Fields of a form beside its files."""
FILES_IN = "files"
FOLDERS = {"file": FILES_IN, "previous": f"{FILES_IN}/previous", "parts": f"{FILES_IN}/parts"}
"""Where a form's files go, by its fields. All are below the first, so that no result names a folder of the server."""
KEPT = "kept"
"""Where what is read of them is kept."""
FORM = "multipart/form-data"
TAKEN = ("text/", "image/", "application/vnd.", "application/wps", "application/x-mimearchive", "application/x-zip")
ALONE = frozenset(
    f"application/{name}" for name in ("octet-stream", "pdf", "msword", "rtf", "xhtml+xml", "ofd", "kswps", "zip")
) | {"multipart/related", "message/rfc822", ""}
"""The types under which a file may come as a request's whole body."""


@dataclass(slots=True)
class Upload:
    """A request's files in their folder, which is gone after `remove`; `asked` are its other fields and its parameters."""

    folder: Path
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def files(self) -> list[Path]:
        return files_of(self.folder, "file")

    @property
    def kept(self) -> Path:
        return self.folder / KEPT

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def files_of(folder: Path, field: str) -> list[Path]:
    """The files of a field of the form, in an upload's folder."""
    return sorted(one for one in (folder / FOLDERS[field]).iterdir() if one.is_file())


def prepared(into: Path, asked: dict[str, str]) -> Upload:
    """An upload without files, in a new folder within `into`."""
    upload = Upload(Path(mkdtemp(dir=into)), asked)
    for name in (*FOLDERS.values(), KEPT):
        (upload.folder / name).mkdir()
    return upload


async def received(request: Request, into: Path) -> Upload:
    """What a request brings, in a new folder within `into`. Raises ProblemError."""
    upload = prepared(into, dict(request.query_params))
    try:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == FORM:
            await _form(request, upload)
        elif kind in ALONE or kind.startswith(TAKEN):
            await _body(request, upload)
        else:
            raise ProblemError(415, TYPE.fill(kind))
        if not upload.files:
            raise ProblemError(422, NO_FILE)
    except BaseException:
        upload.remove()
        raise
    return upload


class Parser(MultiPartParser):
    """Starlette's, which also knows whether the form has come to its end: of one that is cut off a file may be missing."""

    whole = False

    def on_end(self) -> None:
        self.whole = True


async def _form(request: Request, upload: Upload) -> None:
    parser = Parser(request.headers, request.stream(), max_files=FILES, max_fields=FIELDS)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        if "Too many" in error.message:
            raise ProblemError(413, MANY.fill(FILES)) from error
        raise ProblemError(400, BROKEN) from error
    try:
        if not parser.whole:
            raise ProblemError(400, BROKEN)
        for name, value in form.multi_items():
            if isinstance(value, str):
                upload.asked[name] = value
            elif name in FOLDERS and (value.filename or value.size):
                await to_thread.run_sync(_save, value, _free(upload.folder / FOLDERS[name], value.filename or ""))
    finally:
        await form.close()


async def _body(request: Request, upload: Upload) -> None:
    path = _free(upload.folder / FILES_IN, upload.asked.pop("name", ""))
    size = 0
    with path.open("wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            file.write(chunk)
    if not size:
        path.unlink()


def _free(folder: Path, name: str) -> Path:
    return folder / safe(name, {one.name for one in folder.iterdir()})


def _save(part: UploadFile, path: Path) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(part.file, file)
