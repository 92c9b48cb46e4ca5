"""Plan steps for one document: each fits what the step before it left, each changes something, none is in vain."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations, islice

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run, run_step
from edgejson_tasks.transform.operation import Step, StepError
from edgejson_tasks.transform.specification import literals
from edgejson_tasks.transform.survey import Survey

__all__ = ["Plan", "plan"]

_NAMES = tuple(OPERATIONS)
_WEIGHTS = tuple(accumulate(operation.weight for operation in OPERATIONS.values()))
_DRAWS_PER_STEP = 24
_TRIES = 8

_POINTLESS = {
    ("split", "join"),
    ("join", "split"),
    ("flatten", "unflatten"),
    ("unflatten", "flatten"),
    ("nest", "unnest"),
    ("nest", "flatten"),
    ("to_entries", "from_entries"),
    ("to_entries", "index_by"),
    ("to_entries", "pluck"),
    ("from_entries", "to_entries"),
    ("sort_by", "reverse"),
    ("reverse", "sort_by"),
    ("move", "move"),
    ("copy", "move"),
    ("copy", "copy"),
    ("key_case", "key_case"),
    ("round", "round"),
    ("string_case", "string_case"),
    ("string_case", "map_values"),
    ("map_values", "string_case"),
    ("map_values", "map_values"),
}
"""Operations that nobody would ask for in this order, the second mostly taking back what the first did."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps and what they make of the document they were planned for."""

    steps: list[Step]
    answer: Json


def plan(document: Json, count: int, absent: Mapping[str, Json], rng: random.Random) -> Plan | None:
    """`count` steps for `document`, or None when none were found.

    `absent` names members that the document could have, with a default for each.  A document without a filled leaf
    carries no plan.  Every step of a finished plan shows in the answer: without it, another value comes out or none.
    """
    least = sum(1 for _ in islice(_filled(document), 2))
    for _ in range(_TRIES if least else 0):
        drawn = _draw(document, count, least, absent, rng)
        if drawn is not None and _every_step_matters(document, drawn):
            return drawn
    return None


def _draw(document: Json, count: int, least: int, absent: Mapping[str, Json], rng: random.Random) -> Plan | None:
    steps: list[Step] = []
    value = document
    while len(steps) < count:
        renamed = any(OPERATIONS[step["op"]].group == "keys" for step in steps)
        survey = Survey(value, {} if renamed else absent)  # the schema's names may no longer fit
        grown = _one_more(value, survey, steps, least, rng)
        if grown is None:
            return None
        step, value = grown
        steps.append(step)
    return None if _same(value, document) else Plan(steps, value)


def _one_more(
    value: Json, survey: Survey, steps: list[Step], least: int, rng: random.Random
) -> tuple[Step, Json] | None:
    """A step that changes `value` and leaves at least so many filled leaves, with its result."""
    for _ in range(_DRAWS_PER_STEP):
        name = _NAMES[bisect(_WEIGHTS, rng.random() * _WEIGHTS[-1])]
        step = OPERATIONS[name].draw(survey, rng)
        if step is None or _in_vain(step, steps):
            continue
        try:
            changed = run_step(value, step)
        except StepError:
            continue
        enough = isinstance(changed, dict | list) and sum(1 for _ in islice(_filled(changed), least)) == least
        if enough and not _same(changed, value):
            return step, changed
    return None


def _in_vain(step: Step, before: list[Step]) -> bool:
    """Whether `step` repeats or undoes an earlier one, renames what that just named, or drops what it dealt with."""
    op, at = step["op"], step.get("at")
    if any(
        (earlier["op"], op) in _POINTLESS or (earlier["op"] == op and earlier.get("at") == at) for earlier in before
    ):
        return True
    if op == "rename_keys":
        return any(name in step["map"] for earlier in before for name in _coined(earlier))
    return op == "drop_fields" and any(word in step["fields"] for earlier in before for word in literals(earlier))


def _coined(step: Step) -> Iterator[str]:
    """Member names that `step` brings into the document."""
    op = step["op"]
    if op == "rename_keys":
        yield from step["map"].values()
    elif op == "project":
        yield from step["fields"]
    elif op in ("move", "copy"):
        yield jsontext.split(step["to"])[-1]
    elif op == "to_entries":
        yield from (step["key"], step["value"])
    elif op == "nest":
        yield step["under"]
    elif op == "compute":
        yield step["field"]


def _filled(value: Json) -> Iterator[Json]:
    """Scalars that are neither null nor empty."""
    if isinstance(value, dict):
        for member in value.values():
            yield from _filled(member)
    elif isinstance(value, list):
        for element in value:
            yield from _filled(element)
    elif value is not None and value != "":
        yield value


def _same(left: Json, right: Json) -> bool:
    """Typed equality; Python's own, which is coarser and faster, mostly decides."""
    return left == right and jsontext.equal(left, right)


def _every_step_matters(document: Json, drawn: Plan) -> bool:
    """Whether no step, and no two steps of one operation (a cast and a cast back), can be left out."""
    steps = drawn.steps
    if len(steps) == 1:
        return True
    alone = [(index,) for index in range(len(steps))]
    pairs = [pair for pair in combinations(range(len(steps)), 2) if steps[pair[0]]["op"] == steps[pair[1]]["op"]]
    return not any(
        _gives(document, [step for index, step in enumerate(steps) if index not in left_out], drawn.answer)
        for left_out in (*alone, *pairs)
    )


def _gives(document: Json, steps: list[Step], answer: Json) -> bool:
    try:
        return _same(run(document, steps), answer)
    except StepError:
        return False
