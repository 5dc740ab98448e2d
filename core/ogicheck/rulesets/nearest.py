"""What to say of a name that isn't known, with the nearest right one."""

from __future__ import annotations

from collections.abc import Sequence

from ogicheck.values.texts import Text


def unknown_name(name: str, known: Sequence[str]) -> Text:
    from rapidfuzz import process

    nearest = process.extractOne(name, known, processor=str.lower, score_cutoff=50)
    if nearest is None:
        return Text(f"不认识“{name}”", f"unknown name '{name}'")
    return Text(f"不认识“{name}”，是不是“{nearest[0]}”？", f"unknown name '{name}': did you mean '{nearest[0]}'?")
