"""The numbers that a browser prints before the items of ordered lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.formats_kit.numerals import numeral

_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "decimal": "decimal",
    "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-latin": "lowerLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand", "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand", "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
_COMMA_AFTER = ("c", "s", "t")


@dataclass(slots=True)
class Numbers:
    """Counts the items of an ordered list."""

    ordered: etree._Element
    next: int
    step: int

    @classmethod
    def of(cls, ordered: etree._Element) -> Numbers:
        step = 1 if ordered.get("reversed") is None else -1
        first = 1 if step > 0 else len(list(ordered.iterchildren("li")))
        return cls(ordered, _integer(ordered.get("start"), first), step)

    def take(self, item: etree._Element) -> str | None:
        """The next item's number, "" for none, None where the list's style is not known."""
        number = _integer(item.get("value"), self.next)
        self.next = number + self.step
        match = _LIST_STYLE.search(self.ordered.get("style") or "")
        style = match[1].lower() if match else self.ordered.get("type") or "decimal"
        if style == "none":
            return ""
        shown = numeral(number, _FORMS.get(style, ""))
        return shown and shown + ("、" if style.startswith(_COMMA_AFTER) else ".")


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
