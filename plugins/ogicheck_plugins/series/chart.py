"""Charts by leather, which draws plain SVG: no script, no clock and no address in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, floor
from typing import Any

from leather import Chart, Dots, Line, Series

from ogicheck.api import Lang, Text, one_line
from ogicheck_plugins.series.model import SeriesLine as Figures

WIDTH, HEIGHT = 480, 240
COLOURS = ("#e41a1c", "#377eb8", "#4daf4a", "#984ea3", "#ff7f00", "#a65628")


class Marked(Line):  # type: ignore[misc]  # leather has no types
    """A line with a dot for each year, since a year between two gaps has no line; its name stands in the page's legend."""

    def to_svg(self, *arguments: Any) -> Any:
        drawn = super().to_svg(*arguments)
        drawn.append(Dots(self._stroke_color).to_svg(*arguments))
        return drawn

    def legend_to_svg(self, series: Any, palette: Any) -> list[Any]:
        return []


def figure(group: Text, lines: Sequence[Figures], lang: Lang) -> str:
    """One group's figures over the years as HTML, a year without a number as a gap; "" where none has a number."""
    drawn = [line for line in lines if any(entry.value is not None for entry in line.entries.values())]
    if not drawn:
        return ""
    colours = [COLOURS[number % len(COLOURS)] for number in range(len(drawn))]
    legend = "".join(f"{_swatch(one)}{_name(line.name.say(lang))}" for one, line in zip(colours, drawn, strict=True))
    return f"<figure><figcaption><b>{_name(group.say(lang))}</b> {legend}</figcaption>{_svg(drawn, colours)}</figure>"


def _swatch(colour: str) -> str:
    return f'<svg viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="{colour}"/></svg>'


def _name(name: str) -> str:
    return escape(one_line(name))


def _svg(lines: Sequence[Figures], colours: Sequence[str]) -> str:
    chart = Chart()
    for line, colour in zip(lines, colours, strict=True):
        chart.add_series(Series([(year, entry.value) for year, entry in line.entries.items()]), Marked(colour))
    years = list(lines[0].entries)
    chart.add_x_scale(years[0] - 1, years[-1] + 1)
    chart.add_x_axis(ticks=years)
    chart.add_y_scale(*_range(lines))
    return str(chart.to_svg(width=WIDTH, height=HEIGHT))


def _range(lines: Sequence[Figures]) -> tuple[int, int]:
    """From zero to the largest number, so that a flat series is drawn too."""
    values = [entry.value for line in lines for entry in line.entries.values() if entry.value is not None]
    return min(0, *map(floor, values)), max(1, *map(ceil, values))
