"""Findings as results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from ogicheck.api import LEVELS, Finding, Level
from ogicheck_plugins.outputs.sarif.context import Context, Node, Numbered, message
from ogicheck_plugins.outputs.sarif.places import location
from ogicheck_plugins.results_kit.words import position

HASH = 16
"""Signs of a fingerprint that GitHub's hash of a line has."""


def results(context: Context) -> Iterator[Node]:
    """The findings in order; where they are more than the profile takes, the worst of them."""
    every: tuple[tuple[Level, ...], ...] = tuple((level,) for level in LEVELS) if context.omitted else (LEVELS,)
    found = (_of_levels(context, file, levels) for levels in every for file in context.files())
    return islice(chain.from_iterable(found), context.profile.results)


def _of_levels(context: Context, file: Numbered, levels: tuple[Level, ...]) -> Iterator[Node]:
    seen: Counter[str] = Counter()
    for finding in file.result.findings:
        seen[finding.fingerprint[:HASH]] += 1
        if finding.level in levels and context.profile.takes(finding):
            yield _result(context, file, finding, seen[finding.fingerprint[:HASH]])


def _result(context: Context, file: Numbered, finding: Finding, occurrence: int) -> Node:
    index = context.rules.get(finding.rule)
    return {
        "ruleId": finding.rule,
        **({} if index is None else {"ruleIndex": index}),
        "kind": finding.kind,
        "level": finding.level if finding.kind == "fail" else "none",
        "message": _message(context, finding),
        "locations": [location(context, file, finding.place, finding.address, finding.quote)],
        **_related(context, file, finding),
        **_fingerprints(finding, occurrence),
        **_suppressions(context, finding),
        **({} if finding.kind == "fail" else {"properties": {"ogicheck/level": finding.level}}),
    }


def _message(context: Context, finding: Finding) -> Node:
    text = context.say(finding.message)
    if context.profile.text_anchors:
        text = f"{text} ({', '.join(filter(None, (finding.address, context.say(position(finding)))))})"
    return {"id": finding.message_id, "arguments": list(finding.arguments), **message(text)}


def _related(context: Context, file: Numbered, finding: Finding) -> Node:
    nodes = [
        {"id": number, "message": message(part.text or part.address)}
        | location(context, file, part.place, part.address, part.text)
        for number, part in enumerate(finding.related, start=1)
    ]
    return {"relatedLocations": nodes} if nodes else {}


def _fingerprints(finding: Finding, occurrence: int) -> Node:
    """Ours, and the only one that GitHub reads: its number keeps two findings on one part apart."""
    if not finding.fingerprint:
        return {}
    line_hash = f"{finding.fingerprint[:HASH]}:{occurrence}"
    return {"partialFingerprints": {"ogicheckPart/v1": finding.fingerprint, "primaryLocationLineHash": line_hash}}


def _suppressions(context: Context, finding: Finding) -> Node:
    """By a baseline: all results have a list then, empty where the finding counts (3.27.23). GitHub would not heed it."""
    if context.run.baseline is None or not context.profile.accepted:
        return {}
    if finding.accepted is None:
        return {"suppressions": []}
    accepted = finding.accepted
    reason = {"justification": accepted.reason} if accepted.reason else {}
    about = {"author": accepted.author, "until": accepted.until and accepted.until.isoformat()}
    properties = {name: value for name, value in about.items() if value}
    node = {"kind": "external", "status": "accepted", **reason} | ({"properties": properties} if properties else {})
    return {"suppressions": [node]}
