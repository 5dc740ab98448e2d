"""The contract between the core and the plugins that find files at addresses, elsewhere than on this machine's disks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """Where files come from that are no paths. `claims` tells of a path of a call whether it is an address of this source.

    `find(address, suffixes)` gives Inputs: the file there, or those below a folder that end in one of the suffixes. Each has
    its bytes, or how they are `fetch`ed where the file is checked: a value that can be pickled, and raises UnreadableError.
    It raises SettingError for an address that is wrong, IncompleteError for one that cannot be reached.
    """

    name: str
    claims: Callable[[str], bool]
    find: Callable[[str, Collection[str]], Iterable[Any]]
