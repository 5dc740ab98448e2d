"""The text output, for people: what is wrong, where it is printed, how to mend it, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ogicheck.api import FileResult, Finding, Opening, Text, Verdict, one_line, printable
from ogicheck_plugins.outputs import statistics, timings
from ogicheck_plugins.outputs.statistics import Counts
from ogicheck_plugins.outputs.summary import Tally
from ogicheck_plugins.outputs.timings import Clock
from ogicheck_plugins.outputs.unchecked import REASON, reasons, together
from ogicheck_plugins.outputs.voice import COLOURS, Voice
from ogicheck_plugins.records_kit.columns import aligned
from ogicheck_plugins.results_kit.excerpt import Excerpt
from ogicheck_plugins.results_kit.lacking import in_words
from ogicheck_plugins.results_kit.placed import Placed, as_grids, placed
from ogicheck_plugins.results_kit.spill import Spill, bare
from ogicheck_plugins.results_kit.words import (
    LEVEL,
    PROBLEM,
    RECOGNISED,
    accepted_in,
    failures,
    is_clean,
    is_file,
    numbers,
    reviews,
)

LONGEST_QUOTE = 80

YEAR = Text("{0} 年", "{0}")
FORMAT = Text("格式 {0}", "format {0}")
REMARK = Text("注意：{0}", "note: {0}")
QUOTE = Text("原文：{0}", "printed: {0}")
FIX = Text("改法：{0}", "fix: {0}")
CLEAN = Text("符合格式", "no findings")
CLEAN_SO_FAR = Text("能检查的部分未发现问题", "no findings in what could be checked")
HIDDEN = Text("另有 {0} 条需人工判断，加 --strict 显示", "for a person to judge: {0} more, shown with --strict")
REVIEW = Text("请人工判断", "please judge")
ACCEPTED = Text("已认可 {0} 条，见 {1}", "accepted: {0}, see {1}")
BLANK = Text("空白", "blank")


@dataclass(slots=True)
class TextWriter:
    """Puts results aside until the verdict tells of the rules; holds one of them at a time."""

    opening: Opening
    results: Spill[tuple[FileResult, tuple[Placed, ...]]] = field(default_factory=Spill)
    tally: Tally = field(default_factory=Tally)
    counts: Counts = field(default_factory=Counts)
    clock: Clock = field(default_factory=Clock)

    def add(self, result: FileResult) -> None:
        strict = self.opening.settings.strict or result.recognised
        shown = [one for one in result.findings if one.kind in ("fail", "review")[: 1 + strict] and not one.accepted]
        self.results.add((bare(in_words(result)), placed(shown, result.report, as_grids(result.report))))
        self.tally.add(result)
        self.counts.add(result)
        self.clock.add(result)

    def close(self, verdict: Verdict) -> None:
        voice = Voice.of(verdict, self.opening)
        quiet = len(self.results) > 1 and not self.opening.settings.verbose
        for result, findings in self.results:
            if not (quiet and is_clean(result)):
                self._write([*_file(voice, result, findings), ""])
        if self.opening.settings.statistics:
            self._write([*statistics.lines(self.counts.told(), voice)])
        if self.opening.settings.timings:
            self._write([*timings.lines(self.clock.told(), voice)])
        self._write(self.tally.lines(voice, quiet))
        self.results.close()

    def _write(self, lines: list[str]) -> None:
        self.opening.stream.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _file(voice: Voice, file: FileResult, findings: tuple[Placed, ...]) -> Iterator[str]:
    strict = voice.verdict.strict or file.recognised
    unchecked = reasons(voice, file)
    yield "  ".join(filter(None, (_header(voice, file), _told(voice, file, unchecked))))
    yield from (f"  {voice.say(REMARK, remark)}" for remark in file.remarks)
    for problem in file.problems:
        subject = " ".join(filter(None, (voice.say(PROBLEM[problem.kind]), problem.rule, problem.address)))
        yield f"  {voice.alarm(subject)}  {voice.say(problem.text)}"
    yield from _findings(voice, findings)
    yield from (f"  {line}" for line in together(voice, unchecked))
    if reviews(file) and not strict:
        yield f"  {voice.say(HIDDEN, reviews(file))}"
    if count := accepted_in(file):
        yield f"  {voice.say(ACCEPTED, count, voice.verdict.baseline)}"


def _told(voice: Voice, file: FileResult, unchecked: list[str]) -> str:
    """What is said beside a file's name where nothing of it failed: what was recognised in pictures is never clean."""
    if failures(file.findings) or accepted_in(file) or file.problems or not is_file(file):
        return ""
    if file.recognised:
        return voice.paint(voice.say(RECOGNISED, reviews(file)), fg="yellow")
    return voice.paint(voice.say(CLEAN_SO_FAR if reviews(file) or unchecked else CLEAN), fg="green")


def _header(voice: Voice, file: FileResult) -> str:
    known = (
        one_line(file.organ or ""),
        voice.say(YEAR, file.year) if file.year else None,
        voice.say(FORMAT, file.format) if file.format else None,
    )
    return voice.paint("  ".join(part for part in (printable(file.file, keep="\\"), *known) if part), bold=True)


def _findings(voice: Voice, findings: tuple[Placed, ...]) -> Iterator[str]:
    """Findings by section; a rule's remedy stands below its first one."""
    explained: set[str] = set()
    section = None
    for one in findings:
        if one.where.section != section:
            section = one.where.section
            yield f"  {voice.paint(voice.say(section), bold=True)}"
        yield f"    {_title(voice, one)}"
        yield from (f"      {line}" for line in _body(voice, one))
        rule = voice.rules.get(one.finding.rule)
        if rule and rule.id not in explained:
            yield f"      {voice.say(FIX, rule.help(voice.verdict.lang).fix)}"
            explained.add(rule.id)


def _title(voice: Voice, one: Placed) -> str:
    """Level, place in words and then in numbers, and the rule; its address where more is to be told."""
    finding = one.finding
    level = voice.say(LEVEL[finding.level] if finding.kind == "fail" else REVIEW)
    colour = COLOURS[finding.level] if finding.kind == "fail" else "blue"
    words, counts = voice.say(one.where.part), voice.say(numbers(finding))
    place = voice.say(REASON, words, counts) if words and counts else words or counts
    address = finding.address if voice.verbose else ""
    parts = (voice.paint(level, fg=colour, bold=True), place, voice.rule(finding.rule), address)
    return "  ".join(filter(None, parts))


def _body(voice: Voice, one: Placed) -> Iterator[str]:
    message = voice.say(one.finding.message)
    yield message
    if one.excerpt:
        yield from _excerpt(voice, one.finding, one.excerpt)
        return
    quote = one_line(one.finding.quote, LONGEST_QUOTE)
    if quote and quote not in message:
        yield voice.say(QUOTE, quote)


def _excerpt(voice: Voice, finding: Finding, excerpt: Excerpt) -> Iterator[str]:
    """The rows with their columns; what is wrong stands in brackets."""
    blank = voice.say(BLANK)
    rows = [["", *excerpt.columns]]
    for label, cells in excerpt.rows:
        rows.append([label, *(f"[{text or blank}]" if mark == "wrong" else text for text, mark in cells)])
    wrong = {cell for row in rows[1:] for cell in row if cell.startswith("[")}
    for line in aligned(rows):
        painted = line
        for cell in wrong:
            painted = painted.replace(cell, voice.paint(cell, fg=COLOURS[finding.level], bold=True))
        yield painted
