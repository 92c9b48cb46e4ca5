"""What may be changed in a document, and the changes that one repair makes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from edgejson.schema.invariants import values
from edgejson.schema.invariants.boundary import boundary, finest, shifted, span
from edgejson.schema.invariants.declared import Bounds, Declared
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.rules import ANY_POSITION, Pattern
from edgejson.schema.invariants.scenes import Slot, read, write
from edgejson.schema.invariants.values import NUMERIC, Number, number
from edgejson.types import Json

_OPEN = Bounds()
_FAR = 6
"""Steps that a value without choices may move away from others that it must differ from."""

Options: TypeAlias = Callable[[Pattern], "Callable[[Any, Work], Sequence[Json]] | None"]
"""For a member that a `choose` rule determines: a function that lists what it may choose from."""

Refill: TypeAlias = Callable[[Sequence[Pattern]], None]
"""Computes anew what depends on changed members."""

_Restore: TypeAlias = Callable[[], object]


class Latitude:
    """Which members may be changed, and within what bounds: those that no rule determines, as the document says."""

    def __init__(self, declared: Declared | None, is_written: Callable[[Pattern], bool], options: Options) -> None:
        self.declared = declared
        self.options = options
        self._is_written = is_written

    def bounds(self, place: Pattern) -> Bounds:
        return _OPEN if self.declared is None else self.declared.bounds(place)

    def is_free(self, places: Sequence[Pattern]) -> bool:
        """Whether all of these members may be changed."""
        return bool(places) and not any(map(self._is_written, places))


class Repairer:
    """Changes one document; remembers what it changed, so that a change that does not help can be taken back."""

    def __init__(self, latitude: Latitude, rng: random.Random, work: Work, refill: Refill) -> None:
        self._latitude = latitude
        self._work = work
        self._refill = refill
        self._is_settled = False
        self.rng = rng
        self.is_bold = True
        """Whether members may be moved past what is needed, so that many of them do not end alike."""
        self.bounds = latitude.bounds
        self.is_free = latitude.is_free
        self._done: list[tuple[Pattern, _Restore]] = []

    def changed(self) -> Sequence[Pattern]:
        """The patterns of the members that were changed since the last call."""
        places = tuple(dict.fromkeys(place for place, _ in self._done))
        self._done.clear()
        return places

    def mark(self) -> int:
        return len(self._done)

    def take_back(self, mark: int) -> None:
        """Undo what was done after the mark, the last first."""
        places = [place for place, _ in self._done[mark:]]
        while len(self._done) > mark:
            place, restore = self._done.pop()
            restore()
            if place[-1] == ANY_POSITION:
                self._work.scopes.clear()
        if self._is_settled and places:
            self._refill(tuple(dict.fromkeys(places)))

    def settle(self) -> None:
        """Compute anew what depends on the changes, before the repair has come to its end."""
        self._is_settled = True
        self._refill(tuple(dict.fromkeys(place for place, _ in self._done)))

    # ---------------------------------------------------------------- changes

    def write(self, slot: Slot, place: Pattern, value: Json) -> None:
        old = read(slot)
        self._done.append((place, lambda: write(slot, old)))
        write(slot, value)

    def leave_out(self, holder: Any, place: Pattern) -> bool:
        """Do without a member, where the document allows that; whether there was something to leave out."""
        declared = self._latitude.declared
        name = place[-1]
        if declared is None or not isinstance(holder, dict) or holder.get(name) is None:
            return False
        spare = declared.spare(place[:-1], name)
        if spare is None:
            return False
        old = holder[name]
        self._done.append((place, lambda: write((holder, name), old)))
        self._work.scopes.clear()
        return spare.leave_out(holder)

    def shorten(self, items: Any, place: Pattern, keep: Sequence[int]) -> bool:
        """Keep only some items of the array at `place`, where the document allows it to be as short."""
        declared = self._latitude.declared
        least = 0 if declared is None else declared.least_items(place)
        if not isinstance(items, list) or not least <= len(keep) < len(items) or not self.is_free([place]):
            return False
        old = list(items)
        self._done.append(((*place, ANY_POSITION), lambda: items.__setitem__(slice(None), old)))
        items[:] = [old[position] for position in keep]
        self._work.scopes.clear()
        return True

    # ---------------------------------------------------------------- values

    def swap(self, first: tuple[Slot, Pattern], second: tuple[Slot, Pattern]) -> bool:
        """Let two members change places, where both values fit."""
        (slot, place), (other_slot, other_place) = first, second
        low, high = read(slot), read(other_slot)
        bounds, other_bounds = self.bounds(place), self.bounds(other_place)
        fits = bounds.allows(high) and other_bounds.allows(low) and values.order(low, high) != 0
        if isinstance(low, str):
            fits = fits and bounds.same_texts(other_bounds) and values.is_date(low) is values.is_date(high)
        if fits:
            self.write(slot, place, high)
            self.write(other_slot, other_place, low)
        return fits

    def move(self, slot: Slot, place: Pattern, symbol: str, other: Json, *, varied: bool) -> bool:
        """Move one member to the nearest value for which the comparison with `other` holds.

        With `varied` a number goes past it, by no more than it was off before, so that many of them do not end alike.
        """
        bounds, own = self.bounds(place), read(slot)
        moved = boundary(own, symbol, other, bounds.step)
        if moved is None or not bounds.allows(moved):
            return False
        if varied and symbol != "==" and type(own) in NUMERIC and type(moved) in NUMERIC:
            moved = self._mirrored(own, moved, bounds)
        self.write(slot, place, moved)
        return True

    def _mirrored(self, own: Any, moved: Any, bounds: Bounds) -> Json:
        start, end = number(moved), 2 * number(moved) - number(own)
        step = bounds.step or (1 if isinstance(own, int) else finest([number(own)]))
        low, high = span(bounds, step)
        end = end if low is None else max(end, low)
        end = end if high is None else min(end, high)
        steps = int((end - start) / step)
        drawn = values.to_json(start + step * int(steps * self.rng.random()))
        return drawn if bounds.allows(drawn) else moved

    def may_differ(self, place: Pattern) -> bool:
        """Whether a member may have another value: it is free, or a reference to one of several things."""
        return self.is_free([place]) or self._latitude.options(place) is not None

    def alternatives(self, slot: Slot, place: Pattern, root: Any) -> Iterator[Json]:
        """Other values that the member may have, in random order, nearest first where they are many."""
        bounds, own = self.bounds(place), read(slot)
        options = None if self.is_free([place]) else self._latitude.options(place)
        choices = bounds.choices if options is None else options(root, self._work)
        if choices is not None:
            others = [choice for choice in choices if type(choice) is type(own) and choice != own]
            self.rng.shuffle(others)
            yield from others
        elif isinstance(own, bool):
            yield not own
        elif type(own) in NUMERIC:
            yield from filter(bounds.allows, self._other_numbers(own, bounds))
        elif isinstance(own, str) and values.looks_like_moment(own):
            shifts = (shifted(own, sign * steps) for steps in range(1, _FAR) for sign in (1, -1))
            yield from (moved for moved in shifts if moved is not None and bounds.allows(moved))

    def _other_numbers(self, own: Any, bounds: Bounds) -> Iterator[Json]:
        exact: Number = number(own)
        step = bounds.step or (finest([exact]) if isinstance(exact, Decimal) else 1)
        low, high = span(bounds, step)
        if low is not None and high is not None:
            first, count = -(-low // step) * step, int((high - low) // step) + 1
            for _ in range(_FAR):
                yield values.to_json(first + step * int(count * self.rng.random()))
        yield from (values.to_json(exact + sign * steps * step) for steps in range(1, _FAR) for sign in (1, -1))
