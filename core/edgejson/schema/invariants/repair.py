"""Making a false comparison true with the least change: swap, move one side to the boundary, or share out a sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from edgejson.schema.invariants import values
from edgejson.schema.invariants.comparisons import Comparison, Scene, Side, Slot
from edgejson.schema.invariants.declared import Bounds, Declared
from edgejson.schema.invariants.functions import whole_quotient
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.values import NUMERIC, Number, WrongValueError, number
from edgejson.types import Json

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}
_OPEN = Bounds()


class Repairer:
    """Changes members that no rule determines, within the bounds that the document declares."""

    def __init__(self, declared: Declared | None, is_written: Callable[[Pattern], bool]) -> None:
        self._declared = declared
        self._is_written = is_written

    def bounds(self, place: Pattern) -> Bounds:
        return _OPEN if self._declared is None else self._declared.bounds(place)

    def is_free(self, side: Side) -> bool:
        """Whether the members that the side is made of may be changed."""
        return bool(side.paths) and not any(map(self._is_written, side.paths))

    def repair(self, comparison: Comparison, scene: Scene) -> Sequence[Pattern]:
        """Try to make the comparison true; the patterns of the changed members, none when there is no way."""
        left, right, symbol = comparison.left, comparison.right, comparison.symbol
        if symbol not in _MIRRORED:
            return ()
        if symbol != "==" and self._swap(left, right, scene):
            return (*left.paths, *right.paths)
        for side, other, oriented in ((left, right, symbol), (right, left, _MIRRORED[symbol])):
            if self.is_free(side) and self._move(side, oriented, scene.value(other.evaluate), scene):
                return side.paths
        return ()

    def _swap(self, left: Side, right: Side, scene: Scene) -> bool:
        if left.is_sum or right.is_sum or not (self.is_free(left) and self.is_free(right)):
            return False
        places = (*left.places(scene), *right.places(scene))
        if len(places) < 2:
            return False  # a side read with opt() is absent
        (first, place), (second, other_place) = places
        low, high = read(first), read(second)
        bounds, other_bounds = self.bounds(place), self.bounds(other_place)
        fits = bounds.allows(high) and other_bounds.allows(low) and values.order(low, high) != 0
        if isinstance(low, str):
            fits = fits and bounds.same_texts(other_bounds) and values.is_date(low) is values.is_date(high)
        if fits:
            write(first, high)
            write(second, low)
        return fits

    def _move(self, side: Side, symbol: str, other: Any, scene: Scene) -> bool:
        places = side.places(scene)
        if side.is_sum:
            return self._share_out(places, symbol, other)
        for slot, place in places:
            bounds = self.bounds(place)
            moved = boundary(read(slot), symbol, values.to_json(other), bounds.step)
            if moved is not None and bounds.allows(moved):
                write(slot, moved)
                return True
        return False

    def _share_out(self, places: Sequence[tuple[Slot, Pattern]], symbol: str, other: Any) -> bool:
        """Scale the summands so that their sum is `other`; what rounding leaves over goes to the largest ones."""
        found = [read(slot) for slot, _ in places]
        if symbol in ("<", ">") or not found or not all(type(value) in NUMERIC for value in (*found, other)):
            return False
        summands, total = [number(value) for value in found], number(other)
        all_bounds = [self.bounds(place) for _, place in places]
        steps = [bounds.step for bounds in all_bounds if bounds.step is not None]
        step = max(steps, default=finest([*summands, total]))
        shares = shared_out(summands, total, step, all_bounds)
        if shares is None:
            return False
        for (slot, _), share in zip(places, shares, strict=True):
            write(slot, values.to_json(share))
        return True


def read(slot: Slot) -> Any:
    holder, key = slot
    return holder[key]


def write(slot: Slot, value: Json) -> None:
    holder, key = slot
    holder[key] = value


def shared_out(
    summands: Sequence[Number], total: Number, step: Number, all_bounds: Sequence[Bounds]
) -> list[Number] | None:
    """Numbers in the proportions of `summands` that add up to `total`, on the grid of `step` and within bounds."""
    if min(summands) < 0 or total < 0 or Decimal(total) % step:
        return None
    whole = sum(summands)
    if whole == 0:
        summands, whole = [1] * len(summands), len(summands)
    shares: list[Number] = []
    for value, bounds in zip(summands, all_bounds, strict=True):
        share = whole_quotient(Decimal(value) * total / whole, step) * step
        low, high = _range(bounds, step)
        shares.append(max(share, low) if high is None else min(max(share, low), high))
    rest = total - sum(shares)
    for position in sorted(range(len(shares)), key=lambda place: (-shares[place], place)):
        low, high = _range(all_bounds[position], step)
        wanted = shares[position] + rest
        shares[position] = max(wanted, low) if high is None else min(max(wanted, low), high)
        rest = total - sum(shares)
    return shares if rest == 0 else None


def _range(bounds: Bounds, step: Number) -> tuple[Number, Number | None]:
    """Least and greatest value on the grid; sums are shared out among numbers of at least 0."""
    least = max(bounds.least or 0, 0 if bounds.above is None else bounds.above + step)
    tops = [top for top in (bounds.greatest, None if bounds.below is None else bounds.below - step) if top is not None]
    return least, min(tops, default=None)


def boundary(own: Json, symbol: str, other: Json, step: Number | None) -> Json:
    """The value nearest to `other` for which `value symbol other` holds, in the manner of `own`; None for none."""
    if type(own) in NUMERIC and type(other) in NUMERIC:
        exact = number(other)
        natural = 1 if isinstance(own, int) else finest([number(own), exact])
        return values.to_json(_nearest(exact, symbol, step or natural))
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


def _nearest(other: Number, symbol: str, step: Number) -> Number:
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
