"""The promises of a plugin; each fails its test with what the author has to mend."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import jsonschema

from ogicheck.api import Tally
from ogicheck.checking.judging import judge
from ogicheck.hosting.docstrings import helps
from ogicheck.hosting.outputs import Opening
from ogicheck.hosting.rules import ID, NAME, Rule
from ogicheck.values.findings import LEVELS, FileResult, Finding
from ogicheck.values.report import Report
from ogicheck.values.settings import Settings
from ogicheck.values.words import fold
from ogicheck_testing.cases import Case, Expect
from ogicheck_testing.parts import declared, lacking, parts, pictures, told
from ogicheck_testing.subject import Subject, demand, plain

SCHEMA = Path(__file__).with_name("sarif-2.1.0.json")


def loads(subject: Subject) -> None:
    """The plugin is there, was taken in, and every case is for a rule of its own."""
    state = subject.state
    names = ", ".join(one.name for one in subject.checker().host.registry.states)
    demand(
        state,
        f"no plugin {subject.name}: install its package (pip install -e .), whose pyproject.toml gives it this name by an "
        f"entry point of the group ogicheck; there are: {names}",
    )
    demand(state and state.state == "loaded", f"{subject.name} was refused: {state and state.reason and state.reason.en}")
    strays = sorted({case.rule for case in subject.cases} - set(subject.rules))
    demand(not strays, f"cases of rules that {subject.name} does not have: {', '.join(strays)}")


def is_documented(rule: Rule) -> None:
    """Id, name, level, docstring and messages are as they should be."""
    demand(ID.fullmatch(rule.id), f"{rule.id}: an id is capital letters and three digits, such as XY101")
    demand(NAME.fullmatch(rule.name), f"{rule.id}: name {rule.name!r} should be words in lower case joined by hyphens")
    demand(rule.level in LEVELS, f"{rule.id}: level {rule.level!r} is none of {', '.join(LEVELS)}")
    try:
        helps(rule.check.__doc__ or "")
    except ValueError as error:
        demand(False, f"{rule.id}: {error}")
    demand(rule.messages, f"{rule.id} has no messages")
    for name, text in rule.messages.items():
        demand(text.zh.endswith("。"), f"{rule.id}: the Chinese message {name!r} must end in a full stop (。): {text.zh}")
        demand(text.en.endswith("."), f"{rule.id}: the English message {name!r} must end in a full stop: {text.en}")
    for part in rule.parts:
        demand(part.startswith(("section/", "table/")), f"{rule.id} needs {part!r}: write section/KEY, table/KEY, or a fact")


def has_cases(subject: Subject, rule: Rule) -> None:
    kinds = {case.good for case in subject.of(rule.id)}
    demand(False in kinds, f"{rule.id} has no bad case: show a report that it finds fault with, {rule.id}/bad-….toml")
    demand(True in kinds, f"{rule.id} has no good case: show a report on which it is silent, {rule.id}/good-….toml")


def says_what_is_due(subject: Subject, case: Case) -> None:
    """A bad case gives its findings, a good one no failure of its rule, which could be checked, and nothing crashed."""
    result = subject.read(case).result
    crashed = [problem.text.en for problem in result.problems if problem.rule in subject.rules]
    demand(not crashed, f"{case.id}: {'; '.join(crashed)}")
    own = [one for one in result.findings if one.rule == case.rule and one.kind == "fail"]
    told = f"{case.why or case.id}\nfound: {_listed(result.findings)}"
    demand(own or case.good or case.expect, f"{case.rule} finds no fault in this bad case: {told}")
    demand(not own or not case.good, f"{case.rule} finds fault in this good case: {told}")
    demand(case.rule not in result.not_checked or case.expect, f"{case.rule} did not run in this case: {told}")
    missing = [expect for expect in case.expect if not any(_is(one, expect) for one in result.findings)]
    demand(not missing, f"expected, but not found: {missing}: {told}")
    demand(case.count in (None, len(own)), f"{case.rule} fails {len(own)} times, not {case.count}: {told}")


def _listed(findings: Iterable[Finding]) -> str:
    return "".join(f"\n  {one.rule} {one.kind} {one.level} {one.address}: {one.message.zh}" for one in findings) or "nothing"


def _is(finding: Finding, expect: Expect) -> bool:
    words = json.dumps([finding.message.zh, finding.message.en, finding.quote], ensure_ascii=False)
    below = not expect.exact and finding.address.startswith(expect.address.rstrip("/") + "/")
    return (
        finding.rule == expect.rule
        and finding.kind == expect.kind
        and (expect.address in ("", finding.address) or below)
        and expect.level in ("", finding.level)
        and expect.contains in words
    )


def is_placed(subject: Subject, case: Case) -> None:
    """Every finding names a part of the report, or of the form, and quotes words that stand there."""
    judged = subject.read(case)
    report = judged.report
    texts: dict[str, list[str]] = {}
    for part in (*parts(report), *told(report, subject.facts)):
        texts.setdefault(part.address, []).append(part.text)
    everywhere = [*(text for found in texts.values() for text in found), *pictures(report)]
    known = texts.keys() | set(declared(report))
    for one in judged.result.findings:
        for address, quote in ((one.address, one.quote), *((part.address, part.text) for part in one.related)):
            demand(address in known, f"{one.rule} names {address}, which neither the report nor its form has")
            there = texts.get(address, everywhere)
            demand(
                any(_stands(quote, text) for text in there),
                f"{one.rule} quotes {quote!r}, which does not stand at {address}",
            )


def _stands(quote: str, text: str) -> bool:
    """Whether the words are in the text; a run of `*` stands for private data that it masks."""
    masked = re.sub(r"(?:\\\*)+", ".+", re.escape(quote))
    return quote in text or ("*" in quote and re.search(masked, fold(text)) is not None)


def is_steady(subject: Subject, case: Case) -> None:
    """The same report gives the same findings whatever ran before, and is left as it was."""
    judged = subject.read(case)
    settings = list(subject.settings(case, judged.report))
    Random(0).shuffle(settings)
    first = judged.result.findings
    again = subject.own(judge(judged.report, settings, case.id, subject.facts).findings)
    demand(plain(judged.report) == judged.before, f"{case.id}: a rule changed the report; it may only read it")
    demand(
        again == first,
        f"{case.id}: with the rules in another order it finds otherwise:{_listed(first)}\nand then:{_listed(again)}",
    )


def survives(subject: Subject, rule: Rule) -> None:
    """The rule does not crash where parts of a report are missing."""
    for case in subject.of(rule.id)[:1]:
        for lack, poor in lacking(subject.read(case).report):
            _survives(rule, lack, poor, subject, case)


def _survives(rule: Rule, lack: str, poor: Report, subject: Subject, case: Case) -> None:
    alone = [setting for setting in subject.settings(case, poor) if setting.rule.id == rule.id]
    crashes = [one for one in judge(poor, alone, case.id, subject.facts).problems if one.rule == rule.id]
    demand(not crashes, f"{rule.id} crashes on {lack}: {''.join(one.traceback for one in crashes)}")


def writes_valid_sarif(subject: Subject) -> None:
    """What the rules say of the bad cases makes a log that fits the schema of SARIF 2.1.0."""
    results = [subject.read(case).result for case in subject.cases if not case.good]
    schema = json.loads(SCHEMA.read_text("utf-8-sig"))
    for error in jsonschema.validators.validator_for(schema)(schema).iter_errors(_sarif(subject, results)):
        demand(False, f"the SARIF log is not valid: {error.json_path}: {error.message}")


def _sarif(subject: Subject, results: list[FileResult]) -> Any:
    checker, settings, stream = subject.checker(), Settings(lang="en", strict=True), BytesIO()
    registry = checker.host.registry
    tally = Tally(None)
    writer = registry.outputs["sarif"].open(Opening(stream, settings, tuple(registry.states), lambda _: b""))
    for result in results:
        tally.add(result)
        writer.add(result)
    writer.close(tally.verdict(checker, settings))
    return json.loads(stream.getvalue())
