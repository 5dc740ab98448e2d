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


def one_line(text: str, limit: int = 0) -> str:
    """`text` on one line, without control characters (a report must not steer a terminal), cut at `limit` if given."""
    encodable = text.encode("utf-8", "replace").decode()
    line = " ".join("".join(character if character.isprintable() else " " for character in encodable).split())
    return f"{line[: limit - 1]}…" if 0 < limit < len(line) else line
