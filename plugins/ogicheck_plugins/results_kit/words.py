"""Words that several outputs use."""

from __future__ import annotations

from collections.abc import Iterable

from ogicheck.api import FileResult, Finding, Text

LEVEL = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "note": Text("提示", "note")}

PROBLEM = {
    "unreadable": Text("未能读取", "not read"),
    "unread-part": Text("部分内容未能读取", "part not read"),
    "rule-crash": Text("规则出错", "rule crashed"),
    "plugin-failed": Text("插件出错", "plugin failed"),
}

EXIT = {
    0: Text("没有达到失败级别的问题", "nothing at or above the level that fails a run"),
    1: Text("有达到失败级别的问题", "findings at or above the level that fails a run"),
    2: Text("用法或配置有误", "usage or configuration error"),
    3: Text("检查不完整：有内容未能读取，或有规则、插件出错", "incomplete: a file, rule or plugin failed"),
    129: Text("检查被中断，结果不完整", "stopped before its end, and incomplete"),
    130: Text("检查被中断，结果不完整", "interrupted before its end, and incomplete"),
    143: Text("检查被终止，结果不完整", "terminated before its end, and incomplete"),
}

RECOGNISED = Text("由文字识别读取，需人工判断 {0} 处", "read by character recognition: {0} places for a person to judge")
"""What is said of a file whose text was recognised in pictures, in place of a verdict."""


STOPPED = "run-stopped"
"""What the entry is called that tells of a run that was stopped."""


def position(finding: Finding) -> Text:
    """Where a person looks in the file; empty where the file has no notion of it."""
    place = finding.place
    if place.line is not None:
        spot = f"{place.line}:{place.column}"
        return Text(spot, spot) if place.column is not None else Text(f"第 {place.line} 行", f"line {place.line}")
    if place.page is not None:
        return Text(f"第 {place.page} 页", f"page {place.page}")
    return finding.spot or Text("", "")


def numbers(finding: Finding) -> Text:
    """Its position beside its place in words, which counts the paragraphs already."""
    counted_already = "/paragraph/" in finding.address and finding.spot is not None
    return Text("", "") if counted_already else position(finding)


def counted(finding: Finding) -> str:
    """As what a finding counts: a failure by its level, but where it is accepted; any other by its kind."""
    if finding.accepted:
        return "accepted"
    return finding.level if finding.kind == "fail" else finding.kind


def reviews(file: FileResult) -> int:
    """How many of a file's findings a person must judge."""
    return sum(finding.kind == "review" for finding in file.findings)


def is_clean(file: FileResult) -> bool:
    """Whether all of a file was checked with certainty, and nothing is to be said of it."""
    return not (file.findings or file.problems or file.remarks or file.recognised or file.not_checked)


def is_file(file: FileResult) -> bool:
    """Whether it is about a file, not about a run as a whole."""
    return bool(file.digest or file.problems)


def accepted_in(file: FileResult) -> int:
    """How many of a file's findings the baseline accepts."""
    return sum(finding.accepted is not None for finding in file.findings)


def failures(findings: Iterable[Finding]) -> list[Finding]:
    """What breaks the form and is not accepted."""
    return [finding for finding in findings if finding.kind == "fail" and not finding.accepted]


def accepted(finding: Finding) -> Text:
    """That a finding is accepted, with the reason given for it; empty where it is not."""
    if finding.accepted is None:
        return Text("", "")
    reason = finding.accepted.reason
    return Text(f"已认可：{reason}", f"accepted: {reason}") if reason else Text("已认可", "accepted")


def unexplained(file: FileResult) -> list[str]:
    """The rules that were not checked and left no open finding to say why."""
    told = {finding.rule for finding in file.findings if finding.kind == "open"}
    return [rule for rule in file.not_checked if rule not in told]
