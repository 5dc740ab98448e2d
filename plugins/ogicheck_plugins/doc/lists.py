"""The lists of an old Word file and the numbers that Word prints for their items ([MS-DOC] 2.9.131, 2.9.150, 2.9.188)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from ogicheck_plugins.doc.ole import LISTS, OVERRIDES, Word
from ogicheck_plugins.formats_kit.numerals import numeral

_FORMS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "", "", "", "", "", "ideographDigital",
    "japaneseCounting", "", "", "decimalFullWidth", "decimalHalfWidth", "", "japaneseDigitalTenThousand",
    "decimalEnclosedCircle", "decimalFullWidth2", "", "", "decimalZero", "bullet", "", "", "decimalEnclosedFullstop",
    "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
    "ideographZodiac", "", "taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand",
    "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
)  # fmt: skip
_NO_FORM = 255
LEVELS = 9
_LIST, _OVERRIDE, _LEVEL = 28, 16, 28
_SIMPLE, _LEGAL, _STARTS, _FORMATS = 1, 4, 0x10, 0x20


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and prints; in `text` the characters below LEVELS stand for the numbers of the levels."""

    start: int
    form: str
    text: str
    legal: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs name it: the counters that it shares, its levels, and where it begins anew."""

    counts_with: int
    levels: list[Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Computes the printed numbers of paragraphs that are asked about in the order in which they stand."""

    lists: list[List]
    _counters: dict[int, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def number(self, index: int, level: int) -> str | None:
        """The number of a paragraph in the list of that index (from 1), None where it cannot be computed."""
        if not 0 < index <= len(self.lists) or level >= len(self.lists[index - 1].levels):
            return None
        known = self.lists[index - 1]
        counters = self._counters.setdefault(known.counts_with, {})
        if level in known.starts and (index, level) not in self._begun:
            counters[level] = known.starts[level]
        else:
            counters[level] = counters.get(level, known.levels[level].start - 1) + 1
        self._begun.add((index, level))
        for deeper in [one for one in counters if one > level]:
            del counters[deeper]
        return _printed(known.levels, counters, level)


def _printed(levels: list[Level], counters: dict[int, int], level: int) -> str | None:
    shown = levels[level]
    if shown.form == "bullet":
        return ""
    printed = ""
    for sign in shown.text:
        at = ord(sign)
        if at < len(levels):
            form = "decimal" if shown.legal else levels[at].form
            part = numeral(counters.get(at, levels[at].start), form)
            if part is None:
                return None
            printed += part
        elif at >= LEVELS:
            printed += sign
    return printed


def numbering_in(word: Word) -> Numbering:
    """The lists of a file; none where they cannot be read."""
    try:
        return Numbering(_named(word, _defined(word)))
    except (struct.error, IndexError):
        return Numbering([])


def _defined(word: Word) -> dict[int, list[Level]]:
    """The levels of each list by its id; they lie behind the part, not in it."""
    part = word.part(LISTS)
    if not part:
        return {}
    (count,) = struct.unpack_from("<H", part)
    heads = [part[at : at + _LIST] for at in range(2, 2 + count * _LIST, _LIST)]
    at = word.table.find(part) + len(part)
    found = {}
    for head in heads:
        levels = []
        for _ in range(1 if head[26] & _SIMPLE else LEVELS):
            level, at = _level(word.table, at)
            levels.append(level)
        found[struct.unpack_from("<i", head)[0]] = levels
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and where what follows it begins."""
    start, form, flags = struct.unpack_from("<iBB", table, at)
    at += _LEVEL + table[at + 24] + table[at + 25]
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    name = "none" if form == _NO_FORM else _FORMS[form] if form < len(_FORMS) else ""
    return Level(start, name, text, bool(flags & _LEGAL)), at + 2 + 2 * length


def _named(word: Word, defined: dict[int, list[Level]]) -> list[List]:
    """The lists by which paragraphs name those that are defined, with what each overrides."""
    part = word.part(OVERRIDES)
    if not part:
        return []
    (count,) = struct.unpack_from("<i", part)
    found, at = [], 4 + count * _OVERRIDE
    for index in range(count):
        name, overrides = struct.unpack_from("<i8xB", part, 4 + index * _OVERRIDE)
        levels, starts = list(defined.get(name, ())), dict[int, int]()
        at += 4
        for _ in range(overrides):
            start, what = struct.unpack_from("<iI", part, at)
            at += 8
            level = what & 0xF
            if what & _FORMATS:
                whole, at = _level(part, at)
                levels[level] = whole
            if what & _STARTS:
                starts[level] = start if not what & _FORMATS else levels[level].start
        found.append(List(name, levels, starts))
    return found
