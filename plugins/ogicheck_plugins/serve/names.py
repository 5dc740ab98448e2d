"""Names that clients give their files, made harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

UNSAFE = re.compile(r'[\\/:*?"<>|\[\]]')
"""What leads out of a folder, is a pattern, or is no name on some system."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
LONGEST = 80
"""Characters: names of reports have some 30, and 80 Chinese ones are 240 bytes, which every file system takes."""
UNNAMED = "report"


def safe(name: str, taken: Container[str] = ()) -> str:
    """The last part of a name, without what steers, leads elsewhere or is a pattern; another one than those `taken`."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign for sign in last if not unicodedata.category(sign).startswith(("C", "Zl", "Zp")))
    found = UNSAFE.sub("_", shown).strip(" .").lstrip("-~")
    found = f"_{found}" if RESERVED.match(found) else found
    stem, dot, suffix = found.rpartition(".")
    stem, end = (stem, f".{suffix[:10]}") if dot and stem else (found, "")
    stem = stem[: LONGEST - len(end)] or UNNAMED
    free, number = f"{stem}{end}", 1
    while free in taken:
        number += 1
        free = f"{stem} ({number}){end}"
    return free
