"""The text output, for people: what is wrong, where it is printed, how to mend it, and what could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from ogicheck.api import FileResult, Finding, Level, Run, Text, one_line, printable
from ogicheck_plugins.results_kit.words import (
    EXIT,
    LEVEL,
    PROBLEM,
    RECOGNISED,
    accepted_in,
    counts,
    failures,
    position,
    reviews,
    unexplained,
)

COLOURS: dict[Level, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
LONGEST_QUOTE = 80

YEAR = Text("{0} 年", "{0}")
FORMAT = Text("格式 {0}", "format {0}")
REMARK = Text("注意：{0}", "note: {0}")
QUOTE = Text("原文：{0}", "printed: {0}")
FIX = Text("改法：{0}", "fix: {0}")
CLEAN = Text("符合格式", "no findings")
CLEAN_SO_FAR = Text("能检查的部分未发现问题", "no findings in what could be checked")
UNCHECKED = Text("未能检查：{0}", "not checked: {0}")
REASON = Text("{0}（{1}）", "{0} ({1})")
HIDDEN = Text("另有 {0} 条需人工判断，加 --strict 显示", "for a person to judge: {0} more, shown with --strict")
REVIEW = Text("请人工判断", "please judge")
PLUGIN = Text("插件 {0} 出错：{1}", "plugin {0} failed: {1}")
SUMMARY = Text(
    "共 {0} 个文件：错误 {1}，警告 {2}，提示 {3}；未能读取 {4} 个文件",
    "files: {0}, errors: {1}, warnings: {2}, notes: {3}, files not read: {4}",
)
ACCEPTED = Text("已认可 {0} 条，见 {1}", "accepted: {0}, see {1}")
ALL_ACCEPTED = Text("；已认可 {0} 条", ", accepted: {0}")
SUMMARY_RECOGNISED = Text(
    "由文字识别读取 {0} 个文件，需人工判断 {1} 处；识别结果不能作为合格的依据",
    "files read by character recognition: {0}, places for a person to judge: {1}; nothing in them is passed as right",
)
OUTCOME = Text("结果 {0}：{1}", "exit {0}: {1}")


@dataclass(frozen=True, slots=True)
class Voice:
    """How this run speaks: its language, and colour or none."""

    run: Run
    colour: bool

    def say(self, text: Text, *arguments: object) -> str:
        return one_line((text.fill(*arguments) if arguments else text).say(self.run.lang))

    def paint(self, text: str, **style: Any) -> str:
        return click.style(text, **style) if self.colour else text

    def alarm(self, text: str) -> str:
        return self.paint(text, fg="red", bold=True)


def write(run: Run, colour: bool) -> bytes:
    voice = Voice(run, colour)
    lines = [line for file in run.files for line in (*_file(voice, file), "")]
    return "\n".join([*lines, *_plugins(voice), *_summary(voice), ""]).encode("utf-8", "replace")


def _file(voice: Voice, file: FileResult) -> Iterator[str]:
    strict = voice.run.strict or file.recognised
    shown = ("fail", "review") if strict else ("fail",)
    unchecked = _unchecked(voice, file)
    yield "  ".join(filter(None, (_header(voice, file), _verdict(voice, file, unchecked))))
    yield from (f"  {voice.say(REMARK, remark.say(voice.run.lang))}" for remark in file.remarks)
    for problem in file.problems:
        subject = " ".join(filter(None, (voice.say(PROBLEM[problem.kind]), problem.rule, problem.address)))
        yield f"  {voice.alarm(subject)}  {voice.say(problem.text)}"
    yield from _findings(voice, [one for one in file.findings if one.kind in shown and not one.accepted])
    if unchecked:
        yield f"  {voice.say(UNCHECKED, unchecked)}"
    if reviews(file) and not strict:
        yield f"  {voice.say(HIDDEN, reviews(file))}"
    if count := accepted_in(file):
        yield f"  {voice.say(ACCEPTED, count, voice.run.baseline)}"


def _verdict(voice: Voice, file: FileResult, unchecked: str) -> str:
    """What is said beside a file's name where nothing of it failed: what was recognised in pictures is never clean."""
    if failures(file.findings) or accepted_in(file) or file.problems:
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


def _findings(voice: Voice, findings: list[Finding]) -> Iterator[str]:
    rules = {rule.id: rule for rule in voice.run.rules}
    explained: set[str] = set()
    for finding in findings:
        rule = rules.get(finding.rule)
        message = voice.say(finding.message)
        yield f"  {_title(voice, finding, rule.name if rule else '')}"
        yield f"    {message}"
        quote = one_line(finding.quote, LONGEST_QUOTE)
        if quote and quote not in message:
            yield f"    {voice.say(QUOTE, quote)}"
        if rule and rule.id not in explained:
            yield f"    {voice.say(FIX, rule.help(voice.run.lang).fix)}"
            explained.add(rule.id)


def _title(voice: Voice, finding: Finding, name: str) -> str:
    level = voice.say(LEVEL[finding.level] if finding.kind == "fail" else REVIEW)
    colour = COLOURS[finding.level] if finding.kind == "fail" else "blue"
    parts = (f"{finding.rule} {name}".strip(), finding.address, voice.say(position(finding)))
    return "  ".join([voice.paint(level, fg=colour, bold=True), *filter(None, parts)])


def _unchecked(voice: Voice, file: FileResult) -> str:
    """The rules that could not be checked, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for finding in file.findings:
        if finding.kind == "open":
            reasons.setdefault(voice.say(finding.message).rstrip("。."), []).append(finding.rule)
    told = [voice.say(REASON, ", ".join(dict.fromkeys(rules)), reason) for reason, rules in reasons.items()]
    silent = unexplained(file)
    return "; ".join([*told, ", ".join(silent)] if silent else told)


def _plugins(voice: Voice) -> Iterator[str]:
    for plugin in voice.run.plugins:
        if plugin.state == "failed":
            yield voice.alarm(voice.say(PLUGIN, plugin.name, voice.say(plugin.reason) if plugin.reason else "?"))


def _summary(voice: Voice) -> Iterator[str]:
    run, count = voice.run, counts(voice.run)
    unread = sum(any(problem.kind == "unreadable" for problem in file.problems) for file in run.files)
    summary = voice.say(SUMMARY, len(run.files), count["error"], count["warning"], count["note"], unread)
    yield summary + (voice.say(ALL_ACCEPTED, count["accepted"]) if run.baseline else "")
    recognised = [file for file in run.files if file.recognised]
    if recognised:
        yield voice.say(SUMMARY_RECOGNISED, len(recognised), sum(map(reviews, recognised)))
    outcome = voice.say(OUTCOME, run.exit_code, voice.say(EXIT[run.exit_code]))
    if run.stopped:
        yield voice.alarm(voice.say(run.stopped))
    yield voice.alarm(outcome) if run.exit_code else outcome
