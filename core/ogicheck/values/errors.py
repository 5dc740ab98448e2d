"""What is wrong with a call, rather than with a report."""

from __future__ import annotations

from ogicheck.values.texts import Text


class SettingError(Exception):
    """A ruleset, a configuration or an option cannot be used; `text` names file, line, key and, where there is one, the
    nearest right name.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
