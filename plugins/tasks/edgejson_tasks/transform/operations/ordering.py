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
from edgejson_tasks.transform.operations.arrays import array_parts, comparable, elements
from edgejson_tasks.transform.survey import Place, Survey, sayable
from edgejson_tasks.transform.voice import Voice

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
    items = elements(value)
    keys: list[Any] = [_key(element, step) for element in items]
    if not comparable(keys):
        raise StepError("values of different types have no order")
    order = sorted(range(len(keys)), key=keys.__getitem__, reverse=step["order"] == "desc")
    return [items[index] for index in order]


def _draw_sort(survey: Survey, rng: random.Random) -> Step | None:
    place = _with_key(survey, rng)
    return None if place is None else _keyed("sort_by", *place, order=rng.choice(("asc", "desc")))


def _sort_parts(step: Step, voice: Voice) -> dict[str, str]:
    ascending = step["order"] == "asc"
    return {
        **array_parts(step, voice),
        "order": "ascending" if ascending else "descending",
        "first": "smallest" if ascending else "largest",
        "short": "asc" if ascending else "desc",
    }


def _alter_sort(step: Step, _rng: random.Random) -> Step:
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
    place = _with_key(survey, rng)
    return None if place is None else _keyed("unique", *place)


OPERATIONS = (
    Operation(
        name="sort_by",
        group="arrays",
        meaning=(
            "The elements are put in order of the member `by` (of themselves without it): numbers by size, "
            "strings by Unicode code "
            "points. Equal elements keep their order, descending too. Values of several types are an error."
        ),
        keys={"at": POINTER, "by": NAME, "order": {"enum": ["asc", "desc"]}},
        optional=("by",),
        example=Example(
            step={"op": "sort_by", "at": "/lines", "by": "qty", "order": "desc"},
            before={"lines": [{"id": 1, "qty": 2}, {"id": 2, "qty": 5}, {"id": 3, "qty": 2}]},
            after={"lines": [{"id": 2, "qty": 5}, {"id": 1, "qty": 2}, {"id": 3, "qty": 2}]},
        ),
        weight=4.0,
        apply=_sort,
        draw=_draw_sort,
        parts=_sort_parts,
        phrases=(
            "sort {array}{by_clause} in {order} order",
            "order the elements of {array}{by_clause}, {order}",
            "put {array} in {order} order{by_clause}",
            "arrange {array}{by_clause} from the {first} value on ({order})",
        ),
        terse=("sort {array}{by_clause} {short}",),
        notes=(
            "the sort is stable: equal elements keep their order; strings compare by code point",
            "equal elements stay in their original order, strings compare by Unicode code point",
        ),
        alter=_alter_sort,
    ),
    Operation(
        name="unique",
        group="arrays",
        meaning="Of the elements with an equal member `by` (of equal elements without it) the first stays, in place.",
        keys={"at": POINTER, "by": NAME},
        optional=("by",),
        example=Example(
            step={"op": "unique", "at": "/tags"}, before={"tags": ["b", "a", "b"]}, after={"tags": ["b", "a"]}
        ),
        weight=6.0,
        apply=_unique,
        draw=_draw_unique,
        parts=array_parts,
        phrases=(
            "remove duplicates from {array}, keeping the first element for each {value}",
            "deduplicate {array}: per {value} only the first element stays",
            "keep just the first element of {array} for every distinct {value}",
            "drop each element of {array} whose {value} has already occurred before it",
        ),
        terse=("dedupe {array}{by_clause}, first wins",),
        notes=("the order does not change",),
        alter=no_alternative,
    ),
)
