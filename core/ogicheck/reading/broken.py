"""Column labels that go on in the row below, in tables whose cells are known by their order alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ogicheck.reading.labels import Labels
from ogicheck.values.document import Cell
from ogicheck.values.words import fold

Cells = tuple[Cell, ...]


def completed_rows(rows: Sequence[Cells], labels: Labels) -> list[Cells]:
    """The header's rows; one that only goes on with labels begun in the row above is part of that one."""
    found: list[Cells] = []
    for row in rows:
        joined = continued(found[-1], row, labels) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(row)
    return found


def continued(above: Cells, row: Cells, labels: Labels) -> Cells | None:
    """The row above with the rests of its labels, which stand below in the same order; None where they are none."""
    cells, at = list(above), 0
    rests = [cell for cell in row if fold(cell.text)]
    for rest in rests:
        fits = (index for index in range(at, len(cells)) if _begins(fold(cells[index].text), fold(rest.text), labels))
        index = next(fits, None)
        if index is None:
            return None
        cells[index] = replace(cells[index], text=cells[index].text + rest.text)
        at = index + 1
    return tuple(cells) if rests else None


def _begins(piece: str, rest: str, labels: Labels) -> bool:
    whole = piece + rest
    return bool(piece) and piece not in labels.exact and any(word.startswith(whole) for word in labels.exact)
