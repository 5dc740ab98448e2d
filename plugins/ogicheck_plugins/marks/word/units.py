"""What a paragraph shows, in the pieces that a comment may stand round: runs, and what must stay whole."""

from __future__ import annotations

import copy
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from ogicheck_plugins.formats_kit.marks import STROKE
from ogicheck_plugins.marks.word.names import XML_SPACE, local

_OPEN = frozenset({"hyperlink", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo"})
"""What may be gone into: a comment may begin there. A content control stays whole, as Word may fill it anew."""
_SHOWN = frozenset({"r", "sdt", "fldSimple", "oMath", "oMathPara", "ruby", "AlternateContent"})
_GONE = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr", "Fallback", "txbxContent"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SPACE = re.compile(rf"[\s{STROKE}]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring elements that stay together; one alone may be a run that can be parted."""

    first: etree._Element
    last: etree._Element
    text: str

    @property
    def run(self) -> etree._Element | None:
        return self.first if self.first is self.last and local(self.first) == "r" else None

    @property
    def fills(self) -> bool:
        """Whether it shows anything: text or a drawing."""
        drawn = ("drawing", "pict", "object")
        return bool(self.text.strip()) or any(local(one) in drawn for one in self.first.iter(etree.Element))


def units(paragraph: etree._Element) -> list[Unit]:
    """The units of a paragraph; a field that ends in it is one, with its instruction."""
    found: list[Unit] = []
    pending: list[Unit] = []
    depth = 0
    for element in _elements(paragraph):
        one = Unit(element, element, _text(element))
        marks = [mark.get(_kind(mark)) for mark in element.iter(etree.Element) if local(mark) == "fldChar"]
        depth = max(depth + marks.count("begin") - marks.count("end"), 0)
        pending.append(one)
        if not depth:
            found.append(_joined(pending))
            pending = []
    return found + pending


def _kind(mark: etree._Element) -> str:
    return f"{{{etree.QName(mark).namespace}}}fldCharType"


def _joined(pending: list[Unit]) -> Unit:
    return Unit(pending[0].first, pending[-1].last, "".join(one.text for one in pending))


def _elements(container: etree._Element) -> Iterator[etree._Element]:
    for child in container:
        if local(child) in _OPEN:
            yield from _elements(child)
        elif local(child) in _SHOWN:
            yield child


def _text(element: etree._Element) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in _GONE or (name == "r" and any(local(one) == "vanish" for one in element.iterfind("{*}rPr/*"))):
        return ""
    return _SIGNS.get(name) or "".join(map(_text, element))


def words(paragraph: etree._Element, quote: str) -> list[Unit]:
    """The units that show these words, a run parted where they begin or end in it; none where they aren't there just once.

    A `*` in them stands for a character that is not shown to everybody.
    """
    every = units(paragraph)
    letters = [(at, sign) for at, sign in enumerate("".join(one.text for one in every)) if not _SPACE.fullmatch(sign)]
    bare = _SPACE.sub("", quote)
    pattern = "".join("." if sign == "*" else re.escape(sign) for sign in bare)
    found = list(re.finditer(f"(?={pattern})", "".join(sign for _, sign in letters))) if bare else []
    if len(found) != 1:
        return []
    at = found[0].start()
    first, last = letters[at][0], letters[at + len(bare) - 1][0] + 1
    return _cut(_cut(every, last)[0], first)[1]


def _cut(every: list[Unit], at: int) -> tuple[list[Unit], list[Unit]]:
    """The units before and behind a place in their text; one that can't be parted there belongs to both."""
    starts = [0, *accumulate(len(one.text) for one in every)]
    if at in starts:
        return every[: starts.index(at)], every[starts.index(at) :]
    index = next(index for index, start in enumerate(starts) if start > at) - 1
    left, right = _parted(every[index], at - starts[index])
    return [*every[:index], left], [right, *every[index + 1 :]]


def _parted(unit: Unit, at: int) -> tuple[Unit, Unit]:
    run = unit.run
    if run is None:
        return unit, unit
    children = [child for child in run if local(child) != "rPr"]
    starts = [0, *accumulate(len(_text(child)) for child in children)]
    index = bisect_left(starts, at)
    if starts[index] != at:
        if local(children[index - 1]) != "t":
            return unit, unit
        children.insert(index, _split(children[index - 1], at - starts[index - 1]))
    second = _shell(run)
    second.extend(children[index:])
    run.addnext(second)
    return Unit(run, run, unit.text[:at]), Unit(second, second, unit.text[at:])


def _split(text: etree._Element, at: int) -> etree._Element:
    """An element with the text behind a place, which is taken out of this one."""
    second = copy.copy(text)
    text.text, second.text = (text.text or "")[:at], (text.text or "")[at:]
    for one in (text, second):
        one.set(XML_SPACE, "preserve")
    return second


def _shell(run: etree._Element) -> etree._Element:
    """A run of the same properties, without content."""
    shell = copy.copy(run)
    for child in [one for one in shell if local(one) != "rPr"]:
        shell.remove(child)
    shell.text = shell.tail = None
    return shell
