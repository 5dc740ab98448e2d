"""One file: bytes to Document to Report to findings. Nothing that goes wrong in it reaches the next file."""

from __future__ import annotations

import hashlib
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ogicheck.choosing import chosen
from ogicheck.document import Document, UnreadableError
from ogicheck.extractors import Extractor, Reading
from ogicheck.findings import FileResult, Finding, Problem
from ogicheck.plugins import Host
from ogicheck.reading.reader import Reader
from ogicheck.report import Report
from ogicheck.rules import At, Rule, Site
from ogicheck.rulesets.loader import Library
from ogicheck.rulesets.model import Form
from ogicheck.rulesets.settings import Choice, Setting, settings
from ogicheck.texts import Text

LARGEST = 64 * 1024 * 1024
CRASH = Text("规则 {0} 出错：{1}", "rule {0} failed: {1}")
UNREAD = Text(
    "“{0}”的表格，单元格连在一起，无法确定地分开，没有读取；请提供 Word、PDF 或网页原件。",
    "the cells of the table of '{0}' run together and cannot be told apart, so it was not read; check the original Word, "
    "PDF or web page instead.",
)
NO_REPORT = Text(
    "看不出这是政府信息公开工作年度报告：没有找到格式规定的章节和表格。请确认文件是否选对。",
    "this does not look like an annual report on open government information: none of the form's sections or tables was "
    "found. Check that it is the right file.",
)
UNKNOWN_TYPE = Text(
    "不认识这种文件。请提供 docx、pdf、html 或文本文件（扩展名不作数，以内容为准）。",
    "this kind of file is not known. Provide a docx, pdf, html or text file (its content counts, not its suffix).",
)
MEMORY = Text(
    "读取这个文件需要的内存超过限制，没有读取；可用 --memory-limit 放宽。",
    "reading this file takes more memory than allowed, so it was not read; --memory-limit allows more.",
)
FAULT = Text(
    "读取时程序出错（{0}）。这是 ogicheck 的缺陷，请附上文件反馈。",
    "reading failed ({0}). This is a fault of ogicheck: please report it with the file.",
)
EMPTY = Text("文件是空的。", "the file is empty.")
TOO_LARGE = Text("文件超过 {0} MB，不像一份年度报告。", "the file is larger than {0} MB, too large for an annual report.")


@dataclass(frozen=True)
class Plan:
    """How files are to be checked; the same in every process. `plugins` are single files (--plugin)."""

    ruleset: str = "auto"
    plugins: tuple[str, ...] = ()
    choice: Choice = field(default_factory=Choice)


@dataclass(frozen=True)
class Checker:
    """Checks files by a plan. Raises RulesetError where the plan's ruleset cannot be used."""

    plan: Plan
    host: Host

    @classmethod
    def of(cls, plan: Plan) -> Checker:
        return cls(plan, Host(plan.plugins))

    @cached_property
    def library(self) -> Library:
        return Library(self.host.registry.rulesets, tuple(self.host.registry.rules))

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """The forms that a report may follow: the one named, or all that say for which years they are."""
        if self.plan.ruleset != "auto":
            return (Reader.of(self.library.load(self.plan.ruleset).form),)
        forms = [self.library.load(name).form for name in sorted(self.library.paths)]
        return tuple(Reader.of(form) for form in forms if form.ruleset.years and form.ruleset.region is None)

    @cached_property
    def _settled(self) -> dict[str, list[Setting]]:
        return {}

    def _settings(self, form: Form) -> list[Setting]:
        if form.name not in self._settled:
            self._settled[form.name] = settings(self.host.registry.rules.values(), form, self.plan.choice)
        return self._settled[form.name]

    def check(self, data: bytes, file: str) -> FileResult:
        """Check one file's bytes; `file` is its name in the results."""
        result = FileResult(file, size=len(data), digest=hashlib.sha256(data).hexdigest())
        try:
            document, report = self.read(data)
        except UnreadableError as error:
            return replace(result, problems=(Problem("unreadable", error.text),))
        except MemoryError:
            return replace(result, problems=(Problem("unreadable", MEMORY),))
        except Exception as error:
            text = FAULT.fill(f"{type(error).__name__}: {error}")
            return replace(result, problems=(Problem("unreadable", text, traceback=traceback.format_exc()),))
        result = replace(result, media_type=document.media_type, binary=document.binary, remarks=document.remarks)
        if not _is_annual_report(report):
            return replace(result, problems=(Problem("unreadable", NO_REPORT),))
        return self._judged(result, report)

    def read(self, data: bytes) -> tuple[Document, Report]:
        """Read one file's bytes. Raises UnreadableError."""
        if not data.strip(b"\0 \r\n\t"):
            raise UnreadableError(EMPTY)
        if len(data) > LARGEST:
            raise UnreadableError(TOO_LARGE.fill(LARGEST // 1024 // 1024))
        extractor = next((one for one in self.host.registry.extractors if one.claims(data)), None)
        if extractor is None:
            raise UnreadableError(UNKNOWN_TYPE)
        document, report = self._reported(_document(extractor, extractor.read, data))
        if extractor.second and _is_annual_report(report) and not _aligns(report):
            document, report = self._better(extractor, data, document, report)
        return document, report

    def _reported(self, document: Document) -> tuple[Document, Report]:
        return document, chosen(self.readers, document).read(document)

    def _better(self, extractor: Extractor, data: bytes, document: Document, report: Report) -> tuple[Document, Report]:
        """The second way's reading where it gives more figures; the first one's where the second fails."""
        try:
            other = self._reported(_document(extractor, extractor.second or extractor.read, data))
        except UnreadableError:
            return document, report
        return other if figures(other[1]) > figures(report) else (document, report)

    def _judged(self, result: FileResult, report: Report) -> FileResult:
        applying = self._settings(report.form)
        findings: list[Finding] = []
        problems = [
            Problem("unread-part", UNREAD.fill(_section_title(report, table.key)), address=table.address)
            for table in report.tables.values()
            if table.state == "unread"
        ]
        checked: list[str] = []
        for setting in applying:
            if setting.level is not None and _concerns(setting.rule, report.form):
                crash = _run(setting, report, findings)
                problems += [crash] if crash else []
                checked += [] if crash else [setting.rule.id]
        return replace(
            result,
            organ=report.organ,
            year=report.year,
            format=report.form.format,
            region=report.form.ruleset.region,
            findings=_fingerprinted(_sorted(findings, report), result.file),
            problems=tuple(problems),
            checked=tuple(checked),
        )


def _section_title(report: Report, table: str) -> str:
    return report.form.sections[report.form.tables[table].section].title


def _document(extractor: Extractor, read: Reading, data: bytes) -> Document:
    """An extractor's document; whatever it raises is an UnreadableError of this file."""
    try:
        return read(data)
    except (UnreadableError, MemoryError):
        raise
    except (Exception, SystemExit) as error:
        trace = "".join(traceback.format_exception(error)[-2:])
        text = Text("读取程序“{0}”出错：{1}", "extractor '{0}' failed: {1}").fill(extractor.name, error or trace)
        raise UnreadableError(text) from error


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


def _run(setting: Setting, report: Report, findings: list[Finding]) -> Problem | None:
    at = At(setting.rule, setting.level or setting.rule.level, setting.options, report.recognised)
    missing = [need for need in setting.rule.needs if not _has(report, need)]
    if missing:
        findings.extend(_not_checkable(at, report, missing))
        return None
    try:
        findings.extend(list(setting.rule.check(report, at)))
    except (Exception, SystemExit) as error:
        text = CRASH.fill(setting.rule.id, error or type(error).__name__)
        return Problem("rule-crash", text, rule=setting.rule.id, traceback=traceback.format_exc())
    return None


def _concerns(rule: Rule, form: Form) -> bool:
    """Whether the form has the parts that a rule needs: one that lacks them by design is not missing anything."""
    parts = {f"section/{key}" for key in form.sections} | {f"table/{key}" for key in form.tables}
    return parts.issuperset(rule.needs)


def _has(report: Report, need: str) -> bool:
    kind, _, key = need.partition("/")
    if kind == "section":
        return report.section(key) is not None
    table = report.tables.get(key)
    return table is not None and table.state == "read"


def _not_checkable(at: At, report: Report, missing: Sequence[str]) -> Iterable[Finding]:
    return (at(Site(need, report.place)).open("not-checkable", need) for need in missing)


def _sorted(findings: list[Finding], report: Report) -> list[Finding]:
    """In the order of the form: by part, then by rule."""
    order = {address: place for place, address in enumerate(_addresses(report))}
    last = len(order)

    def place(finding: Finding) -> tuple[int, str, list[tuple[int, str]]]:
        parts = finding.address.split("/")
        known = (order["/".join(parts[:end])] for end in range(len(parts), 0, -1) if "/".join(parts[:end]) in order)
        return next(known, last), finding.rule, [(int(part), "") if part.isdecimal() else (0, part) for part in parts]

    return sorted(findings, key=place)


def _addresses(report: Report) -> Iterable[str]:
    yield from ("report", "section/preamble")
    for key in report.form.sections:
        yield f"section/{key}"
        for table_key, table in report.form.tables.items():
            if table.section == key:
                yield f"table/{table_key}"
                yield from (f"table/{table_key}/{row}" for row in table.rows)


def _fingerprinted(findings: list[Finding], file: str) -> tuple[Finding, ...]:
    """A stable key a finding: rule, file, part; equal ones are counted. Figures and positions do not enter into it."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        key = "\0".join((finding.rule, Path(file).as_posix(), finding.address))
        digest = hashlib.sha256(key.encode()).hexdigest()[:32]
        seen[digest] += 1
        marked.append(replace(finding, fingerprint=f"{digest}:{seen[digest]}"))
    return tuple(marked)
