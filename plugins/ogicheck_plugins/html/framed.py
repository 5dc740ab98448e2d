"""Pages whose text stands elsewhere: in a file that they show in a frame, or in what a script is to write."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from ogicheck.api import Paragraph, Picture, Table

LEAST = 400
"""Characters: a page that says less beside its frame is the site's own words."""

_MOST = 3
"""Frames that are looked at: a report stands in one, and counters and logos in the others."""
_STORED = 2000
"""Characters of a script or a hidden field that may hold a report's text."""


def length(blocks: Iterable[Paragraph | Table | Picture]) -> int:
    """How many characters the paragraphs and tables hold."""
    return sum(
        sum(len(cell.text) for cell in block.cells) if isinstance(block, Table) else len(block.text)
        for block in blocks
        if not isinstance(block, Picture)
    )


def frames(root: etree._Element) -> tuple[str, ...]:
    """The addresses of the frames' files."""
    found = (source.strip() for frame in root.iter("iframe", "frame") if (source := frame.get("src")))
    return tuple(islice((one for one in found if not one.startswith(("about:", "javascript:"))), _MOST))


def is_written_by_scripts(root: etree._Element) -> bool:
    """Whether the page carries as much as a report in what no browser shows as it stands."""
    stores = ("".join(map(str, store.itertext())) for store in root.iter("script", "textarea", "template"))
    written = (frame.get("srcdoc", "") for frame in root.iter("iframe"))
    return any(len(text) > _STORED for text in (*stores, *written))
