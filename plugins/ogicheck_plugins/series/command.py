"""`ogicheck series`: each organ's figures over the years."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from ogicheck.api import CLEAN, INCOMPLETE, Session, Text, both, chosen_outputs, one_line, with_session
from ogicheck_plugins.records_kit.forms import Forms
from ogicheck_plugins.records_kit.many import OPTIONS, brought
from ogicheck_plugins.records_kit.organs import Organ
from ogicheck_plugins.records_kit.own_reports import own_reports
from ogicheck_plugins.series import long, page, text
from ogicheck_plugins.series.model import chain

OUTPUTS = {"text": text.write, "html": page.write, "csv": long.write}
DOUBTFUL = Text(
    "{0} {1} 年有两份数字不同的报告，都没有采用：{2}、{3}",
    "{0} has two reports for {1} that differ, and neither was used: {2}, {3}",
)

UNREAD = Text("{0}：“{1}”的表格没有读出", "{0}: the table of '{1}' was not read")


@click.command("series")
@with_session(*OPTIONS)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME[=FILE]",
    help=both("text（默认）、html、csv；可写多次。", "text (default), html, csv; repeatable."),
)
def command(session: Session, outputs: tuple[str, ...]) -> None:
    """列出每个机关历年的数；可以是任何格式的报告，或 extract 打印的内容。\f

    Show each organ's figures over the years: reports in any format, or what extract printed of them.

    Breaks are marked with !, and do not change the exit code: findings are what check is for. Exit code 3: something could
    not be read or placed.
    """
    chosen = chosen_outputs(outputs or ("text",), OUTPUTS)
    session.reserve([file for _, file in chosen])
    found = brought(session)
    apart = {organ.name for kind in own_reports(found.organs.all) for organ in kind}
    chains = [replace(chain(organ, found.forms), apart=organ.name in apart) for organ in found.organs.all]
    told = (text for organ in found.organs.all for text in _lacking(organ, found.forms))
    left_out = [*found.left_out, *(one.say(session.lang) for one in told)]
    for output, file in chosen:
        session.save(file, output(chains, session.lang, left_out))
    for one in left_out:
        session.complain(one)
    sys.exit(INCOMPLETE if left_out else CLEAN)


def _lacking(organ: Organ, forms: Forms) -> Iterator[Text]:
    """What could not be used of an organ's reports."""
    for year, (one, other) in organ.doubtful.items():
        yield DOUBTFUL.fill(one_line(organ.name), year, one_line(one.file), one_line(other.file))
    for record in organ.reports.values():
        form = forms.followed(record)
        known = [table for table in record.unread if form and table in form.tables]
        yield from (UNREAD.fill(one_line(record.file), form.heading(table)) for table in known if form)
