"""What shows a page: a browser of the Chromium family in a window of its own, else whatever browser there is.

Windows has one (Edge), so have the Chinese systems on Linux, and most Macs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

COMMANDS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"),
    *("uos-browser-stable", "360browser-cn", "qaxbrowser-safe-stable", "brave-browser", "vivaldi-stable"),
)
"""By what names they are started where programs are on the PATH; some of them are those of UOS and Kylin."""
PROGRAMS = {
    "win32": ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe"),
    "darwin": (
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "Chromium.app/Contents/MacOS/Chromium",
    ),
}
"""Where they stand below the folders of programs, by system."""
FOLDERS = {"win32": ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")}
"""The variables that name folders of programs."""
MAC = "/Applications"
OPTIONS = ("--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-mode")
IDLE = 1200.0
"""Seconds without a request after which a page in a shared browser is taken for closed: results are kept for half of it."""
LOOK = 5.0


def show(url: str, idle: Callable[[], float]) -> None:
    """Show a page; returns when its window is closed, or nobody has asked for anything for long."""
    program = next(programs(), None)
    if program:
        _own_window(program, url)
        return
    webbrowser.open(url)
    while idle() < IDLE:
        time.sleep(LOOK)


def programs() -> Iterator[str]:
    """The browsers of the Chromium family that there are."""
    yield from filter(None, map(shutil.which, COMMANDS))
    named = (os.environ.get(name, "") for name in FOLDERS.get(sys.platform, ()))
    folders = [folder for folder in (*named, MAC if sys.platform == "darwin" else "") if folder]
    known = (Path(folder, one) for folder in folders for one in PROGRAMS.get(sys.platform, ()))
    yield from (str(one) for one in known if one.is_file())


def _own_window(program: str, url: str) -> None:
    """With a profile of its own, the program lives as long as its window, and keeps no history of it."""
    with TemporaryDirectory(prefix="ogicheck-window-", ignore_cleanup_errors=True) as profile:
        command = [program, f"--app={url}", f"--user-data-dir={profile}", *OPTIONS]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
