"""The tokens of RTF (Word 2007 RTF Specification 1.9.1, Basic Entities)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ogicheck.api import Text, UnreadableError

MOST = 600_000
"""A report has a tenth of that; so many take ten seconds. The data of a picture is one."""
_TOO_LARGE = Text(
    "RTF 的控制字和分组超过 {0} 个，远多于任何年报，未读取；请另存为 docx",
    "the RTF has more than {0} control words and groups, far more than any report: save it as docx",
)
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\0]+)"
)
_BINARY = b"bin"
_LINE_ENDS = b"\r\n"
"""They only keep the file's lines short."""


class Token(NamedTuple):
    """`kind` is word, hex, sign, brace or text; `value` its bytes, `number` a control word's parameter."""

    kind: str
    value: bytes
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; raises UnreadableError where there are too many."""
    at = 0
    for _ in range(MOST):
        match = _TOKEN.search(data, at)
        if match is None:
            return
        at = match.end()
        kind = match.lastgroup or ""
        if kind in ("word", "number"):
            number = int(match["number"]) if match["number"] else None
            if match["word"] == _BINARY:
                at += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
        else:
            yield Token(kind, match[kind] if kind != "text" else match[kind].translate(None, _LINE_ENDS))
    raise UnreadableError(_TOO_LARGE.fill(MOST))
