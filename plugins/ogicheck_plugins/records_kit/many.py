"""What the commands share that bring many reports together: their options, and what of the files they cannot use."""

from __future__ import annotations

from dataclasses import dataclass

from ogicheck.api import LOADING, RUNNING, Session, Text, one_line
from ogicheck_plugins.records_kit.forms import Forms
from ogicheck_plugins.records_kit.organs import Organs, organs

OPTIONS = ("some_paths", "files_from", "ruleset", *LOADING, *RUNNING)
"""The options of a command on many reports."""
UNPLACED = Text("看不出是哪个机关哪一年的报告。", "it does not tell of which organ and year it is.")
UNKNOWN_FORM = Text("它的格式“{0}”没有安装。", "its form '{0}' is not installed.")
PLUGIN = Text("插件未能加载：{0}", "the plugin could not be loaded: {0}")


@dataclass(frozen=True, slots=True)
class Brought:
    """The reports by organ, their forms, and a message for each thing that could not be used."""

    organs: Organs
    forms: Forms
    left_out: tuple[str, ...]


def brought(session: Session) -> Brought:
    """Read the reports at the session's paths. Raises SettingError for a path that matches nothing."""
    given = session.records(session.settings.paths)
    records = list(given.records or ())
    forms = Forms.of(session, records)
    placed = organs([one for one in records if forms.followed(one)])
    left_out = [(one.file, problem.text) for one in given.unread for problem in one.problems]
    left_out += [(one.file, UNKNOWN_FORM.fill(one.format)) for one in records if not forms.followed(one)]
    left_out += [(one.file, UNPLACED) for one in placed.unplaced]
    left_out += [(one.name, PLUGIN.fill(one.reason.en if one.reason else "")) for one in session.registry.failed]
    return Brought(placed, forms, tuple(one_line(f"{name}: {text.say(session.lang)}") for name, text in left_out))
