"""Normative documents told with nothing but what was done with them, where the weights say nothing: 废止规范性文件36件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ogicheck_plugins.national.narrative.meaning import Context, Counted
from ogicheck_plugins.national.narrative.of_some import is_of_some
from ogicheck_plugins.national.narrative.phrases import Phrase

TOLD = re.compile(
    "(?:全年|本年度?|年内|当年|同时|共|一共|[我本][局委厅县市区镇乡])*"
    "(?:(?P<issued>新?制[发定]|新?出台)|(?P<abolished>废止))了?(?:行政)?规范性文件(?:共|计)?"
)
UNITS = frozenset(("件", "份", "部", "个"))


def papers(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """Those issued, or no longer in force."""
    alone = phrase.quantity.unit in UNITS and not phrase.tail
    match = TOLD.fullmatch(phrase.gap_text.lstrip(",;")) if alone else None
    measure = match.lastgroup if match else None
    if measure and not is_of_some(phrase, measure, context):
        yield Counted(measure)
