"""Whose report it is where no title says so: right, or none; and what it calls itself tells its level."""

from __future__ import annotations

from functools import cache

import pytest

from fixtures.organs import FOLDER, Text, texts
from ogicheck.checking.checker import Checker, Plan

CHECKER = Checker.of(Plan(region="none"))
KNOWN = [text for path in sorted(FOLDER.glob("*.toml")) for text in texts(path)]
FOUND = 0.7
"""The share of reports that say whose they are in which the organ is found, below which reading it has got worse."""


@cache
def organ(text: Text) -> str:
    return CHECKER.read(text.data)[1].organ or ""


@pytest.mark.parametrize("text", KNOWN, ids=lambda text: text.says[:24])
def test_the_organ_is_right_or_none(text: Text) -> None:
    assert organ(text) in ("", *text.organs)


def test_most_organs_are_found() -> None:
    stating = [text for text in KNOWN if text.organs != ("",)]
    found = [text for text in stating if organ(text)]
    assert len(found) >= FOUND * len(stating)
