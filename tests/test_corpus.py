"""Reports drawn by chance with the quirks of real files: figures are read right, or not read; never as others.

`python -m fixtures.corpus` does the same with a fresh seed.
"""

from __future__ import annotations

from functools import cache

import pytest

from fixtures.corpus.catalogue import KINDS, UNRULED
from fixtures.corpus.drawing import BY_LIBREOFFICE, draw
from fixtures.corpus.scoring import Score, score, share
from ogicheck.checking.checker import Checker, Plan

CHECKER = Checker.of(Plan())
SEED = 20260101
ANYWHERE = ("docx", "html", "text")
"""Kinds that need no other program to be made."""

COUNTS = {"docx": 120, "html": 110, "text": 100} | dict.fromkeys(("doc", "odt", "rtf"), 16)
COUNTS |= {"pdf-libreoffice": 24, "pdf-chromium": 16}
DUE = {kind: 0.995 if kind.startswith("pdf") else 0.999 for kind in KINDS}
CORPUS = [
    *ANYWHERE,
    *(pytest.param(kind, marks=pytest.mark.libreoffice) for kind in BY_LIBREOFFICE if not kind.startswith("pdf")),
    pytest.param("pdf-libreoffice", marks=[pytest.mark.libreoffice, pytest.mark.font]),
    pytest.param("pdf-chromium", marks=[pytest.mark.chromium, pytest.mark.font]),
]


@cache
def scores(kind: str) -> tuple[Score, ...]:
    return tuple(score(sample, CHECKER) for sample in draw(kind, SEED, COUNTS[kind]))


def certain(kind: str) -> list[Score]:
    """The documents in which a person reads every figure, and a table that is printed has its rules."""
    return [
        one for one in scores(kind) if not one.sample.blurred and all(quirk.group != UNRULED for quirk in one.sample.quirks)
    ]


def test_the_corpus_is_large_and_has_every_quirk() -> None:
    """Whatever is installed: 300 documents of the kinds that need no other program, and some of every other kind."""
    assert sum(COUNTS[kind] for kind in ANYWHERE) >= 300
    assert all(COUNTS[kind] >= len(KINDS[kind]) for kind in ANYWHERE)
    assert COUNTS.keys() == KINDS.keys()


# One test a kind, so that each is drawn and printed once, and kinds are read side by side.
@pytest.mark.parametrize("kind", CORPUS)
def test_nearly_every_figure_is_read_right_and_none_is_read_as_another(kind: str) -> None:
    assert [(one.sample.name, one.wrong) for one in scores(kind) if one.wrong] == []
    lost = {one.sample.name: len(one.lost) for one in certain(kind) if one.lost}
    assert share(certain(kind)) >= DUE[kind], lost
    assert [(one.sample.name, one.parts) for one in certain(kind) if one.parts] == []


def test_a_seed_gives_the_same_documents_again_and_another_seed_others() -> None:
    first, again, other = (draw("html", seed, 3) for seed in (1, 1, 2))
    assert [one.data for one in first] == [one.data for one in again]
    assert [one.data for one in first] != [one.data for one in other]
