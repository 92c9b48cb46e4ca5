"""Breaking exactly one rule on purpose: near misses for preference data.

A change is tried on a copy, what depends on it is computed anew (all but the rule to be broken), and the copy counts
only when a check finds that rule broken and no other.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

from edgejson.schema.invariants import values
from edgejson.schema.invariants.asserts import Asserted
from edgejson.schema.invariants.boundary import CONTRARY, MIRRORED, boundary, finest, shifted
from edgejson.schema.invariants.choices import Chosen
from edgejson.schema.invariants.compiled import CompiledRules
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.goals import Comparison, Other, Side
from edgejson.schema.invariants.programs import Program, Writing
from edgejson.schema.invariants.repair import Latitude, Repairer
from edgejson.schema.invariants.rules import ANY_POSITION, Pattern, RuleViolation, Unsatisfied
from edgejson.schema.invariants.scenes import Scene, Slot, read, write
from edgejson.schema.invariants.values import UNFIT, Number, number
from edgejson.types import Json

_MOST_SCOPES = 4
_FEW_TRIES, _MOST_TRIES = 3, 24
_MOST_SLOTS = 6
_BUDGETS = 3
"""Of one check, for all the checks of all tries."""
_LARGEST = 10**300


@dataclass(frozen=True, slots=True)
class _Change:
    """A new value for one member; with `swapped_with`, that other member gets the old value."""

    slot: Slot
    value: Json
    place: Pattern
    swapped_with: Slot | None = None
    swapped_place: Pattern | None = None

    def apply(self) -> None:
        if self.swapped_with is not None:
            write(self.swapped_with, read(self.slot))
        write(self.slot, self.value)

    @property
    def places(self) -> tuple[Pattern, ...]:
        return (self.place,) if self.swapped_place is None else (self.place, self.swapped_place)


Source: TypeAlias = "Callable[[], Iterator[_Change]]"
"""Changes of one member, made when its turn comes."""


class Breaker:
    """Breaks rules of the documents it is given; holds no state between them."""

    def __init__(self, compiled: CompiledRules, latitude: Latitude) -> None:
        self._compiled = compiled
        self._latitude = latitude
        self._anything = Latitude(latitude.declared, lambda _: False, latitude.options)

    def break_any(self, root: Json, rng: random.Random, programs: Sequence[Program]) -> tuple[Json, str] | None:
        """A copy of `root` in which one of the rules is broken and no other, and its id; None when no try succeeds.

        A rule that does not give way after a few tries is put behind the others.
        """
        draft = _Draft(root)
        for tries in (_FEW_TRIES, _MOST_TRIES) if len(programs) > 1 else (_MOST_TRIES,):
            for program in programs:
                if self._break_one(draft, rng, program, tries):
                    return draft.root, program.rule.id
        return None

    def _break_one(self, draft: _Draft, rng: random.Random, program: Program, tries: int) -> bool:
        return self._slip(draft, rng, program, tries) or (
            tries == _MOST_TRIES and self._contradict(draft, rng, program)
        )

    def _contradict(self, draft: _Draft, rng: random.Random, program: Program) -> bool:
        """Bring about that the rule applies and is false, as a repair would that wanted so; the larger changes."""
        scenes = program.scenes(draft.root, draft.work)
        for position in rng.sample(range(len(scenes)), min(len(scenes), _MOST_SCOPES)):
            for _ in range(_FEW_TRIES):
                hand = Repairer(self._anything, rng, draft.work, partial(self._refill, draft, rng, program))
                try:
                    scene = program.scenes(draft.root, draft.work)[position]
                    is_contrary = program.contradict(scene, hand)
                except (LookupError, Unsatisfied, *UNFIT):
                    is_contrary = False
                if is_contrary and self._settles(draft, rng, program, hand.changed()):
                    return True
                draft.restore()
        return False

    def _slip(self, draft: _Draft, rng: random.Random, program: Program, tries: int) -> bool:
        """Change one value, as a careless writer would."""
        scenes = program.scenes(draft.root, draft.work)
        chosen = rng.sample(scenes, min(len(scenes), _MOST_SCOPES))
        judged = [scene for scene in chosen if program.is_judged(scene)]
        for within_bounds in (True,) if self._compiled.declared is None else (True, False):
            changes = (change for scene in judged for change in self._changes(program, scene, rng))
            fitting = (change for change in changes if self._is_allowed(change) is within_bounds)
            if any(self._try(draft, rng, program, change) for change in islice(fitting, tries)):
                return True
        return False

    def _try(self, draft: _Draft, rng: random.Random, program: Program, change: _Change) -> bool:
        """Whether the change breaks this rule and no other; if not, the draft is as before."""
        change.apply()
        if isinstance(change.value, list):
            draft.work.scopes.clear()
        if self._settles(draft, rng, program, change.places):
            return True
        draft.restore()
        return False

    def _settles(self, draft: _Draft, rng: random.Random, program: Program, places: Sequence[Pattern]) -> bool:
        """Compute anew what depends on the changed members; whether this rule is broken then and no other."""
        try:
            self._refill(draft, rng, program, places)
        except (Unsatisfied, *UNFIT):
            return False
        return self._is_broken_alone(draft, program, places)

    def _refill(self, draft: _Draft, rng: random.Random, program: Program, places: Sequence[Pattern]) -> None:
        self._compiled.refill(places, draft.root, rng, draft.work, leave_out=program.rule.id)

    def _is_broken_alone(self, draft: _Draft, program: Program, places: Sequence[Pattern]) -> bool:
        found: list[RuleViolation] = []
        program.check(draft.root, draft.work, found)
        if not found:
            return False
        own = len(found)
        for other in self._compiled.others(program, places):
            other.check(draft.root, draft.work, found)
            if len(found) > own:
                return False
        return draft.work.left >= 0  # else they were not looked at to the end

    def _is_allowed(self, change: _Change) -> bool:
        pairs = [(change.value, change.place)]
        if change.swapped_with is not None and change.swapped_place is not None:
            pairs.append((read(change.slot), change.swapped_place))
        return all(isinstance(value, list) or self._latitude.bounds(place).allows(value) for value, place in pairs)

    # ---------------------------------------------------------------- the changes that may break a rule

    def _changes(self, program: Program, scene: Scene, rng: random.Random) -> Iterator[_Change]:
        """Changes of the rule's own target or comparisons, then of what else it reads."""
        if isinstance(program, Writing) and program.target in scene.here:
            yield from _in_turn(self._of_target(program, scene), rng)
        if isinstance(program, Asserted):
            yield from _in_turn(self._of_comparisons(program, scene), rng)
        yield from _in_turn(self._indirect(program, scene), rng)

    def _of_target(self, program: Writing, scene: Scene) -> list[Source]:
        slot = (scene.here, program.target)
        current = read(slot)
        if isinstance(program, Chosen) and program.rule.many and isinstance(current, list):
            place = (*program.writes, ANY_POSITION)
            return [self._other_values((current, position), place) for position in range(len(current[:_MOST_SLOTS]))]
        return [self._other_values(slot, program.writes)]

    def _other_values(self, slot: Slot, place: Pattern) -> Source:
        """Other values for a member: its other choices where the schema lists them, else slips of the pen."""
        current, choices = read(slot), self._latitude.bounds(place).choices

        def others() -> Iterator[_Change]:
            if choices is None:
                return (_Change(slot, value, place) for value in variants(current))
            other = (choice for choice in choices if type(choice) is type(current) and choice != current)
            return (_Change(slot, choice, place) for choice in other)

        return others

    def _of_comparisons(self, program: Asserted, scene: Scene) -> list[Source]:
        try:
            return [source for one in program.comparisons for source in self._of_comparison(one, scene)]
        except UNFIT:
            return []  # a part that the rule does not get to

    def _of_comparison(self, comparison: Comparison | Other, scene: Scene) -> Iterator[Source]:
        left, right = comparison.left, comparison.right
        sides = [side for side in (left, right) if side is not None and self._latitude.is_free(side.paths)]
        places = [side.places(scene) for side in sides]
        if [len(found) for found in places] == [1, 1]:
            ((first, here),), ((second, there),) = places
            if _are_alike(read(first), read(second)):
                swap = _Change(first, read(second), here, second, there)
                yield partial(_single, swap)
        for side, found in zip(sides, places, strict=True):
            other = right if side is left else left
            if comparison.symbol != "==" and other is not None and not side.is_sum:
                contrary = CONTRARY[comparison.symbol]
                yield partial(_beyond, found, contrary if side is left else MIRRORED[contrary], other, scene)
            for slot, place in found[:_MOST_SLOTS]:
                yield self._other_values(slot, place)

    def _indirect(self, program: Program, scene: Scene) -> Iterator[Source]:
        """Changes of any free member that the rule reads: another value of its kind, or its neighbour's value."""
        for place in sorted(program.expression.reads):
            if self._compiled.is_written(place):
                continue
            slots = [slot for slot in _slots(scene.root, place) if not isinstance(read(slot), list | dict | None)]
            for position, slot in enumerate(slots[:_MOST_SLOTS]):
                yield self._other_values(slot, place)
                neighbour = read(slots[position - 1])
                if position and type(neighbour) is type(read(slot)):
                    yield partial(_single, _Change(slot, neighbour, place))


class _Draft:
    """The copy that changes are tried on; `restore` undoes one without making another copy."""

    def __init__(self, root: Any) -> None:
        self._parts: list[tuple[Any, Any]] = []
        self.root = self._copied(root)
        self.work = Work()
        self.work.left *= _BUDGETS

    def restore(self) -> None:
        for part, content in self._parts:
            part.clear()
            (part.update if isinstance(part, dict) else part.extend)(content)
        self.work.scopes.clear()

    def _copied(self, value: Any) -> Any:
        if isinstance(value, dict):
            part: Any = {name: self._copied(member) for name, member in value.items()}
        elif isinstance(value, list):
            part = [self._copied(item) for item in value]
        else:
            return value
        self._parts.append((part, part.copy()))
        return part


def _in_turn(sources: Iterable[Source], rng: random.Random) -> Iterator[_Change]:
    """The changes of all sources in random order: one of each, then another of each."""
    waiting = list(sources)
    rng.shuffle(waiting)
    opened: list[list[_Change]] = []
    for source in waiting:
        try:
            changes = list(source())
        except UNFIT:
            continue  # numbers too large to slip
        rng.shuffle(changes)
        opened.append(changes)
        if changes:
            yield changes.pop()
    while any(opened):
        for changes in opened:
            if changes:
                yield changes.pop()


def _beyond(found: Sequence[tuple[Slot, Pattern]], symbol: str, other: Side, scene: Scene) -> Iterator[_Change]:
    """Each member moved just to the wrong side of what it is compared with."""
    try:
        limit = values.to_json(scene.value(other.evaluate))
    except (LookupError, *UNFIT):
        return
    for slot, place in found[:_MOST_SLOTS]:
        beyond = boundary(read(slot), symbol, limit, None)
        if beyond is not None:
            yield _Change(slot, beyond, place)


def _single(change: _Change) -> Iterator[_Change]:
    yield change


def variants(value: Any) -> list[Json]:
    """Other values of the same kind that a careless writer might have put there."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float | Decimal):
        exact: Number = number(value)
        if exact != exact or not -_LARGEST < exact < _LARGEST:  # noqa: PLR0124 - how a NaN is known
            return []
        step = finest([exact]) if isinstance(exact, Decimal) else 1
        near = [exact + step, exact - step, exact + 10 * step, exact - 10 * step, exact * 10]
        return [values.to_json(other) for other in near if other != exact]
    if isinstance(value, str):
        if values.looks_like_moment(value):
            return [moved for steps in (-1, 1, -30, 30) if (moved := shifted(value, steps)) is not None]
        return _misspelt(value)
    if isinstance(value, list) and value:
        return [value[:-1], value[::-1]]
    return []


def _misspelt(value: str) -> list[Json]:
    """The text with its last letters or digits replaced by the next ones, and with two neighbours exchanged."""
    found: list[Json] = []
    places = [position for position, letter in enumerate(value) if letter.isascii() and letter.isalnum()]
    for position in places[-1:-4:-1]:
        letter = value[position]
        following = {"9": "0", "z": "a", "Z": "A"}.get(letter, chr(ord(letter) + 1))
        found.append(value[:position] + following + value[position + 1 :])
    for first, second in zip(places[-3:], places[-2:], strict=False):
        if value[first] != value[second] and second == first + 1:
            found.append(value[:first] + value[second] + value[first] + value[second + 1 :])
    return found


def _are_alike(left: Any, right: Any) -> bool:
    """Whether two values can change places without a change of kind: a date stays a date."""
    if isinstance(left, str) and isinstance(right, str):
        return values.is_date(left) is values.is_date(right)
    return type(left) in values.NUMERIC and type(right) in values.NUMERIC


def _slots(root: Json, place: Pattern) -> Sequence[Slot]:
    """The members of a document that a pattern selects."""
    holders: list[Any] = [root]
    for token in place[:-1]:
        holders = [holder[key] for holder in holders for key in _keys(holder, token)]
    return [(holder, key) for holder in holders for key in _keys(holder, place[-1])] if place else []


def _keys(holder: Any, token: str) -> list[Any]:
    if isinstance(holder, list):
        return list(range(min(len(holder), _MOST_SLOTS))) if token == ANY_POSITION else []
    if isinstance(holder, dict):
        return sorted(holder)[:_MOST_SLOTS] if token == ANY_POSITION else [token] * (token in holder)
    return []
