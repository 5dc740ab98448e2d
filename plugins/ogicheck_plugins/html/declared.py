"""What a page declares of itself in its head."""

from __future__ import annotations

import re
from datetime import date

HEAD = 20_000
"""Characters of a page in which its declarations stand."""
META = re.compile(r"<meta\b[^<>]{0,500}>", re.IGNORECASE)
NAME = re.compile(r"\bname\s*=\s*[\"']?pubdate\b", re.IGNORECASE)
DAY = re.compile(r"\bcontent\s*=\s*[\"']?\s*(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})", re.IGNORECASE)


def published(page: str) -> date | None:
    """The day of publication, by the name that Chinese government sites give it (PubDate, 国办发〔2017〕47号)."""
    metas = (meta for meta in META.findall(page[:HEAD]) if NAME.search(meta))
    found = next((match for meta in metas if (match := DAY.search(meta))), None)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
