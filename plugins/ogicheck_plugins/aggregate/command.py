"""`ogicheck aggregate`: the sums of several organs' reports, in the tables of the form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

import click

from ogicheck.api import CLEAN, INCOMPLETE, Session, SettingError, Text, both, chosen_outputs, one_line, with_session
from ogicheck_plugins.aggregate.names import told
from ogicheck_plugins.records_kit.many import OPTIONS, Brought, brought
from ogicheck_plugins.records_kit.organs import Organ
from ogicheck_plugins.records_kit.own_reports import own_reports
from ogicheck_plugins.records_kit.sums import Part, Sums

OUTPUTS = {
    "text": "ogicheck_plugins.aggregate.text",
    "docx": "ogicheck_plugins.aggregate.word",
    "xlsx": "ogicheck_plugins.aggregate.book",
}
"""The modules that write each, imported where they are asked for."""
FILES = ("docx", "xlsx")
NEEDS_FILE = Text("{0} 要写明文件：--output {0}=文件", "{0} needs a file: --output {0}=FILE")
NONE = Text("没有 {0} 年的报告。", "there is no report for {0}.")
YEARS = Text(
    "这里有几年的报告（{0}）；请用 --year 说明汇总哪一年。", "there are reports for {0}: say which year with --year."
)
NO_FORM = Text("没有 {0} 年报告的格式。", "there is no form for reports of {0}.")
TWICE = Text(
    "{0} 有两份数字不同的报告：{1}、{2}；请只留下正确的一份。",
    "{0} has two reports that differ: {1}, {2}. Leave only the right one.",
)
UNCLEAR = Text(
    "看不出哪一个是汇总其他单位的本级政府：{0}；请把本级政府的报告放到别处。",
    "it is not clear which of these sums up the others: {0}. Put the government's own report elsewhere.",
)
OWN = Text("{0} 的报告是汇总其他单位的，没有计入。", "{0} sums up the others, and is not in the sums.")
SUMMED = Text("{0} 年，{1} 个单位：{2}", "{0}, the sum of {1} reports: {2}")


@click.command("aggregate")
@with_session(*OPTIONS)
@click.option(
    "--year",
    "asked",
    type=int,
    help=both("报告年度；有几年的报告时才要写。", "The report year; needed only where reports for several are there."),
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME[=FILE]",
    help=both("text（默认）、docx=文件、xlsx=文件；可写多次。", "text (default), docx=FILE, xlsx=FILE; repeatable."),
)
def command(session: Session, asked: int | None, outputs: tuple[str, ...]) -> None:
    """把各单位同一年的报告按规定的表格汇总，一个单位一份。\f

    Sum up reports of one year, one an organ, in the tables of the form.

    A government's own report among its organs' is not summed. A sum for which a report gives no figure is left blank. Exit
    code 3: something could not be read, or some sums are blank.
    """
    chosen = _outputs(outputs)
    session.reserve([file for _, file in chosen])
    found = brought(session)
    for line in found.left_out:
        session.complain(line)
    if not found.organs.all:
        sys.exit(INCOMPLETE)
    sums = _sums(found, _year(found.organs.all, asked), session)
    for output, file in chosen:
        session.save(file, output(sums, session.lang, found.left_out))
    for gap in sums.gaps:
        session.complain(told(sums.form, gap, session.lang))
    sys.exit(INCOMPLETE if found.left_out or sums.gaps else CLEAN)


def _outputs(named: Sequence[str]) -> list[tuple[Callable[..., bytes], str]]:
    found = chosen_outputs(named or ("text",), {name: name for name in OUTPUTS})
    for name, file in found:
        if name in FILES and not file:
            raise SettingError(NEEDS_FILE.fill(name))
    return [(import_module(OUTPUTS[name]).write, file) for name, file in found]


def _year(organs: Sequence[Organ], given: int | None) -> int:
    """The year asked for, or the only one there is."""
    years = sorted({year for organ in organs for year in (*organ.reports, *organ.doubtful)})
    if given not in (None, *years):
        raise SettingError(NONE.fill(given))
    if given is None and len(years) > 1:
        raise SettingError(YEARS.fill("、".join(map(str, years))))
    return years[0] if given is None else given


def _sums(found: Brought, year: int, session: Session) -> Sums:
    """The sums of a year's reports, said which they are."""
    for organ in found.organs.all:
        if year in organ.doubtful:
            raise SettingError(_plain(TWICE, organ.name, *(one.file for one in organ.doubtful[year])))
    organs = [organ for organ in found.organs.all if year in organ.reports]
    own, unclear = own_reports(organs)
    if unclear:
        raise SettingError(_plain(UNCLEAR, "、".join(organ.name for organ in unclear)))
    parts = tuple(Part(organ.name, organ.reports[year]) for organ in organs if organ not in own)
    regions = {part.record.region for part in parts}
    form = found.forms.due(year, next(iter(regions)) if len(regions) == 1 else None)
    if form is None:
        raise SettingError(NO_FORM.fill(year))
    for line in _said(year, own, parts):
        session.say(line)
    return Sums(form, year, parts)


def _said(year: int, own: Sequence[Organ], parts: Sequence[Part]) -> Iterator[Text]:
    yield from (_plain(OWN, organ.name) for organ in own)
    yield _plain(SUMMED, year, len(parts), "、".join(part.organ for part in parts))


def _plain(text: Text, *arguments: object) -> Text:
    """The message with names that came from files on one line."""
    return text.fill(*(one_line(str(one)) for one in arguments))
