"""Where a ruleset's patterns match in the text as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import islice

from ogicheck.api import Part, Report, Site
from ogicheck_plugins.national.prose import MOST, bodies, quoted

Taken = set[tuple[str, int]]


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)")


def left(report: Report, patterns: Iterable[str], besides: Iterable[str] = ()) -> Iterator[list[Site]]:
    """Where each pattern matches in each section, if it does; what an earlier one, or one of `besides`, took in is not
    told again.
    """
    for body in bodies(report):
        taken: Taken = set()
        for pattern in besides:
            taken |= _characters(list(islice(_matches(body, _pattern(pattern), taken), MOST)))
        for pattern in patterns:
            found = list(islice(_matches(body, _pattern(pattern), taken), MOST))
            taken |= _characters(found)
            if found:
                yield [quoted(part, *match.span()) for part, match in found]


def _characters(found: Iterable[tuple[Part, re.Match[str]]]) -> Taken:
    return {(part.address, index) for part, match in found for index in range(*match.span())}


def _matches(
    body: Sequence[Part], pattern: re.Pattern[str], taken: Set[tuple[str, int]]
) -> Iterator[tuple[Part, re.Match[str]]]:
    for part in body:
        for match in pattern.finditer(part.text):
            if not taken or not any((part.address, index) in taken for index in range(*match.span())):
                yield part, match
