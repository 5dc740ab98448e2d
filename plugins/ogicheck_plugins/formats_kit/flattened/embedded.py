"""Tables that stand in a text as HTML, where Markdown cannot say which cells are merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from ogicheck.api import Block
from ogicheck_plugins.formats_kit.flattened.lines import TextLine
from ogicheck_plugins.formats_kit.places import lower, placed

PageBlocks = Callable[[str], Iterable[Block]]
"""The blocks of a page's source, each with its lines and columns there."""

TAG = re.compile(r"<(/?)(table|tr|td|th)\b", re.IGNORECASE)


def spans(found: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The runs of lines that hold such tables, as (first line, line behind); one left open ends with its last row."""
    start = end = depth = 0
    for index, line in enumerate(found):
        tags = TAG.findall(line.text) if "<" in line.text else []
        opened = sum(1 if not slash else -1 for slash, name in tags if name.lower() == "table")
        if not depth and opened <= 0 and not any(name.lower() == "table" for _, name in tags):
            continue
        start = index if not depth else start
        end = index + 1 if tags else end
        depth = max(depth + opened, 0)
        if not depth:
            yield start, end
    if depth:
        yield start, end


def embedded(run: Sequence[TextLine], page_blocks: PageBlocks) -> Iterator[Block]:
    """What these lines hold as a page; each block stands where its lines do."""
    for block in page_blocks("\n".join(line.text for line in run)):
        yield placed(block, partial(lower, lines=run[0].number - 1))
