"""Operations that compare the elements of an array with one another."""

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
    members,
    no_alternative,
)
from edgejson_tasks.transform.operations.arrays import comparable, elements
from edgejson_tasks.transform.survey import Place, Survey, sayable
from edgejson_tasks.transform.texts import groups

__all__ = ["OPERATIONS"]


def _key(element: Any, step: Step) -> Json:
    """What an element is compared by: a member, or the element itself."""
    return column(members(element), step["by"]) if "by" in step else element


def _with_key(survey: Survey, rng: random.Random) -> tuple[Place, str | None] | None:
    """An array of rows with a member to compare by, or an array of scalars."""
    options: list[tuple[Place, str | None]] = [
        (table.at, name)
        for table in survey.tables
        for name, values in table.columns.items()
        if sayable(name) and comparable(values)
    ]
    options += [(at, None) for at, arrays in survey.arrays if all(comparable(array) for array in arrays)]
    return rng.choice(options) if options else None


def _keyed(op: str, at: Place, by: str | None, **more: Json) -> Step:
    return {"op": op, "at": jsontext.join(at), **({} if by is None else {"by": by}), **more}


# ---------------------------------------------------------------- sort_by


def _sort(value: Any, step: Step) -> Json:
    """Sorted by the last key first: each pass keeps the order of the pass before among its equals."""
    items = list(elements(value))
    for key in reversed([step, *step.get("then", ())]):
        keys: list[Any] = [_key(element, key) for element in items]
        if not comparable(keys):
            raise StepError("values of different types have no order")
        order = sorted(range(len(keys)), key=keys.__getitem__, reverse=key["order"] == "desc")
        items = [items[index] for index in order]
    return items


_THEN_SHARE = 0.3
"""How often further keys decide where the first one leaves rows equal."""


def _draw_sort(survey: Survey, rng: random.Random) -> Step | None:
    if rng.random() < _THEN_SHARE and (several := _draw_several_keys(survey, rng)) is not None:
        return several
    place = _with_key(survey, rng)
    return None if place is None else _keyed("sort_by", *place, order=rng.choice(("asc", "desc")))


def _draw_several_keys(survey: Survey, rng: random.Random) -> Step | None:
    """A first key that leaves ties, and others that settle some of them."""
    options = []
    for table in survey.tables:
        columns = {name: values for name, values in table.columns.items() if sayable(name) and comparable(values)}
        tied = [name for name, values in columns.items() if 1 < len(set(values)) < len(values)]
        options += [
            (table.at, name, [other for other in columns if other != name]) for name in tied if len(columns) > 1
        ]
    if not options:
        return None
    at, by, others = rng.choice(options)
    chosen = rng.sample(others, min(len(others), rng.choice((1, 1, 2))))
    then: list[Json] = [{"by": name, "order": rng.choice(("asc", "desc"))} for name in chosen]
    return _keyed("sort_by", at, by, order=rng.choice(("asc", "desc")), then=then)


def _alter_sort(step: Step, rng: random.Random) -> Step:
    if "then" in step and rng.random() < 0.6:
        last = step["then"][-1]
        turned = {**last, "order": "asc" if last["order"] == "desc" else "desc"}
        return {**step, "then": [*step["then"][:-1], turned]}
    return {**step, "order": "asc" if step["order"] == "desc" else "desc"}


# ---------------------------------------------------------------- unique


def _unique(value: Any, step: Step) -> Json:
    seen: set[str] = set()
    kept = []
    for element in elements(value):
        key = jsontext.canonical(_key(element, step))
        if key not in seen:
            seen.add(key)
            kept.append(element)
    return kept


def _draw_unique(survey: Survey, rng: random.Random) -> Step | None:
    """Where something is there twice that is no figure."""
    options: list[tuple[Place, str | None]] = [
        (table.at, name)
        for table in survey.tables
        for name, values in table.columns.items()
        if sayable(name) and comparable(values) and groups(name, values) and len(set(values)) < len(values)
    ]
    options += [
        (at, None)
        for at, arrays in survey.arrays
        if any(comparable(array) and len(set(array)) < len(array) for array in arrays)
    ]
    return _keyed("unique", *rng.choice(options)) if options else None


_ORDER: dict[str, Json] = {"enum": ["asc", "desc"]}

OPERATIONS = (
    Operation(
        name="sort_by",
        group="arrays",
        needs=("arrays",),
        meaning=(
            "The elements are put in order of the member `by` (of themselves without it): numbers by size, "
            "strings by Unicode code points. Rows that are equal in it are put in order of the keys in `then`, one "
            "after the other; elements still equal keep their order, descending too. Values of several types are an "
            "error."
        ),
        keys={
            "at": POINTER,
            "by": NAME,
            "order": _ORDER,
            "then": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"by": dict(NAME), "order": _ORDER},
                    "required": ["by", "order"],
                    "additionalProperties": False,
                },
                "minItems": 1,
            },
        },
        optional=("by", "then"),
        example=Example(
            step={"op": "sort_by", "at": "/lines", "by": "qty", "order": "desc"},
            before={"lines": [{"id": 1, "qty": 2}, {"id": 2, "qty": 5}, {"id": 3, "qty": 2}]},
            after={"lines": [{"id": 2, "qty": 5}, {"id": 1, "qty": 2}, {"id": 3, "qty": 2}]},
        ),
        weight=6.0,
        apply=_sort,
        draw=_draw_sort,
        alter=_alter_sort,
    ),
    Operation(
        name="unique",
        group="arrays",
        needs=("arrays",),
        meaning="Of the elements with an equal member `by` (of equal elements without it) the first stays, in place.",
        keys={"at": POINTER, "by": NAME},
        optional=("by",),
        example=Example(
            step={"op": "unique", "at": "/tags"}, before={"tags": ["b", "a", "b"]}, after={"tags": ["b", "a"]}
        ),
        weight=2.6,
        apply=_unique,
        draw=_draw_unique,
        alter=no_alternative,
    ),
)
