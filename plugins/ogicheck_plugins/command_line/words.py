"""The words of a command line, before click makes anything of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import click

from ogicheck.api import SettingError, Text

EMPTY_VALUE = re.compile(r"--[\w-]+=")
EMPTY = Text("“{0}”后面的值是空的；请检查是不是变量没有赋值。", "what follows '{0}' is empty: a variable that is not set?")


def keep(ctx: click.Context, words: Iterable[str]) -> None:
    """Keep the words of a call for the commands of it. Raises SettingError where one is empty: that is what a shell makes
    of a variable that is not set, and never means the current folder.
    """
    ctx.meta[__name__] = kept = tuple(words)
    for before, word in pairwise(("", *kept)):
        if not word.strip() or EMPTY_VALUE.fullmatch(word):
            raise SettingError(EMPTY.fill(word.strip().rstrip("=") or before or "ogicheck"))


def kept(ctx: click.Context) -> tuple[str, ...]:
    """The words of the call that a context, or one above it, is of."""
    words: tuple[str, ...] = ctx.meta.get(__name__, ())
    return words


def values(words: Sequence[str], option: str) -> Iterator[str]:
    """What an option is given, as the next word or behind `=`."""
    for at, word in enumerate(words):
        if word == option and at + 1 < len(words):
            yield words[at + 1]
        elif word.startswith(f"{option}="):
            yield word.removeprefix(f"{option}=")
