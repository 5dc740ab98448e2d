"""A command, an executor, and an output that gives each source back with what was found in it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from ogicheck.api import Executor, Output, Text, hookimpl, with_session

BLANKS = Text("{0}：{1} 个空格子", "{0}: {1} blank cells")


@click.command("blanks")
@with_session("some_paths", "ruleset", "lang", "plugins", "disabled")
def blanks(session):
    """Count the blank cells of each report."""
    for record in session.records(session.settings.paths).records:
        cells = (cell for rows in record.tables.values() for row in rows.values() for cell in row.values())
        count = sum(not cell.text.strip() for cell in cells)
        session.write((BLANKS.fill(record.file, count).say(session.lang) + "\n").encode())


def in_threads(function, arguments, capacity):
    """For machines on which no process may be started: without limits of memory and time."""
    with ThreadPoolExecutor(capacity.jobs) as pool:
        for call in [pool.submit(function, *one) for one in arguments]:
            yield call.result(), None


class Copies:
    """Writes a copy of each text file, its findings below it."""

    def __init__(self, opening):
        self.opening = opening

    def add(self, result):
        if not result.binary:
            told = "".join(f"\n# {one.rule} {one.message.say(self.opening.settings.lang)}" for one in result.findings)
            copy = self.opening.source(result.file) + told.encode()
            (self.opening.folder / Path(result.file).name).write_bytes(copy)

    def close(self, verdict):
        (self.opening.folder / "exit-code.txt").write_text(str(verdict.exit_code))


@hookimpl
def ogicheck_commands():
    return [blanks]


@hookimpl
def ogicheck_executors():
    return [Executor("threads", in_threads, "threads of this process")]


@hookimpl
def ogicheck_outputs():
    return [Output("copies", Copies, "a copy of each text file, its findings below it", target="folder")]
