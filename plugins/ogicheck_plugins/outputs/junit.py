"""The junit output, in what the two schemas in use have in common (windyroad's for Ant, Jenkins' xunit plugin).

A suite a file; a case a rule and place. A failure's type is its level. What nobody can tell, what a person must look at
and what is accepted are skipped cases; what could not be done is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from itertools import chain
from typing import Literal
from xml.etree import ElementTree as ET

from ogicheck.api import FileResult, Finding, Opening, Problem, RuleInfo, Text, Verdict
from ogicheck_plugins.results_kit.spill import Spill, bare
from ogicheck_plugins.results_kit.words import PROBLEM, RECOGNISED, STOPPED, accepted, position, reviews, unexplained

FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 (2.2) does not allow, even escaped."""

UNEXPLAINED = Text("检查所需的内容缺失。", "What this rule needs is missing.")


@dataclass(frozen=True, slots=True)
class Case:
    """A test case. `outcome` None: it passed. `kind` says which failure or error it is, `detail` is its body."""

    name: str
    outcome: Literal["failure", "error", "skipped"] | None = None
    message: str = ""
    kind: str = ""
    detail: str = ""


@dataclass
class JunitWriter:
    """Puts results aside until the verdict tells of the rules; holds one of them at a time."""

    opening: Opening
    results: Spill[FileResult] = field(default_factory=Spill)

    def add(self, result: FileResult) -> None:
        self.results.add(bare(result))

    def close(self, verdict: Verdict) -> None:
        rules = {rule.id: rule for rule in verdict.rules}
        suites = ((file.file, list(_cases(file, verdict, rules))) for file in self.results)
        failed = [*_plugins(verdict), *_stopped(verdict)]
        own = [("ogicheck", failed)] if failed else []
        write = self.opening.stream.write
        write(b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>')
        for number, (name, cases) in enumerate(chain(suites, own)):
            suite = _suite(number, name, cases, verdict)
            ET.indent(suite, level=1)
            write(b"\n  " + ET.tostring(suite, encoding="unicode").encode())
        write(b"\n</testsuites>\n")
        self.results.close()


def _cases(file: FileResult, run: Verdict, rules: Mapping[str, RuleInfo]) -> Iterator[Case]:
    told = {finding.rule for finding in file.findings}
    yield from (_problem(problem, run) for problem in file.problems)
    if file.recognised:
        yield Case("recognised", "skipped", RECOGNISED.fill(reviews(file)).say(run.lang))
    yield from (_finding(finding, rules.get(finding.rule), run) for finding in file.findings)
    yield from (Case(rule) for rule in file.checked if rule not in told)
    yield from (Case(rule, "skipped", UNEXPLAINED.say(run.lang)) for rule in unexplained(file))


def _problem(problem: Problem, run: Verdict) -> Case:
    name = " ".join(filter(None, (problem.rule or problem.kind, problem.address)))
    return Case(name, "error", problem.text.say(run.lang), problem.kind, problem.traceback)


def _plugins(run: Verdict) -> Iterator[Case]:
    for plugin in run.plugins:
        if plugin.state == "failed":
            reason = plugin.reason or PROBLEM["plugin-failed"]
            yield Case(f"plugin {plugin.name}", "error", reason.say(run.lang), "plugin-failed", plugin.traceback)


def _stopped(run: Verdict) -> Iterator[Case]:
    if run.stopped:
        yield Case(STOPPED, "error", run.stopped.say(run.lang), STOPPED)


def _finding(finding: Finding, rule: RuleInfo | None, run: Verdict) -> Case:
    name, message = f"{finding.rule} {finding.address}".strip(), finding.message.say(run.lang)
    if finding.kind != "fail":
        return Case(name, "skipped", message)
    if finding.accepted:
        return Case(name, "skipped", f"{message} ({accepted(finding).say(run.lang)})")
    fix = rule.help(run.lang).fix if rule else ""
    detail = (message, finding.quote, position(finding).say(run.lang), fix)
    return Case(name, "failure", message, finding.level, "\n".join(filter(None, detail)))


def _suite(number: int, name: str, cases: list[Case], run: Verdict) -> ET.Element:
    outcomes = Counter(case.outcome for case in cases)
    attributes = {
        "name": name,
        "package": name,
        "id": str(number),
        "hostname": "localhost",
        "timestamp": run.started.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "tests": str(len(cases)),
        "failures": str(outcomes["failure"]),
        "errors": str(outcomes["error"]),
        "skipped": str(outcomes["skipped"]),
        "time": "0",
    }
    suite = _element("testsuite", attributes)
    ET.SubElement(suite, "properties")
    suite.extend(_testcase(case, distinct, name) for case, distinct in zip(cases, _distinct(cases), strict=True))
    suite.extend((ET.Element("system-out"), ET.Element("system-err")))
    return suite


def _distinct(cases: list[Case]) -> Iterator[str]:
    """The cases' names with repeated ones numbered: readers merge or drop cases of equal class and name."""
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        yield f"{case.name} #{seen[case.name]}" if seen[case.name] > 1 else case.name


def _testcase(case: Case, name: str, file: str) -> ET.Element:
    element = _element("testcase", {"name": name, "classname": file, "time": "0"})
    if case.outcome:
        kind = {} if case.outcome == "skipped" else {"type": case.kind}
        element.append(_element(case.outcome, {"message": case.message} | kind, case.detail))
    return element


def _element(tag: str, attributes: dict[str, str], text: str = "") -> ET.Element:
    element = ET.Element(tag, {key: FORBIDDEN.sub("\ufffd", value) for key, value in attributes.items()})
    element.text = FORBIDDEN.sub("\ufffd", text) or None
    return element
