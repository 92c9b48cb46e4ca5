"""Breaking exactly one rule on purpose: near misses for preference data.

A change is tried on a copy, what depends on it is computed anew (all but the rule to be broken), and the copy counts
only when a check finds that rule broken and no other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from edgejson.schema.invariants import values
from edgejson.schema.invariants.comparisons import Comparison, Scene, Slot
from edgejson.schema.invariants.compiled import CompiledRules
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.programs import Asserted, Chosen, Program, Writing
from edgejson.schema.invariants.repair import Repairer, boundary, finest, read, shifted, write
from edgejson.schema.invariants.rules import ANY_POSITION, Pattern, RuleViolation, Unsatisfied
from edgejson.schema.invariants.values import UNFIT, Number, number
from edgejson.types import Json

_MOST_SCOPES = 4
_MOST_TRIES = 24
_MOST_SLOTS = 6
_LARGEST = 10**300
_CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "!=": "=="}


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
    def places(self) -> list[Pattern]:
        return [self.place] if self.swapped_place is None else [self.place, self.swapped_place]


class Breaker:
    """Breaks rules of the documents it is given; holds no state between them."""

    def __init__(self, compiled: CompiledRules) -> None:
        self._compiled = compiled
        self._repairer = Repairer(compiled.declared, compiled.is_written)

    def break_one(self, root: Json, rng: random.Random, program: Program) -> Json | None:
        """A copy of `root` in which this rule is broken and no other; None when no try succeeds."""
        scenes = program.scenes(root, Work())
        chosen = rng.sample(range(len(scenes)), min(len(scenes), _MOST_SCOPES))
        for within_bounds in (True,) if self._compiled.declared is None else (True, False):
            tries = 0
            for scene in chosen:
                for change in self._order_of_tries(program, scenes[scene], rng):
                    if tries == _MOST_TRIES:
                        break
                    tries += 1
                    broken = self._try(root, rng, program, scene, change, within_bounds=within_bounds)
                    if broken is not None:
                        return broken
        return None

    def _order_of_tries(self, program: Program, scene: Scene, rng: random.Random) -> list[int]:
        """Positions in the list of changes: those of the rule's own target or comparisons first."""
        if not program.is_judged(scene):
            return []
        direct, indirect = self._direct(program, scene), self._indirect(program, scene)
        order = rng.sample(range(len(direct)), len(direct))
        return order + [len(direct) + position for position in rng.sample(range(len(indirect)), len(indirect))]

    def _try(
        self, root: Json, rng: random.Random, program: Program, scene: int, change: int, *, within_bounds: bool
    ) -> Json | None:
        copy = _copied(root)
        there = program.scenes(copy, Work())[scene]
        made = (self._direct(program, there) + self._indirect(program, there))[change]
        try:
            if within_bounds and not self._is_allowed(made):
                return None
            made.apply()
            for dependant in self._compiled.dependants(made.places, leave_out=program.rule.id):
                dependant.fill(copy, rng, Work())
        except (Unsatisfied, *UNFIT):
            return None
        return copy if self._is_broken_alone(copy, program) else None

    def _is_broken_alone(self, copy: Json, program: Program) -> bool:
        found: list[RuleViolation] = []
        program.check(copy, Work(), found)  # most tries that fail do so here, at the price of one rule
        return bool(found) and {violation.rule for violation in self._compiled.check(copy, Work())} == {program.rule.id}

    def _is_allowed(self, change: _Change) -> bool:
        pairs = [(change.value, change.place)]
        if change.swapped_with is not None and change.swapped_place is not None:
            pairs.append((read(change.slot), change.swapped_place))
        return all(isinstance(value, list) or self._repairer.bounds(place).allows(value) for value, place in pairs)

    # ---------------------------------------------------------------- the changes that may break a rule

    def _direct(self, program: Program, scene: Scene) -> list[_Change]:
        try:
            if isinstance(program, Writing) and program.target in scene.here:
                return self._of_target(program, scene)
            if isinstance(program, Asserted):
                return [change for one in program.comparisons for change in self._of_comparison(one, scene)]
        except (LookupError, *UNFIT):
            return []  # the rule does not apply here, or is broken already
        return []

    def _of_target(self, program: Writing, scene: Scene) -> list[_Change]:
        slot = (scene.here, program.target)
        current = read(slot)
        if isinstance(program, Chosen) and program.rule.many and isinstance(current, list):
            return [
                _Change((current, position), value, (*program.writes, ANY_POSITION))
                for position, item in enumerate(current[:_MOST_SLOTS])
                for value in self._others(item, (*program.writes, ANY_POSITION))
            ]
        return [_Change(slot, value, program.writes) for value in self._others(current, program.writes)]

    def _others(self, current: Any, place: Pattern) -> list[Json]:
        """Other values for a member: its other choices where the schema lists them, else slips of the pen."""
        choices = self._repairer.bounds(place).choices
        if choices is None:
            return variants(current)
        return [choice for choice in choices if type(choice) is type(current) and choice != current]

    def _of_comparison(self, comparison: Comparison, scene: Scene) -> Iterator[_Change]:
        left, right = comparison.left, comparison.right
        sides = [side for side in (left, right) if self._repairer.is_free(side)]
        places = [side.places(scene) for side in sides]
        if [len(found) for found in places] == [1, 1]:
            ((first, here),), ((second, there),) = places
            if _are_alike(read(first), read(second)):
                yield _Change(first, read(second), here, second, there)
        for side, found in zip(sides, places, strict=True):
            for slot, place in found[:_MOST_SLOTS]:
                yield from (_Change(slot, value, place) for value in self._others(read(slot), place))
                contrary = _CONTRARY.get(comparison.symbol)
                if contrary is None or side.is_sum:
                    continue
                other = values.to_json(scene.value((right if side is left else left).evaluate))
                beyond = boundary(read(slot), contrary if side is left else _turned(contrary), other, None)
                if beyond is not None:
                    yield _Change(slot, beyond, place)

    def _indirect(self, program: Program, scene: Scene) -> list[_Change]:
        """Changes of any free member that the rule reads: another value of its kind, or its neighbour's value."""
        found: list[_Change] = []
        for place in sorted(program.expression.reads):
            if self._compiled.is_written(place):
                continue
            slots = [slot for slot in _slots(scene.root, place) if not isinstance(read(slot), list | dict | None)]
            for position, slot in enumerate(slots[:_MOST_SLOTS]):
                found.extend(_Change(slot, value, place) for value in self._others(read(slot), place))
                neighbour = read(slots[position - 1])
                if position and type(neighbour) is type(read(slot)):
                    found.append(_Change(slot, neighbour, place))
        return found


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


def _turned(symbol: str) -> str:
    """The same comparison with its sides exchanged."""
    return {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(symbol, symbol)


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


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(member) for name, member in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value
