"""What figures count is learnt: the weights are those of the sentences in the repository, and read them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ogicheck_plugins.national.narrative.weighed import HUNDREDTHS, Weights, learnt, likelihood
from training import learn, sentences
from training.examples import of_lines
from training.sentences import digest, files, labelled

EVERY = 25
"""Of so many lines one is read here."""


def told(lines: list[str]) -> Counter[str]:
    return Counter(learn.told(learnt(), one) for one in of_lines(lines) if not one.phrase.negated)


def test_the_weights_are_learnt_from_the_sentences_as_they_stand() -> None:
    assert learnt().learnt_from == digest(files()), "run: python -m training.learn"


def test_figures_are_read_as_the_sentences_label_them() -> None:
    found = told([line for lines in files().values() for line in lines[::EVERY]])
    tabled = found["right"] + found["other"] + found["missed"]
    assert tabled > 500
    assert found["right"] >= 0.97 * tabled
    assert found["alarm"] <= 0.01 * found["silent"]


def test_a_line_is_printed_with_its_figures_and_says_what_each_counts() -> None:
    one = labelled("收到申请{received}件，其中{granted:三}件予以公开，另有5件咨询。\tlitigation reconsideration")
    assert one.text == "收到申请12件，其中三件予以公开，另有5件咨询。"
    assert [(one.text[:end][-2:], measure) for end, measure in one.measures.items()] == [
        ("12", "received"),
        ("中三", "granted"),
    ]
    assert one.denied == {"litigation", "reconsideration"}
    assert labelled("没有申请。\t?").denied is None


def test_whoever_adds_sentences_learns_from_them_with_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leads = ("全年", "本年", "今年", "一年来", "我局", "年内", "")
    said = [f"{lead}蓝册登记{{received}}件，另印发折页{n}份。" for n, lead in enumerate(leads, 3)]
    (tmp_path / "blue.txt").write_text("\n".join(said), "utf-8")
    monkeypatch.setattr(sentences, "FOLDER", tmp_path)
    monkeypatch.setattr(learn, "WEIGHTS", tmp_path / "weights.json")
    learn.main([])
    weights = learn.stored(tmp_path / "weights.json")
    assert Counter(learn.told(weights, one) for one in of_lines(["窗口处蓝册登记{received}件，另印发折页31份。"])) == {
        "right": 2,
        "silent": 2,
    }


def test_no_text_is_so_long_that_its_weights_cannot_be_summed() -> None:
    """A vector of weights is one number: whatever is added, no measure's field runs into the next one's."""
    weights = learnt()
    for sign in (1, -1):
        every = {f: {m: sign * abs(weight) for m, weight in of.items()} for f, of in weights.weights.items()}
        found = Weights("", {}, weights.biases, every).scores(set(every))
        for measure, bias in weights.biases.items():
            assert found[measure] / HUNDREDTHS == pytest.approx(bias + sum(of.get(measure, 0) for of in every.values()))
    assert likelihood(-1_000_000) < 1e-300
    assert likelihood(1_000_000) == 1
