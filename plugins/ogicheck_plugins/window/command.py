"""`ogicheck window`: a server for this machine alone, which ends with the window that shows its page."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ogicheck.api import LOADING, RUNNING, Session, SettingError, with_session
from ogicheck_plugins.serve.command import EXTRA, SECONDS
from ogicheck_plugins.window import browsers

if TYPE_CHECKING:
    from ogicheck_plugins.serve.server import Begun

HOST = "127.0.0.1"
JOBS, QUEUE = 2, 8
"""Processes and requests that wait: one person's files are checked one after the other, while an output is made."""
LARGEST = 512 * 2**20
"""Bytes of a request: it goes through this machine's memory alone."""
OWN = ("ruleset", "region", "select", "ignore", "baseline", "strict", *LOADING, *RUNNING)


@click.command("window")
@with_session(*(name for name in OWN if name != "executor"))
@click.argument("reports", nargs=-1, metavar="[PATH]...")
def command(session: Session, reports: tuple[str, ...]) -> None:
    """在自己的窗口里打开网页；写明的、或拖到程序上的报告随即检查。\f

    Show the page in a window of its own; the reports that are named, or dropped on the program, are checked at once.
    """
    try:
        from ogicheck_plugins.serve import server
        from ogicheck_plugins.serve.front import LOCAL, Rules
    except ModuleNotFoundError as error:
        raise SettingError(EXTRA.fill(error.name)) from error
    given = session.settings
    settings = replace(given, jobs=given.jobs or JOBS, seconds=given.seconds or SECONDS)
    server.serve(Session(settings, session.found), HOST, 0, Rules(LOCAL, (), (), LARGEST), QUEUE, _show, reports)


def _show(begun: Begun) -> None:
    threading.Thread(target=_shown, args=[begun], daemon=True).start()


def _shown(begun: Begun) -> None:
    try:
        browsers.show(begun.url, begun.idle)
    finally:
        begun.stop()
