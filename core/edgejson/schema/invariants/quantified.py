"""Goals about the elements of a loop: all of them, some, so many of them, no two alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edgejson.schema.invariants import values
from edgejson.schema.invariants.goals import Goal
from edgejson.schema.invariants.repair import Repairer
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.scenes import Scene
from edgejson.schema.invariants.terms import Evaluate
from edgejson.schema.invariants.values import UNFIT, number
from edgejson.schema.invariants.ways import Members


@dataclass(frozen=True, slots=True)
class Loop:
    """The elements that a loop looks at, whatever its `if` says; `source` is the array, when it is but one."""

    elements: Evaluate
    source: Evaluate | None = None
    place: Pattern = ()

    def scenes(self, scene: Scene) -> list[Scene]:
        return [scene.at(items) for items in scene.value(self.elements)]

    def remove(self, positions: Sequence[int], scene: Scene, hand: Repairer) -> bool:
        """Remove elements from the array, where it may be as short."""
        if self.source is None or not positions:
            return False
        items = scene.value(self.source)
        if not isinstance(items, list):
            return False
        return hand.shorten(items, self.place, [at for at in range(len(items)) if at not in set(positions)])


@dataclass(frozen=True, slots=True)
class ForAll(Goal):
    """`all(...)`: every element is made to do, or does not count any more, or goes."""

    loop: Loop
    each: Goal
    excused: Goal | None

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        mark, left = hand.mark(), []
        for position, element in enumerate(self.loop.scenes(scene)):
            if not (
                self.each.attain(element, hand) or (self.excused is not None and self.excused.attain(element, hand))
            ):
                left.append(position)
        self.loop.remove(left, scene, hand)
        return hand.mark() > mark


@dataclass(frozen=True, slots=True)
class ForSome(Goal):
    """`any(...)`: an element is made to do."""

    loop: Loop
    one: Goal

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        scenes = self.loop.scenes(scene)
        hand.rng.shuffle(scenes)
        return any(self.one.attain(element, hand) for element in scenes)


@dataclass(frozen=True, slots=True)
class Counted(Goal):
    """The number of elements that do, compared: some begin to do, or some of the last ones do no more."""

    loop: Loop
    counts: Goal
    does_not: Goal
    symbol: str
    wanted: Evaluate
    plainly: Goal

    def leaves(self) -> Iterator[Goal]:
        yield from self.plainly.leaves()

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        if self.plainly.approach(scene, hand):
            return True
        scenes, wanted = self.loop.scenes(scene), int(number(scene.value(self.wanted)))
        wanted += {"<": -1, ">": 1}.get(self.symbol, 0)
        counted = [element for element in scenes if _does(self.counts, element)]
        others = [element for element in scenes if not _does(self.counts, element)]
        missing = wanted - len(counted)
        if missing > 0:
            hand.rng.shuffle(others)
            return _attained(self.counts, others, missing, hand)
        return _attained(self.does_not, counted[::-1], -missing, hand)


def _does(goal: Goal, scene: Scene) -> bool:
    try:
        return bool(scene.value(goal.truth))
    except (LookupError, *UNFIT):
        return False


def _attained(goal: Goal, scenes: Sequence[Scene], count: int, hand: Repairer) -> bool:
    done = 0
    for scene in scenes:
        if done == count:
            break
        done += goal.attain(scene, hand)
    return done > 0


@dataclass(frozen=True, slots=True)
class Distinct(Goal):
    """`unique(list)`: what repeats an earlier value gets another one, or goes."""

    loop: Loop
    value: Evaluate
    member: Members | None

    def approach(self, scene: Scene, hand: Repairer) -> bool:
        mark = hand.mark()
        seen: set[object] = set()
        left: list[int] = []
        for position, element in enumerate(self.loop.scenes(scene)):
            value = self._identity(element)
            if value in seen and value is not None:
                if self._differ(element, seen, hand):
                    value = self._identity(element)
                else:
                    left.append(position)
            seen.add(value)
        self.loop.remove(left, scene, hand)
        return hand.mark() > mark

    def _identity(self, scene: Scene) -> object:
        try:
            value = scene.value(self.value)
        except LookupError:
            return None
        return None if value is None else values.identity(value)

    def _differ(self, scene: Scene, seen: set[object], hand: Repairer) -> bool:
        if self.member is None or not hand.may_differ(self.member.paths[0]):
            return False
        for slot, place in self.member.places(scene):
            for other in hand.alternatives(slot, place, scene.root):
                if values.identity(other) not in seen:
                    hand.write(slot, place, other)
                    return True
        return False
