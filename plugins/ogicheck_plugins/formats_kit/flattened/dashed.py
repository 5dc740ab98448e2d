"""Tables whose columns a line of dashes tells, a run over each: pandoc's simple and multi-line ones, reStructuredText's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise

from ogicheck_plugins.formats_kit.flattened.lines import TextLine, Width
from ogicheck_plugins.formats_kit.flattened.tables import Row, joined

RULE = re.compile(r"\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*")
FRAME = re.compile(r"\s*-{3,}\s*")
RUN = re.compile(r"-+|=+")
MOST_HEADS = 5
"""Lines of a head above the dashes: the form's have three rows."""
MOST_LINES = 500
"""Lines of a table: the form's longest has 30 rows, each of a few lines where columns are narrow."""
MOST_RULES = 8
"""Lines of dashes in a table: round its head, below its groups of rows."""

Columns = list[tuple[int, int]]
"""From where to where each run of dashes goes."""


def dashed_runs(found: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The lines that are such tables, as (first, behind the last), in order and apart from each other."""
    done = 0
    for at in [at for at, line in enumerate(found) if RULE.fullmatch(line.text)]:
        if at >= done and (end := _end(found, at)) > at + 1:
            start = _start(found, at, done)
            if width(found[start:end]):
                yield start, end
                done = end


def dashed_rows(run: Sequence[TextLine]) -> Iterator[Row]:
    """A row a line; where blank lines stand between rows, all lines up to the next of them."""
    columns, of = _columns(run), width(run) or Width.SCREEN
    between = [not line.text.strip() or _closes(line, columns) for line in run]
    pairs = groupby(zip(between, run, strict=True), key=lambda pair: pair[0])
    apart = [[line for _, line in group] for is_between, group in pairs if not is_between]
    goes_on = any(not line.text.strip() for line in run)
    for row in apart if goes_on else [[line] for lines in apart for line in lines]:
        yield [reduce(joined, cells) for cells in zip(*(_cells(line, columns, of) for line in row), strict=True)]


def width(run: Sequence[TextLine]) -> Width | None:
    """How the program that drew the table counted columns: no text stands between two of them; None where one does."""
    columns = _columns(run)
    return next((one for one in Width if all(_fits(line, columns, one) for line in run)), None)


def _columns(run: Sequence[TextLine]) -> Columns:
    rule = next(line for line in run if RULE.fullmatch(line.text))
    return [match.span() for match in RUN.finditer(rule.text)]


def _end(found: Sequence[TextLine], at: int) -> int:
    """Behind the table's last line: dashes like these with nothing below, or the line before a blank one."""
    columns = _columns(found[at : at + 1])
    last, rules = 0, 1
    if not "".join(line.text for line in found[at + 1 : at + 2]).strip():
        return at
    for index in range(at + 1, min(len(found), at + MOST_LINES)):
        line = found[index]
        is_last = index + 1 == len(found) or not found[index + 1].text.strip()
        if _closes(line, columns):
            rules += 1
            if rules > MOST_RULES:
                return at
            if is_last:
                return index + 1
        elif not any(_fits(line, columns, one) for one in Width):
            break
        elif is_last and line.text.strip():
            last = last or index + 1
    return last


def _closes(line: TextLine, columns: Columns) -> bool:
    """Whether these are the dashes again, or one run of them as wide as all the columns."""
    if FRAME.fullmatch(line.text):
        return [match.span() for match in RUN.finditer(line.text)] == [(columns[0][0], columns[-1][1])]
    return bool(RULE.fullmatch(line.text)) and _columns([line]) == columns


def _start(found: Sequence[TextLine], at: int, done: int) -> int:
    """The first line of the head above these dashes."""
    columns, start = _columns(found[at : at + 1]), at
    while start > max(done, at - MOST_HEADS):
        above = found[start - 1]
        if _closes(above, columns):
            return start - 1
        if not above.text.strip() or not any(_fits(above, columns, one) for one in Width):
            break
        start -= 1
    return start


def _fits(line: TextLine, columns: Columns, of: Width) -> bool:
    """Whether no text of a line stands between two columns, or before the first."""
    if not line.text.strip() or _closes(line, columns):
        return True
    gaps = [(0, columns[0][0]), *((end, start) for (_, end), (start, _) in pairwise(columns))]
    at = 0
    for char in line.text:
        after = at + of.of(char)
        if not char.isspace() and any(start < after and at < end for start, end in gaps):
            return False
        at = after
    return True


def _cells(line: TextLine, columns: Columns, of: Width) -> Row:
    starts = [0, *(start for start, _ in columns[1:])]
    ends = [0]
    for char in line.text:
        ends.append(ends[-1] + of.of(char))
    cuts = [next((at for at, end in enumerate(ends) if end >= start), len(line.text)) for start in starts]
    return [line.cell(start, end) for start, end in pairwise([*cuts, len(line.text)])]
