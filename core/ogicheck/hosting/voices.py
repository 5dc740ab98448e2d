"""The contract between the core and the plugins in whose words the command line tells of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


@dataclass(frozen=True, slots=True)
class Voice:
    """How the command line tells of itself in the language `name`: `command` gives a command with its help as it is shown,
    `error` says what is wrong with a call. Without a voice it speaks as click does.
    """

    name: str
    command: Callable[[click.Command], click.Command]
    error: Callable[[click.ClickException], str]


def both(zh: str, en: str) -> str:
    """The help of an option or a command in both languages, parted as a command's docstring is: by a form feed."""
    return f"{zh}\f{en}"
