"""What stands in the attributes of elements, whoever wrote them."""

from __future__ import annotations

import re

_WHOLE = re.compile("[0-9]{1,9}")
"""No size or count of a report has more digits, and Python refuses to read some thousands of them."""


def whole_number(text: str | None, default: int = 0, most: int = 10**9) -> int:
    """The whole number that an attribute says, `default` where it says none or one beyond `most`."""
    return number if text and _WHOLE.fullmatch(text) and (number := int(text)) <= most else default
