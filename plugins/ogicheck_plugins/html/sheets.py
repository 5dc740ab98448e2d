"""The style sheets in a page, laid under the styles of the elements that they speak of, as far as they hide or mark text.

Selectors and sheets are parsed by cssselect and tinycss2: what counts in the cascade of CSS is theirs to know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast

from lxml import etree

from ogicheck_plugins.html.media import is_met

_ASKED_FOR = frozenset(
    {"display", "visibility", "content-visibility", "opacity", "font-size", "vertical-align", "position", "left", "top"}
    | {"text-decoration", "text-decoration-line", "text-indent", "clip", "clip-path", "overflow", "overflow-y"}
    | {"height", "max-height", "width", "max-width", "transform", "scale", "color", "background", "background-color"}
    | {"font-variant-position"}
)
_TELLING = re.compile(
    "display|visibility|opacity|clip|overflow|line-through|vertical-align|font-size|position|text-indent"
    r"|scale|translate|rotate|font-variant-position|content\s*:|(?<!-)\bcolor\s*:\s*(?:#fff|white|transparent|rgb|hsl)",
    re.IGNORECASE,
)
_AROUND = ("before", "after")
"""The pseudo-elements that hold what a sheet itself prints, in `content`."""
_NAMED = re.compile(r"([.#])(-?[_a-zA-Z\u0080-\uffff][\w-]*)")
_LONE = re.compile(r"(?:[a-z][a-z0-9]*)?\.-?[_a-zA-Z\u0080-\uffff][\w-]*")
_DENIED = re.compile(r":(?:not|is|where)\([^)]*\)")
MOST = 4000
"""Selectors that are looked for: no page of a report has as many that speak of its elements."""
_DEPTH = 8
"""Queries within queries that are looked into: style sheets nest two or three, and what is deeper may be an attack."""


class Rule(NamedTuple):
    """Declarations for what a selector finds; rules sort as the cascade ranks them."""

    specificity: tuple[int, int, int]
    order: int
    path: str
    plain: str
    important: str
    lone: str = ""
    """The selector, where it is no more than an element's name, or any, and a class."""


def lay_under(root: etree._Element) -> bool:
    """Write what the page's sheets say into its elements' style attributes; tells whether they say anything."""
    sheets = [sheet for sheet in root.iter("style") if is_met(sheet.get("media", ""))]
    texts = ["".join(map(str, sheet.itertext())) for sheet in sheets]
    if not any(map(_TELLING.search, texts)):
        return False
    names, classed = _names(root), _classed(root)
    rules = sorted(rule for at, text in enumerate(texts) for rule in _rules(text, names, at))
    found: defaultdict[etree._Element, list[Rule]] = defaultdict(list)
    for rule in rules[:MOST]:
        for element in classed.get(rule.lone, ()) if rule.lone else cast(list[etree._Element], root.xpath(rule.path)):
            found[element].append(rule)
    for element, own in found.items():
        if element.tag not in ("html", "body"):
            before, behind = [rule.plain for rule in own], [rule.important for rule in own]
            element.set("style", ";".join(filter(None, (*before, element.get("style", ""), *behind))))
    return bool(found)


def _names(root: etree._Element) -> set[str]:
    """What the page's elements are called, each with its sign in a selector."""
    classes = {"." + name for one in root.iter() for name in (one.get("class") or "").split()}
    return classes | {"#" + one.get("id", "") for one in root.iter()}


def _classed(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The elements that a selector of one class finds: looking for each of many in the whole page takes too long."""
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for one in root.iter(etree.Element):
        for name in set(re.split(r"[ \t\r\n]+", one.get("class") or "")) - {""}:
            found[f".{name}"].append(one)
            found[f"{one.tag}.{name}"].append(one)
    return found


def _rules(sheet: str, names: set[str], at: int) -> Iterator[Rule]:
    import tinycss2

    parsed = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    for order, (selectors, content) in enumerate(_met(parsed)):
        declared = [one for one in content if one.type == "declaration"]
        own = _ranked(one for one in declared if one.lower_name in _ASKED_FOR)
        printed = _ranked(one for one in declared if one.lower_name == "content")
        if any(own + printed):
            for specificity, path, lone, around in _paths(selectors, names):
                if any(said := printed if around else own):
                    yield Rule(specificity, at * 1_000_000 + order, path, *said, lone)


def _ranked(declarations: Iterable[Any]) -> tuple[str, str]:
    """The plain and the important ones, as a style attribute has them."""
    every = list(declarations)
    return _written(one for one in every if not one.important), _written(one for one in every if one.important)


def _met(rules: Sequence[Any], around: str = "", depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """Selectors and contents of the rules for elements, also those within queries that are met and within other rules."""
    import tinycss2

    for rule in rules if depth < _DEPTH else ():
        said = tinycss2.serialize(rule.prelude).strip() if rule.type in ("qualified-rule", "at-rule") else ""
        if rule.type == "qualified-rule":
            content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            selectors = _nested(said, around)
            yield selectors, content
            yield from _met(content, selectors, depth + 1)
        elif rule.type == "at-rule" and rule.content is not None and _holds(rule.lower_at_keyword, said):
            content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from (((around, content),) if around else ())
            yield from _met(content, around, depth + 1)


def _holds(keyword: str, query: str) -> bool:
    return keyword in ("supports", "layer") or (keyword == "media" and is_met(query))


def _nested(selectors: str, around: str) -> str:
    """Selectors within a rule for others, written without nesting (CSS Nesting Module, 3)."""
    if not around:
        return selectors
    whole = f":is({around})" if "," in around else around
    each = (one.strip() for one in selectors.split(","))
    return ",".join(one.replace("&", whole) if "&" in one else f"{whole} {one}" for one in each)


def _written(declarations: Iterable[Any]) -> str:
    import tinycss2

    texts = ((one, tinycss2.serialize(one.value).strip().replace(";", "")) for one in declarations)
    return ";".join(f"{one.lower_name}:{text}{' !important' if one.important else ''}" for one, text in texts)


def _paths(selectors: str, names: set[str]) -> Iterator[tuple[tuple[int, int, int], str, str, bool]]:
    """The path to what each of these selectors finds, but for those that name what no element of the page is called; the
    selector, where it is one of a class alone; and whether it means what is printed before or behind the element.
    """
    from cssselect import HTMLTranslator, SelectorError, parse

    try:
        parsed = parse(selectors)
    except SelectorError:
        return
    for selector in parsed:
        canonical = selector.canonical()
        called = {sign + name for sign, name in _NAMED.findall(_DENIED.sub("", canonical))}
        around = selector.pseudo_element in _AROUND
        if (around or selector.pseudo_element is None) and called <= names:
            try:
                lone = canonical if _LONE.fullmatch(canonical) else ""
                yield selector.specificity(), HTMLTranslator().selector_to_xpath(selector), lone, around
            except SelectorError:
                continue
