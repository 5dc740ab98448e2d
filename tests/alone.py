"""An extractor's reading where nothing else is there to read what a file holds."""

from __future__ import annotations

from ogicheck.api import Document, Text, UnclaimedError


def nobody(_: bytes) -> Document:
    """What a host hands in that has no other extractor."""
    raise UnclaimedError(Text("没有能读的插件", "no plugin reads it"))
