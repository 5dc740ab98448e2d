"""Writes the page: one report as it was read; up to fifty with their findings; of more, an index and a page for each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile, mkdtemp
from typing import Any
from urllib.parse import quote

from ogicheck.api import FileResult, Opening, Verdict
from ogicheck_plugins.pages_kit.pages import Pages
from ogicheck_plugins.report_page.many import Overview, shade
from ogicheck_plugins.report_page.one import TOP, Sheet, by_section, plain, sheet, split
from ogicheck_plugins.report_page.seen import Seen, seen
from ogicheck_plugins.report_page.words import WORDS
from ogicheck_plugins.results_kit.answers import CHOICES, part
from ogicheck_plugins.results_kit.spill import Spill
from ogicheck_plugins.results_kit.words import PROBLEM
from ogicheck_plugins.runs_kit import leftovers

FOLDER = Path(__file__).parent
MOST_IN_ONE = 50
LARGEST = 900_000
"""Bytes of the reports in one page: with its index, a page that opens at once and can be sent by mail."""


@dataclass(slots=True)
class PageWriter:
    """Puts results aside until the verdict tells of the rules; holds one of them at a time."""

    opening: Opening
    results: Spill[Seen] = field(default_factory=Spill)
    accepted: int = 0

    def add(self, result: FileResult) -> None:
        self.accepted += sum(one.accepted is not None for one in result.findings)
        self.results.add(seen(result, self.opening.settings.strict))

    def close(self, verdict: Verdict) -> None:
        try:
            _Writing(self.opening, verdict, self.results, self.accepted).write()
        finally:
            self.results.close()


class _Writing:
    def __init__(self, opening: Opening, verdict: Verdict, results: Spill[Seen], accepted: int) -> None:
        self.opening, self.verdict, self.results = opening, verdict, results
        self.pages = Pages(FOLDER, WORDS, verdict.lang)
        self.rules = {rule.id: rule for rule in verdict.rules}
        self.overview = Overview(self.rules, accepted=accepted)
        self.shared: dict[str, Any] = {
            "verdict": verdict,
            "overview": self.overview,
            "problem_words": PROBLEM,
            "split": split,
            "plain": plain,
            "shade": shade,
            "by_section": by_section,
            "top": TOP,
            "part": part,
            "choices": CHOICES,
            "rule_info": self.rules,
        }

    def write(self) -> None:
        if len(self.results) == 1:
            self._put(self.pages.page("one.html", sheet=self._sheet(self.results[0]), index="", **self.shared))
        elif not self._in_one():
            self._beside()

    def _sheet(self, one: Seen, prefix: str = "") -> Sheet:
        return sheet(one, self.rules, self.pages.say, prefix)

    def _put(self, pieces: Iterable[bytes]) -> None:
        self.opening.stream.writelines(pieces)

    def _in_one(self) -> bool:
        """Write all reports into one page; False where they are too many or too large for it."""
        if len(self.results) > MOST_IN_ONE:
            return False
        with SpooledTemporaryFile() as bodies:
            ends = [0]
            for number, one in enumerate(self.results, 1):
                self.overview.add(one, f"#r{number}")
                bodies.write(self.pages.part("body.html", sheet=self._sheet(one, f"r{number}"), **self.shared).encode())
                ends.append(bodies.tell())
                if ends[-1] > LARGEST:
                    self.overview.entries.clear()
                    self.overview.by_rule.clear()
                    self.overview.reports_by_rule.clear()
                    return False

            def body(number: int) -> str:
                bodies.seek(ends[number - 1])
                return bodies.read(ends[number] - ends[number - 1]).decode()

            self._put(self.pages.page("many.html", body=body, **self.shared))
        return True

    def _beside(self) -> None:
        """Write a page for each report into a folder beside the index, in place of an earlier run's once all are there."""
        file = Path(os.path.realpath(self.opening.file))
        folder = file.with_name(f"{file.stem}_files")
        work = Path(mkdtemp(prefix=f".{folder.name}.", dir=file.parent))
        leftovers.made(work)
        try:
            width = len(str(len(self.results)))
            for number, one in enumerate(self.results, 1):
                name = f"{number:0{width}}.html"
                self.overview.add(one, f"{_address(folder.name)}/{name}")
                page = self.pages.page("one.html", sheet=self._sheet(one), index=f"../{_address(file.name)}", **self.shared)
                with (work / name).open("wb") as stream:
                    stream.writelines(page)
            self._put(self.pages.page("many.html", body=None, **self.shared))
            _take_place(work, folder)
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            raise
        finally:
            leftovers.gone(work)


def _take_place(work: Path, folder: Path) -> None:
    """Put pages where those of an earlier run are, and these away; what else stands in the folder stays."""
    work.chmod(0o755)
    if not folder.exists():
        work.rename(folder)
        return
    for old in _own(folder):
        old.unlink()
    for page in work.iterdir():
        page.replace(folder / page.name)
    work.rmdir()


def _address(name: str) -> str:
    return quote(os.fsencode(name))


def _own(folder: Path) -> Iterator[Path]:
    return (one for one in folder.glob("*.html") if one.stem.isdecimal())
