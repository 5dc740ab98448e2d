"""One file: bytes to Document to Report to findings. Nothing that goes wrong in it reaches the next file."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import msgspec

from ogicheck.checking.extracting import Extraction, FaultError
from ogicheck.checking.identifying import chosen, identified, region, year
from ogicheck.checking.judging import RULE_SECONDS, Limits, judge
from ogicheck.checking.locations import with_locations
from ogicheck.checking.refusals import EMPTY, FACT, FAULT, MEMORY, NO_REPORT, TOO_LARGE
from ogicheck.hosting.extractors import Extractor
from ogicheck.hosting.facts import FactReader
from ogicheck.hosting.host import Host, loaded
from ogicheck.reading.reader import read
from ogicheck.rulesets.levels import AppliedRule, Choice, applied_rules
from ogicheck.rulesets.loader import Library
from ogicheck.sources.contents import LARGEST
from ogicheck.values.document import Document, UnreadableError
from ogicheck.values.errors import SettingError, described
from ogicheck.values.findings import FileResult, Problem
from ogicheck.values.form import Form
from ogicheck.values.records import ALONE, Companions, Record, recorded
from ogicheck.values.report import FactError, Report, no_facts
from ogicheck.values.settings import Settings


@dataclass(frozen=True)
class Plan:
    """How files are to be checked; the same in every process. `companions` are files that hold what the run is told beside
    its files (none for nothing).

    `region` is one by name, "none", or "auto": the one that the organ's name makes certain. With `reports` results hold what
    was read, and of `facts` what they say; `timed`, how long everything took.
    """

    ruleset: str = "auto"
    region: str = "auto"
    plugins: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    choice: Choice = field(default_factory=Choice)
    companions: tuple[str, ...] = ()
    rule_seconds: float = RULE_SECONDS
    reports: bool = False
    facts: tuple[str, ...] = ()
    timed: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Plan:
        loaded = settings.ruleset, settings.region, settings.plugins, settings.disabled
        return cls(*loaded, Choice(settings.select, settings.ignore), rule_seconds=settings.rule_seconds)


@dataclass(frozen=True)
class Checker:
    """Checks files by a plan. `forms` are those that a report may follow: the one that the plan names, or all that say for
    which years they are.
    """

    plan: Plan
    host: Host
    library: Library
    forms: tuple[Form, ...]
    companions: Companions = ALONE
    _regional: dict[tuple[str, str], Form] = field(default_factory=dict, init=False, compare=False)
    _applied: dict[tuple[str, str | None], list[AppliedRule]] = field(default_factory=dict, init=False, compare=False)

    @classmethod
    def of(cls, plan: Plan) -> Checker:
        """Load plugins and rulesets. Raises SettingError where the plan's ruleset or region cannot be used."""
        host = loaded(plan.plugins, plan.disabled)
        library = Library.of(host.registry)
        names = library.forms if plan.ruleset == "auto" else (plan.ruleset,)
        region = None if plan.region in ("auto", "none") else plan.region
        forms = tuple(library.load(name, region).form for name in names)
        return cls(plan, host, library, forms).by(plan)

    def by(self, plan: Plan) -> Checker:
        """The same rulesets by a plan that names them; the plan, for other processes, is without what ends a process."""
        told = Companions.of(*plan.companions) if plan.companions else ALONE
        safe = replace(plan, disabled=(*plan.disabled, *self.host.registry.fatal))
        return replace(self, plan=safe, companions=told)

    @cached_property
    def extractors(self) -> list[Extractor]:
        """Those that may be called for, in the order in which they are asked."""
        formats = [form.format for form in self.forms]
        region = None if self.plan.region == "auto" else self.plan.region
        return [one for one in self.host.registry.extractors if one.applies(formats, region)]

    @cached_property
    def facts(self) -> FactReader:
        return FactReader(self.host.registry.facts, self.companions, self.plan.rule_seconds)

    def regional(self, form: Form, name: str | None) -> Form | None:
        """A form with what a region adds to it; None where that is nothing. Raises SettingError."""
        if name is None or form.ruleset.region:
            return None
        if (form.name, name) not in self._regional:
            ruleset = form.name if self.plan.ruleset == "auto" else self.plan.ruleset
            self._regional[form.name, name] = self.library.load(ruleset, name).form
        return self._regional[form.name, name]

    def applied(self, form: Form) -> list[AppliedRule]:
        """The rules for reports of this form."""
        key = form.name, form.ruleset.region
        if key not in self._applied:
            self._applied[key] = applied_rules(self.host.registry.rules.values(), form, self.plan.choice)
        return self._applied[key]

    def check(self, data: bytes, file: str, without: frozenset[str] = frozenset()) -> FileResult:
        """Check one file's bytes; `file` is its name in the results. What plugins registered that is `without`, as "rule
        OGI101" or "extractor pdf", is not called.
        """
        result = FileResult(file, size=len(data), digest=hashlib.sha256(data).hexdigest())
        failed: list[Problem] = []
        try:
            document, report = self.annual(data, without, failed)
        except UnreadableError as error:
            problem = Problem("unreadable", error.text, traceback=getattr(error, "traceback", ""))
            return replace(result, problems=(problem, *failed), elsewhere=error.elsewhere)
        result = replace(
            result,
            media_type=document.media_type,
            binary=document.binary,
            problems=(*failed, *(Problem("unread-part", part) for part in document.unread)),
            remarks=(*document.remarks, *report.remarks),
            recognised=document.recognised,
            report=replace(report, facts=no_facts) if self.plan.reports else None,
        )
        full = self.beside(report, file, without)
        judged = self._with_facts(self.judged(result, full, without), full)
        return replace(judged, findings=with_locations(judged.findings, document))

    def _with_facts(self, result: FileResult, report: Report) -> FileResult:
        try:
            return replace(result, facts={name: report.fact(name) for name in self.plan.facts})
        except FactError as error:
            problem = Problem("rule-crash", error.text, traceback=error.traceback)
            return replace(result, problems=(*result.problems, problem))

    def beside(self, report: Report, file: str, without: frozenset[str] = frozenset()) -> Report:
        """The report with facts that know which of the run's files it is, but those that are `without`."""
        told = msgspec.structs.replace(self.companions, file=file)
        facts = {name: fact for name, fact in self.host.registry.facts.items() if f"fact {name}" not in without}
        return replace(report, facts=FactReader(facts, told, self.plan.rule_seconds))

    def record(self, data: bytes, file: str) -> Record:
        """What one file's bytes say, without judging it. Raises UnreadableError."""
        return recorded(file, self.annual(data)[1])

    def annual(
        self, data: bytes, without: frozenset[str] = frozenset(), failed: list[Problem] | None = None
    ) -> tuple[Document, Report]:
        """Read an annual report; by another extractor where one that is not built in claims it and cannot, which is added to
        `failed`, as those are that cannot say. Raises UnreadableError, whatever is wrong with it.
        """
        told = [] if failed is None else failed
        extraction = self.extraction(told, without)
        try:
            return self._annual(data, extraction)
        except UnreadableError as error:
            if not extraction.outsider:
                raise
            problem = extraction.failure(extraction.outsider, error)
            try:
                found = self.annual(data, without | {f"extractor {extraction.outsider}"}, told)
            except UnreadableError:
                raise error from None
            told.append(problem)
            return found

    def extraction(self, failed: list[Problem], without: frozenset[str] = frozenset()) -> Extraction:
        """What reads one file by what plugins registered that is not `without`."""
        registry, seconds = self.host.registry, self.plan.rule_seconds
        extractors = [one for one in self.extractors if f"extractor {one.name}" not in without]
        repairs = [one for one in registry.repairs.values() if f"repair {one.name}" not in without]
        return Extraction(extractors, repairs, 0, seconds, registry.parts, failed)

    def _annual(self, data: bytes, extraction: Extraction) -> tuple[Document, Report]:
        try:
            document, report = self.read(data, extraction)
        except UnreadableError:
            raise
        except MemoryError as error:
            raise UnreadableError(MEMORY) from error
        except FactError as error:
            raise FaultError(FACT.fill(error.text), error.traceback) from error
        except Exception as error:
            raise FaultError(FAULT.fill(described(error)), traceback.format_exc()) from error
        if report.refused or not _is_annual_report(report):
            raise UnreadableError(report.refused or NO_REPORT)
        return document, report

    def read(self, data: bytes, by: Extraction | None = None) -> tuple[Document, Report]:
        """Read one file's bytes. Raises UnreadableError, FactError."""
        extraction = by or self.extraction([])
        if not data.strip(b"\0 \r\n\t"):
            raise UnreadableError(EMPTY)
        if len(data) > LARGEST:
            raise UnreadableError(TOO_LARGE.fill(LARGEST // 1024 // 1024))
        extractor = extraction.claiming(data)
        document, report = self._reported(extraction.document(extractor, data), extraction)
        pictured = document.recognised or document.unread
        if extractor.second and not pictured and _is_annual_report(report) and not _aligns(report):
            document, report = self._better(extraction, partial(extraction.second, extractor, data), document, report)
        return document, report

    def _reported(self, document: Document, by: Extraction) -> tuple[Document, Report]:
        form = chosen(self.forms, document, lambda: year(document, self.forms[0], self.facts))
        report = self._by_form(document, form, by)
        return document, self._of_region(document, report, by) if self.plan.region == "auto" else report

    def _by_form(self, document: Document, form: Form, by: Extraction) -> Report:
        return identified(replace(read(by.mended(document, form), form, self._year_of), facts=self.facts))

    def _year_of(self, report: Report) -> int | None:
        return identified(replace(report, facts=self.facts)).year

    def _of_region(self, document: Document, report: Report, by: Extraction) -> Report:
        """The report by the form of the organ's region; read again only where the region changes what is read."""
        try:
            form = self.regional(report.form, region(report, self.library.areas))
        except SettingError as error:
            raise UnreadableError(error.text) from error
        if form is None:
            return report
        same = (form.sections, form.tables) == (report.form.sections, report.form.tables)
        if same and by.repairs_for(form) == by.repairs_for(report.form):
            return replace(report, form=form)
        return self._by_form(document, form, by)

    def _better(
        self, by: Extraction, second: Callable[[], Document], document: Document, report: Report
    ) -> tuple[Document, Report]:
        """The second way's reading where it gives more figures; the first one's where the second fails."""
        try:
            other = self._reported(second(), by)
        except UnreadableError:
            return document, report
        return other if figures(other[1]) > figures(report) else (document, report)

    def judged(
        self,
        result: FileResult,
        report: Report,
        without: frozenset[str] = frozenset(),
        applied: Sequence[AppliedRule] | None = None,
    ) -> FileResult:
        """The result with what the rules say of the report; those of its form, unless others are `applied`."""
        limits = Limits(self.plan.rule_seconds, without, self.host.registry.parts)
        rules = self.applied(report.form) if applied is None else applied
        told = judge(report, rules, result.file, self.host.registry.facts, limits)
        return replace(
            result,
            organ=report.organ,
            year=report.year,
            format=report.form.format,
            region=report.form.ruleset.region,
            findings=told.findings,
            problems=(*result.problems, *told.problems),
            checked=told.checked,
            not_checked=told.not_checked,
            remarks=(*result.remarks, *told.remarks),
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
