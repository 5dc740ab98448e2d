"""Which of several organs are governments whose own reports sum up the others'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ogicheck_plugins.records_kit.organ_names import organ_kind, plain
from ogicheck_plugins.records_kit.organs import Organ

HIGHER = re.compile(r"[^县区旗]{1,10}[省市州盟]")


def own_reports(organs: Sequence[Organ]) -> tuple[list[Organ], list[Organ]]:
    """The governments that themselves sum up others of the organs, and those of which nobody can tell.

    A government sums up the organs whose names begin with its place. Where none does, those beside organs of a higher place
    are parts like them; one beside organs that name no place is theirs, and of several nobody can tell. Governments alone
    are all parts.
    """
    governments = [one for one in organs if organ_kind(one.name) == "government"]
    summing = [one for one in governments if _has_parts(one, organs)]
    others = [one for one in organs if one not in governments]
    if summing or not others or any(HIGHER.match(plain(one.name)) for one in others):
        return summing, []
    return (governments, []) if len(governments) < 2 else ([], governments)


def _has_parts(government: Organ, organs: Sequence[Organ]) -> bool:
    place = plain(government.name).removesuffix("政府")
    return any(plain(one.name).startswith(place) for one in organs if one is not government)
