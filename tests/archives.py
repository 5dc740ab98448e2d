"""What archives hold, as tests look at it."""

from __future__ import annotations

from ogicheck.values.document import UnreadableError
from ogicheck_plugins.archives.members import held


def members(data: bytes) -> list[tuple[str, bytes | UnreadableError]]:
    """The names of an archive's files, and their bytes or why they cannot be read."""
    return [(one.name, one.content) for one in held(data)]
