"""Results as data: the parquet and csv outputs, with what each report says read beside its check."""

from __future__ import annotations

from ogicheck.api import Companions, Fact, Opening, Output, Report, Writer, hookimpl
from ogicheck_plugins.data.fact import FACT


def _parquet(opening: Opening) -> Writer:
    from ogicheck_plugins.data.dataset import DatasetWriter

    return DatasetWriter(opening)


def _csv(opening: Opening) -> Writer:
    from ogicheck_plugins.data.long_csv import LongWriter

    return LongWriter(opening)


def _read(report: Report, _: Companions) -> object:
    from ogicheck_plugins.data.said import said

    return said(report)


@hookimpl
def ogicheck_outputs() -> list[Output]:
    return [
        Output("parquet", _parquet, "findings, cells, claims and files as data, by year", "folder", facts=(FACT,)),
        Output("csv", _csv, "the same as one long table", facts=(FACT,)),
    ]


@hookimpl
def ogicheck_facts() -> list[Fact]:
    return [Fact(FACT, _read)]
