"""Words for people, in the two languages that ogicheck speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh-CN", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in Chinese and in English; `{0}`, `{1}` … stand for its arguments."""

    zh: str
    en: str

    def fill(self, *arguments: object) -> Text:
        """The same message with its arguments in place."""
        return Text(self.zh.format(*arguments), self.en.format(*arguments))

    def say(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh
