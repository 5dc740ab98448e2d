"""The code pages in which an RTF file's bytes are text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

_CHARACTER_SETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 204: "cp1251", 161: "cp1253"}
"""By the number of a font's character set; other fonts have the file's code page."""
_CODE_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}


@dataclass(slots=True)
class Fonts:
    """The file's code page and those of its fonts; `default` is the font of text that names none."""

    page: str = "cp1252"
    default: int = -1
    _codecs: dict[int, str] = field(default_factory=dict)

    def set_page(self, number: int) -> None:
        self.page = codec(number) or self.page

    def define(self, font: int, character_set: int) -> None:
        if character_set in _CHARACTER_SETS:
            self._codecs[font] = _CHARACTER_SETS[character_set]

    def text(self, stored: bytes, font: int) -> str:
        """Bytes in a font as text."""
        return stored.decode(self._codecs.get(self.default if font < 0 else font, self.page), "replace")


def codec(number: int) -> str | None:
    """The name of a Windows code page's codec, None where there is none."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
