"""The shape in which what a person decided on findings leaves a workbook or a page, and comes back.

A workbook's sheet of findings has a column for each of KEYS and ANSWERS, headed in either language. A page exports the same
as JSON: {"answers": [{"file": …, "rule": …, "address": …, "part": …, "answer": …, "reason": …, "author": …, "date":
"2024-03-01"}, …]}, `answer` being `confirmed` or `dismissed`.
"""

from __future__ import annotations

import hashlib

from ogicheck.api import Finding, Text

SHEET = Text("问题", "Findings")
KEYS = {
    "file": Text("文件", "File"),
    "rule": Text("规则", "Rule"),
    "address": Text("位置代码", "Address"),
    "part": Text("内容标识", "Part"),
}
"""What tells which finding is meant."""
ANSWERS = {
    "answer": Text("处理意见", "Answer"),
    "reason": Text("理由", "Reason"),
    "author": Text("处理人", "Author"),
    "date": Text("日期", "Date"),
}
CHOICES = {"confirmed": Text("属实", "confirmed"), "dismissed": Text("不是问题", "dismissed")}
"""What an answer may be."""


def part(finding: Finding) -> str:
    """What tells the part that a finding is about, and the figures that it relates, from the same once they are changed."""
    texts = (finding.quote, *(f"{one.address}\0{one.text}" for one in finding.related))
    return hashlib.sha256("\0\0".join(texts).encode("utf-8", "replace")).hexdigest()[:16]
