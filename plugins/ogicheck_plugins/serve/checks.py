"""A request's files checked, and what is given of the results."""

from __future__ import annotations

import io
import pickle
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from ogicheck.api import (
    ENCODER,
    FileResult,
    IncompleteError,
    Input,
    Opening,
    Plan,
    Run,
    Session,
    SettingError,
    Settings,
    Tally,
    Text,
    UnreadableError,
    Verdict,
    content,
    read_input,
    recorded,
    rule_info,
    unread_tables,
)
from ogicheck_plugins.serve.discretion import discreet, discreet_verdict
from ogicheck_plugins.serve.problems import MANY, ONE_FILE

FILES = 300
"""Files of a request, with what its archives hold: a county has some eighty organs, twice with last year's reports."""
VERDICTS = {0: "clean", 1: "findings"}
"""The words for exit codes; any other is `incomplete`."""
ARCHIVE = ".zip"
"""What several files are given as."""


@dataclass(slots=True)
class Checked:
    """The results of a request's files so far, and, all done, what they came to."""

    session: Session
    tally: Tally
    results: list[FileResult]

    @classmethod
    def of(cls, session: Session) -> Checked:
        return cls(session, Tally(session.settings.fail_on), [])

    @property
    def count(self) -> int:
        """How many files there are to check, as far as is known: what archives hold is listed first."""
        return max(self.session.count, len(self.session.settings.paths))

    def steps(self, kept: Path | None = None) -> Generator[FileResult, None, None]:
        """Check the files; each result as soon as it is there. With a folder, the results are kept there with what was read
        of the files, for the outputs that ask for it. Raises SettingError.
        """
        settings = self.session.settings
        kinds = list(self.session.registry.baselines.values()) if settings.baseline else []
        accept = kinds[0].open(Path(settings.baseline)) if kinds else None
        with self.session.settled(), closing(self.session.results(kept is not None)) as results:
            for _, found in results:
                if self.count > FILES:
                    raise SettingError(MANY.fill(FILES))
                one = discreet(found)
                one = accept(one, Path(one.file)) if accept else one
                if kept is not None:
                    Path(kept, str(len(self.results))).write_bytes(pickle.dumps(one))
                    one = replace(one, report=None)
                self.tally.add(one)
                self.results.append(one)
                yield one

    def verdict(self) -> Verdict:
        """What it came to, without what tells of the server."""
        settings = self.session.settings
        return discreet_verdict(self.tally.verdict(self.session.checker, settings, settings.baseline))


def word(verdict: Verdict) -> str:
    """The verdict in a word: `clean`, `findings`, `incomplete`."""
    return VERDICTS.get(verdict.exit_code, "incomplete")


def written(session: Session, output: str, results: Iterable[FileResult], verdict: Verdict) -> bytes:
    """What an output that writes into a stream makes of results."""
    stream = io.BytesIO()
    opening = Opening(stream, session.settings, verdict.plugins, session.source)
    writer = session.registry.outputs[output].open(opening)
    for one in results:
        writer.add(one)
    writer.close(verdict)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class Making:
    """What a process is told that makes an output of results and of their `inputs`. `kept` are the results with what was
    read; the output goes into the folder `into`, as `name` where it is one file.
    """

    settings: Settings
    found: Any
    output: str
    run: Run
    inputs: tuple[Input, ...]
    kept: Path
    into: Path
    name: str


def made(making: Making) -> Text | None:
    """Write an output into its folder; what of it could not be made."""
    session, run, file = Session(making.settings, making.found), making.run, making.into / making.name
    session.checker  # noqa: B018 - loaded before the time of the call begins
    inputs = {one.name: one for one in making.inputs}
    output = session.registry.outputs[making.output]
    rules = {one.id: one for one in run.rules}

    def source(name: str) -> bytes:
        return content(inputs[name], session.registry.archives)

    def write(target: BinaryIO | Path) -> None:
        writer = output.open(Opening(target, session.settings, run.plugins, source, file=str(file), rule=rules.get))
        for number, one in enumerate(run.files):
            writer.add(_with_report(making.kept / str(number)) if output.reports else one)
        writer.close(run)

    try:
        if output.target == "folder":
            write(making.into)
        else:
            with file.open("wb") as stream:
                write(stream)
    except IncompleteError as error:
        return error.text
    return None


def _with_report(path: Path) -> FileResult:
    found: FileResult = pickle.loads(path.read_bytes())
    return found


def gathered(folder: Path) -> Path:
    """The one file of a folder, or else a zip of them all beside it. Raises FileNotFoundError where there is none."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    if len(files) == 1:
        return files[0]
    if not files:
        raise FileNotFoundError(folder)
    packed = folder.with_name(f"{folder.name}{ARCHIVE}")
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for one in files:
            archive.write(one, one.relative_to(folder).as_posix())
    return packed


def extracted(session: Session) -> bytes:
    """What is read of the session's one file, as JSON. Raises UnreadableError, SettingError."""
    files = session.inputs(session.settings.paths)
    if len(files) != 1:
        raise SettingError(ONE_FILE)
    with session.settled():
        ((data, ended),) = session.calls(_extracted, [(files[0], session.checker.plan, session.lang)])
    found = ended or data
    if isinstance(found, Text):
        raise UnreadableError(found)
    return bytes(found)


def _extracted(one: Any, plan: Plan, lang: Any) -> bytes | Text:
    try:
        name, document, report = read_input(one, plan)
    except UnreadableError as error:
        return error.text
    lost = (*document.unread, *(problem.text for problem in unread_tables(report)))
    record = msgspec.structs.asdict(recorded(name, report))
    return ENCODER.encode({**record, "problems": [text.say(lang) for text in lost]})


def rules(session: Session) -> bytes:
    """The rules there are, as `ogicheck rules --json` prints them."""
    every = sorted(session.registry.rules.items())
    return msgspec.json.encode([rule_info(session.registry, rule, rule.level) for _, rule in every])
