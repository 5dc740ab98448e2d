"""One file: bytes to Document to Report to findings. Nothing that goes wrong in it reaches the next file."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

import msgspec

from ogicheck.beside import NOTHING, Beside
from ogicheck.checking.choosing import chosen, region
from ogicheck.checking.extracting import Extraction, FaultError
from ogicheck.checking.judging import judge
from ogicheck.checking.locations import with_spots
from ogicheck.checking.recording import recorded
from ogicheck.checking.refusals import EMPTY, FAULT, MEMORY, NO_REPORT, TOO_LARGE
from ogicheck.hosting.host import Host
from ogicheck.reading.reader import Reader
from ogicheck.rulesets.loader import Library
from ogicheck.rulesets.settings import Choice, Setting, settings
from ogicheck.rulesets.source import RulesetError
from ogicheck.sources.inputs import LARGEST
from ogicheck.values.document import Document, UnreadableError
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.form import Form
from ogicheck.values.records import Record
from ogicheck.values.report import Report


@dataclass(frozen=True)
class Plan:
    """How files are to be checked; the same in every process. `plugins` are single files (--plugin), `beside` is a file that
    holds the reports to compare with ("" for none).

    `region` is one by name, "none", or "auto": the one that the organ's name makes certain.
    """

    ruleset: str = "auto"
    region: str = "auto"
    plugins: tuple[str, ...] = ()
    choice: Choice = field(default_factory=Choice)
    beside: str = ""


@dataclass(frozen=True)
class Checker:
    """Checks files by a plan. Raises RulesetError where the plan's ruleset cannot be used."""

    plan: Plan
    host: Host
    beside: Beside = NOTHING

    @classmethod
    def of(cls, plan: Plan) -> Checker:
        beside = msgspec.json.decode(Path(plan.beside).read_bytes(), type=Beside) if plan.beside else NOTHING
        return cls(plan, Host(plan.plugins), beside)

    @cached_property
    def library(self) -> Library:
        return Library(self.host.registry.rulesets, tuple(self.host.registry.rules))

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """The forms that a report may follow: the one named, or all that say for which years they are."""
        names = self.library.forms if self.plan.ruleset == "auto" else (self.plan.ruleset,)
        chosen_region = None if self.plan.region in ("auto", "none") else self.plan.region
        return tuple(Reader.of(self.library.load(name, chosen_region).form) for name in names)

    def regional(self, form: Form, name: str | None) -> Reader | None:
        """The reader of a form with what a region adds to it; None where that is nothing. Raises RulesetError."""
        if name is None or form.ruleset.region:
            return None
        if (form.name, name) not in self._regional:
            ruleset = form.name if self.plan.ruleset == "auto" else self.plan.ruleset
            self._regional[form.name, name] = Reader.of(self.library.load(ruleset, name).form)
        return self._regional[form.name, name]

    @cached_property
    def _regional(self) -> dict[tuple[str, str], Reader]:
        return {}

    @cached_property
    def _settled(self) -> dict[tuple[str, str | None], list[Setting]]:
        return {}

    def settings(self, form: Form) -> list[Setting]:
        key = form.name, form.ruleset.region
        if key not in self._settled:
            self._settled[key] = settings(self.host.registry.rules.values(), form, self.plan.choice)
        return self._settled[key]

    def check(self, data: bytes, file: str) -> FileResult:
        """Check one file's bytes; `file` is its name in the results."""
        result = FileResult(file, size=len(data), digest=hashlib.sha256(data).hexdigest())
        try:
            document, report = self.annual(data)
        except UnreadableError as error:
            trace = traceback.format_exc() if isinstance(error, FaultError) else ""
            problem = Problem("unreadable", error.text, traceback=trace)
            return replace(result, problems=(problem,), elsewhere=error.elsewhere)
        result = replace(
            result,
            media_type=document.media_type,
            binary=document.binary,
            problems=tuple(Problem("unread-part", part) for part in document.unread),
            remarks=document.remarks,
            recognised=document.recognised,
        )
        judged = self.judged(result, self.beside.joined(report, file))
        return replace(judged, findings=with_spots(judged.findings, document))

    def record(self, data: bytes, file: str) -> Record:
        """What one file's bytes say, without judging it. Raises UnreadableError."""
        return recorded(file, self.annual(data)[1])

    def annual(self, data: bytes) -> tuple[Document, Report]:
        """Read an annual report. Raises UnreadableError, whatever is wrong with it."""
        try:
            document, report = self.read(data)
        except UnreadableError:
            raise
        except MemoryError as error:
            raise UnreadableError(MEMORY) from error
        except Exception as error:
            raise FaultError(FAULT.fill(f"{type(error).__name__}: {error}")) from error
        if not _is_annual_report(report):
            raise UnreadableError(NO_REPORT)
        return document, report

    def read(self, data: bytes) -> tuple[Document, Report]:
        """Read one file's bytes. Raises UnreadableError."""
        if not data.strip(b"\0 \r\n\t"):
            raise UnreadableError(EMPTY)
        if len(data) > LARGEST:
            raise UnreadableError(TOO_LARGE.fill(LARGEST // 1024 // 1024))
        extraction = Extraction(self.host.registry.extractors)
        extractor = extraction.claiming(data)
        document, report = self._reported(extraction.document(extractor, data))
        pictured = document.recognised or document.unread
        if extractor.second and not pictured and _is_annual_report(report) and not _aligns(report):
            document, report = self._better(partial(extraction.second, extractor, data), document, report)
        return document, report

    def _reported(self, document: Document) -> tuple[Document, Report]:
        report = chosen(self.readers, document).read(document)
        return document, self._of_region(document, report) if self.plan.region == "auto" else report

    def _of_region(self, document: Document, report: Report) -> Report:
        """The report by the form of the organ's region; read again only where the region changes what is read."""
        try:
            reader = self.regional(report.form, region(report, self.library.areas))
        except RulesetError as error:
            raise UnreadableError(error.text) from error
        if reader is None:
            return report
        same = (reader.form.sections, reader.form.tables) == (report.form.sections, report.form.tables)
        return replace(report, form=reader.form) if same else reader.read(document)

    def _better(self, second: Callable[[], Document], document: Document, report: Report) -> tuple[Document, Report]:
        """The second way's reading where it gives more figures; the first one's where the second fails."""
        try:
            other = self._reported(second())
        except UnreadableError:
            return document, report
        return other if figures(other[1]) > figures(report) else (document, report)

    def judged(self, result: FileResult, report: Report) -> FileResult:
        verdict = judge(report, self.settings(report.form), result.file)
        return replace(
            result,
            organ=report.organ,
            year=report.year,
            format=report.form.format,
            region=report.form.ruleset.region,
            findings=verdict.findings,
            problems=(*result.problems, *verdict.problems),
            checked=verdict.checked,
        )


def _is_annual_report(report: Report) -> bool:
    """Whether it has the title, a table, or at least two sections of the form: one heading alone may be chance."""
    return bool(report.title or report.tables) or len({one.key for one in report.sections if one.key}) > 1


def _aligns(report: Report) -> bool:
    """Whether the form's tables were all found and read without a row or column that does not fit."""
    tables = [report.tables.get(key) for key in report.form.tables]
    return all(
        table is not None
        and table.state == "read"
        and not table.missing_rows
        and not table.missing_columns
        and all(row.key and not row.shifted for row in table.rows)
        for table in tables
    )


def figures(report: Report) -> int:
    """How many figures of the report were read."""
    return sum(len(row.cells) for table in report.tables.values() for row in table.rows)
