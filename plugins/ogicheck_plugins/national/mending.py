"""The one cell that, were its figure another, would mend every broken relation of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ogicheck.api import Figure
from ogicheck_plugins.national.sums import Sum, figure


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell and the figure it would need."""

    cell: Figure
    value: int


def mend(sums: Sequence[Sum]) -> Mend | None:
    """The mend of these relations; None where there is none, or more than one."""
    broken = [one for one in sums if one.difference]
    shared = {cell.address for one in broken for cell in one.cells}.intersection(
        *({cell.address for cell in one.cells} for one in broken)
    )
    candidates = [cell for cell in broken[0].cells if cell.address in shared] if broken else []
    mends = [found for cell in candidates if (found := _mended(cell, broken[0], sums))]
    return mends[0] if len(mends) == 1 else None


def _mended(cell: Figure, broken: Sum, sums: Sequence[Sum]) -> Mend | None:
    change = -broken.difference * _sign(cell, broken)
    value = (figure(cell) or 0) + change
    holds = all(one.difference + change * _sign(cell, one) == 0 for one in sums if _sign(cell, one))
    return Mend(cell, int(value)) if holds and value >= 0 and value == int(value) else None


def _sign(cell: Figure, one: Sum) -> int:
    """How a cell's figure enters into the difference."""
    return 1 if cell in one.left else -1 if cell in one.right else 0
