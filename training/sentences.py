"""The sentences to learn from: a paragraph a line, in which {measure} stands for a figure of a table.

`{granted:十二}` is printed so; of `{?}` people would disagree. Figures that are printed as they are count nothing of a
table. Behind a tab stand the measures that the paragraph says are none (`全年未收到申请。<tab>received`), or `?` where that
was not looked at. All speak of YEAR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"
YEAR = 2023
SLOT = re.compile(r"\{([a-z_.+]+|\?)(?::([^}]+))?\}")
DOUBT = "?"
FIGURE = "12"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph, and the measure of each figure by where it ends; `denied` are measures that it says are none, None where
    that was not looked at.
    """

    text: str
    measures: dict[int, str]
    denied: frozenset[str] | None


def labelled(line: str) -> Labelled:
    """A line of a file of sentences."""
    template, _, denied = line.partition("\t")
    text, measures, at = "", dict[int, str](), 0
    for slot in SLOT.finditer(template):
        text += template[at : slot.start()] + (slot[2] or FIGURE)
        measures[len(text)], at = "+".join(sorted(slot[1].split("+"))), slot.end()
    return Labelled(text + template[at:], measures, None if denied == DOUBT else frozenset(denied.split()))


def files() -> dict[str, list[str]]:
    """The lines of each file, by its name."""
    read = {path.stem: path.read_text("utf-8").splitlines() for path in sorted(FOLDER.glob("*.txt"))}
    return {name: [line for line in lines if line] for name, lines in read.items()}


def digest(files: Mapping[str, Sequence[str]]) -> str:
    """What tells whether weights were learnt from these lines."""
    return sha256("\n".join(line for name in sorted(files) for line in files[name]).encode()).hexdigest()[:16]
