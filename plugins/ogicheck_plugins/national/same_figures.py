"""Figures that a sentence gives for the year before, and that the report gives for its own: 2021年网站发布量为7544条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck.api import Report
from ogicheck_plugins.national.sentences import PREAMBLE, Said, said

FIGURE = re.compile(r"(?<![\d.])(?P<many>\d{4,8})(?P<unit>人次|[条件篇次个期场份人户家项])")
"""No smaller figure is one year's alone."""
ALIKE = re.compile(
    "持平|相同|一致|一样|同样|不变|相当|仍为|同期|[上去]年|上一年|[较比]|累计|以来|截[至止]|同比|至今|存量|现有"
)
"""Words of a sentence that holds two years against each other, or tells of more than one."""
YEAR = re.compile(r"20\d\d(?=年)")


def same_figures(report: Report) -> Iterator[tuple[Said, Said]]:
    """Each sentence that names the year before alone, with the other one that gives its figure for the report year."""
    told: dict[tuple[str, str], Said] = {}
    misdated: list[tuple[tuple[str, str], Said]] = []
    for one in (one for paragraph in said(report, FIGURE) for one in paragraph if one.body != PREAMBLE):
        years = {int(year) for year in YEAR.findall(one.read)}
        for match in FIGURE.finditer(one.read):
            if years <= {report.year}:
                told.setdefault((match["many"], match["unit"]), one)
            elif years == {(report.year or 0) - 1} and not ALIKE.search(one.read):
                misdated.append(((match["many"], match["unit"]), one))
    yield from ((one, told[figure]) for figure, one in misdated if figure in told)
