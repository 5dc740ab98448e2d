"""What a run has to say beside its findings: what could not be done, and what a person should know of the reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Place, PluginState, Problem, Text
from ogicheck_plugins.outputs.sarif.context import Context, Node, Numbered, message
from ogicheck_plugins.outputs.sarif.places import artifact_location, location
from ogicheck_plugins.results_kit.words import STOPPED

DESCRIPTORS = {
    "unreadable": (
        "OGIN001",
        "FileNotRead",
        "A file could not be read.",
        "Do what the message says, then check again.",
    ),
    "unread-part": (
        "OGIN002",
        "PartNotRead",
        "A part of a file could not be read with certainty.",
        "Check the original document of which this file was made.",
    ),
    "rule-crash": (
        "OGIN003",
        "RuleCrashed",
        "A rule raised an exception and was left out.",
        "Report it to those who maintain the rule.",
    ),
    "plugin-failed": (
        "OGIN004",
        "PluginFailed",
        "A plugin failed and was left out.",
        "Update or remove the plugin, or report it to those who maintain it.",
    ),
    "plugin-skipped": (
        "OGIN005",
        "PluginSkipped",
        "A plugin was not loaded.",
        "The message says why; nothing else is affected.",
    ),
    "remark": (
        "OGIN006",
        "FileRemark",
        "Something that a person should know of a file, or of the record of its accepted findings.",
        "The message says what to do, where there is something to do.",
    ),
    STOPPED: (
        "OGIN008",
        "RunStopped",
        "A signal ended the run before all files were checked.",
        "Check again; what is here was checked.",
    ),
    "limit": (
        "OGIN007",
        "ResultsLimited",
        "There are more results than the receiver takes.",
        "Use the output 'sarif', or check fewer files in one run.",
    ),
}

OMITTED = Text(
    "只写出最严重的 {0} 条结果，另有 {1} 条未写出。", "Only the worst {0} results are written; {1} more are left out."
)
LAST_ERROR = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(?:: (?P<message>.*))?\Z", re.MULTILINE | re.DOTALL)
FOLDERS = re.compile(r'File ".*?([^/\\"]+[/\\][^/\\"]+)"')


def descriptors() -> list[Node]:
    return [
        {
            "id": number,
            "name": name,
            "shortDescription": {"text": what},
            "fullDescription": {"text": what},
            "help": {"text": todo},
        }
        for number, name, what, todo in DESCRIPTORS.values()
    ]


def execution(context: Context) -> Iterator[Node]:
    yield from (_problem(context, file, one) for file in context.files() for one in file.result.problems)
    yield from (_remark(context, file, one) for file in context.files() for one in file.result.remarks)
    if context.run.stopped:
        yield _notification(STOPPED, "error", context.say(context.run.stopped))
    if context.omitted:
        text = OMITTED.fill(context.profile.results, context.omitted)
        yield _notification("limit", "warning", context.say(text))


def configuration(context: Context) -> list[Node]:
    return list(_plugins(context))


def _problem(context: Context, file: Numbered, problem: Problem) -> Node:
    rule = {"id": problem.rule} | ({"index": context.rules[problem.rule]} if problem.rule in context.rules else {})
    where = (
        location(context, file, Place(), problem.address, "")
        if problem.address
        else {"physicalLocation": {"artifactLocation": artifact_location(file)}}
    )
    return {
        **_notification(problem.kind, "error", context.say(problem.text)),
        **({"associatedRule": rule} if problem.rule else {}),
        "locations": [where],
        **_exception(problem.traceback),
    }


def _remark(context: Context, file: Numbered, remark: Text) -> Node:
    where = {"physicalLocation": {"artifactLocation": artifact_location(file)}}
    return _notification("remark", "note", context.say(remark)) | {"locations": [where]}


def _plugins(context: Context) -> Iterator[Node]:
    for plugin in context.run.plugins:
        if plugin.state == "failed":
            yield _notification("plugin-failed", "error", _said(context, plugin)) | _exception(plugin.traceback)
        elif plugin.state == "skipped":
            yield _notification("plugin-skipped", "note", _said(context, plugin))


def _said(context: Context, plugin: PluginState) -> str:
    return f"{plugin.name}: {context.say(plugin.reason)}" if plugin.reason else plugin.name


def _notification(kind: str, level: str, text: str) -> Node:
    descriptor = {"id": DESCRIPTORS[kind][0], "index": list(DESCRIPTORS).index(kind)}
    return {"descriptor": descriptor, "level": level, "message": message(text)}


def _exception(traceback: str) -> Node:
    """The exception behind a traceback; its paths are cut to their last folder: the rest tells of a machine."""
    if not traceback:
        return {}
    last = LAST_ERROR.search(traceback.rpartition("Traceback (most recent call last):")[2].strip())
    stack = {"message": {"text": FOLDERS.sub(r'File "\1"', traceback)}, "frames": []}
    kind = {"kind": last["kind"], "message": last["message"] or last["kind"]} if last else {}
    return {"exception": {**kind, "stack": stack}}
