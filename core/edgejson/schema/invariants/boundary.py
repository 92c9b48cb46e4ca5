"""The value nearest to another one on the wanted side of it: numbers on their grid, moments, texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from edgejson.schema.invariants import values
from edgejson.schema.invariants.declared import Bounds
from edgejson.schema.invariants.functions import whole_quotient
from edgejson.schema.invariants.values import NUMERIC, Number, WrongValueError, number
from edgejson.types import Json

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
"""The same comparison with its sides exchanged."""
COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def boundary(own: Json, symbol: str, other: Json, step: Number | None) -> Json:
    """The value nearest to `other` for which `value symbol other` holds, in the manner of `own`; None for none."""
    if type(own) in NUMERIC and type(other) in NUMERIC:
        exact = number(other)
        natural = 1 if isinstance(own, int) else finest([number(own), exact])
        return values.to_json(nearest(exact, symbol, step or natural))
    if isinstance(own, str) and isinstance(other, str):
        if values.looks_like_moment(own) and values.looks_like_moment(other):
            return _nearest_moment(own, symbol, other)
        return other if "=" in symbol else None
    return other if symbol == "==" and type(own) is type(other) else None


def finest(numbers: Sequence[Number]) -> Number:
    """The last decimal place that any of the numbers uses."""
    exponents = [
        int(value.as_tuple().exponent) for value in numbers if isinstance(value, Decimal) and value.is_finite()
    ]
    return Decimal(1).scaleb(min([0, *exponents]))


def nearest(other: Number, symbol: str, step: Number) -> Number:
    """The number on the grid of `step` that is nearest to `other` on the wanted side."""
    below = whole_quotient(other, step) * step
    if symbol == "==":
        return other
    if symbol == "<=":
        return below
    if symbol == "<":
        return below if below < other else below - step
    if symbol == ">=":
        return below if below == other else below + step
    return below + step


def _nearest_moment(own: str, symbol: str, other: str) -> Json:
    steps = 0 if "=" in symbol else -1 if symbol == "<" else 1
    if values.is_date(own) is values.is_date(other):
        return shifted(other, steps) if steps else other
    day = shifted(other[:10], steps)  # a date and a date-time compare by the calendar date
    return day + own[10:] if isinstance(day, str) else None


def shifted(written: str, steps: int) -> Json:
    """A date some days, or a date-time some minutes, away; None outside the calendar."""
    try:
        moment = values.moment(written)
        if isinstance(moment, datetime):
            later = (moment + timedelta(minutes=steps)).isoformat()
            return later.replace("+00:00", "Z") if written.endswith(("Z", "z")) else later
        return (moment + timedelta(days=steps)).isoformat()
    except (WrongValueError, OverflowError):
        return None


def span(bounds: Bounds, step: Number) -> tuple[Number | None, Number | None]:
    """Least and greatest value on the grid that the bounds allow, where they are bounds."""
    lows = [bounds.least, None if bounds.above is None else bounds.above + step]
    tops = [bounds.greatest, None if bounds.below is None else bounds.below - step]
    return (
        max((low for low in lows if low is not None), default=None),
        min((top for top in tops if top is not None), default=None),
    )


def shared_out(
    summands: Sequence[Number], total: Number, step: Number, all_bounds: Sequence[Bounds]
) -> list[Number] | None:
    """Numbers in the proportions of `summands` that add up to `total`, on the grid of `step` and within bounds."""
    if min(summands) < 0 or total < 0 or Decimal(total) % step:
        return None
    whole = sum(summands)
    if whole == 0:
        summands, whole = [1] * len(summands), len(summands)
    ranges = [_not_negative(bounds, step) for bounds in all_bounds]
    shares: list[Number] = []
    for value, (low, high) in zip(summands, ranges, strict=True):
        share = whole_quotient(Decimal(value) * total / whole, step) * step
        shares.append(_clipped(share, low, high))
    rest = total - sum(shares)
    for position in sorted(range(len(shares)), key=lambda place: (-shares[place], place)):
        share = _clipped(shares[position] + rest, *ranges[position])
        rest -= share - shares[position]
        shares[position] = share
    return shares if rest == 0 else None


def _not_negative(bounds: Bounds, step: Number) -> tuple[Number, Number | None]:
    low, high = span(bounds, step)
    return max(low or 0, 0), high


def _clipped(value: Number, low: Number, high: Number | None) -> Number:
    return max(value, low) if high is None else min(max(value, low), high)
