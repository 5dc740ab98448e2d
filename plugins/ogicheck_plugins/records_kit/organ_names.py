"""What an organ's name tells: of which kind it is, and whether another name is the same organ's."""

from __future__ import annotations

import re

from ogicheck.api import OrganKind, fold

DIVISIONS = re.compile(r".*[省市州盟县区旗]$")
SHORT = (("人民政府", "政府"), ("管理委员会", "管委会"), ("办公厅", "办公室"))


def organ_kind(name: str | None) -> OrganKind | None:
    """Government, township or department by the name's end; None where the name does not tell."""
    if not name:
        return None
    if re.search(r"(?:镇|乡|街道)(?:人民政府|政府|办事处)?$|街道办事处$", name):
        return "township"
    return "government" if re.search(r"(?:人民政府|(?:省|市|县|区|旗|州|盟)政府)$", name) else "department"


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two names are one organ's: alike, or one with the names of higher divisions before it."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if not short or not long.endswith(short):
        return False
    return short == long or bool(
        DIVISIONS.match(long.removesuffix(short)) and re.search(r"[省市州盟县区旗镇乡]", short[1:-1])
    )


def plain(name: str | None) -> str:
    plain = fold(name or "")
    for full, short in SHORT:
        plain = plain.replace(full, short)
    return plain
