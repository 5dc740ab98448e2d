"""What clients are told, without what tells of the server: its folders, and where in its programs something failed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from ogicheck.api import FileResult, PluginState, Text, Verdict

FOLDERS = re.compile(r"(?<![\w.:/\\!])(?:[A-Za-z]:[\\/]|/)(?:[^\\/\s：，；。（）'\"<>][^\\/\n：，；。（）'\"<>]*[\\/])+")
"""The folders before a file's name, from the root of a disk on; an address, and what is in an archive, begins otherwise."""


def unplaced(text: Text) -> Text:
    """The text with the files that it names called by their last names."""
    return Text(FOLDERS.sub("", text.zh), FOLDERS.sub("", text.en))


def discreet(result: FileResult) -> FileResult:
    """A result as clients are told it."""
    problems = (replace(one, text=unplaced(one.text), traceback="") for one in result.problems)
    return replace(result, problems=tuple(problems))


def discreet_verdict(verdict: Verdict) -> Verdict:
    """A verdict as clients are told it."""
    baseline = Path(verdict.baseline).name if verdict.baseline else None
    plugins = tuple(map(_plugin, verdict.plugins))
    return replace(verdict, plugins=plugins, root="", ruleset=Path(verdict.ruleset).name, baseline=baseline)


def _plugin(state: PluginState) -> PluginState:
    return replace(state, reason=state.reason and unplaced(state.reason), traceback="")
