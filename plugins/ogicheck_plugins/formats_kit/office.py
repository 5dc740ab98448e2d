"""Files of word processors turned into Word files by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ogicheck.api import Text, UnreadableError

SECONDS = 20
"""Longest that LibreOffice may take: it needs two for a report, of which one is its start."""
NOT_CONVERTED = Text(
    "LibreOffice 未能在 {0} 秒内转换这个文件；请另存为 docx",
    "LibreOffice did not convert the file within {0} seconds: save it as docx",
)


def converted(data: bytes, missing: Text) -> bytes:
    """The file as docx. A profile of its own keeps LibreOffice from handing the work to one that runs already. Raises
    UnreadableError, for the reason `missing` where LibreOffice is not installed.
    """
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if command is None:
        raise UnreadableError(missing)
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
