"""The text between two block boundaries of a page: its lines as a browser shows them, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ogicheck_plugins.formats_kit.websource import MARK

BREAK, LINK, LINK_END = "\ufdd2", "\ufdd3", "\ufdd4"
"""Stand in gathered text for a <br> and round the text of links."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPLIT_WORD = re.compile(f"(?<=[{_WIDE}])[ \\t\\r\\f]*\\n[ \\t\\r\\n\\f]*(?=[{_WIDE}])")
_SPACE = re.compile("[ \\t\\r\\n\\f]+")
_LINKED = re.compile(f"{LINK}([^{LINK_END}]*)")
_INDENT = re.compile("[ ]?(?:\u3000|\xa0{2}|[\u2002\u2003])")
_LINKS = re.compile(f"[{LINK}{LINK_END}]")

_SEPARATORS = re.compile(r"[\s|/·>»›-]+")

_SHORT, _LINK_SHARE = 60, 0.7
"""Characters of a line of links at most, and the share of it that is links: a sentence may well hold one."""
_NUMBERED = re.compile(r"\s*(?:{0}、|第{0}部分|[（(]{0}[)）])".format("[一二三四五六七八九十]{1,3}"))
_ENDS, _HEADING = ("。", "！", "？", "；", "："), 30
"""A numbered line of at most _HEADING characters is a heading."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """Text from one offset of the source to another; `navigation` where it is short and mostly links."""

    text: str
    start: int
    end: int
    navigation: bool = False


def paragraphs(gathered: str) -> Iterator[FlowLine]:
    """The paragraphs of flowing text: a blank line, an indented or a numbered one begins the next, as does any after a
    sentence's end or a numbered heading; other breaks stay within.
    """
    group: list[FlowLine] = []
    for piece in gathered.split(BREAK):
        line = _line(piece)
        if group and (line is None or _INDENT.match(line.text) or _parts(group[-1].text, line.text)):
            yield _joined(group)
            group = []
        if line is not None:
            group.append(line)
    if group:
        yield _joined(group)


def _parts(above: str, line: str) -> bool:
    ends = above.rstrip().endswith(_ENDS) or (_NUMBERED.match(above) and len(above) <= _HEADING)
    return bool(ends or _NUMBERED.match(line))


def preformatted(gathered: str) -> Iterator[FlowLine]:
    """The lines of preformatted text, spaces and tabs as they are; a blank one stands where the line before ends."""
    end = 0
    for piece in re.split(f"\\r\\n|\\r|\\n|{BREAK}", gathered):
        marks = MARK.findall(piece)
        start, end = (int(marks[0][0]), int(marks[-1][1])) if marks else (end, end)
        yield FlowLine(_LINKS.sub("", MARK.sub("", piece)), start, end)


def _line(piece: str) -> FlowLine | None:
    marks = MARK.findall(piece)
    if not marks:
        return None
    linked = _SPACE.sub(" ", MARK.sub("", piece))
    text = _SPACE.sub(" ", _SPLIT_WORD.sub("", _LINKS.sub("", MARK.sub("", piece)))).strip(" ")
    if not text.strip():
        return None
    return FlowLine(text, int(marks[0][0]), int(marks[-1][1]), _navigates(text, linked))


def _navigates(text: str, linked: str) -> bool:
    if LINK not in linked or len(text) > _SHORT or "。" in text:
        return False
    links = sum(len(_SEPARATORS.sub("", link)) for link in _LINKED.findall(linked))
    return links > _LINK_SHARE * len(_SEPARATORS.sub("", text))


def _joined(group: list[FlowLine]) -> FlowLine:
    if len(group) == 1:
        return group[0]
    return FlowLine(
        "\n".join(line.text for line in group),
        group[0].start,
        group[-1].end,
        all(line.navigation for line in group),
    )
