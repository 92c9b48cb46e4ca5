"""What an assert wants to be true, as goals that can be reached by changing the document a little at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from edgejson.schema.invariants import values
from edgejson.schema.invariants.boundary import MIRRORED
from edgejson.schema.invariants.repair import Repairer
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.scenes import Scene, Slot
from edgejson.schema.invariants.terms import Evaluate
from edgejson.schema.invariants.values import NUMERIC, number
from edgejson.schema.invariants.ways import Aim, Members, Way

_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Goal(ABC):
    """A truth, and the way to make it one."""

    truth: Evaluate

    def is_met(self, scene: Scene) -> bool:
        """Whether it holds or does not apply; `WrongValueError` when the data does not fit it."""
        return scene.holds(self.truth)

    @abstractmethod
    def approach(self, scene: Scene, hand: Repairer) -> bool:
        """Change something for it, where it is not met; whether there was something to change."""

    def leaves(self) -> Iterator[Goal]:
        """The truths that it joins, itself if none."""
        yield self

    def attain(self, scene: Scene, hand: Repairer) -> bool:
        """Change what is needed for it, or nothing; whether it is met in the end."""
        mark = hand.mark()
        for _ in range(_MOST_STEPS):
            if self.is_met(scene):
                return True
            if not self.approach(scene, hand):
                break
        if self.is_met(scene):
            return True
        hand.take_back(mark)
        return False


@dataclass(frozen=True, slots=True)
class Given(Goal):
    """A truth that no change of ours can bring about."""

    def approach(self, scene: Scene, hand: Repairer) -> bool:  # noqa: ARG002 - nothing to do
        return False


@dataclass(frozen=True, slots=True)
class Joined(Goal):
    """Truths joined by `and` or `or`: the first that is not met and can be approached is."""

    parts: tuple[Goal, ...]

    def leaves(self) -> Iterator[Goal]:
        for part in self.parts:
            yield from part.leaves()

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        return any(not part.is_met(scene) and part.approach(scene, hand) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Branched(Goal):
    """`this if test else that`."""

    test: Evaluate
    then: Goal
    otherwise: Goal

    def leaves(self) -> Iterator[Goal]:
        yield from self.then.leaves()
        yield from self.otherwise.leaves()

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        return (self.then if scene.value(self.test) else self.otherwise).approach(scene, hand)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: `direct` members it consists of, and all ways to change it."""

    evaluate: Evaluate
    direct: Members | None = None
    ways: tuple[Way, ...] = ()
    is_looped: bool = False

    @property
    def paths(self) -> tuple[Pattern, ...]:
        return () if self.direct is None else self.direct.paths

    @property
    def is_sum(self) -> bool:
        return self.direct is not None and self.direct.is_sum

    def places(self, scene: Scene) -> list[tuple[Slot, Pattern]]:
        return [] if self.direct is None else self.direct.places(scene)


@dataclass(frozen=True, slots=True)
class Comparison(Goal):
    """`left symbol right`; any symbol but `!=`."""

    left: Side
    symbol: str
    right: Side

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        if self.symbol != "==" and self._swap(scene, hand):
            return True
        sides = [(self.left, self.symbol, self.right), (self.right, MIRRORED[self.symbol], self.left)]
        if self.left.is_looped and not self.right.is_looped:
            sides.reverse()  # rather one member than the one of many that it is compared with
        for is_direct in (True, False):
            for side, symbol, other in sides:
                if any(self._go(way, symbol, other, scene, hand) for way in side.ways if way.is_direct is is_direct):
                    return True
        return False

    def _go(self, way: Way, symbol: str, other: Side, scene: Scene, hand: Repairer) -> bool:
        mark = hand.mark()
        for hand.is_bold in (True, False):
            if way.go(scene, Aim(symbol, scene.value(other.evaluate)), hand) and self.is_met(scene):
                return True
            hand.take_back(mark)
        return False

    def _swap(self, scene: Scene, hand: Repairer) -> bool:
        left, right = self.left, self.right
        if left.is_sum or right.is_sum or not (hand.is_free(left.paths) and hand.is_free(right.paths)):
            return False
        places = (*left.places(scene), *right.places(scene))
        return len(places) == 2 and hand.swap(*places)  # fewer when a side read with opt() is absent


@dataclass(frozen=True, slots=True)
class Between(Goal):
    """`low <= value <= high`, where the value is computed, or is one of many: a value is drawn from the range."""

    low: Evaluate
    value: Side
    high: Evaluate
    plainly: Goal

    def leaves(self) -> Iterator[Goal]:
        yield from self.plainly.leaves()

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        low, high = scene.value(self.low), scene.value(self.high)
        if type(low) in NUMERIC and type(high) in NUMERIC:
            start, end = number(low), number(high)
            mark = hand.mark()
            wanted = start + int((end - start) * int(1000 * hand.rng.random()) / 1000)
            if any(way.go(scene, Aim("==", wanted), hand) for way in self.value.ways) and self.is_met(scene):
                return True
            hand.take_back(mark)
        return self.plainly.approach(scene, hand)


@dataclass(frozen=True, slots=True)
class Other(Goal):
    """`left != right`, `left not in list` (no right side): one of the members gets another value."""

    left: Side
    right: Side | None = None
    symbol: ClassVar[str] = "!="

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        return any(self._another(slot, place, scene, hand) for slot, place in self._places(scene, hand))

    def _places(self, scene: Scene, hand: Repairer) -> Iterator[tuple[Slot, Pattern]]:
        for side in (self.left, self.right):
            if side is not None and side.direct is not None and not side.is_sum and hand.may_differ(side.paths[0]):
                yield from side.places(scene)

    def _another(self, slot: Slot, place: Pattern, scene: Scene, hand: Repairer) -> bool:
        mark = hand.mark()
        for value in hand.alternatives(slot, place, scene.root):
            hand.write(slot, place, value)
            if self.is_met(scene):
                return True
            hand.take_back(mark)
        return False


@dataclass(frozen=True, slots=True)
class Listed(Goal):
    """`a in list`: one of the values is drawn."""

    item: Side
    values: Evaluate

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        listed = scene.value(self.values)
        if not isinstance(listed, list):
            return False
        drawn = [value for value in listed if value is not None]
        hand.rng.shuffle(drawn)
        mark = hand.mark()
        for value in drawn:
            for way in self.item.ways:
                if way.go(scene, Aim("==", value), hand) and self.is_met(scene):
                    return True
                hand.take_back(mark)
        return False


@dataclass(frozen=True, slots=True)
class SameList(Goal):
    """`[...] == [...]`: the members of one list get the values of the other; a sorted copy puts them in order."""

    slots: Members
    wanted: Evaluate

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        places, wanted = self.slots.places(scene), list(scene.value(self.wanted))
        if len(places) != len(wanted) or not hand.is_free(self.slots.paths):
            return False
        for (slot, place), value in zip(places, wanted, strict=True):
            hand.write(slot, place, values.to_json(value))
        return True


@dataclass(frozen=True, slots=True)
class Missing(Goal):
    """`not present(a)`, `a is null`: an optional member is left out, or null."""

    holder: Evaluate
    place: Pattern

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        try:
            return hand.leave_out(scene.value(self.holder), self.place)
        except LookupError:
            return False


@dataclass(frozen=True, slots=True)
class Alike(Goal):
    """Two truths that are the same, or are not: the second follows the first, else the first the second."""

    left: tuple[Goal, Goal]
    right: tuple[Goal, Goal]
    """Each with its opposite."""
    are_same: bool

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        for leader, follower in ((self.left, self.right), (self.right, self.left)):
            wanted = scene.holds(leader[0].truth) is self.are_same
            if follower[0 if wanted else 1].attain(scene, hand):
                return True
        return False
