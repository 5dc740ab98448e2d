"""A report's tables as grids to show: labels with what stands above them, figures as printed, what is missing or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ogicheck.api import Column, Figure, Match, Report, ReportTable, Row, TableForm, Text

Kind = Literal["", "blank", "odd", "strange", "absent"]
"""As the form has it; an empty cell; an odd print, or a label known by likeness; what the form does not know; missing."""

UNCLEAR, SHIFTED = Text("看不清", "unclear"), Text("错位", "shifted")
COUNTED = Text("{0}：读到 {1} 个值，应有 {2} 个", "{0}: {1} values found, {2} due")
KINDS: dict[Match, Kind] = {"near": "odd", "inferred": "odd", "unknown": "strange"}


@dataclass(frozen=True, slots=True)
class Head:
    """A label, spanning as many columns and rows; `key` is "" where it is no label of a row or column itself."""

    text: str
    kind: Kind = ""
    across: int = 1
    down: int = 1
    key: str = ""
    match: Match = "official"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as printed; `figure` is None where there is none."""

    address: str
    text: str
    kind: Kind
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its own label last among `heads`; `note` stands in place of figures that could not be told apart."""

    address: str
    label: str
    heads: tuple[Head, ...]
    cells: tuple[GridCell, ...]
    note: Text | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A part of a table with columns of its own, and the form's name for it ("" where it is all of the table). `corner`
    counts the columns of labels that its rows have.
    """

    name: str
    columns: tuple[tuple[Head, ...], ...]
    labels: tuple[str, ...]
    rows: tuple[GridRow, ...]
    corner: int


def grids(report: Report, key: str) -> list[Grid]:
    """The parts of a table of the form, as they were read; none where it was not."""
    table, form = report.tables.get(key), report.form.tables[key]
    if table is None or table.state == "unread":
        return []
    return [_grid(table, form, block, rows) for block, rows in by_block(table.rows, form).items()]


def by_block(rows: Iterable[Row], form: TableForm) -> dict[str, list[Row]]:
    """Rows in their order by the part of the table that they stand in; one without a key stands in that of its neighbour."""
    found: dict[str, list[Row]] = {}
    ahead: list[Row] = []
    block = ""
    for row in rows:
        block = form.rows[row.key].block if row.key else block
        if block:
            found.setdefault(block, []).extend([*ahead, row])
        ahead = [] if block else [*ahead, row]
    return found or {next(iter(form.blocks)): ahead}


def _grid(table: ReportTable, form: TableForm, block: str, rows: list[Row]) -> Grid:
    """Rows that stand side by side are blocks of their own: their columns bear their keys."""
    own = {"", block, *(row.key for row in rows)}
    columns = [column for column in table.columns if column.block in own]
    declared = form.blocks[block].columns
    leaves = [_column(key, one.label, columns) for key, one in declared.items()]
    under = [list(one.under) for one in declared.values()]
    unknown = [column for column in columns if column.key is None]
    leaves += [Head(column.text, "strange", match="unknown") for column in unknown]
    lines = _lines([*under, *([] for _ in unknown)], leaves)
    every = _with_missing(rows, [key for key in table.missing_rows if form.rows[key].block == block], form)
    heads = _transposed(
        [list(form.rows[key].under) if key else [] for key, _ in every], [_label(*one, form) for one in every]
    )
    corner = max((sum(head.across for head in line) for line in heads), default=1)
    filled = (_row(table, row, key, line, [*declared], len(unknown)) for (key, row), line in zip(every, heads, strict=True))
    return Grid(form.blocks[block].label, lines, tuple(head.text for head in leaves), tuple(filled), corner)


def _column(key: str, label: str, columns: Sequence[Column]) -> Head:
    """A column as it is printed; by the form's label where no header tells it."""
    found = next((column for column in columns if column.key == key), None)
    if found is None:
        return Head(label, "absent" if columns else "odd", key=key, match="inferred")
    return Head(found.text or label, KINDS.get(found.match, ""), key=key, match=found.match)


def _with_missing(rows: Sequence[Row], missing: Sequence[str], form: TableForm) -> list[tuple[str, Row | None]]:
    """The rows with their keys, and each missing one behind the last that the form has before it."""
    order = list(form.rows)
    found: list[tuple[str, Row | None]] = [(row.key or "", row) for row in rows]
    for key in missing:
        before = [index for index, (one, _) in enumerate(found) if one and order.index(one) < order.index(key)]
        found.insert(max(before, default=-1) + 1, (key, None))
    return found


def _label(key: str, row: Row | None, form: TableForm) -> Head:
    if row is None:
        return Head(form.rows[key].label, "absent", key=key, match="inferred")
    return Head(row.text or (form.rows[key].label if key else ""), KINDS.get(row.match, ""), key=key, match=row.match)


def _row(
    table: ReportTable, row: Row | None, key: str, heads: tuple[Head, ...], columns: Sequence[str], unknown: int
) -> GridRow:
    """A row with its cells; what stands under a column that the form does not know was not read."""
    address, label = row.address if row else f"{table.address}/{key}", heads[-1].text
    if row is None:
        return GridRow(address, label, heads, (), absent=True)
    if row.shifted:
        return GridRow(address, label, heads, (), COUNTED.fill(UNCLEAR if row.unclear else SHIFTED, row.values, row.due))
    cells = [_cell(f"{address}/{one}", row.cells.get(one)) for one in columns]
    return GridRow(address, label, heads, (*cells, *(GridCell("", "?", "strange") for _ in range(unknown))))


def _cell(address: str, figure: Figure | None) -> GridCell:
    if figure is None:
        return GridCell(address, "", "absent")
    kind: Kind = "" if figure.shape == "plain" else "blank" if figure.shape == "blank" else "odd"
    return GridCell(figure.address, figure.text, kind, figure)


def _lines(under: Sequence[Sequence[str]], leaves: Sequence[Head]) -> tuple[tuple[Head, ...], ...]:
    """Header lines: equal headings beside each other are one, and a label without any reaches up to the top."""
    turned = _transposed(under, leaves)
    depth = max((sum(head.across for head in heads) for heads in turned), default=1)
    lines: list[list[Head]] = [[] for _ in range(depth)]
    for heads in turned:
        level = depth - sum(head.across for head in heads)
        for head in heads:
            lines[level].append(Head(head.text, head.kind, head.down, head.across, head.key, head.match))
            level += head.across
    return tuple(map(tuple, lines))


def _transposed(under: Sequence[Sequence[str]], leaves: Sequence[Head]) -> list[tuple[Head, ...]]:
    """Each label with the headings that begin at it, outermost first; a label is as wide as those that others have."""
    depth = max(map(len, under), default=0) + 1
    found = []
    for index, (above, leaf) in enumerate(zip(under, leaves, strict=True)):
        heads = [
            Head(text, down=_run(under, index, level))
            for level, text in enumerate(above)
            if index == 0 or under[index - 1][: level + 1] != above[: level + 1]
        ]
        found.append((*heads, Head(leaf.text, leaf.kind, depth - len(above), 1, leaf.key, leaf.match)))
    return found


def _run(under: Sequence[Sequence[str]], index: int, level: int) -> int:
    """How many labels from this one on have the same headings down to `level`."""
    own = under[index][: level + 1]
    end = next((at for at in range(index, len(under)) if under[at][: level + 1] != own), len(under))
    return end - index
