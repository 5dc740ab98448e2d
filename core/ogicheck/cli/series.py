"""`ogicheck series`: each organ's figures over the years."""

from __future__ import annotations

import sys
from typing import Any

import click

from ogicheck.cli.common import complain, usage_errors, write
from ogicheck.cli.many import brought, many_options, using
from ogicheck.cli.outputs import chosen, save
from ogicheck.organs import Organ
from ogicheck.run import CLEAN, INCOMPLETE
from ogicheck.series import long, page, text
from ogicheck.series.model import chain
from ogicheck.texts import Lang, Text, one_line

OUTPUTS = {"text": text.write, "html": page.write, "csv": long.write}
DOUBTFUL = Text(
    "{0} {1} 年有两份数字不同的报告，都没有采用：{2}、{3}",
    "{0} has two reports for {1} that differ, and neither was used: {2}, {3}",
)


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
    left_out = [*found.left_out, *(one for organ in found.organs.all for one in _doubtful(organ, lang))]
    for output, file in outputs:
        data = output(chains, lang, left_out)
        if file:
            save(file, data)
        else:
            write(data)
    for one in left_out:
        complain(one)
    sys.exit(INCOMPLETE if left_out else CLEAN)


def _doubtful(organ: Organ, lang: Lang) -> list[str]:
    pairs = organ.doubtful.items()
    return [one_line(DOUBTFUL.fill(organ.name, year, one.file, other.file).say(lang)) for year, (one, other) in pairs]
