"""Worse answers: what comes of a step forgotten, a step misread, the input echoed, a value changed, an extra "
"field, a wrapping.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from edgejson import jsontext
from edgejson.types import Json, Spoiled
from edgejson_tasks._overfix import overfix
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run
from edgejson_tasks.transform.operation import Step, StepError

__all__ = ["Task", "spoil"]


@dataclass(frozen=True, slots=True)
class Task:
    """What a record asks: a document, the steps, and the right answer as value and as text."""

    document: Json
    steps: list[Step]
    answer: Json
    text: str


Way: TypeAlias = Callable[[Task, random.Random], "tuple[Json, str] | None"]


def spoil(task: Task, rng: random.Random) -> Spoiled | None:
    """One worse answer, the ways being tried in a random order that prefers mistakes of understanding."""
    if rng.random() < 0.1:
        rejected, how = wrap(task.text, rng)
        return Spoiled(rejected=rejected, because="transform.not_json", how=f"wrapped:{how}")
    for way in _in_random_order(rng):
        spoiled = way(task, rng)
        if spoiled is not None and not jsontext.equal(spoiled[0], task.answer):
            return Spoiled(rejected=jsontext.canonical(spoiled[0]), because="transform.value", how=spoiled[1])
    return None


def _step_left_out(task: Task, rng: random.Random) -> tuple[Json, str] | None:
    if len(task.steps) < 2:
        return None
    left_out = rng.randrange(len(task.steps))
    value = _attempt(task.document, [*task.steps[:left_out], *task.steps[left_out + 1 :]])
    return None if value is None else (value, f"step_left_out:{task.steps[left_out]['op']}")


def _step_misread(task: Task, rng: random.Random) -> tuple[Json, str] | None:
    index = rng.randrange(len(task.steps))
    step = task.steps[index]
    altered = OPERATIONS[step["op"]].alter(step, rng)
    if altered is None:
        return None
    value = _attempt(task.document, [*task.steps[:index], altered, *task.steps[index + 1 :]])
    return None if value is None else (value, f"step_misread:{step['op']}")


def _input_echoed(task: Task, _rng: random.Random) -> tuple[Json, str]:
    return task.document, "input_echoed"


def _value_changed(task: Task, rng: random.Random) -> tuple[Json, str] | None:
    changed = overfix(task.answer, rng)
    return None if changed is None else (changed[0], f"value_changed:{changed[1]}")


def _field_added(task: Task, rng: random.Random) -> tuple[Json, str] | None:
    """A member that should be gone, or a remark nobody asked for."""
    if not isinstance(task.answer, dict):
        return None
    gone = [name for name in task.document if name not in task.answer] if isinstance(task.document, dict) else []
    if gone and isinstance(task.document, dict):
        name = rng.choice(gone)
        return {**task.answer, name: task.document[name]}, "field_added:old"
    return {**task.answer, rng.choice(("transformed", "success", "modified")): True}, "field_added:remark"


def _attempt(document: Json, steps: list[Step]) -> Json:
    """What the steps give, or None where one does not apply."""
    try:
        return run(document, steps)
    except StepError:
        return None


_WAYS: tuple[tuple[Way, float], ...] = (
    (_step_left_out, 4.0),
    (_step_misread, 5.0),
    (_input_echoed, 1.0),
    (_value_changed, 3.0),
    (_field_added, 1.5),
)


def _in_random_order(rng: random.Random) -> list[Way]:
    """A weighted draw without replacement: sorting by exponential keys does it."""
    keyed = [(rng.expovariate(weight), way) for way, weight in _WAYS]
    return [way for _, way in sorted(keyed, key=lambda pair: pair[0])]
