"""Operations on arrays that give arrays."""

from __future__ import annotations

import random
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import (
    NAME,
    POINTER,
    Example,
    Operation,
    Step,
    StepError,
    column,
    no_alternative,
    rows,
)
from edgejson_tasks.transform.survey import NUMBERS, Survey, sayable

__all__ = ["OPERATIONS", "comparable", "elements"]


def elements(value: Any) -> list[Json]:
    """`value` as an array, or `StepError`."""
    if not isinstance(value, list):
        raise StepError("not an array")
    return value


_STRINGS = frozenset({str})


def comparable(values: list[Any]) -> bool:
    """Whether the values have one order: all strings or all numbers."""
    kinds = set(map(type, values))
    return kinds <= _STRINGS or kinds <= NUMBERS


# ---------------------------------------------------------------- pluck


def _pluck(value: Any, step: Step) -> Json:
    return [column(row, step["field"]) for row in rows(value)]


def _draw_pluck(survey: Survey, rng: random.Random) -> Step | None:
    options = [(table.at, name) for table in survey.tables for name in table.columns if sayable(name)]
    if not options:
        return None
    at, name = rng.choice(options)
    return {"op": "pluck", "at": jsontext.join(at), "field": name}


# ---------------------------------------------------------------- unwind

_MOST_UNWOUND = 24


def _unwind(value: Any, step: Step) -> Json:
    field = step["field"]
    return [{**row, field: element} for row in rows(value) for element in elements(column(row, field))]


def _draw_unwind(survey: Survey, rng: random.Random) -> Step | None:
    options = [
        (table.at, name)
        for table in survey.tables
        for name, values in table.columns.items()
        if sayable(name)
        and all(type(value) is list for value in values)
        and len(values) < sum(map(len, values)) <= _MOST_UNWOUND
    ]
    if not options:
        return None
    at, name = rng.choice(options)
    return {"op": "unwind", "at": jsontext.join(at), "field": name}


# ---------------------------------------------------------------- slice, reverse


def _slice(value: Any, step: Step) -> Json:
    count = step["count"]
    return elements(value)[:count] if step["side"] == "first" else elements(value)[-count:]


def _draw_slice(survey: Survey, rng: random.Random) -> Step | None:
    options = [(at, max(map(len, arrays))) for at, arrays in survey.arrays if max(map(len, arrays)) >= 2]
    if not options:
        return None
    at, longest = rng.choice(options)
    count = rng.randint(1, min(longest - 1, 5))
    return {"op": "slice", "at": jsontext.join(at), "side": rng.choice(("first", "first", "last")), "count": count}


def _alter_slice(step: Step, rng: random.Random) -> Step:
    if rng.random() < 0.5:
        return {**step, "count": step["count"] + 1}
    return {**step, "side": "last" if step["side"] == "first" else "first"}


def _reverse(value: Any, _step: Step) -> Json:
    return elements(value)[::-1]


def _draw_reverse(survey: Survey, rng: random.Random) -> Step | None:
    places = [at for at, arrays in survey.arrays if max(map(len, arrays)) >= 2]
    return {"op": "reverse", "at": jsontext.join(rng.choice(places))} if places else None


OPERATIONS = (
    Operation(
        name="pluck",
        group="arrays",
        needs=("tables",),
        meaning=(
            "Each object of the array is replaced by the value of its member `field`; a missing member is an error."
        ),
        keys={"at": POINTER, "field": NAME},
        example=Example(
            step={"op": "pluck", "at": "/tags", "field": "name"},
            before={"tags": [{"id": 1, "name": "new"}, {"id": 2, "name": "sale"}]},
            after={"tags": ["new", "sale"]},
        ),
        weight=2.4,
        apply=_pluck,
        draw=_draw_pluck,
        alter=no_alternative,
    ),
    Operation(
        name="unwind",
        group="arrays",
        needs=("tables", "inner_arrays"),
        meaning=(
            "Each object of the array is replaced by one copy per element of its array member `field`, in order, with "
            "the element in the place of that array; an empty array leaves none. A missing member, or one that is no "
            "array, is an error."
        ),
        keys={"at": POINTER, "field": NAME},
        example=Example(
            step={"op": "unwind", "at": "/posts", "field": "tags"},
            before={"posts": [{"id": 1, "tags": ["a", "b"]}, {"id": 2, "tags": []}]},
            after={"posts": [{"id": 1, "tags": "a"}, {"id": 1, "tags": "b"}]},
        ),
        weight=50.0,
        apply=_unwind,
        draw=_draw_unwind,
        alter=no_alternative,
    ),
    Operation(
        name="slice",
        group="arrays",
        needs=("arrays",),
        meaning="Only the first or last `count` elements stay; a shorter array stays whole.",
        keys={"at": POINTER, "side": {"enum": ["first", "last"]}, "count": {"type": "integer", "minimum": 1}},
        example=Example(
            step={"op": "slice", "at": "", "side": "first", "count": 2}, before=["a", "b", "c"], after=["a", "b"]
        ),
        weight=1.6,
        apply=_slice,
        draw=_draw_slice,
        alter=_alter_slice,
    ),
    Operation(
        name="reverse",
        group="arrays",
        needs=("arrays",),
        meaning="The elements stand in the opposite order.",
        keys={"at": POINTER},
        example=Example(step={"op": "reverse", "at": "/path"}, before={"path": [1, 2, 3]}, after={"path": [3, 2, 1]}),
        weight=0.6,
        apply=_reverse,
        draw=_draw_reverse,
        alter=no_alternative,
    ),
)
