"""What is wrong with a call, rather than with a report."""

from __future__ import annotations

from collections.abc import Iterable

from ogicheck.values.texts import Text


class SettingError(Exception):
    """A ruleset, a configuration or an option cannot be used; `text` names file, line, key and, where there is one, the
    nearest right name. Of several errors it has a line each.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def refuse(errors: Iterable[SettingError]) -> None:
    """Raises SettingError with all of the errors, each once, where there are any."""
    texts = dict.fromkeys(error.text for error in errors)
    if texts:
        raise SettingError(Text("\n".join(one.zh for one in texts), "\n".join(one.en for one in texts)))
