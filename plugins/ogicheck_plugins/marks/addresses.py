"""Where a report's parts stand in its file, for what is known by its address alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ogicheck.api import Input, Part, Place, Plan, Report, Settings, read_input
from ogicheck_plugins.marks.notes import Note


def located(notes: Iterable[Note], report: Report | None, *, anew: bool = False) -> list[Note]:
    """The notes, those without a place put where their address is, or what it is in; on the title for the whole file. With
    `anew` all are: they were made of a file of another format.
    """
    parts = [] if report is None else [*_parts(report)]
    places = {one.address: one.place for one in reversed(parts)}
    title = next((one.place for one in parts), Place())
    return [replace(one, place=_place(one.address, places, title)) if anew or _is_lost(one.place) else one for one in notes]


def report_of(data: bytes, name: str, settings: Settings) -> Report:
    """The report in a file that the run did not check itself. Raises UnreadableError."""
    return read_input(Input(Path(name), name, data), Plan.of(settings))[2]


def _is_lost(place: Place) -> bool:
    """Whether it says no more than that it is in the file."""
    return place.path is None and place.page is None and (place.line, place.column) in ((None, None), (1, 1))


def _place(address: str, places: dict[str, Place], title: Place) -> Place:
    while address and address not in places:
        address = address.rpartition("/")[0]
    return places.get(address, title)


def _parts(report: Report) -> Iterator[Part]:
    """All parts that are in the file: first the title."""
    yield from filter(None, (report.title, report.period))
    yield from report.preamble
    for section in report.sections:
        yield section
        yield from section.paragraphs
    for table in report.tables.values():
        for row in table.rows:
            yield from row.cells.values()
        # A table of one row calls a column as the cell below it.
        yield table
        yield from table.rows
        yield from table.columns
