"""What may come next on a command line, for the shells that ask."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def names_of(kind: str, more: tuple[str, ...] = ()) -> Complete:
    """Completes the names of what plugins registered, of a list with commas the last one, in any case."""

    def complete(ctx: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        from ogicheck.api import loaded

        registry = loaded(tuple(ctx.params.get("plugins") or ()), ()).registry
        above, comma, last = begun.rpartition(",")
        known = [*more, *getattr(registry, kind)]
        return [CompletionItem(f"{above}{comma}{one}") for one in known if one.lower().startswith(last.lower())]

    return complete
