"""What a figure counts, by the weights that the words round it have.

For each measure a logistic regression says how likely it is; most weights are zero (L1), the others stand in weights.json.
They are learnt from sentences of which each figure's measure is known: training/learn.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp
from struct import Struct

from ogicheck_plugins.national.narrative.at_odds import owner_of_results
from ogicheck_plugins.national.narrative.meaning import REVIEWS, Context, Counted
from ogicheck_plugins.national.narrative.of_some import is_idiom, is_of_some, with_its_grounds
from ogicheck_plugins.national.narrative.phrases import Phrase
from ogicheck_plugins.national.narrative.surroundings import surroundings
from ogicheck_plugins.national.narrative.witness import RESULTS, is_witnessed

NOTHING = ""
"""The measure of figures that no table counts."""
SURE, POSSIBLE, LIKELY = 0.75, 0.6, 0.2
"""How much of all likelihood is one measure's for the claim to be certain, and to be made at all; how likely it is in
itself. Of figures that nobody had seen, 98 of 100 that were surely one were that one (`learn.py --held-out`).
"""
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
WAYS_TO_COURT = ("复议", "未经", "直接")
DIRECTLY = "[未不]经过?复议|直接(?:起诉|提起|向|诉|到)"
AFTER = "复议(?:之?后|决定)[^,;]{0,6}诉|经过?复议(?:[^,;]{0,4}诉|[的后]*$)"
WAY = re.compile(f"(?P<litigation_direct>{DIRECTLY})|(?P<litigation_after>{AFTER})")
"""How a case came to court, at the figure or in brackets before it."""
LARGEST = 700
"""What exp takes; logits of a hostile text may be beyond."""
HUNDREDTHS, BITS = 100, 32
"""Weights are whole hundredths; all of them together take fewer bits than that."""
FAR = 10 * HUNDREDTHS
"""What is so much less likely than the likeliest has no share."""


class Vectors(dict[str, int]):
    """By feature, its weights for all measures as one number, `BITS` for each: to add two adds all their measures. They are
    made as they are asked for.
    """

    def __init__(self, measures: Iterable[str], weights: Mapping[str, Mapping[str, float]]) -> None:
        super().__init__()
        self._shifts = {measure: at * BITS for at, measure in enumerate(measures)}
        self._weights = weights

    def __missing__(self, feature: str) -> int:
        self[feature] = made = self.made(self._weights[feature])
        return made

    def made(self, weights: Mapping[str, float]) -> int:
        return sum(round(weight * HUNDREDTHS) << self._shifts[measure] for measure, weight in weights.items())


class Weights:
    """`biases` by measure; `weights` by feature (`surroundings`) and measure, in logits. `learnt_from` is a digest of the
    sentences, `denying` what denials are made of (`denied.spoken`) by what they deny (`denied.field_of`).
    """

    def __init__(
        self,
        learnt_from: str,
        denying: Mapping[str, Iterable[str]],
        biases: dict[str, float],
        weights: dict[str, dict[str, float]],
    ) -> None:
        self.learnt_from, self.biases, self.weights = learnt_from, biases, weights
        self.denying = {field: frozenset(words) for field, words in denying.items()}
        self._vectors = Vectors(biases, weights)
        self._fields = Struct(f"<{len(biases)}i")
        self._zero = sum(1 << at * BITS + BITS - 1 for at in range(len(biases)))
        self._start = self._vectors.made(biases) + self._zero

    def scores(self, features: Iterable[str]) -> dict[str, int]:
        """Logits by measure, in hundredths. Each feature counts once."""
        total = sum(map(self._vectors.__getitem__, self.weights.keys() & features), self._start) ^ self._zero
        fields = self._fields.unpack(total.to_bytes(self._fields.size, "little"))
        return dict(zip(self.biases, fields, strict=True))


@cache
def learnt() -> Weights:
    """The weights that are part of the program."""
    return Weights(**json.loads(files(__package__).joinpath("weights.json").read_bytes()))


def weighed(phrase: Phrase, context: Context) -> Iterator[Counted]:
    """The likeliest measure of a figure."""
    if phrase.quantity.unit not in ALL_UNITS or is_idiom(phrase) or phrase.has("future"):
        return
    best, share = likeliest(_of_kind(learnt().scores(surroundings(phrase, context)), phrase))
    if best != NOTHING and share >= POSSIBLE and phrase.quantity.unit in _units(best) and not _is_to_come(phrase, best):
        counted = with_its_grounds(best, phrase)
        if not is_of_some(phrase, counted, context):
            yield Counted(counted, certain=(counted != best or share >= SURE) and is_witnessed(phrase, counted))


def _is_to_come(phrase: Phrase, measure: str) -> bool:
    """Whether it is still to be done: 3件将于明年初答复."""
    return not measure.startswith("carried") and any(token.kind == "future" for token in phrase.tail[:1])


def _of_kind(scores: Mapping[str, int], phrase: Phrase) -> Mapping[str, int]:
    """The scores without those of one way to court where the sentence names none, or of all others than the one it names."""
    if way := _way(phrase):
        return {name: score for name, score in scores.items() if name.startswith(way) or not name.startswith(REVIEWS)}
    if owner := owner_of_results(phrase):
        scores = {name: score for name, score in scores.items() if name.startswith(owner) or not name.startswith(REVIEWS)}
    if _is_of_both_ways(phrase):
        return {measure: score for measure, score in scores.items() if not measure.startswith("litigation_")}
    ended = phrase.has("result") or any(token.among("result") for token in phrase.tail)
    if ended and not _names_way(phrase):
        return {measure: score for measure, score in scores.items() if not measure.startswith("litigation_")}
    return scores


def _is_of_both_ways(phrase: Phrase) -> bool:
    """Whether a result is told behind both ways to court, of which neither has one: 直接起诉6件，复议后起诉9件，纠正3件."""
    if not phrase.has("result") and not any(token.among("result") for token in phrase.tail):
        return False
    ways = list(WAY.finditer(phrase.before_text))
    between = phrase.before_text[ways[0].end() :] if ways else ""
    both = len({match.lastgroup for match in ways}) > 1 and ";" not in between
    return both and not any(re.search(words, between) for words in RESULTS.values())


def _names_way(phrase: Phrase) -> bool:
    """Whether the sentence names a way to court, before the figure none where it names both up to a semicolon."""
    told = phrase.before_text + phrase.gap_text
    both = all(re.search(way, told[: told.rfind(";") + 1]) for way in (DIRECTLY, AFTER))
    own = (*(() if both else phrase.before), *phrase.gap, *phrase.tail)
    return any(way in token.text for token in own for way in WAYS_TO_COURT)


def _way(phrase: Phrase) -> str:
    """The one way to court that the words at the figure name, or the brackets before it."""
    own = phrase.gap_text
    if not own and phrase.before and phrase.before[-1].text == ")":
        said = phrase.before_text
        own = said[said.rfind("(") :]
    named = {match.lastgroup or "" for match in WAY.finditer(own)}
    return named.pop() if len(named) == 1 else ""


def likeliest(scores: Mapping[str, int]) -> tuple[str, float]:
    """The likeliest measure, and its share of all likelihood; NOTHING where it is not likely in itself."""
    top = max(scores.values())
    far = top - FAR
    near = {name: score for name, score in scores.items() if score > far}
    best = next(name for name, score in near.items() if score == top)
    share = 1 / sum([exp((score - top) / HUNDREDTHS) for score in near.values()])
    return best if likelihood(top) >= LIKELY else NOTHING, share


def likelihood(score: int) -> float:
    """A probability of logits, in hundredths."""
    return 1 / (1 + exp(min(-score / HUNDREDTHS, LARGEST)))


def _units(measure: str) -> frozenset[str]:
    return UNITS.get(measure.partition("+")[0].partition(".")[0], CASES)
