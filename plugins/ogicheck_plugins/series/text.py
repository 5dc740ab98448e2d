"""Series for people, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ogicheck.api import Lang, one_line
from ogicheck_plugins.records_kit.columns import aligned
from ogicheck_plugins.series.model import Chain
from ogicheck_plugins.series.shown import shown


def write(chains: Sequence[Chain], lang: Lang, left_out: Sequence[str]) -> bytes:
    """A table an organ, its breaks below it; what is left out goes to stderr."""
    return "\n".join("\n".join(_organ(chain, lang)) + "\n" for chain in chains).encode()


def _organ(chain: Chain, lang: Lang) -> Iterator[str]:
    yield one_line(chain.organ)
    rows = [["", *map(str, chain.years)]]
    rows += [
        [one_line(line.name.say(lang)), *(shown(line.entries[year], lang) for year in chain.years)] for line in chain.lines
    ]
    yield from (f"  {line}" for line in aligned(rows))
    yield from (f"  ! {one_line(one.say(lang))}" for one in chain.breaks)
