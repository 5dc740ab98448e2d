"""The order of a header's columns where its cells came off as text, by which heading stands over which."""

from __future__ import annotations

from collections.abc import Sequence

from ogicheck.reading.lexicon import TableLexicon
from ogicheck.values.document import Cell
from ogicheck.values.words import fold

Cells = Sequence[Cell]


def in_order(rows: Sequence[Cells], block: str, lexicon: TableLexicon) -> list[Cell] | None:
    """The lowest cells from left to right: a heading over several gives way to those that stand under it. None where that
    can't be told.
    """
    kept = [[cell for cell in row if fold(cell.text) and lexicon.kind(cell.text) != "block"] for row in rows]
    lines = [row for row in kept if row]
    if len(lines) > 1:
        found = _expanded(lines, lexicon)
    else:
        found = [] if not lines else None if _begins_strangely(lines[0], lexicon) else _unfolded(lines[0], block, lexicon)
    return found and [cell for cell in found if lexicon.kind(cell.text) != "corner"]


def _expanded(lines: Sequence[list[Cell]], lexicon: TableLexicon) -> list[Cell] | None:
    """By lines: each has one heading at most over all the cells of the line below."""
    top, *below = lines
    kinds = [lexicon.kind(cell.text) for cell in top]
    over = [at for at, kind in enumerate(kinds) if kind == "group"]
    if not below:
        return None if over else top
    # The form's own heading over all columns stands in the corner's words.
    over = over or [at for at, kind in enumerate(kinds) if kind == "corner"][-1:]
    inner = _expanded(below, lexicon)
    return None if inner is None or len(over) != 1 else [*top[: over[0]], *inner, *top[over[0] + 1 :]]


def _begins_strangely(cells: Sequence[Cell], lexicon: TableLexicon) -> bool:
    """Whether, in one line, a name that the form does not have comes first: it may stand first, or beside all the others."""
    first = next((kind for cell in cells if (kind := lexicon.kind(cell.text)) != "corner"), "corner")
    return first not in ("column", "group", "corner")


def _unfolded(cells: list[Cell], block: str, lexicon: TableLexicon) -> list[Cell] | None:
    """Of one line, where what is under a heading follows it or all beside it; None where a strange name may be either's. All
    the form's columns, in its order, are a line of their own.
    """
    named = [cell for cell in cells if lexicon.kind(cell.text) not in ("group", "corner")]
    if [_place(cell, block, lexicon) for cell in named] == list(range(len(lexicon.form.blocks[block].columns))):
        return named
    for at, cell in enumerate(cells):
        if lexicon.kind(cell.text) != "group":
            continue
        under = [index for index in range(at + 1, len(cells)) if _is_under(cells[index], cell, block, lexicon)]
        beside = cells[at + 1 : under[0]] if under else cells[at + 1 :]
        end = under[-1] + 1 if under and not beside else len(cells)
        inner = cells[under[0] : end] if under else []
        if inner and beside and lexicon.kind(beside[-1].text) not in ("column", "group"):
            return None
        first = _next_line(beside, inner, block, lexicon)
        return _unfolded([*cells[:at], *beside[first:], *inner, *beside[:first], *cells[end:]], block, lexicon)
    return cells


def _next_line(beside: list[Cell], inner: list[Cell], block: str, lexicon: TableLexicon) -> int:
    """Where among the headings beside one the line below it begins: with one that the form has before what stands under it,
    behind one that it has after that.
    """
    places = [_place(cell, block, lexicon) for cell in beside]
    first, last = (_place(cell, block, lexicon) for cell in (inner[0], inner[-1])) if inner else (0, 0)
    breaks = [at for at in range(1, len(beside)) if places[at - 1] > last and 0 <= places[at] < first]
    return breaks[-1] if breaks and all(0 <= place < first for place in places[breaks[-1] :]) else len(beside)


def _place(cell: Cell, block: str, lexicon: TableLexicon) -> int:
    """A column's place in the form; -1 for none of its columns."""
    return next((one.position for one in lexicon.columns[block].exact.get(fold(cell.text), ())), -1)


def _is_under(cell: Cell, heading: Cell, block: str, lexicon: TableLexicon) -> bool:
    columns = list(lexicon.form.blocks[block].columns.values())
    found = lexicon.columns[block].exact.get(fold(cell.text), ())
    over = fold(heading.text)
    return any(over in map(fold, columns[one.position].under[-1:]) for one in found)
