"""The names of OpenDocument 1.3 and LibreOffice's extensions of it."""

from __future__ import annotations

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
OFFICE, TEXT, TABLE, STYLE, DRAW, SVG = (
    f"{{{_OASIS.format(name)}}}" for name in ("office", "text", "table", "style", "drawing", "svg-compatible")
)
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
STYLE_NAME = f"{TEXT}style-name"
_PREFIXES = ((OFFICE, "office:"), (TEXT, "text:"), (TABLE, "table:"), (DRAW, "draw:"))


def short(tag: str) -> str:
    """A tag as it is written in a path."""
    for name, prefix in _PREFIXES:
        if tag.startswith(name):
            return prefix + tag.removeprefix(name)
    return f"*[local-name()='{tag.rpartition('}')[2]}']"
