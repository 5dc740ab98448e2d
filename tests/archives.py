"""What archives hold, as tests look at it."""

from __future__ import annotations

from ogicheck.sources.archive import held
from ogicheck.values.document import UnreadableError


def members(data: bytes) -> list[tuple[str, bytes | UnreadableError]]:
    """The names of an archive's files, and their bytes or why they cannot be read."""
    return [(one.name, one.content) for one in held(data)]
