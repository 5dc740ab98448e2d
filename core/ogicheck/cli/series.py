"""`ogicheck series`: each organ's figures over the years."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from ogicheck.checking.forms import Forms
from ogicheck.checking.verdict import CLEAN, INCOMPLETE
from ogicheck.cli.common import complain, usage_errors, write
from ogicheck.cli.many import brought, many_options, using
from ogicheck.cli.outputs import chosen, save
from ogicheck.organs import Organ
from ogicheck.series import long, page, text
from ogicheck.series.model import chain
from ogicheck.values.texts import Text, one_line

OUTPUTS = {"text": text.write, "html": page.write, "csv": long.write}
DOUBTFUL = Text(
    "{0} {1} 年有两份数字不同的报告，都没有采用：{2}、{3}",
    "{0} has two reports for {1} that differ, and neither was used: {2}, {3}",
)

UNREAD = Text("{0}：“{1}”的表格没有读出", "{0}: the table of '{1}' was not read")


@click.command("series")
@many_options
@click.option("--output", multiple=True, metavar="NAME[=FILE]", help="text (default), html, csv; repeatable.")
def command(**options: Any) -> None:
    """Show each organ's figures over the years: reports in any format, or what extract printed of them.

    Breaks are marked with !, and do not change the exit code: findings are what check is for. Exit code 3: something could
    not be read or placed.
    """
    reading, lang = using(options)
    with usage_errors(lang):
        outputs = chosen(options["output"] or ("text",), OUTPUTS)
    found = brought(options, reading, lang)
    chains = [chain(organ, found.forms) for organ in found.organs.all]
    left_out = [*found.left_out, *(one.say(lang) for organ in found.organs.all for one in _lacking(organ, found.forms))]
    for output, file in outputs:
        data = output(chains, lang, left_out)
        if file:
            save(file, data)
        else:
            write(data)
    for one in left_out:
        complain(one)
    sys.exit(INCOMPLETE if left_out else CLEAN)


def _lacking(organ: Organ, forms: Forms) -> Iterator[Text]:
    """What could not be used of an organ's reports."""
    for year, (one, other) in organ.doubtful.items():
        yield DOUBTFUL.fill(one_line(organ.name), year, one_line(one.file), one_line(other.file))
    for record in organ.reports.values():
        form = forms.followed(record)
        known = [table for table in record.unread if form and table in form.tables]
        yield from (UNREAD.fill(one_line(record.file), form.heading(table)) for table in known if form)
