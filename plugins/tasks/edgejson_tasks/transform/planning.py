"""Plan steps for one document: each fits what the step before it left, each changes something, none is in vain."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run_step
from edgejson_tasks.transform.operation import Step, StepError
from edgejson_tasks.transform.pointless import data_places, in_vain, pointless_after
from edgejson_tasks.transform.survey import Place, Survey, Trait

__all__ = ["Plan", "Planner", "Source"]

_DRAWS_PER_STEP = 48
_TRIES = 8
_ROUNDS = 3
"""So often every operation gets its draw from one part of a document."""
_FOCUS_SHARE = 0.7
_MANY = 4
_PATIENCE = 30
_FAILED: Any = object()
_FILLED = 2
"""So many filled leaves are left by every step, where there were as many."""


@dataclass(frozen=True)
class Source:
    """A document to transform, with what is known of its kind.

    `absent` names members that it could have, with a default for each; `donor` is another document of the same kind.
    """

    document: Json
    absent: Mapping[str, Json]
    donor: Json = None

    @cached_property
    def survey(self) -> Survey:
        """What stands where in it; several plans may be tried on one source."""
        return Survey(self.document, self.absent, self.donor)


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps, and what they make of the document they were planned for, one after the other.

    `chained` counts the steps that cannot change places with the one before them: how far they build on one another.
    """

    steps: list[Step]
    stages: list[Json]
    chained: int

    @property
    def answer(self) -> Json:
        return self.stages[-1]


class Planner:
    """Draws plans from some of the operations, all of them by default."""

    def __init__(self, operations: Collection[str] | None = None) -> None:
        self._names = [name for name in OPERATIONS if operations is None or name in operations]
        self._choices: dict[frozenset[Trait], _Choice] = {}

    def plan(self, source: Source, count: int, rng: random.Random, *, first: Step | None = None) -> Plan | None:
        """`count` steps for a document, or None when none were found; `first` is given as the first of them.

        A document without a filled leaf carries no plan.  Every step of a finished plan shows in the answer: without
        it, another value comes out or none.  Of many steps a third or more build on the one before, as far as the
        document has such.
        """
        least = _FILLED - _lacking(source.document, _FILLED)
        plans = (self._draw(_Growth(source, least), count, first, rng) for _ in range(_TRIES if least else 0))
        return next((plan for plan in plans if plan is not None), None)

    def _draw(self, growth: _Growth, count: int, first: Step | None, rng: random.Random) -> Plan | None:
        if first is not None and not growth.add(first):
            return None
        focus = _focus(growth.survey, rng) if count > 1 else ()
        while len(growth.steps) < count:
            behind = count >= _MANY and 3 * growth.chained < len(growth.steps)
            if not self._one_more(growth, focus, rng, chained=behind):
                return None
        return growth.plan()

    def _one_more(self, growth: _Growth, focus: Place, rng: random.Random, *, chained: bool) -> bool:
        """Draw until a step goes with those before it; whether one did.

        With `chained` it must build on the one before, and is drawn from what that one touched, until too many have
        been tried.
        """
        if chained:
            ground = self._ground(growth.touched, growth)
            for _ in range(_PATIENCE):
                step = ground.draw(rng)
                if step is not None and growth.add(step, chained=True):
                    return True
        grounds: dict[Place, _Ground] = {}
        for _ in range(_DRAWS_PER_STEP):
            place = focus if rng.random() < _FOCUS_SHARE else ()
            if place not in grounds:
                grounds[place] = self._ground(growth.survey.below(place), growth)
            step = grounds[place].draw(rng)
            if step is not None and growth.add(step):
                return True
        return False

    def _ground(self, survey: Survey, growth: _Growth) -> _Ground:
        """What was surveyed, with the operations that could find something in it."""
        traits = survey.traits
        choice = self._choices.get(traits)
        if choice is None:  # there are no more of them than sets of traits
            choice = _Choice([name for name in self._names if traits.issuperset(OPERATIONS[name].needs)])
            self._choices[traits] = choice
        return _Ground(survey, choice, pointless_after(growth.steps))


class _Ground:
    """A surveyed part of a document where operations draw in turn: none a second time before each has had its draw,
    and none again that found nothing.
    """

    def __init__(self, survey: Survey, choice: _Choice, pointless: Collection[str]) -> None:
        self._survey = survey
        self._choice = choice
        self._barren = set(pointless)
        self._had_its_draw = set(pointless)
        self._rounds = _ROUNDS

    def draw(self, rng: random.Random) -> Step | None:
        """A step for some place of it, or None this time."""
        name = self._choice.draw(rng)
        if name is None or name in self._had_its_draw:
            return None
        self._had_its_draw.add(name)
        step = OPERATIONS[name].draw(self._survey, rng)
        if step is None:
            self._barren.add(name)  # mostly for want of a place, so that another try would be in vain
        if self._rounds > 1 and self._had_its_draw.issuperset(self._choice.names):
            self._rounds -= 1
            self._had_its_draw = set(self._barren)
        return step


class _Choice:
    """Names of operations, drawn by their weights."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._weights = list(accumulate(OPERATIONS[name].weight for name in names))

    def draw(self, rng: random.Random) -> str | None:
        """One of the names; None when there is none that is ever drawn."""
        weights = self._weights
        if not weights or not weights[-1]:
            return None
        return self.names[bisect(weights, rng.random() * weights[-1])]


class _Growth:
    """A plan in the making.

    Beside the stages it keeps what the document would be without each step so far, and without each two of the same
    operation (a cast and a cast back): a step that makes one of these equal to the real one is refused, for then
    something that was asked for before would not show.
    """

    def __init__(self, source: Source, least: int) -> None:
        self._source = source
        self._least = least
        self.steps: list[Step] = []
        self.stages: list[Json] = [source.document]
        self.chained = 0
        self._without: list[tuple[str | None, Json]] = []
        """What would be there; the first is always what the last step found."""
        self._survey: Survey | None = source.survey
        self._before: Survey | None = None

    @property
    def survey(self) -> Survey:
        """What stands where now."""
        if self._survey is None:
            self._survey = self._surveyed(self.stages[-1])
        return self._survey

    @property
    def touched(self) -> Survey:
        """What stands now where something else, or nothing, stood before the last step."""
        return self.survey.since(self._before or Survey(self.stages[-2]))

    def plan(self) -> Plan | None:
        """What has grown, if it does not lead back to where it started, and leaves no text that echoes its name."""
        answer = self.stages[-1]
        if _same(answer, self.stages[0]) or any(text not in self._names for text in _echoes(answer)):
            return None
        return Plan(self.steps, self.stages, self.chained)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every member name of the document before the first step."""
        return frozenset(self._source.survey.every_name())

    def add(self, step: Step, *, chained: bool = False) -> bool:
        """Whether `step` is not in vain, applies, changes the document, leaves enough of it and every earlier step its
        effect.

        With `chained` it must moreover build on the last step: done before that one it fails or leads elsewhere.
        """
        if in_vain(step, self.steps):
            return False
        value = self.stages[-1]
        try:
            changed = run_step(value, step)
        except StepError:
            return False
        if not isinstance(changed, dict | list) or _lacking(changed, self._least) or _same(changed, value):
            return False
        # Done on what was there before the last step.
        early = _after(step, self.stages[-2]) if self.steps else _FAILED
        if chained and not self._builds(early, changed):
            return False
        name = step["op"]
        without: list[tuple[str | None, Json]] = [(name, value)]
        for number, (op, other) in enumerate(self._without):
            if op == name:
                if _same(changed, other):
                    return False
                without.append((None, other))
            made = _after(step, other) if number else early
            if made is _FAILED:
                continue  # this step needs the one left out
            if _same(changed, made):
                return False
            without.append((op, made))
        self.chained += chained or self._builds(early, changed)
        self.steps.append(step)
        self.stages.append(changed)
        self._without = without
        self._before, self._survey = self._survey, None
        return True

    def _builds(self, early: Json, changed: Json) -> bool:
        """Whether a step cannot change places with the last one: what it makes done early, and done late."""
        return bool(self.steps) and (early is _FAILED or not _same(_after(self.steps[-1], early), changed))

    def _surveyed(self, value: Json) -> Survey:
        """What the schema knows of its members is of use while they keep their places."""
        keyed = [tuple(jsontext.split(place)) for place in data_places(self.steps)]
        for step in self.steps:
            operation = OPERATIONS[step["op"]]
            if operation.group in ("keys", "shape", "merge") or step["op"] in ("extract", "project", "keep_fields"):
                return Survey(value, keyed=keyed)
        return Survey(value, self._source.absent, self._source.donor, keyed)


def _focus(survey: Survey, rng: random.Random) -> Place:
    """What the steps should mostly deal with: a table in most documents that have one, now and then an object."""
    if survey.tables and rng.random() < 0.8:
        return rng.choice(survey.tables).at
    places = [at for at, _ in survey.objects if at and "*" not in at]
    return rng.choice(places) if places and rng.random() < 0.5 else ()


def _lacking(value: Json, wanted: int) -> int:
    """How many of so many scalars that are neither null nor empty `value` does not hold."""
    if isinstance(value, dict):
        for member in value.values():
            wanted = _lacking(member, wanted)
            if not wanted:
                break
    elif isinstance(value, list):
        for element in value:
            wanted = _lacking(element, wanted)
            if not wanted:
                break
    elif wanted and value is not None and value != "":
        wanted -= 1
    return wanted


def _echoes(value: Json) -> Iterator[str]:
    """Texts that say no more than the name of their member, such as the last word of a street that was split.

    They would be taken for values that nobody filled in.
    """
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        name, node = stack.pop()
        for inner, member in node.items() if isinstance(node, dict) else ((name, element) for element in node):
            if isinstance(member, str):
                if inner and member and inner[0].lower() == member[0].lower() and _letters(member) == _letters(inner):
                    yield member
            elif isinstance(member, dict | list):
                stack.append((inner, member))


def _letters(text: str) -> str:
    return text.lower().translate(_NO_SEPARATORS)


_NO_SEPARATORS = str.maketrans("", "", " _-")


def _same(left: Json, right: Json) -> bool:
    """Typed equality; Python's own, which is coarser and faster, mostly decides."""
    return left == right and jsontext.equal(left, right)


def _after(step: Step, document: Json) -> Any:
    """`document` after `step`; a mark of failure, equal to no value, where it does not apply."""
    try:
        return run_step(document, step)
    except StepError:
        return _FAILED
