"""What shows that a text is Markdown, and what in it is seen by no reader of the page that it makes."""

from __future__ import annotations

import re

SIGNS = r"^(?:#{1,6}[ \t]+\S|[ \t]*\|[ \t]*:?-{3,}:?[ \t]*\|)"
"""A heading, or the line under a table's head."""
OF_LINE, IN_BYTES = re.compile(SIGNS), re.compile(SIGNS.encode(), re.MULTILINE)
UNSEEN = re.compile(
    r"</?(?:div|section|article|center|p|h[1-6]|span|font|big|small|b|strong|i|em|u|a)"
    r"(?:\s(?![^<>]*(?:none|hidden|through))[^<>]*)?>"
    r"|^\s*:{3,}(?:\s*(?:\{[^{}]*\}|[\w-]+))?\s*:*\s*$",
    re.IGNORECASE,
)
"""HTML for how words look, but for what hides or strikes them, and what stands together; pandoc's signs for a part."""


def seen(line: str) -> str:
    """A line of Markdown with blanks for such signs, so that all else stands where it stood."""
    return UNSEEN.sub(lambda match: " " * len(match[0]), line)
