"""What the tables say of a measure that a sentence claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from ogicheck.api import Figure, Report, Row, Text, fold
from ogicheck_plugins.national.naming import cell_name, row_name
from ogicheck_plugins.national.narrative.model import Claim
from ogicheck_plugins.national.narrative.scope import Scope
from ogicheck_plugins.national.sums import figure, total

Number = int | Decimal
MANY, TIMES, FEWER = 100, 10, 15
"""So many, and so many times the table's figure, or so many times fewer, is far from it."""
NAMED = re.compile("公开申请|信息公开|规范性文件|申请公开")
CONFLICT = Text("正文称“{0}”，{1}为 {2}（{3}）。请核对后改为一致。", "The text says '{0}'; the table has {2} at {1} ({3}).")
AREA_ORGAN = re.compile(r"管委会|管理委员会|开发区|新区|试验区|实验区|示范区|街道|镇|乡|政府")
OF_AREA = re.compile("我[县市区旗州]")

REASONS = {
    "refused": (
        "state_secret", "prohibited_by_law", "security_stability", "third_party", "internal_affairs", "process_information",
        "enforcement_files", "inquiry_matters",
    ),
    "unavailable": ("not_held", "needs_creation", "still_unclear"),
    "unprocessed": ("petition", "repeated", "publication", "excessive", "reconfirmation"),
    "other_handling": ("overdue_correction", "overdue_fee", "other"),
}  # fmt: skip
ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{reason: ("requests", (f"{outcome}.{reason}",)) for outcome, reasons in REASONS.items() for reason in reasons},
    "received": ("requests", ("new",)),
    "carried_over": ("requests", ("carried_over",)),
    "finished": ("requests", ("result_total",)),
    "handled": ("requests", ("result_total",)),
    "unfinished": ("requests", ("carried_forward",)),
    "carried_forward": ("requests", ("carried_forward",)),
    "granted": ("requests", ("granted",)),
    "partly_granted": ("requests", ("partly_granted",)),
    "refused": ("requests", ("refused.*",)),
    "unavailable": ("requests", ("unavailable.*",)),
    "unprocessed": ("requests", ("unprocessed.*",)),
    "other_handling": ("requests", ("other_handling*",)),
    "reconsideration": ("review", ("reconsideration",)),
    "litigation": ("review", ("litigation_direct", "litigation_after")),
    "litigation_direct": ("review", ("litigation_direct",)),
    "litigation_after": ("review", ("litigation_after",)),
    "issued": ("disclosure", ("normative_documents",)),
    "abolished": ("disclosure", ("normative_documents",)),
    "in_force": ("disclosure", ("normative_documents",)),
    "licensing": ("disclosure", ("licensing",)),
    "penalties": ("disclosure", ("penalties",)),
    "coercion": ("disclosure", ("coercion",)),
    "fees": ("disclosure", ("fees",)),
    "regulations": ("disclosure", ("regulations",)),
}
COLUMNS = {
    "issued": ("issued", "made"),
    "abolished": ("abolished",),
    "in_force": ("in_force",),
    "organisations": ("company", "research", "social", "legal_service", "other_org"),
    **dict.fromkeys(("licensing", "penalties", "coercion"), ("processed",)),
    "fees": ("amount",),
}

KEPT_APART = ("regulations", "received", "carried_over")
"""Measures whose name holds a column, or several, behind a point."""


@dataclass(frozen=True, slots=True)
class Told:
    """The figures by which a claim is right: the total as printed, and what its parts sum to. `name` is where it stands."""

    figures: tuple[Number, ...]
    cells: tuple[Figure, ...]
    name: str
    section: str

    def bears_out(self, claim: Claim) -> bool:
        return any(claim.quantity.fits(one) for one in self.figures)


def told(report: Report, measure: str) -> Told | None:
    """What the tables say of a measure, of several joined by + their sum; None where they say nothing clear."""
    kinds = measure.split("+")
    found = [_told(report, kind) for kind in kinds]
    known = [one for one in found if one]
    if len(known) < len(found):
        return None
    if len(known) == 1:
        return known[0]
    figures = tuple(sum(one.figures[place] for one in known) for place in (0, -1))
    cells = tuple(cell for one in known for cell in one.cells)
    return Told(figures, cells, "＋".join(one.name for one in known), known[0].section)


def _told(report: Report, kind: str) -> Told | None:
    kind, _, result = kind.partition(".")
    if kind not in ROWS:
        return None
    key, names = ROWS[kind]
    table, form = report.tables.get(key), report.form.tables.get(key)
    if table is None or form is None or table.state == "unread":
        return None
    keys = [row for row in form.rows if any(fnmatchcase(row, name) for name in names)]
    rows = [row for row in table.rows if row.key in keys]
    optional = {row for row in keys if form.rows[row].optional or form.rows[row].stands_for}
    if not rows or any(row.shifted for row in rows) or set(keys) - optional - {row.key for row in rows}:
        return None
    columns = COLUMNS.get(result if kind in KEPT_APART else kind) or ((result,) if result else ("total",))
    return _figures(report, rows, columns)


def _figures(report: Report, rows: Sequence[Row], columns: Sequence[str]) -> Told | None:
    cells = [cell for row in rows for column in columns if (cell := row.cells.get(column))]
    parts = [cell for row in rows for column, cell in row.cells.items() if column != "total"]
    if len(cells) < len(rows) or any(figure(cell) is None for cell in (*cells, *parts)):
        return None
    figures = [total(cells)] if any(cell.shape != "blank" for cell in cells) else []
    if columns == ("total",):
        figures.append(total(parts))
    if not figures:
        return None
    key = cells[0].address.split("/")[1]
    number = report.form.sections[report.form.tables[key].section].number
    return Told(tuple(figures), tuple(cells), _name(report, cells), f"第{number}部分")


def _name(report: Report, cells: Sequence[Figure]) -> str:
    if len(cells) == 1:
        return f"“{cell_name(report, cells[0])}”"
    key = cells[0].address.split("/")[1]
    group = report.form.tables[key].rows[cells[0].row].under[-1:] or [row_name(report, key, cells[0].row)]
    return f"“{group[0]}”各行合计"


def concerns(report: Report, claim: Claim) -> bool:
    """Whether a claim is one about what the tables count, in the report year."""
    return claim.year == report.year and is_counted(report, claim.scope)


def is_counted(report: Report, scope: Scope) -> bool:
    """Whether the tables count what is this organ's, or its area's where the organ is the area's own."""
    return scope != "other" and (scope != "area" or _is_of_area(report))


def _is_of_area(report: Report) -> bool:
    """Whether the report is on an area: by the organ's name, or where it has none by what it calls itself (我县)."""
    if report.organ:
        return bool(AREA_ORGAN.search(report.organ))
    inside = (one for section in report.sections for one in section.paragraphs)
    return report.organ_kind in ("government", None) and any(OF_AREA.search(one.text) for one in inside)


def is_far(claim: Claim, figure: Number) -> bool:
    """Whether a claim is so far from a table's figure that it counts something else most likely: so much more, and it does
    not name what it counts (办结7757件 of a hotline); or so few that they are some of it, which no lost digit makes.
    """
    if 0 < claim.quantity.value * FEWER < figure:
        return True
    plain = not NAMED.search(fold(claim.text))
    return plain and claim.quantity.value >= MANY and claim.quantity.value > TIMES * max(figure, 1)


def unsure(claim: Claim) -> bool:
    """Whether a person should look: the sentence has two readings, or speaks of the organ's own office only."""
    return not claim.certain or claim.scope == "office"
