"""An output that asks for them gets the reports as they were read; no other holds them in memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from fixtures import build
from fixtures.facts import clean

Run = Callable[..., Result]
TWO = """
import json
from ogicheck.api import Output, hookimpl

class Told:
    def __init__(self, opening):
        self.opening, self.seen = opening, [opening.file]

    def add(self, result):
        report = result.report
        self.seen.append(report and [len(report.sections), report.tables["requests"].cell("new", "total").text])

    def close(self, verdict):
        self.opening.stream.write(json.dumps(self.seen).encode())

@hookimpl
def ogicheck_outputs():
    return [Output("with", Told, "", reports=True), Output("without", Told, "")]
"""


def test_a_report_is_given_to_the_output_that_asks_for_it_alone(tmp_path: Path, run: Run) -> None:
    facts = clean(year=2022)
    (tmp_path / "a.docx").write_bytes(build.build(facts))
    (tmp_path / "b.txt").write_bytes(b"nothing of the kind")
    (tmp_path / "two.py").write_text(TWO, "utf-8")
    asking, other = tmp_path / "with.json", tmp_path / "without.json"
    files = (tmp_path / "a.docx", tmp_path / "b.txt")
    run(*files, "--plugin", tmp_path / "two.py", "--output", f"with={asking}", "--output", f"without={other}")
    name, (sections, total), none = json.loads(asking.read_text("utf-8"))
    assert (name, sections, none) == (str(asking), 6, None)
    assert total.isdecimal()
    assert json.loads(other.read_text("utf-8")) == [str(other), None, None]
