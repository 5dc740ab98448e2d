"""What the elements of a page are to a reader: blocks, unseen, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from ogicheck_plugins.formats_kit.attributes import whole_number
from ogicheck_plugins.formats_kit.websource import MARK
from ogicheck_plugins.html.declarations import is_hidden

FIELDS = frozenset({"input", "select", "textarea"})


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ul"
)
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
UNSEEN = _names(
    "script style template noscript head title option datalist button iframe object embed svg"
    " canvas video audio map noembed noframes rt rp annotation annotation-xml mphantom"
)
FORMULAS = _names(
    "mfrac msup msub msubsup mover munder munderover mroot mmultiscripts mtable mtr mlabeledtr mfenced maction"
)
"""Parts of a formula that stand over or beside each other: the digits of two are never those of one figure."""

_LANDMARKS = frozenset({"nav", "footer", "aside"})
_ROLES = frozenset({"navigation", "contentinfo", "banner", "complementary", "search"})
_NAMES = frozenset({"nav", "navbar", "menu", "footer", "foot", "copyright", "breadcrumb", "breadcrumbs", "sidebar"})
_FURNITURE_LENGTH = 600
"""Characters of navigation or a footer at most: what says more is the report, in a badly named box."""

_DRAWN = _names("img canvas svg iframe embed object")
_WRITTEN = frozenset({"text", "number", ""})
_TINY = 64
"""Pixels of an icon at most: a picture of a table is larger."""
_PIXELS = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d+)(?:\.\d+)?px", re.IGNORECASE)


def is_furniture(element: etree._Element) -> bool:
    """Whether this is the site's and not the article's; never anything with a table or much text in it."""
    named = {*element.get("class", "").lower().split(), element.get("id", "").lower()}
    if element.tag not in _LANDMARKS and element.get("role") not in _ROLES and not named & _NAMES:
        return False
    if next(element.iter("table"), None) is not None:
        return False
    return sum(len(text.strip()) for text in element.itertext()) < _FURNITURE_LENGTH


def shown_value(field: etree._Element) -> str:
    """What a field in a table's cell shows; a page's other fields are there to be filled in."""
    if next(field.iterancestors("td", "th"), None) is None:
        return ""
    if field.tag == "select":
        return _chosen(list(field.iter("option")))
    if field.tag == "textarea":
        return (field.text or "").strip()
    return field.get("value", "").strip() if field.get("type", "text").lower() in _WRITTEN else ""


def _chosen(options: Sequence[etree._Element]) -> str:
    """The option that a list shows: the one that is selected, else its first."""
    selected = [option for option in options if option.get("selected") is not None]
    return MARK.sub("", "".join(map(str, (selected or options)[0].itertext()))).strip() if options else ""


def draws(cell: etree._Element) -> bool:
    """Whether something in a cell is drawn, embedded or written by a script: without text it need not be blank."""
    drawn = any(not is_hidden(one) and not (one.tag == "img" and is_tiny(one)) for one in cell.iter(*_DRAWN))
    return drawn or any("document.write" in (one.text or "") for one in cell.iter("script"))


def is_tiny(image: etree._Element) -> bool:
    """Whether a picture is known to be no larger than an icon."""
    said = [image.get(side, "").removesuffix("px") for side in ("width", "height")]
    said += _PIXELS.findall(image.get("style") or "")
    sizes = [whole_number(size, _TINY + 1) for size in said if size.isdecimal()]
    return bool(sizes) and max(sizes) <= _TINY
