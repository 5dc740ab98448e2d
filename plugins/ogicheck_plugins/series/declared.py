"""The figures that a series over the years shows, as a table of a ruleset."""

from __future__ import annotations

from collections.abc import Iterable

from ogicheck.api import Declared, Form, Reference, Text, Vocabulary, Words


class SeriesFigure(Declared, frozen=True):
    """A figure that a series over the years shows: what the cells of these rows and columns of a table sum to.

    `rows` may end in `*`. `carries`, `adds` and `takes` name figures of the series: it is a break where the figure is not
    the sum of `carries` in the report of the year before and of `adds`, less that of `takes`, in its own.
    """

    table: str
    rows: Words
    columns: Words
    carries: Words = []
    adds: Words = []
    takes: Words = []


Groups = dict[str, dict[str, SeriesFigure]]
"""Figures by group and name."""


def groups(form: Form) -> Groups:
    found: Groups = form.vocabulary["series"]
    return found


def _references(form: Form) -> Iterable[Reference]:
    """Tables, rows, columns, and figures of the series itself must be there."""
    for group, figures in groups(form).items():
        for key, figure in figures.items():
            yield from _of_figure(form, ("series", group, key), figure)


def _of_figure(form: Form, keys: tuple[str, ...], figure: SeriesFigure) -> Iterable[Reference]:
    yield (*keys, "table"), figure.table, form.tables
    target = form.tables.get(figure.table)
    named = [name for figures in groups(form).values() for name in figures]
    known = {"rows": list(target.rows), "columns": target.columns} if target else {}
    for part, names in {**known, **dict.fromkeys(("carries", "adds", "takes"), named)}.items():
        for name in getattr(figure, part):
            yield (*keys, part), name, names


English = dict[str, str]
"""What groups and figures are called in English."""


def said(name: str, form: Form | None) -> Text:
    """A group or a figure in both languages, in English by its own name where a ruleset does not say."""
    english: English = form.vocabulary["series_english"] if form else {}
    return Text(name, english.get(name, name))


def _named(form: Form) -> Iterable[Reference]:
    """Only what is there has an English name."""
    known = [name for group, figures in groups(form).items() for name in (group, *figures)]
    english: English = form.vocabulary["series_english"]
    yield from ((("series_english", name), name, known) for name in english)


VOCABULARY = [Vocabulary("series", Groups, _references), Vocabulary("series_english", English, _named)]
