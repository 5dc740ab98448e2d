"""Which lines of a text belong together, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ogicheck.api import Block, Paragraph, Place, Table
from ogicheck_plugins.formats_kit.flattened.dashed import dashed_rows, dashed_runs
from ogicheck_plugins.formats_kit.flattened.embedded import PageBlocks, embedded, spans
from ogicheck_plugins.formats_kit.flattened.lines import DELIMITER, FIGURE, TextLine, span, unmarked
from ogicheck_plugins.formats_kit.flattened.paged import without_page_numbers, without_running_lines
from ogicheck_plugins.formats_kit.flattened.ruled import ruled
from ogicheck_plugins.formats_kit.flattened.tables import cell_rows, piped_rows, tabbed, tabled, unframed
from ogicheck_plugins.formats_kit.flattened.wrapping import begins, ends, is_full, wrapped_at
from ogicheck_plugins.formats_kit.markdown import OF_LINE, seen

LONGEST_CONTINUATION, LONGEST_REST = 24, 80
"""Columns of a cell's further line; of one between two cells without a blank line."""
LONGEST_GAP = 4
"""Lines of prose between two rows of one table at most: a label broken by a converter has three."""
BLANK_CELLS = re.compile(r"\t\s*\t\s*$")
"""At the end of a line below a row with tabs: a label whose figures are all blank."""
MARKS = re.compile(r"\s*#{1,6}\s+")
NUMBERED = re.compile(r"\s*(?:{0}、|第{0}部分|[（(]{0}[)）])".format("[一二三四五六七八九十]{1,3}"))


def blocks(found: list[TextLine], page_blocks: PageBlocks) -> Iterator[Block]:
    """The blocks that lines of text make; places are lines and columns. `page_blocks` reads the HTML that stands in them."""
    found = _seen(without_page_numbers(without_running_lines(found)))
    wrap = wrapped_at(found)
    done = 0
    for start, end in spans(found):
        yield from _unmarked(found[done:start], wrap)
        yield from embedded(found[start:end], page_blocks)
        done = end
    yield from _unmarked(found[done:], wrap)


def _seen(found: list[TextLine]) -> list[TextLine]:
    """The lines; of Markdown's prose what a reader sees of it."""
    if not any(OF_LINE.match(line.text) for line in found):
        return found
    marked = [("<" in line.text or ":::" in line.text) and line.look == "prose" for line in found]
    return [replace(line, text=seen(line.text)) if of else line for line, of in zip(found, marked, strict=True)]


def _unmarked(found: list[TextLine], wrap: int) -> Iterator[Paragraph | Table]:
    for group in _groups(found):
        yield from _blocks(group, wrap)


def _groups(found: list[TextLine]) -> Iterator[tuple[str, list[TextLine]]]:
    """Runs of lines of one kind. Blank lines and continuations inside a run of tab-led cells belong to it."""
    kinds = _kinds(found)
    for kind, run in groupby(zip(kinds, found, strict=True), key=lambda pair: pair[0]):
        yield kind, [line for _, line in run]


def _kinds(found: list[TextLine]) -> list[str]:
    kinds = _drawn([_kind(line) for line in found])
    for start, end in dashed_runs(found):
        kinds[start:end] = ["dashed"] * (end - start)
    last = None
    for index, kind in enumerate(kinds):
        if kind == "tab":
            if last is not None and _inside(found[last + 1 : index]):
                kinds[last + 1 : index] = ["tab"] * (index - last - 1)
            last = index
        elif kind == "prose" and last == index - 1 and BLANK_CELLS.search(found[index].text):
            kinds[index], last = "tab", index
    return kinds


def _kind(line: TextLine) -> str:
    look = line.look
    return {"tabs": "tab", "prose": "blank" if DELIMITER.match(line.text) else "prose"}.get(look, look)


def _drawn(kinds: list[str]) -> list[str]:
    """Lines with pipes are rows of a table, of a drawn one where one of their run draws lines under cells, unless most of
    them hold a cell each; a single line with pipes in it is prose.
    """
    found: list[str] = []
    for is_drawn, group in groupby(kinds, key=lambda kind: kind in ("rule", "pipes", "bars", "cell")):
        run = list(group)
        if "rule" in run:
            run = ["ruled"] * len(run)
        elif is_drawn and run.count("cell") * 2 <= len(run):
            run = ["prose" if run == ["bars"] else "pipes"] * len(run)
        found += run
    return found


def _inside(gap: list[TextLine]) -> bool:
    """Whether the lines between two tab-led ones are no more than a cell's further lines and the end of a row."""
    prose = [line for line in gap if line.look == "prose"]
    close = len(prose) == len(gap) and not any(NUMBERED.match(unmarked(MARKS.sub("", line.text))) for line in prose)
    longest = LONGEST_REST if close else LONGEST_CONTINUATION
    if len(gap) > LONGEST_GAP or any(line.width > longest for line in prose):
        return False
    return not prose or gap[0].look == "prose"


def _blocks(group: tuple[str, list[TextLine]], wrap: int) -> Iterator[Paragraph | Table]:
    kind, run = group
    if kind == "prose":
        yield from _paragraphs(run, wrap)
    elif kind == "tab":
        yield from tabbed(run)
    elif kind == "cell":
        yield from tabled(cell_rows(run))
    elif kind == "pipes":
        yield from tabled(unframed(piped_rows(run)))
    elif kind == "dashed":
        yield from tabled(dashed_rows(run))
    elif kind == "ruled":
        yield from ruled(run)


def _paragraphs(run: list[TextLine], wrap: int) -> Iterator[Paragraph]:
    held: list[TextLine] = []
    for line in run:
        numbered = bool(held) and ends(held[-1]) and NUMBERED.match(line.text)
        if numbered or (held and (MARKS.match(line.text) or FIGURE.fullmatch(line.text.strip()) or begins(line, held))):
            yield _paragraph(held)
            held = []
        held.append(line)
        if not wrap or not is_full(line, wrap):
            yield _paragraph(held)
            held = []
    if held:
        yield _paragraph(held)


def _paragraph(run: list[TextLine]) -> Paragraph:
    marks = MARKS.match(run[0].text)
    start = marks.end() if marks else span(run[0].text)[0]
    first, last = run[0], run[-1]
    end = span(last.text)[1]
    texts = [first.text[start:], *(line.text for line in run[1:])]
    place = Place(line=first.number, column=start + 1, end_line=last.number, end_column=end + 1)
    return Paragraph(unmarked("".join(text.strip() for text in texts)), place)
