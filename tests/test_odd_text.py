"""Whatever characters a report holds, and wherever, it is read or refused: nothing crashes, no number becomes another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.build import build
from fixtures.facts import clean
from ogicheck.values.numbers import parse
from tests import makers
from tests.figures import checker

FACTS = clean(2023, "白石县水利局", seed=8)
ODD = "²③⒊㈢½①９٣𝟗㉈〇零壹廿万亿（【《一二（三）、—\u0336\u202e\ufffd\ufdd0\U0002a6d6\x0b\x85\u2028"
MARKS = '|"' + "\t',;<>&#/\\().-+%\n\r"
ANY = st.characters(codec="utf-8", exclude_characters="\0")
PIECES = st.text(st.one_of(st.sampled_from(ODD + MARKS), ANY), max_size=12)
WRITTEN: dict[str, Callable[[], str]] = {
    "text": lambda: build(FACTS, "text").decode(),
    "markdown": lambda: makers.markdown(FACTS, makers.blank),
    "csv": lambda: makers.sheet(FACTS, makers.blank),
    "page": lambda: makers.page(FACTS, makers.blank),
}


@pytest.mark.parametrize("kind", WRITTEN)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_odd_characters_anywhere_crash_nothing(kind: str, data: st.DataObject) -> None:
    text = WRITTEN[kind]()
    for piece in data.draw(st.lists(PIECES, min_size=1, max_size=6)):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]
    result = checker().check(text.encode("utf-8", "replace"), "x")
    assert not [one for one in result.problems if one.traceback]


@given(st.text(max_size=30))
def test_any_text_of_a_cell_is_a_number_or_is_none(text: str) -> None:
    value, shape = parse(text)
    assert value is None or shape in ("plain", "unit", "format")


@given(st.integers(0, 10**9), st.sampled_from(["", " ", "\u3000", "\xa0", "\u200b", "\n"]), st.booleans())
def test_a_number_is_read_as_itself_however_it_is_padded(number: int, pad: str, wide: bool) -> None:
    digits = str(number).translate({ord("0") + at: ord("０") + at for at in range(10)}) if wide else str(number)
    assert parse(f"{pad}{digits}{pad}")[0] == number
