"""What the elements of a page are to a reader: blocks, unseen, furniture, numbered."""

from __future__ import annotations

import re

from lxml import etree

from ogicheck_plugins.numerals import numeral


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ul"
)
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
UNSEEN = _names(
    "script style template noscript head title del select option datalist button input textarea iframe object embed svg"
    " canvas video audio map noembed noframes rt rp"
)

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LANDMARKS = frozenset({"nav", "footer", "aside"})
_ROLES = frozenset({"navigation", "contentinfo", "banner", "complementary", "search"})
_NAMES = frozenset({"nav", "navbar", "menu", "footer", "foot", "copyright", "breadcrumb", "breadcrumbs", "sidebar"})
_FURNITURE_LENGTH = 600

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

_TINY = 64
_PIXELS = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d+)(?:\.\d+)?px", re.IGNORECASE)


def is_hidden(element: etree._Element) -> bool:
    """Whether the element itself says that it is not shown."""
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def is_furniture(element: etree._Element) -> bool:
    """Whether this is the site's and not the article's; never anything with a table or much text in it."""
    named = {*element.get("class", "").lower().split(), element.get("id", "").lower()}
    if element.tag not in _LANDMARKS and element.get("role") not in _ROLES and not named & _NAMES:
        return False
    if next(element.iter("table"), None) is not None:
        return False
    return sum(len(text.strip()) for text in element.itertext()) < _FURNITURE_LENGTH


def printed_number(ordered_list: etree._Element, number: int) -> str | None:
    """The number that a browser prints before an item, "" for none, None where the list's style is not known."""
    match = _LIST_STYLE.search(ordered_list.get("style") or "")
    style = match[1].lower() if match else ordered_list.get("type") or "decimal"
    if style == "none":
        return ""
    shown = numeral(number, _FORMS.get(style, ""))
    return shown and shown + ("、" if style.startswith(_COMMA_AFTER) else ".")


def is_tiny(image: etree._Element) -> bool:
    """Whether a picture is known to be no larger than an icon."""
    sizes = [int(size) for side in ("width", "height") if (size := image.get(side, "").removesuffix("px")).isdecimal()]
    sizes += [int(size) for size in _PIXELS.findall(image.get("style") or "")]
    return bool(sizes) and max(sizes) <= _TINY
