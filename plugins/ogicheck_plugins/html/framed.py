"""Pages whose text stands in another file, which they show in a frame."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from ogicheck.api import Paragraph, Picture, Table

LEAST = 400
"""Characters: a page that says less beside its frame is the site's own words."""

_MOST = 3


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
