"""Marks in a page's source where each piece of text stands, so that nobody has to search for it afterwards."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ogicheck.api import Place

START, END = "\ufdd0", "\ufdd1"
"""Characters that Unicode reserves for a program's inner use."""

AT = "ogicheck-at"
MARK = re.compile(f"{START}(\\d+):(\\d+){END}")

_ATTRIBUTES = r"""(?:[^>="']++|=\s*+(?:"[^"]*+"|'[^']*+')|[="'])*+(?:>|\Z)"""
_TOKEN = re.compile(
    rf"""<!--.*?(?:-->|\Z)
    |(?P<written><textarea)(?=[\s/>]).*?(?:</textarea\b[^>]*|\Z)(?:>|\Z)
    |<(?P<raw>script|style|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)\b[^>]*|\Z)(?:>|\Z)
    |(?P<element><(?:td|th|img|input|select)(?=[\s/>])){_ATTRIBUTES}
    |<(?P<pre>/?pre)(?=[\s/>]){_ATTRIBUTES}
    |<[a-z]{_ATTRIBUTES}
    |<[!?/][^>]*+(?:>|\Z)
    |\s*+(?P<text>(?:[^<\s]|<(?![a-z!?/]))(?:[^<]|<(?![a-z!?/]))*+)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A page's source, for lines and columns."""

    starts: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """The place of the text from one offset to another."""
        line, end_line = bisect_right(self.starts, start), bisect_right(self.starts, end)
        return Place(
            line=line,
            column=start - self.starts[line - 1] + 1,
            end_line=end_line,
            end_column=end - self.starts[end_line - 1] + 1,
        )


def source_of(text: str) -> Source:
    return Source((0, *(match.end() for match in _LINE_END.finditer(text))))


def marked(text: str) -> str:
    """The source with offsets: in a mark before each piece of text, in an attribute of each cell, picture and field."""
    text = text.replace(START, "\ufffd").replace(END, "\ufffd")
    pieces: list[str] = []
    done, preformatted = 0, False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "text":
            for start, end in _lines(text, token) if preformatted else (token.span("text"),):
                pieces += (text[done:start], f"{START}{start}:{start + len(text[start:end].rstrip())}{END}")
                done = start
        elif kind == "written":
            pieces += (text[done : token.end(kind)], f' {AT}="{token.start()}:{token.end()}"')
            done = token.end(kind)
        elif kind == "element":
            start, end = token.end("element"), token.end()
            pieces += (text[done:start], f' {AT}="{token.start()}:{end}"')
            # <td/> opens a cell, as in browsers, but libxml2 would close it.
            done = end if text.endswith("/>", start, end) else start
            pieces += (text[start : end - 2], ">") if done == end else ()
        elif kind == "pre":
            preformatted = not token["pre"].startswith("/")
    return "".join((*pieces, text[done:]))


def _lines(text: str, token: re.Match[str]) -> list[tuple[int, int]]:
    """The lines of preformatted text, each from its first sign."""
    lines = _LINE.finditer(text, *token.span("text"))
    return [(match.end() - len(match[0].lstrip()), match.end()) for match in lines]
