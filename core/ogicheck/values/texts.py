"""Words for people, in the two languages that ogicheck speaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh-CN", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in Chinese and in English; `{0}`, `{1}` … stand for its arguments."""

    zh: str
    en: str

    def fill(self, *arguments: object) -> Text:
        """The same message with its arguments in place; those that are texts themselves in each language."""
        chinese = (one.zh if isinstance(one, Text) else one for one in arguments)
        english = (one.en if isinstance(one, Text) else one for one in arguments)
        return Text(self.zh.format(*chinese), self.en.format(*english))

    def say(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


def joined(texts: Iterable[Text], zh: str, en: str) -> Text:
    """One text of several, with `zh` and `en` between them."""
    every = list(texts)
    return Text(zh.join(one.zh for one in every), en.join(one.en for one in every))


class TextError(Exception):
    """An error that says what is wrong in words for people: `text`."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def one_line(text: str, limit: int = 0) -> str:
    """`text` on one line, without control characters (a report must not steer a terminal), cut at `limit` if given."""
    encodable = text.encode("utf-8", "replace").decode()
    line = " ".join("".join(character if character.isprintable() else " " for character in encodable).split())
    return f"{line[: limit - 1]}…" if 0 < limit < len(line) else line


def printable(name: str, keep: str = "") -> str:
    """A file's name in which nothing steers a terminal or breaks a line, and from which `exact` gives the name again.

    A byte that is not UTF-8 is written `\\xNN`; control and format characters and separators of lines are `\\n`, `\\r`,
    `\\t`, `\\uNNNN` or `\\UNNNNNNNN`; a backslash is doubled. Characters in `keep` stay as they are.
    """
    return name if _PLAIN.fullmatch(name) else "".join(sign if sign in keep else _written(sign) for sign in name)


def exact(name: str) -> str:
    """The name that `printable` was given."""
    return _ESCAPE.sub(_read, name)


_PLAIN = re.compile(r"[\w .,()/+=#@~!-]*")
_ESCAPE = re.compile(r"\\(?:(\\)|([nrt])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")
_BYTES = range(0xDC80, 0xDD00)
"""What Python makes of bytes that are not UTF-8."""


def _written(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    if unicodedata.category(sign) not in _STEERING:
        return sign
    code = ord(sign)
    if code in _BYTES:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _read(match: re.Match[str]) -> str:
    backslash, short, byte, *codes = match.groups()
    if backslash or short:
        return backslash or {"n": "\n", "r": "\r", "t": "\t"}[short]
    return chr(0xDC00 + int(byte, 16)) if byte else chr(int(codes[0] or codes[1], 16))
