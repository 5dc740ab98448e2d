"""A rule's docstring, taken apart: the single source of `explain`, the rule pages and SARIF's help.

A docstring has a part in Chinese and one in English, each a summary line followed by labelled paragraphs:
为什么/错/对/怎么改 and Why/Bad/Good/Fix.
"""

from __future__ import annotations

import inspect
import re

from ogicheck.values.findings import Help

CHINESE = ("为什么", "错", "对", "怎么改")
ENGLISH = ("Why", "Bad", "Good", "Fix")


def helps(docstring: str) -> tuple[Help, Help]:
    """The Chinese and the English help; a language that the docstring lacks is given in the other one's words.

    Raises ValueError where neither has its four parts.
    """
    text = inspect.cleandoc(docstring)
    chinese, english = _part(text, CHINESE, "："), _part(text, ENGLISH, ":")
    found = chinese or english
    if found is None:
        raise ValueError(f"the docstring lacks its parts: {', '.join(ENGLISH)} (or {', '.join(CHINESE)})")
    return chinese or found, english or found


def _part(text: str, labels: tuple[str, ...], colon: str) -> Help | None:
    paragraphs = r"\n+".join(rf"{label}{colon}\s*(.+?)" for label in labels)
    found = re.search(rf"(?:^|\n\n)([^\n]+)\n\n{paragraphs}(?:\n\n|$)", text, re.DOTALL)
    return Help(*(" ".join(group.split()) for group in found.groups())) if found else None
