"""Facts: readings of a report that several rules share. Each is read once a report, and isolated as a rule is."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ogicheck.hosting.watching import OvertimeError, running, stops
from ogicheck.values.errors import described
from ogicheck.values.records import ALONE, Companions
from ogicheck.values.report import NO_FACT, FactError, Report
from ogicheck.values.texts import Text

FAILED = Text("“{0}”没有读出，程序出错：{1}", "the fact '{0}' failed: {1}")


@dataclass(frozen=True, slots=True)
class Fact:
    """A reading of a report by name: a rule asks for it by `report.fact(name)`, and may need it as it needs a table.

    `read` gets the report and what the run was told beside it. It gives any value; None where the report, or the run, lacks
    what it takes: rules that need it are then `open` with the words of `missing`; NOT_ASKED where the run did not ask for
    it: such rules are of no concern. Two facts the core asks for itself: `identity` (an Identity: whose report it is), and
    `division` (a str: the administrative division that the organ certainly belongs to, "" for none).
    """

    name: str
    read: Callable[[Report, Companions], Any]
    missing: Text | None = None


@dataclass(frozen=True, slots=True)
class FactReader:
    """Reads facts of reports; what a Report's `facts` calls."""

    facts: Mapping[str, Fact]
    companions: Companions = ALONE
    seconds: float = 0.0

    def __call__(self, name: str, report: Report) -> Any:
        """Raises FactError."""
        if name not in self.facts:
            raise FactError(name, NO_FACT.fill(name))
        try:
            with running(f"fact {name}", self.seconds):
                return self.facts[name].read(report, self.companions)
        except FactError:
            raise
        except BaseException as error:
            if stops(error):
                raise
            trace = "" if isinstance(error, OvertimeError) else traceback.format_exc()
            raise FactError(name, FAILED.fill(name, described(error)), trace) from error
