"""Worse answers: a step forgotten, misread, done at the wrong time or carried out wrongly; the input echoed, a value
changed, a field added, the right JSON wrapped.
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
from edgejson_tasks.transform.operation import Step, StepError, over
from edgejson_tasks.transform.slips import SLIPS, Slip

__all__ = ["Task", "spoil"]

_WRAPPED_SHARE = 0.08
_ROUNDS = 2
"""So often each way is tried: most of them draw anew."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a record asks: a document, the steps, the right answer as value and as text, and in which language."""

    document: Json
    steps: list[Step]
    answer: Json
    text: str
    language: Json = "en"


Way: TypeAlias = Callable[[Task, random.Random], "tuple[Json, str] | None"]


def spoil(task: Task, rng: random.Random) -> Spoiled | None:
    """One worse answer, the ways being tried in a random order that prefers mistakes of understanding.

    Only the input echoed, and wrapped JSON, may be much shorter or longer than the right answer: length shall not tell
    which is the worse one.
    """
    if rng.random() < _WRAPPED_SHARE:
        rejected, how = wrap(task.text, rng, task.language)
        return Spoiled(rejected=rejected, because="transform.not_json", how=f"wrapped:{how}")
    for way in _in_random_order(rng) * _ROUNDS:
        spoiled = way(task, rng)
        if spoiled is not None and _differs(spoiled[0], task.answer):
            try:
                text = jsontext.canonical(spoiled[0])
            except jsontext.CanonicalError:
                continue  # binary arithmetic that ran out of the domain
            if way is not _input_echoed and not _near_in_length(text, task.text):
                continue
            return Spoiled(rejected=text, because="transform.value", how=spoiled[1])
    return None


def _near_in_length(text: str, right: str) -> bool:
    """Whether it is between half and twice as long, and not empty."""
    return text not in ("{}", "[]") and len(right) <= 2 * len(text) <= 4 * len(right)


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


def _wrong_order(task: Task, rng: random.Random) -> tuple[Json, str] | None:
    """Two steps that follow one another, done the other way round."""
    places = range(len(task.steps) - 1)
    for index in rng.sample(places, len(places)):
        first, second = task.steps[index : index + 2]
        value = _attempt(task.document, [*task.steps[:index], second, first, *task.steps[index + 2 :]])
        if value is not None and _differs(value, task.answer):
            return value, f"wrong_order:{first['op']},{second['op']}"
    return None


def _step_slipped(task: Task, rng: random.Random) -> tuple[Json, str] | None:
    """A step understood but carried out wrongly, each possible slip of each step in a random order."""
    slips = [(index, name, slip) for index, step in enumerate(task.steps) for name, slip in SLIPS.get(step["op"], ())]
    for index, name, slip in rng.sample(slips, len(slips)):
        value = _slipped(task, index, slip)
        if value is not None and _differs(value, task.answer):
            return value, f"step_slipped:{task.steps[index]['op']}.{name}"
    return None


def _slipped(task: Task, index: int, slip: Slip) -> Json:
    step = task.steps[index]
    try:
        before = run(task.document, task.steps[:index])
        wrong = over(before, jsontext.split(step.get("at", "")), lambda value: slip(value, step))
        return run(wrong, task.steps[index + 1 :])
    except (StepError, KeyError, TypeError, AttributeError):
        return None  # the slip presumes a simpler step or document than this one


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


def _differs(left: Json, right: Json) -> bool:
    """Typed inequality; Python's own, which is coarser and faster, mostly decides."""
    return left != right or not jsontext.equal(left, right)


def _attempt(document: Json, steps: list[Step]) -> Json:
    """What the steps give, or None where one does not apply."""
    try:
        return run(document, steps)
    except StepError:
        return None


_WAYS: tuple[tuple[Way, float], ...] = (
    (_step_left_out, 4.0),
    (_step_misread, 5.0),
    (_step_slipped, 5.0),
    (_wrong_order, 4.0),
    (_input_echoed, 0.7),
    (_value_changed, 2.5),
    (_field_added, 1.0),
)


def _in_random_order(rng: random.Random) -> list[Way]:
    """A weighted draw without replacement: sorting by exponential keys does it."""
    keyed = [(rng.expovariate(weight), way) for way, weight in _WAYS]
    return [way for _, way in sorted(keyed, key=lambda pair: pair[0])]
