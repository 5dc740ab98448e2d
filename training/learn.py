"""Learns what figures count: `python -m training.learn` writes narrative/weights.json from training/sentences.

`--held-out FILE...` learns from the other files, writes nothing, and prints how the sentences of these are read. For each
measure one L1 logistic regression (scikit-learn): most weights are zero, and what is left can be read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ogicheck_plugins.national.narrative import weighed
from ogicheck_plugins.national.narrative.denied import field_of, spoken
from ogicheck_plugins.national.narrative.surroundings import clause_before, surroundings
from ogicheck_plugins.national.narrative.weighed import NOTHING, SURE, Weights, likeliest
from training.examples import Example, of_lines
from training.sentences import digest, files

WEIGHTS = Path(weighed.__file__).with_name("weights.json")
STRENGTH = 2.0
"""Inverse of how far the weights are held down (scikit-learn's C): 1 to 4 read held-out sentences alike."""
SEEN, RARE = 2, 5
"""A feature of fewer figures, a measure of fewer, is not learnt."""
DIGITS = 2


CASES, CURATED = "cases", 4
"""The file of the rules' own cases, each of which parts two readings, and how often each of its figures counts."""


def learn(files: Mapping[str, Sequence[str]]) -> Weights:
    """The weights by which the lines of files of sentences are read."""
    read = {name: of_lines(lines) for name, lines in files.items()}
    examples = [one for found in read.values() for one in found]
    often_said = [CURATED if name == CASES else 1 for name, found in read.items() for _ in found]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(surroundings(one.phrase, one.context), 1) for one in examples])
    often = table.getnnz(axis=0) >= SEEN
    table, names = table[:, often], vectorizer.get_feature_names_out()[often]
    number = Counter(measure for one in examples for measure in one.measures or (NOTHING,))
    biases, weights = {}, dict[str, dict[str, float]]()
    for measure in sorted(name for name, count in number.items() if count >= RARE):
        truth = [measure in (one.measures or (NOTHING,)) for one in examples]
        model = LogisticRegression(solver="liblinear", l1_ratio=1, C=STRENGTH, random_state=0).fit(table, truth, often_said)
        biases[measure] = round(float(model.intercept_[0]), DIGITS)
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= 0.5 * 10**-DIGITS:
                weights.setdefault(str(name), {})[measure] = round(float(weight), DIGITS)
    denying: dict[str, set[str]] = {}
    for one in (one for one in examples if one.phrase.negated):
        for measure in one.measures:
            denying.setdefault(field_of(measure), set()).update(spoken(one.phrase.gap or clause_before(one.phrase)))
    return Weights(digest(files), denying, biases, dict(sorted(weights.items())))


def written(weights: Weights) -> str:
    """The file: a feature a line."""
    plain = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    lines = (f"{plain(name)}:{plain(of)}" for name, of in weights.weights.items())
    denying = {field: sorted(words) for field, words in sorted(weights.denying.items())}
    told = f'{{"learnt_from":{plain(weights.learnt_from)},\n"denying":{plain(denying)}'
    head = f'{told},\n"biases":{plain(weights.biases)},\n"weights":{{\n'
    return head + ",\n".join(lines) + "\n}}\n"


def held_out(names: Iterable[str]) -> None:
    """Prints how often figures of files that were not learnt from are read right, as another measure, or taken for one."""
    read = files()
    weights = learn({name: lines for name, lines in read.items() if name not in names})
    for name in names:
        found = Counter(told(weights, one) for one in of_lines(read[name]) if not one.phrase.negated)
        tabled = found["right"] + found["other"] + found["missed"]
        print(f"{name}: {found['right'] / tabled:.1%} of {tabled} right, {dict(found)}")


def told(weights: Weights, one: Example) -> str:
    """How a figure is read: right, silent (rightly), missed, as an other measure, as one where none is (alarm)."""
    best, share = likeliest(weights.scores(surroundings(one.phrase, one.context)))
    said = best if share >= SURE else NOTHING
    truth = one.measures[0] if one.measures else NOTHING
    if said == truth:
        return "right" if truth else "silent"
    return "other" if said and truth else "alarm" if said else "missed"


def stored(path: Path) -> Weights:
    return Weights(**json.loads(path.read_bytes()))


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["--held-out"]:
        held_out(arguments[1:])
    else:
        WEIGHTS.write_text(written(learn(files())), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
