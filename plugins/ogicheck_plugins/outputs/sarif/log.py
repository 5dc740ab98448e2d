"""A whole log: one run for the whole batch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from json import JSONEncoder
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote as percent_encode

from ogicheck.api import FileResult, Opening, Verdict, printable
from ogicheck_plugins.outputs.sarif.context import SRCROOT, Context, Gathered, Node, Profile
from ogicheck_plugins.outputs.sarif.notifications import configuration, execution
from ogicheck_plugins.outputs.sarif.places import artifacts, logical_locations, root
from ogicheck_plugins.outputs.sarif.results import results
from ogicheck_plugins.outputs.sarif.rules import overrides, taxonomies, tool, translations
from ogicheck_plugins.results_kit.streaming import write_json
from ogicheck_plugins.results_kit.words import EXIT

ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"))
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

STANDARD = Profile()
GITHUB = Profile(
    kinds=("fail",), accepted=False, text_anchors=True, localised=True, results=25_000, description=1024, tags=20
)
"""The limits of https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support."""


@dataclass
class SarifWriter:
    """Puts results aside until the verdict tells of the rules, which go before them."""

    opening: Opening
    profile: Profile

    def __post_init__(self) -> None:
        self.gathered = Gathered(self.profile)

    def add(self, result: FileResult) -> None:
        self.gathered.add(result)

    def close(self, verdict: Verdict) -> None:
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(self.gathered.context(verdict))]}
        write_json(self.opening.stream, log, ENCODER)
        self.opening.stream.write(b"\n")
        self.gathered.results.close()


def _run(context: Context) -> Node:
    node: Node = {
        "tool": tool(context),
        "language": context.run.lang,
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"ogicheck/{percent_encode(context.run.ruleset, safe='')}/"},
        "originalUriBaseIds": {SRCROOT: root(context.run.root) | {"description": {"text": "The run's root folder."}}},
        "invocations": [_invocation(context)],
        "properties": {"ruleSets": list(map(list, context.rule_sets))},
        "artifacts": artifacts(context),
        "results": results(context),
    }
    parts = {"logicalLocations": logical_locations(context)} if context.parts else {}
    lists = (("taxonomies", taxonomies), ("translations", translations))
    return node | parts | {name: nodes for name, make in lists if (nodes := make(context))}


def _invocation(context: Context) -> Node:
    run = context.run
    place = {"workingDirectory": root(".")} if run.root else {}
    return place | {
        "executionSuccessful": context.done,
        "exitCode": run.exit_code,
        "exitCodeDescription": context.say(EXIT[run.exit_code]),
        "startTimeUtc": _utc(run.started),
        "endTimeUtc": _utc(run.ended),
        "arguments": [printable(_unplaced(argument)) for argument in run.arguments],
        "ruleConfigurationOverrides": overrides(context),
        "toolExecutionNotifications": execution(context),
        "toolConfigurationNotifications": configuration(context),
    }


def _utc(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _unplaced(argument: str) -> str:
    """The argument with an absolute path in it cut to the file's name: the rest tells of a machine."""
    head, equals, tail = argument.rpartition("=")
    for path in (PurePosixPath(tail), PureWindowsPath(tail)):
        if path.is_absolute():
            return f"{head}{equals}{path.name}"
    return argument
