"""Web pages with their notes: the page's own content, made harmless, with marks in it, and the notes below."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import nh3
from lxml import etree, html

from ogicheck.api import FileResult, Opening, Text, one_line, printable
from ogicheck_plugins.formats_kit.webcharset import decode
from ogicheck_plugins.formats_kit.websource import AT, MARK, marked, source_of
from ogicheck_plugins.marks.addresses import located
from ogicheck_plugins.marks.notes import Note
from ogicheck_plugins.marks.saved import SAVED, page_of

KINDS = frozenset({"text/html", SAVED})
SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TAGS = _names(
    "a abbr address article aside b big blockquote br caption center code col colgroup dd del dfn div dl dt em figcaption"
    " figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span"
    " strike strong sub sup table tbody td tfoot th thead tr tt u ul var"
)
"""What shows text, and can do nothing: no script, style, form, frame, drawing or link to follow."""
_ATTRIBUTES = {
    "*": {"align", "dir", "lang", "style", "title", "valign"},
    "table": {"border", "cellpadding", "cellspacing", "width"},
    "td": {"colspan", "rowspan", "width", AT},
    "th": {"colspan", "rowspan", "width", AT},
    "img": {"alt", "height", "src", "width"},
}
_STYLES = _names(
    "border border-collapse color display font-family font-size font-style font-weight height letter-spacing line-height"
    " margin padding text-align text-decoration text-indent vertical-align visibility white-space width"
)
_GONE = frozenset(
    {"script", "style", "template", "noscript", "title", "textarea", "select", "object", "svg", "math", "iframe"}
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
_STYLE = (
    "mark{background:#ffe08a;color:inherit}mark.error,td.error,th.error{background:#ffc9c9!important}"
    "mark.pointer,td.pointer,th.pointer{background:#e4e4e4!important}td.warning,th.warning{background:#ffe08a!important}"
    "mark.note,td.note,th.note{background:#cfe5ff!important}a.ogicheck{font-size:.8em;vertical-align:super}"
    "aside.ogicheck{border-top:2px solid #888;margin-top:2em;font-size:1rem}aside.ogicheck li{margin:.6em 0}"
    "li:target,mark:target{outline:2px solid #c00}"
)
NOTES = Text("检查意见", "Remarks")
PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width"><title>{title}</title><style>{style}</style></head>
<body><main>{content}</main>
<aside class="ogicheck"><h2>{heading}</h2><ol>{notes}</ol></aside></body></html>
"""


def mark(data: bytes, notes: list[Note], result: FileResult, opening: Opening) -> tuple[bytes, str]:
    """The page with its notes. Nothing of it runs: what it may hold is on a list, and its policy forbids the rest."""
    if saved := result.media_type == SAVED:
        text, said = page_of(data, notes, result, opening)
    else:
        text, said = decode(data)[0], located(notes, result.report)
    kept = nh3.clean(
        marked(text),
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        clean_content_tags=set(_GONE),
        filter_style_properties=set(_STYLES),
        url_schemes={"data"},
        attribute_filter=_within,
        link_rel=None,
    )
    lang = opening.settings.lang
    page = PAGE.format(
        lang=lang,
        policy=_POLICY,
        style=_STYLE,
        title=escape(printable(result.file)),
        content=_content(kept, _spans(said, text)),
        heading=escape(NOTES.say(lang)),
        notes="".join(_item(number, one) for number, one in enumerate(said, 1)),
    )
    return page.encode("utf-8", "replace"), ".html" if saved else ""


def _within(tag: str, name: str, value: str) -> str | None:
    """An attribute, but for the address of a picture that does not lie in the page itself."""
    return value if name != "src" or value.startswith("data:image/") else None


def _item(number: int, note: Note) -> str:
    lines = "<br>".join(escape(one_line(line)) for line in note.lines)
    return f'<li id="ogicheck-{number}" class="{_class(note)}">{lines} <a href="#ogicheck-at-{number}">↑</a></li>'


def _class(note: Note) -> str:
    return note.level or "pointer"


Span = tuple[int, int, int, Note]
"""From where to where in the source a note stands, and its number."""


def _spans(notes: list[Note], text: str) -> list[Span]:
    """Where the notes stand, those of failures first, as what is marked once is not marked again."""
    starts = source_of(text).starts
    found = [(*_offsets(note, starts, len(text)), number, note) for number, note in enumerate(notes, 1)]
    return sorted(found, key=lambda one: one[3].level is None)


def _offsets(note: Note, starts: tuple[int, ...], length: int) -> tuple[int, int]:
    place = note.place
    if place.line is None or place.line > len(starts):
        return 0, 0
    begin = starts[place.line - 1] + (place.column or 1) - 1
    end = starts[min(place.end_line or place.line, len(starts)) - 1] + (place.end_column or 1) - 1
    return begin, min(max(end, begin + 1), length)


def _content(kept: str, spans: list[Span]) -> str:
    root = html.fragment_fromstring(kept, create_parent="div")
    told: set[int] = set()
    for element in list(root.iter(etree.Element)):
        if at := element.attrib.pop(AT, None):
            start, end = map(int, at.split(":")) if at.replace(":", "", 1).isdecimal() else (0, 0)
            _cell(element, [one for one in spans if start <= one[0] < one[1] <= end], told)
    for element in list(root.iter(etree.Element)):
        _texts(element, spans, told)
    return str(html.tostring(root, encoding="unicode"))


def _cell(cell: etree._Element, spans: list[Span], told: set[int]) -> None:
    """A cell that is blank is marked by itself."""
    if spans:
        cell.set("class", _class(spans[0][3]))
        cell[:0] = _links(spans, told)


def _texts(element: etree._Element, spans: list[Span], told: set[int]) -> None:
    """The marked texts in an element and behind each of its children."""
    text, element.text = element.text or "", ""
    pieces = [*_pieces(text, spans, told)]
    for child in list(element):
        tail, child.tail = child.tail or "", ""
        pieces.append(child)
        pieces += _pieces(tail, spans, told)
    _fill(element, pieces)


def _fill(element: etree._Element, pieces: list[etree._Element | str]) -> None:
    for child in list(element):
        element.remove(child)
    for piece in pieces:
        if not isinstance(piece, str):
            element.append(piece)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def _pieces(text: str, spans: list[Span], told: set[int]) -> Iterator[etree._Element | str]:
    """A text as plain pieces, and marked ones with links to their notes."""
    before, *parts = MARK.split(text)
    yield before
    for start, end, shown in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        found = [one for one in spans if one[0] < int(end) and int(start) < one[1]]
        if not found:
            yield shown
            continue
        words = etree.Element("mark")
        words.set("class", _class(found[0][3]))
        words.text = shown
        yield words
        yield from _links(found, told)


def _links(spans: list[Span], told: set[int]) -> list[etree._Element]:
    """Links to the notes that stand here first."""
    links = []
    for number in (one[2] for one in spans if one[2] not in told):
        told.add(number)
        link = etree.Element("a")
        link.text = f"[{number}]"
        for name, value in (("class", "ogicheck"), ("id", f"ogicheck-at-{number}"), ("href", f"#ogicheck-{number}")):
            link.set(name, value)
        links.append(link)
    return links
