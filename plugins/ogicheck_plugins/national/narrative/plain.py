"""What a report's sentences state, as plain values for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ogicheck_plugins.national.narrative.model import Amount, Breakdown, Change, Claim, Dated, Narrative, Unclaimed
from ogicheck_plugins.national.narrative.quantities import Quantity

Plain = dict[str, Any]


def plain(narrative: Narrative) -> Plain:
    """Lists of claims, of figures that are none (`unclaimed`), of wholes with their parts, of sentences that name a year,
    of changes against the year before.

    `start` and `end` count the characters of the paragraph at `address`; a paragraph's number there counts from 1.
    """
    return {
        "claims": [_claim(one) for one in narrative.claims],
        "unclaimed": [_unclaimed(one) for one in narrative.unclaimed],
        "breakdowns": [_breakdown(one) for one in narrative.breakdowns],
        "dated": [_dated(one) for one in narrative.dated],
        "changes": [_change(one) for one in narrative.changes],
    }


def _claim(one: Claim) -> Plain:
    return {
        "measure": one.measure,
        **_quantity(one.quantity),
        "year": one.year,
        "stated": one.stated,
        "scope": one.scope,
        "certain": one.certain,
        **_where(one),
        "start": one.start,
        "end": one.end,
    }


def _unclaimed(one: Unclaimed) -> Plain:
    return {**_quantity(one.quantity), **_where(one), "start": one.start, "end": one.end}


def _breakdown(one: Breakdown) -> Plain:
    return {
        "whole": _amount(one.whole),
        "parts": [_amount(part) for part in one.parts],
        "link": one.link,
        "open": one.open,
        "nested": one.nested,
        **_where(one),
    }


def _amount(one: Amount) -> Plain:
    share = {"share": _number(one.share)} if one.share else {}
    return {"label": one.label, **_quantity(one.quantity), "facet": one.facet, **share}


def _dated(one: Dated) -> Plain:
    return {"year": one.year, "reserved": one.reserved, **_where(one)}


def _change(one: Change) -> Plain:
    figure = {} if one.figure is None else {"figure": _number(one.figure)}
    said = {"measure": one.measure, **_quantity(one.quantity), "rising": one.rising, **figure}
    return {**said, "scope": one.scope, **_where(one)}


def _where(one: Claim | Unclaimed | Breakdown | Dated | Change) -> Plain:
    """Address, the fields of the place that the file format has, and the words."""
    place = {name: value for name, value in asdict(one.place).items() if value is not None}
    return {"address": one.address, "place": place, "text": one.text}


def _quantity(one: Quantity) -> Plain:
    return {"value": _number(one), "unit": one.unit, "precision": one.precision}


def _number(one: Quantity) -> object:
    return int(one.value) if one.value == int(one.value) else one.value
