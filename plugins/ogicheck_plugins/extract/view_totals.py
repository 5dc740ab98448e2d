"""What the reports of a page come to together: each year's figures in the tables of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ogicheck.api import Lang, Record, Session, Text, one_line
from ogicheck_plugins.records_kit.cell_values import plain_number
from ogicheck_plugins.records_kit.forms import Forms
from ogicheck_plugins.records_kit.grid import Grid, GridSpot
from ogicheck_plugins.records_kit.organs import Organ, organs
from ogicheck_plugins.records_kit.own_reports import own_reports
from ogicheck_plugins.records_kit.sums import Part, Sums

NAME = Text("{0} 年合计：{1} 个机关", "{0}: {1} organs together")
NOTE = Text(
    "各机关数字之和；有一份报告没有给出的，写“?”。",
    "Sums of the organs' figures; '?' where a report does not give its own.",
)
APART = Text("没有计入（本身就是汇总，或说不清）：{0}。", "Left out, as sums themselves or not to be told: {0}.")
COMMA = Text("、", ", ")


@dataclass(frozen=True, slots=True)
class Total:
    """A year's sums as they stand on a page: what they are told by in a list, and all of them."""

    name: str
    body: str


def totals(records: Sequence[Record], session: Session) -> list[Total]:
    """A total for each year that has reports of two organs or more, a government's own report among them left out."""
    forms = Forms.of(session, records)
    placed = organs([one for one in records if forms.followed(one)]).all
    years = sorted({year for organ in placed for year in organ.reports})
    return [total for year in years for total in _of_year(year, placed, forms, session.lang)]


def _of_year(year: int, placed: Sequence[Organ], forms: Forms, lang: Lang) -> Iterator[Total]:
    there = [organ for organ in placed if year in organ.reports]
    apart = [organ for some in own_reports(there) for organ in some]
    apart += [organ for organ in placed if year in organ.doubtful]
    parts = tuple(Part(organ.name, organ.reports[year]) for organ in there if organ not in apart)
    regions = {part.record.region for part in parts}
    form = forms.due(year, next(iter(regions)) if len(regions) == 1 else None)
    if form and len(parts) > 1:
        sums = Sums(form, year, parts)
        told = [NOTE.say(lang)]
        if apart:
            told.append(APART.fill(COMMA.say(lang).join(one_line(organ.name) for organ in apart)).say(lang))
        said = "".join(f"<p>{escape(one)}</p>" for one in told)
        yield Total(NAME.fill(year, len(parts)).say(lang), said + "".join(_table(sums, one) for one in sums.grids))


def _table(sums: Sums, of: Grid) -> str:
    title = sums.form.heading(of.key)
    rows = ("".join(_cell(sums, of, spot) for spot in of.spots if spot.row == row) for row in range(of.height))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    label = f'tabindex="0" role="region" aria-label="{escape(title)}"'
    return f'<h2>{escape(title)}</h2><div class="wide" {label}><table>{body}</table></div>'


def _cell(sums: Sums, of: Grid, spot: GridSpot) -> str:
    spans = f' rowspan="{spot.rowspan}" colspan="{spot.colspan}"'
    if not spot.figure:
        return f"<th{spans}>{escape(spot.text)}</th>"
    number = sums.cells[(of.key, *spot.figure)]
    return f'<td class="absent"{spans}>?</td>' if number is None else f"<td{spans}>{plain_number(number)}</td>"
