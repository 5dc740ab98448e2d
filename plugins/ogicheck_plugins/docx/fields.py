"""The fields of a Word document (ISO/IEC 29500-1, 17.16): an instruction, and the result that the program shows for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ogicheck_plugins.docx.names import value, w, whole_number
from ogicheck_plugins.formats_kit.marks import UNREAD

_KIND, _DATA, _CHOICES, _ENTRY, _TYPED = w("fldCharType"), w("ffData"), w("ddList"), w("listEntry"), w("textInput")
_COMPUTED = re.compile(r"\s*(?:=|(?:DOCVARIABLE|DOCPROPERTY|REF|MERGEFIELD|FORMTEXT|FORMDROPDOWN|QUOTE|FILLIN|EQ)\b)", re.I)
"""Instructions whose result is text of the report: where the file does not hold it, it is not known."""


@dataclass(slots=True)
class _Open:
    """A field that is being read; `shows` behind its separator, `before` counts the text that stood there before it."""

    begin: etree._Element
    before: int
    shows: bool = False
    instruction: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Fields:
    """The fields that are open where a paragraph is being read."""

    _open: list[_Open] = field(default_factory=list)

    @property
    def hide(self) -> bool:
        """Whether what is read now is an instruction, not a result."""
        return any(not one.shows for one in self._open)

    def instruct(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self._open and not self._open[-1].shows:
            self._open[-1].instruction.append(text)

    def take(self, mark: etree._Element, parts: list[str]) -> str:
        """Take in a w:fldChar behind these pieces of text; gives what a field shows that ends with no result among them."""
        kind = mark.get(_KIND)
        if kind == "begin":
            self._open.append(_Open(mark, len(parts)))
        elif self._open and kind == "separate":
            self._open[-1].shows = True
        elif self._open and kind == "end":
            ended = self._open.pop()
            if not self.hide and not "".join(parts[ended.before :]).strip():
                return _chosen(ended.begin) or unresolved("".join(ended.instruction))
        return ""


def unresolved(instruction: str) -> str:
    """What stands for the result of a field that the file does not hold."""
    return UNREAD if _COMPUTED.match(instruction) else ""


def _chosen(begin: etree._Element) -> str:
    """What a form's field shows: the entry chosen from its list, or the text that it begins with."""
    for choices in begin.iterfind(f"{_DATA}/{_CHOICES}"):
        entries = [value(entry) for entry in choices.iterchildren(_ENTRY)]
        found = choices.find(w("result"))
        at = whole_number(value(choices.find(w("default")) if found is None else found), 0)
        return entries[at] if 0 <= at < len(entries) else ""
    return value(begin.find(f"{_DATA}/{_TYPED}/{w('default')}"))
