"""A table that goes on over page breaks put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ogicheck_plugins.formats_kit.drawn.grid import NEAR, edges
from ogicheck_plugins.formats_kit.drawn.sheet import Field, Ruled


def continues(table: Ruled, below: Ruled) -> bool:
    """Whether two tables next to each other but for a page break are ruled alike: the same sides, and the columns of one
    among those of the other."""
    few, many = sorted((table.xs, below.xs), key=len)
    sides = abs(few[0] - many[0]) <= NEAR and abs(few[-1] - many[-1]) <= NEAR
    return sides and all(any(abs(x - other) <= NEAR for other in many) for x in few)


def stitched(tables: Sequence[Ruled]) -> Ruled:
    """Parts of one table as one table; what its first part has as header is left out where a later part repeats it.

    A cell that the page break cuts open, without a line below and above, is one cell again; so is a row of such cells.
    """
    if len(tables) == 1:
        return tables[0]
    xs = edges([x for table in tables for x in table.xs])
    whole = _spread(tables[0], xs)
    for table in tables[1:]:
        whole = _joined(whole, _without_header(_spread(table, xs), whole))
    return whole


def _spread(table: Ruled, xs: tuple[float, ...]) -> Ruled:
    """The table on the column edges of all its parts."""
    if len(table.xs) == len(xs):
        return replace(table, xs=xs)
    at = [min(range(len(xs)), key=lambda index: abs(xs[index] - x)) for x in table.xs]
    fields = tuple(
        field._replace(column=at[field.column], colspan=at[field.column + field.colspan] - at[field.column])
        for field in table.fields
    )
    return replace(table, xs=xs, fields=fields)


def _without_header(below: Ruled, whole: Ruled) -> Ruled:
    """`below` without the rows at its top that are word for word the rows at the top of `whole`."""
    rows = 0
    for end in range(1, below.rows):
        if _prints(below, end) == _prints(whole, end) != ():
            rows = end
    if not rows:
        return below
    kept = tuple(field._replace(row=field.row - rows) for field in below.fields if field.row >= rows)
    return replace(below, rows=below.rows - rows, fields=kept)


def _prints(table: Ruled, end: int) -> tuple[tuple[str, int, int, int, int], ...]:
    """What stands in the first `end` rows; nothing if a cell goes on below them."""
    top = [field for field in table.fields if field.row < end]
    if any(field.row + field.rowspan > end for field in top):
        return ()
    return tuple((field.text, field.row, field.column, field.rowspan, field.colspan) for field in top)


def _joined(whole: Ruled, below: Ruled) -> Ruled:
    """`below` under `whole`, with the cells between them that go on as one."""
    last = [field for field in whole.fields if field.row + field.rowspan == whole.rows]
    first = {(field.column, field.colspan): field for field in below.fields if field.row == 0}
    beneath = [(upper, first.get((upper.column, upper.colspan))) for upper in last]
    cut = not any(lower and _figures(upper, lower) for upper, lower in beneath)
    rests = _rests([(upper, lower) for upper, lower in beneath if lower], last, tuple(first.values()))
    pairs = {upper: lower for upper, lower in beneath if lower and (lower in rests or (cut and _open(upper, lower)))}
    cut_row = len(pairs) == len(last) == len(first) and all(_open(*pair) for pair in pairs.items())
    if _wraps(beneath, tuple(first.values())):
        pairs, cut_row = {upper: lower for upper, lower in beneath if lower}, True
    shift = whole.rows - cut_row
    united = [_united(field, pairs[field], shift) if field in pairs else field for field in whole.fields]
    merged = set(pairs.values())
    moved = [field._replace(row=field.row + shift) for field in below.fields if field not in merged]
    fields = sorted((*united, *moved), key=lambda field: (field.row, field.column))
    return replace(whole, rows=shift + below.rows, fields=tuple(fields))


def _open(upper: Field, lower: Field) -> bool:
    return not (upper.closed_below or lower.closed_above)


def _rests(beneath: Sequence[tuple[Field, Field]], last: Sequence[Field], first: Sequence[Field]) -> set[Field]:
    """The lower cells that are the blank rest of a label that spans rows. Below a row of figures all are; below a header
    those at the left of a row with words, or in a row that the header goes on with: other blanks are figures left out.
    """
    blank = {lower for upper, lower in beneath if not lower.text and max(upper.rowspan, lower.rowspan) > 1}
    if any(field.text and field.text.isascii() for field in last):
        return blank
    words = [field for field in first if field.text and not field.text.isascii()]
    if words and len(words) + len(blank) == len(first):
        return blank
    begins = min((field.column for field in first if field.text), default=0) if words else 0
    return {field for field in blank if field.column < begins}


def _figures(upper: Field, lower: Field) -> bool:
    """Whether both cells hold figures, which a page break cannot cut in two."""
    return all(field.text and field.text.isascii() for field in (upper, lower))


def _wraps(beneath: Sequence[tuple[Field, Field | None]], first: Sequence[Field]) -> bool:
    """Whether the lower row is the second line of the upper one's figures, which had no room in their cells: below the
    upper one's label it has none, and it has text only where the upper one's fills its line.
    """
    pairs = [(upper, lower) for upper, lower in beneath if lower]
    wrapped = [upper for upper, lower in pairs if lower.text]
    labelled = any(_is_label(upper) and not lower.text for upper, lower in pairs)
    whole = len(beneath) == len(first) == len(pairs)
    return bool(wrapped) and labelled and whole and all(upper.full and upper.text[:1].isascii() for upper in wrapped)


def _is_label(field: Field) -> bool:
    return not field.text.isascii() and field.rowspan == 1


def _united(upper: Field, lower: Field, shift: int) -> Field:
    end = shift + lower.row + lower.rowspan
    return upper._replace(text=upper.text + lower.text, rowspan=end - upper.row, closed_below=lower.closed_below)
