"""How a value comes about by changing members: every operation between them and the value is undone.

An expression becomes `value`, for instance, when `price` does in `round(price * quantity, 2)`, once the product is
divided by `quantity`.  What is found this way is tried and checked, so an inverse may be rough.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from edgejson.schema.invariants import values
from edgejson.schema.invariants.boundary import finest, shared_out
from edgejson.schema.invariants.functions import BY_ORDER
from edgejson.schema.invariants.repair import Repairer
from edgejson.schema.invariants.rules import Pattern, Unsatisfied
from edgejson.schema.invariants.scenes import Scene, Slot, is_there, read
from edgejson.schema.invariants.terms import Evaluate
from edgejson.schema.invariants.values import NUMERIC, UNFIT, number

Undo: TypeAlias = "Callable[[Scene, Aim], Aim | None]"


@dataclass(frozen=True, slots=True)
class Aim:
    """What a value should be: equal to another, less, more."""

    symbol: str
    value: Any


class Lever(ABC):
    """One or more members that can be changed together."""

    @abstractmethod
    def pull(self, scene: Scene, aim: Aim, hand: Repairer, *, is_direct: bool) -> bool:
        """Change the members towards the aim; whether something was changed."""


@dataclass(frozen=True, slots=True)
class Way:
    """A lever and the operations to undo before it, the outermost first.

    A roundabout way leads through members that rules compute; they are computed again.
    """

    lever: Lever
    undone: tuple[Undo, ...] = ()
    is_roundabout: bool = False

    @property
    def is_direct(self) -> bool:
        return not self.undone and not self.is_roundabout

    def go(self, scene: Scene, aim: Aim, hand: Repairer) -> bool:
        try:
            for undo in self.undone:
                nearer = undo(scene, aim)
                if nearer is None:
                    return False
                aim = nearer
            done = self.lever.pull(scene, aim, hand, is_direct=self.is_direct)
            if done and self.is_roundabout:
                hand.settle()
        except (LookupError, Unsatisfied, *UNFIT):
            return False  # this way is for other data
        return done


@dataclass(frozen=True, slots=True)
class Members(Lever):
    """Members of which each has its place: one, or the summands of a sum (in a loop they have one pattern)."""

    slots: Evaluate
    paths: tuple[Pattern, ...]
    is_sum: bool = False

    def places(self, scene: Scene) -> list[tuple[Slot, Pattern]]:
        """The members that are present, with their patterns."""
        try:
            found: Sequence[Slot] = scene.value(self.slots)
        except LookupError:
            return []  # what should hold the member is absent itself
        paths = self.paths if len(self.paths) == len(found) else self.paths * len(found)
        return [(slot, path) for slot, path in zip(found, paths, strict=True) if is_there(slot)]

    def pull(self, scene: Scene, aim: Aim, hand: Repairer, *, is_direct: bool) -> bool:
        if not hand.is_free(self.paths):
            return False
        places = self.places(scene)
        if self.is_sum:
            return _share_out(places, aim, hand)
        varied = hand.is_bold and (bool(scene.items) or not is_direct)
        return any(
            hand.move(slot, place, aim.symbol, values.to_json(aim.value), varied=varied) for slot, place in places
        )


def _share_out(places: Sequence[tuple[Slot, Pattern]], aim: Aim, hand: Repairer) -> bool:
    """Scale the summands so that their sum is the wanted one; what rounding leaves over goes to the largest."""
    found = [read(slot) for slot, _ in places]
    if not found or not all(type(value) in NUMERIC for value in (*found, aim.value)):
        return False
    summands, total = [number(value) for value in found], number(aim.value)
    all_bounds = [hand.bounds(place) for _, place in places]
    steps = [bounds.step for bounds in all_bounds if bounds.step is not None]
    step = max(steps, default=finest([*summands, total]))
    if aim.symbol in ("<", ">"):
        total += step if aim.symbol == ">" else -step
    shares = shared_out(summands, total, step, all_bounds)
    if shares is None:
        return False
    for (slot, place), share in zip(places, shares, strict=True):
        hand.write(slot, place, values.to_json(share))
    return True


@dataclass(frozen=True, slots=True)
class Summed(Lever):
    """Values of a loop that are added up, each with its own ways."""

    elements: Evaluate
    value: Evaluate
    ways: tuple[Way, ...]

    def pull(self, scene: Scene, aim: Aim, hand: Repairer, *, is_direct: bool) -> bool:  # noqa: ARG002 - moves of its ways
        scenes = [scene.at(items) for items in scene.value(self.elements)]
        found = [(number(each.value(self.value)), each) for each in scenes]
        total, wanted = sum(value for value, _ in found), number(aim.value)
        if aim.symbol == "==":
            found.sort(key=lambda each: -each[0])
            return any(_bring(self.ways, each, Aim("==", value + wanted - total), hand) for value, each in found)
        if total <= 0 or wanted < 0:
            return False
        scaled = [_bring(self.ways, each, Aim(aim.symbol, value * wanted / total), hand) for value, each in found]
        return any(scaled)


@dataclass(frozen=True, slots=True)
class Extreme(Lever):
    """The greatest of the values of a loop, or the least; of any kind that has an order."""

    elements: Evaluate
    value: Evaluate
    ways: tuple[Way, ...]
    is_greatest: bool

    def pull(self, scene: Scene, aim: Aim, hand: Repairer, *, is_direct: bool) -> bool:  # noqa: ARG002 - moves of its ways
        scenes = [scene.at(items) for items in scene.value(self.elements)]
        if not scenes:
            return False
        scenes.sort(key=lambda each: BY_ORDER(each.value(self.value)), reverse=self.is_greatest)
        beyond, within = (">", "<=") if self.is_greatest else ("<", ">=")
        if aim.symbol[0] == beyond:  # one of them is enough
            return _bring(self.ways, scenes[0], aim, hand)
        limit = Aim(within, aim.value) if aim.symbol == "==" else aim
        brought = [_bring(self.ways, each, limit, hand) for each in scenes if not self._is_within(each, limit)]
        if aim.symbol == "==" and values.order(scenes[0].value(self.value), aim.value) != 0:
            brought.append(_bring(self.ways, scenes[0], aim, hand))
        return any(brought)

    def _is_within(self, scene: Scene, limit: Aim) -> bool:
        gap = values.order(scene.value(self.value), limit.value) * (1 if self.is_greatest else -1)
        return gap < 0 or (gap == 0 and "=" in limit.symbol)


def _bring(ways: Sequence[Way], scene: Scene, aim: Aim, hand: Repairer) -> bool:
    return any(way.go(scene, aim, hand) for way in ways)


@dataclass(frozen=True, slots=True)
class Length(Lever):
    """The number of items of an array, which can be cut short."""

    items: Evaluate
    path: Pattern

    def pull(self, scene: Scene, aim: Aim, hand: Repairer, *, is_direct: bool) -> bool:  # noqa: ARG002 - moves of its ways
        items = scene.value(self.items)
        wanted = int(number(aim.value)) - (aim.symbol == "<")
        return aim.symbol in ("==", "<=", "<") and hand.shorten(items, self.path, range(max(wanted, 0)))
