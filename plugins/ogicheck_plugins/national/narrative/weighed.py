"""What a figure counts, by the weights that the words round it have.

For each measure a logistic regression says how likely it is; most weights are zero (L1), the others stand in weights.json.
They are learnt from sentences of which each figure's measure is known: training/learn.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from ogicheck_plugins.national.narrative.meaning import Context, Counted
from ogicheck_plugins.national.narrative.of_some import is_idiom, is_of_some
from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.surroundings import surroundings

NOTHING = ""
"""The measure of figures that no table counts."""
SURE, POSSIBLE = 0.4, 0.3
"""How likely a measure is for the claim to be certain; for it to be made at all. Of figures that nobody had seen, those
above SURE were right in 98 of 100 (`learn.py --held-out`).
"""
PLAIN = 0.9
"""How likely it is that no table counts a figure of which the measures are not weighed at all."""
CASES = frozenset(("", "?", "件", "份", "起", "宗", "例", "件次", "次", "条"))
DECIDED = frozenset(("", "?", "件", "份", "宗", "起", "例", "个", "项"))
PAPERS = frozenset(("", "?", "件", "份", "部", "个", "项", "篇"))
UNITS = {
    "received": CASES | {"项"},
    **dict.fromkeys(("issued", "abolished", "in_force", "regulations"), PAPERS),
    **dict.fromkeys(("licensing", "penalties", "coercion"), DECIDED),
    "fees": frozenset(("元", "?", "")),
}
"""Units by what is counted; of all others CASES."""
ALL_UNITS = CASES.union(*UNITS.values())
NONE: dict[str, float] = {}
LARGEST = 700
"""What exp takes; logits of a hostile text may be beyond."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`biases` by measure; `weights` by feature (`surroundings`) and measure, in logits. `learnt_from` is a digest of the
    sentences.
    """

    learnt_from: str
    biases: dict[str, float]
    weights: dict[str, dict[str, float]]

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Logits by measure."""
        found = dict(self.biases)
        for feature in features:
            for measure, weight in self.weights.get(feature, NONE).items():
                found[measure] += weight
        return found


@cache
def learnt() -> Weights:
    """The weights that are part of the program."""
    return Weights(**json.loads(files(__package__).joinpath("weights.json").read_bytes()))


@cache
def of_nothing() -> dict[str, float]:
    """The weights of the measure that most figures have, by which they are told without the others."""
    return {feature: of[NOTHING] for feature, of in learnt().weights.items() if NOTHING in of}


def weighed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The likeliest measure of a figure."""
    if phrase.quantity.unit not in ALL_UNITS or is_idiom(phrase) or phrase.has("future"):
        return
    features, nothing = surroundings(phrase, context), of_nothing()
    if likelihood(learnt().biases[NOTHING] + sum(nothing.get(one, 0) for one in features)) > PLAIN:
        return
    scores = learnt().scores(features)
    best = max(scores, key=scores.__getitem__)
    told = best != NOTHING and likelihood(scores[best]) >= POSSIBLE and phrase.quantity.unit in _units(best)
    if told and not is_of_some(phrase, best):
        yield Counted(best, certain=likelihood(scores[best]) >= SURE)


def likelihood(score: float) -> float:
    """A probability of logits. What overflows is nothing."""
    return 1 / (1 + exp(min(-score, LARGEST)))


def _units(measure: str) -> frozenset[str]:
    return UNITS.get(measure.partition("+")[0].partition(".")[0], CASES)
