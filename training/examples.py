"""Labelled paragraphs as phrases, each in the surroundings in which the reader meets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ogicheck.checking.checker import Checker, Plan
from ogicheck_plugins.national.narrative.folding import Sentence, sentences
from ogicheck_plugins.national.narrative.joining import joined
from ogicheck_plugins.national.narrative.meaning import Context
from ogicheck_plugins.national.narrative.phrases import Phrase, Tokens, phrases
from ogicheck_plugins.national.narrative.scope import year
from ogicheck_plugins.national.narrative.words import Tokenizer
from ogicheck_plugins.national.vocabulary import words
from training.sentences import DOUBT, YEAR, Labelled, labelled

TOPIC = re.compile("(?:政府)?信息公开(?:工作)?")
REVIEWS = ("reconsideration", "litigation")
OTHERS = (*REVIEWS, "issued", "abolished", "in_force", "regulations", "licensing", "penalties", "coercion", "fees")
"""Measures that are not of applications."""


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase with the measures that it counts, or denies; none where no table counts it."""

    phrase: Phrase
    context: Context
    measures: tuple[str, ...]


@cache
def lexicon() -> Tokenizer:
    return Tokenizer.of(words(Checker.of(Plan()).library.load("2021").form))


def examples(one: Labelled, context: Context) -> Iterator[Example]:
    """The phrases of a paragraph, each behind those whose measures are known. Whether a figure is another year's is not
    learnt: the reader tells that itself (`scope.year`).
    """
    for sentence in sentences(one.text):
        tokens = joined(tuple(lexicon().tokens(sentence.text)), YEAR)
        for phrase in phrases(tokens):
            measure = _measure(one, sentence, tokens, phrase)
            if phrase.negated and (measure or one.denied is not None):
                yield Example(phrase, context, (measure,) if measure else tuple(sorted(one.denied or ())))
            elif not phrase.negated and not phrase.completed:
                is_told = measure or (year(phrase, YEAR)[0] == YEAR and not (one.denied and not phrase.quantity.value))
                if measure != DOUBT and is_told:
                    yield Example(phrase, context, (measure,) if measure else ())
                context = context.counting(measure.strip(DOUBT))
        context = context.behind(tokens)


def _measure(one: Labelled, sentence: Sentence, tokens: Tokens, phrase: Phrase) -> str:
    """The measure of the slot that lies in the phrase's figure, "" for none."""
    figure = next((token for token in tokens if token.quantity and token.end == phrase.end), None)
    if figure is None:
        return ""
    start, end = sentence.origin[figure.start], sentence.origin[figure.end - 1] + 1
    return next((measure for at, measure in one.measures.items() if start < at <= end), "")


def placed(line: str) -> Iterator[Example]:
    """The examples of a line; once more as it would stand below a heading, or in the section, that says what it is about."""
    one = labelled(line)
    yield from examples(one, Context(year=YEAR))
    named = {*one.measures.values(), *(one.denied or ())}
    bare = labelled(TOPIC.sub("", line))
    if named and all(name.startswith(REVIEWS) for name in named):
        yield from examples(bare, Context(topical=True, year=YEAR))
    elif named and not any(name.startswith(OTHERS) for name in named):
        yield from examples(bare, Context("request", requested=True, year=YEAR))


def of_lines(lines: Iterable[str]) -> list[Example]:
    return [example for line in lines for example in placed(line)]
