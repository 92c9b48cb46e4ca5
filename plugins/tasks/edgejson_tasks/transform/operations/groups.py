"""Operations that turn an array of objects into an object by the values of a member."""

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
    group_name,
    no_alternative,
    put,
    rows,
)
from edgejson_tasks.transform.survey import Place, Survey, Table, sayable
from edgejson_tasks.transform.texts import groups, identifies

__all__ = ["OPERATIONS", "grouping_columns"]

_KEY_LENGTH = 48


def _can_name(values: list[Any]) -> bool:
    """Whether every value can be a member name that reads well."""
    return all(
        (type(value) is str and 0 < len(value) <= _KEY_LENGTH) or type(value) is bool or type(value) is int
        for value in values
    )


def grouping_columns(table: Table) -> list[str]:
    """Columns that a person would group by."""
    return [
        name for name, values in table.columns.items() if sayable(name) and _can_name(values) and groups(name, values)
    ]


def _distinct_columns(table: Table) -> list[str]:
    """Columns whose values serve as keys: no two rows of one array alike."""
    found = []
    for name, values in table.columns.items():
        if sayable(name) and identifies(name, values) and _can_name(values):
            keys = [[group_name(row[name]) for row in array] for array in table.arrays]
            if all(len(set(names)) == len(names) for names in keys):
                found.append(name)
    return found


def _grouping(survey: Survey, rng: random.Random) -> tuple[Table, str] | None:
    options = [(table, name) for table in survey.tables for name in grouping_columns(table)]
    return rng.choice(options) if options else None


# ---------------------------------------------------------------- group_by, count_by


def _group(value: Any, step: Step) -> Json:
    groups: dict[str, list[Json]] = {}
    for row in rows(value):
        groups.setdefault(group_name(column(row, step["by"])), []).append(row)
    return dict(groups)


def _draw_group(survey: Survey, rng: random.Random) -> Step | None:
    place = _grouping(survey, rng)
    return None if place is None else {"op": "group_by", "at": jsontext.join(place[0].at), "by": place[1]}


def _count(value: Any, step: Step) -> Json:
    if not isinstance(value, list):
        raise StepError("not an array")
    keys = [column(row, step["by"]) for row in rows(value)] if "by" in step else value
    counts: dict[str, int] = {}
    for key in map(group_name, keys):
        counts[key] = counts.get(key, 0) + 1
    return dict(counts)


def _draw_count(survey: Survey, rng: random.Random) -> Step | None:
    options: list[tuple[Place, str | None]] = [
        (table.at, name) for table in survey.tables for name in grouping_columns(table)
    ]
    for at, arrays in survey.arrays:
        repeated = any(all(type(value) is str for value in array) and len(set(array)) < len(array) for array in arrays)
        if repeated and all(map(_can_name, arrays)):
            options.append((at, None))
    if not options:
        return None
    at, by = rng.choice(options)
    return {"op": "count_by", "at": jsontext.join(at), **({} if by is None else {"by": by})}


# ---------------------------------------------------------------- index_by


def _index(value: Any, step: Step) -> Json:
    index: dict[str, Json] = {}
    for row in rows(value):
        put(index, group_name(column(row, step["by"])), row)
    return index


def _draw_index(survey: Survey, rng: random.Random) -> Step | None:
    options = [(table.at, name) for table in survey.tables for name in _distinct_columns(table)]
    if not options:
        return None
    at, name = rng.choice(options)
    return {"op": "index_by", "at": jsontext.join(at), "by": name}


OPERATIONS = (
    Operation(
        name="group_by",
        group="groups",
        needs=("tables",),
        meaning=(
            "The array becomes an object: each value of the member `by` (a string, an integer or a boolean, as "
            "text) leads to the array of the "
            "objects that have it, whole and in their order. Any other value is an error."
        ),
        keys={"at": POINTER, "by": NAME},
        example=Example(
            step={"op": "group_by", "at": "/people", "by": "city"},
            before={"people": [{"city": "Porto", "id": 1}, {"city": "Faro", "id": 2}, {"city": "Porto", "id": 3}]},
            after={
                "people": {
                    "Faro": [{"city": "Faro", "id": 2}],
                    "Porto": [{"city": "Porto", "id": 1}, {"city": "Porto", "id": 3}],
                }
            },
        ),
        weight=8.0,
        apply=_group,
        draw=_draw_group,
        alter=no_alternative,
    ),
    Operation(
        name="index_by",
        group="groups",
        needs=("tables",),
        meaning=(
            "The array becomes an object: each value of `by`, as text, leads to the one object that has it. "
            "Equal values are an error."
        ),
        keys={"at": POINTER, "by": NAME},
        example=Example(
            step={"op": "index_by", "at": "/users", "by": "id"},
            before={"users": [{"id": 7, "name": "Ana"}, {"id": 9, "name": "Rui"}]},
            after={"users": {"7": {"id": 7, "name": "Ana"}, "9": {"id": 9, "name": "Rui"}}},
        ),
        weight=2.4,
        apply=_index,
        draw=_draw_index,
        alter=no_alternative,
    ),
    Operation(
        name="count_by",
        group="groups",
        needs=("arrays",),
        meaning=(
            "The array becomes an object: each value of `by` (each element without it), as text, leads to the "
            "number of its elements."
        ),
        keys={"at": POINTER, "by": NAME},
        optional=("by",),
        example=Example(
            step={"op": "count_by", "at": "/events", "by": "level"},
            before={"events": [{"level": "info"}, {"level": "error"}, {"level": "info"}]},
            after={"events": {"error": 1, "info": 2}},
        ),
        weight=5.0,
        apply=_count,
        draw=_draw_count,
        alter=no_alternative,
    ),
)
