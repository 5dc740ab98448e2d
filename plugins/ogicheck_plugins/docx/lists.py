"""The lists that a Word file defines in numbering.xml (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ogicheck_plugins.docx.names import switched_on, value, w, whole_number
from ogicheck_plugins.docx.styles import Styles


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A w:num: `counts_with` names the counters that it shares, `starts` where it begins anew."""

    counts_with: str
    levels: dict[int, Level]
    starts: dict[int, int]


def lists_in(root: etree._Element, styles: Styles) -> dict[str, List]:
    """The lists by their w:numId."""
    abstract = {element.get(w("abstractNumId"), ""): element for element in root.iterchildren(w("abstractNum"))}
    numbers = {element.get(w("numId"), ""): element for element in root.iterchildren(w("num"))}
    defined = {name: value(element.find(w("abstractNumId"))) for name, element in numbers.items()}
    lists = {}
    for name, element in numbers.items():
        counts_with = _follow(defined[name], abstract, defined, styles)
        if counts_with in abstract:
            lists[name] = _list(counts_with, abstract[counts_with], element)
    return lists


def _follow(name: str, abstract: dict[str, etree._Element], defined: dict[str, str], styles: Styles) -> str:
    """The definition that holds the levels: one may refer to another through a numbering style."""
    link = None if name not in abstract else abstract[name].find(w("numStyleLink"))
    if link is None:
        return name
    number = next((style.number for _, style in styles.chain(value(link)) if style.number is not None), "")
    return defined.get(number or "", name)


def _list(counts_with: str, abstract: etree._Element, element: etree._Element) -> List:
    levels = {_index(level): _level(level) for level in abstract.iterchildren(w("lvl"))}
    starts = {}
    for override in element.iterchildren(w("lvlOverride")):
        start, whole = override.find(w("startOverride")), override.find(w("lvl"))
        if whole is not None:
            levels[_index(override)] = _level(whole)
        if start is not None:
            starts[_index(override)] = whole_number(value(start), 1)
    return List(counts_with, levels, starts)


def _index(element: etree._Element) -> int:
    return whole_number(element.get(w("ilvl")), 0)


def _level(element: etree._Element) -> Level:
    # Anywhere below: a custom format stands in an mc:AlternateContent, whose plain fallback is not what Word prints.
    form = next(element.iter(w("numFmt")), None)
    text, legal = element.find(w("lvlText")), element.find(w("isLgl"))
    restart = element.find(w("lvlRestart"))
    return Level(
        start=whole_number(value(element.find(w("start"))), 0),
        form=value(form, "decimal"),
        text=value(text),
        style=value(element.find(w("pStyle"))),
        restart=None if restart is None else whole_number(value(restart), 0),
        legal=legal is not None and switched_on(legal),
    )
