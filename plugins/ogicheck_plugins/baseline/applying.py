"""What a baseline does to a file's findings, and which of its entries hold no longer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ogicheck.api import Acceptance, FileResult, Finding, Text
from ogicheck_plugins.baseline.entries import Accepted, Entry, Key

GONE = Text(
    "{0}：所认可的问题（{1} {2}）已经没有了，请删去这一条。",
    "{0}: what it accepts ({1} {2}) is not there any more: delete the entry.",
)
FEWER = Text(
    "{0}：认可了 {1} 处（{2} {3}），现在只有 {4} 处，请改 count。",
    "{0}: it accepts {1} findings ({2} {3}) and there are {4}: correct 'count'.",
)
CHANGED = Text(
    "{0}：所认可的内容（{1} {2}）已经改动，问题又列出来了；请重新审定。",
    "{0}: the part that it accepts ({1} {2}) was changed, and its finding is back: decide again.",
)
EXPIRED = Text(
    "{0}：认可（{1} {2}）已于 {3} 到期，不再有效；请改正年报，或重新审定后改 until。",
    "{0}: what it accepts ({1} {2}) was accepted until {3}: mend the report, or decide again and change 'until'.",
)


def applied(result: FileResult, baseline: Accepted, path: Path, today: date) -> FileResult:
    """The file's result with accepted findings marked as such, and a remark on each entry that is stale or expired."""
    entries = baseline.of(baseline.name(path))
    valid = [entry for entry in entries if not entry.expired(today)]
    told = (fault(baseline, entry, result, today) for entry in entries)
    remarks = (*result.remarks, *(text for text in told if text))
    return replace(result, findings=tuple(_marked(result.findings, valid)), remarks=remarks)


def fault(baseline: Accepted, entry: Entry, result: FileResult, today: date) -> Text | None:
    """Why an entry does not hold for its file any longer: stale or expired."""
    there, where = matching(result, entry), baseline.where(entry)
    if entry.part and not there and found(result)[entry.rule, entry.address]:
        return CHANGED.fill(where, entry.rule, entry.address)
    if there < entry.count and settled(result, entry):
        if there:
            return FEWER.fill(where, entry.count, entry.rule, entry.address, there)
        return GONE.fill(where, entry.rule, entry.address)
    if entry.expired(today):
        return EXPIRED.fill(where, entry.rule, entry.address, entry.until)
    return None


def found(result: FileResult) -> Counter[tuple[str, str]]:
    """How many failures there are, by rule and address: only a failure can be accepted."""
    return Counter((one.rule, one.address) for one in result.findings if one.kind == "fail")


def matching(result: FileResult, entry: Entry) -> int:
    """How many failures an entry speaks of."""
    return sum(one.kind == "fail" and entry.speaks_of(one) for one in result.findings)


def settled(result: FileResult, entry: Entry) -> bool:
    """Whether the absence of a finding tells that there is none: all was read, and its rule ran and was sure."""
    ran = entry.rule in result.checked and all(problem.rule for problem in result.problems)
    return ran and not any(one.rule == entry.rule and one.kind != "fail" for one in result.findings)


def _marked(findings: tuple[Finding, ...], entries: list[Entry]) -> Iterator[Finding]:
    """Up to an entry's count, its findings are accepted; they cannot be told apart, so it is the first ones."""
    accepting: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        accepting[entry.rule, entry.address].append(entry)
    seen: Counter[Key] = Counter()
    for finding in findings:
        near = accepting.get((finding.rule, finding.address), ()) if finding.kind == "fail" else ()
        valid = next((one for one in near if seen[one.key] < one.count and one.speaks_of(finding)), None)
        if valid:
            seen[valid.key] += 1
            yield replace(finding, accepted=Acceptance(valid.reason, valid.author, valid.until))
        else:
            yield finding
