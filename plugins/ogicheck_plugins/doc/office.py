"""Old Word files by way of LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ogicheck.api import Document, Reading, Text, UnreadableError
from ogicheck_plugins.doc.refusals import NO_OFFICE, NOT_CONVERTED

SECONDS = 20
"""Longest that LibreOffice may take: it needs two for a report, of which one is its start."""
_BY_OFFICE = Text("文件由 LibreOffice 转换后读取。", "The file was read by way of LibreOffice.")


def read_converted(data: bytes, embedded: Reading) -> Document:
    """What is read of what LibreOffice makes of a file; raises UnreadableError where it is not installed or fails."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        raise UnreadableError(NO_OFFICE)
    document = embedded(_converted(command, data))
    return replace(document, media_type="application/msword", remarks=(*document.remarks, _BY_OFFICE))


def _converted(command: str, data: bytes) -> bytes:
    """The file as docx. A profile of its own keeps LibreOffice from handing the work to one that runs already."""
    with TemporaryDirectory(prefix="ogicheck-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "report.doc").write_bytes(data)
        options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        try:
            _run([command, *options, "--convert-to", "docx", "--outdir", name, str(folder / "report.doc")])
            return (folder / "report.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise UnreadableError(NOT_CONVERTED.fill(SECONDS)) from error


def _run(arguments: list[str]) -> None:
    """Run a command and, where it takes too long, end it with the processes that it has started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(arguments, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        raise
