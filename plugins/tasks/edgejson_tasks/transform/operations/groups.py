"""Operations that turn an array of objects into an object by the values of a member."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.decimals import decimal, half_up
from edgejson_tasks.transform.figures import adds_up
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
from edgejson_tasks.transform.operations.arrays import array_parts
from edgejson_tasks.transform.survey import Place, Survey, Table, is_number, sayable
from edgejson_tasks.transform.voice import Voice

__all__ = ["OPERATIONS"]

_KEY_LENGTH = 48
_LARGEST_ADDEND = 2**30


def _can_name(values: list[Any]) -> bool:
    """Whether every value can be a member name that reads well."""
    return all(
        (type(value) is str and 0 < len(value) <= _KEY_LENGTH) or type(value) is bool or type(value) is int
        for value in values
    )


def _grouping_columns(table: Table) -> list[str]:
    """Columns with repeated values, or with few-worded labels such as a status."""
    found = []
    for name, values in table.columns.items():
        if sayable(name) and _can_name(values):
            repeated = len({group_name(value) for value in values}) < len(values)
            if repeated or all(type(value) is str and value.replace("_", "").isalpha() for value in values):
                found.append(name)
    return found


def _distinct_columns(table: Table) -> list[str]:
    """Columns whose values could serve as keys: no two rows of one array alike."""
    found = []
    for name, values in table.columns.items():
        if sayable(name) and _can_name(values) and not any(type(value) is bool for value in values):
            keys = [[group_name(row[name]) for row in array] for array in table.arrays]
            if all(len(set(names)) == len(names) for names in keys):
                found.append(name)
    return found


def _grouping(survey: Survey, rng: random.Random) -> tuple[Table, str] | None:
    options = [(table, name) for table in survey.tables for name in _grouping_columns(table)]
    return rng.choice(options) if options else None


# ---------------------------------------------------------------- group_by, count_by, sum_by


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
        (table.at, name) for table in survey.tables for name in _grouping_columns(table)
    ]
    for at, arrays in survey.arrays:
        values = [value for array in arrays for value in array]
        if len(values) >= 2 and _can_name(values) and all(type(value) is str for value in values):
            options.append((at, None))
    if not options:
        return None
    at, by = rng.choice(options)
    return {"op": "count_by", "at": jsontext.join(at), **({} if by is None else {"by": by})}


def _sum(value: Any, step: Step) -> Json:
    sums: dict[str, Decimal] = {}
    for row in rows(value):
        addend = column(row, step["field"])
        if not is_number(addend):
            raise StepError("not a number")
        key = group_name(column(row, step["by"]))
        sums[key] = sums.get(key, Decimal(0)) + decimal(addend)
    return {key: half_up(total, step["digits"]) for key, total in sums.items()}


def _decimals(number: float) -> int:
    exponent = decimal(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _draw_sum(survey: Survey, rng: random.Random) -> Step | None:
    options = []
    for table in survey.tables:
        groups = [name for name in _grouping_columns(table) if not any(map(is_number, table.columns[name]))]
        for field, values in table.columns.items():
            if not adds_up(field):
                continue
            numbers = [value for value in values if is_number(value) and abs(value) < _LARGEST_ADDEND]
            if sayable(field) and len(numbers) == len(values):
                digits = max(map(_decimals, numbers))
                options += [(table.at, by, field, digits) for by in groups if by != field and digits <= 4]
    if not options:
        return None
    at, by, field, digits = rng.choice(options)
    return {"op": "sum_by", "at": jsontext.join(at), "by": by, "field": field, "digits": digits}


def _sum_parts(step: Step, voice: Voice) -> dict[str, str]:
    return {**array_parts(step, voice), "field": voice.name(step["field"]), "digits": str(step["digits"])}


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
        weight=5.0,
        apply=_group,
        draw=_draw_group,
        parts=array_parts,
        phrases=(
            "group {array} by {by}: an object with one key per distinct value, holding the array of its objects",
            (
                "group the elements of {array} by their {by} and replace the array by an object from each value "
                "to its elements"
            ),
            "turn {array} into an object that maps each {by} to the array of the objects with that {by}",
            "replace {array} with an object keyed by {by}, each key holding the list of matching objects",
        ),
        terse=("group {array} by {by} => object of arrays",),
        notes=(
            "objects stay complete and in their original order",
            "every object keeps all its keys, and the order within a group is the original one",
        ),
        alter=no_alternative,
    ),
    Operation(
        name="index_by",
        group="groups",
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
        weight=2.0,
        apply=_index,
        draw=_draw_index,
        parts=array_parts,
        phrases=(
            "index {array} by {by}: replace the array by an object that maps each {by} to its object",
            "turn {array} into an object keyed by {by}, each value being the complete object",
            (
                "convert {array} into a lookup object whose keys are the {by} values and whose values are the "
                "objects themselves"
            ),
            "replace {array} by a dictionary from {by} to the whole object",
        ),
        terse=("index {array} by {by} => object of objects",),
        notes=("the objects keep all their keys; keys are strings",),
        alter=no_alternative,
    ),
    Operation(
        name="count_by",
        group="groups",
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
        weight=2.5,
        apply=_count,
        draw=_draw_count,
        parts=array_parts,
        phrases=(
            "replace {array} by an object that maps each distinct {value} to the number of elements with it",
            "count the elements of {array} per {value}: an object from {value} to count takes the place of the array",
            "turn {array} into counts: one key per distinct {value}, holding how many elements have it",
            "tally {array} by {value} and put the resulting object of counts in its place",
        ),
        terse=("{array} => counts per {value}",),
        alter=no_alternative,
    ),
    Operation(
        name="sum_by",
        group="groups",
        meaning=(
            "The array becomes an object: each value of `by`, as text, leads to the sum of the member `field` "
            "over its objects, computed in "
            "decimal and rounded to `digits` decimals."
        ),
        keys={"at": POINTER, "by": NAME, "field": NAME, "digits": {"type": "integer", "minimum": 0, "maximum": 6}},
        example=Example(
            step={"op": "sum_by", "at": "/lines", "by": "kind", "field": "cost", "digits": 2},
            before={"lines": [{"cost": 0.1, "kind": "a"}, {"cost": 0.2, "kind": "a"}, {"cost": 5, "kind": "b"}]},
            after={"lines": {"a": 0.3, "b": 5}},
        ),
        weight=6.0,
        apply=_sum,
        draw=_draw_sum,
        parts=_sum_parts,
        phrases=(
            "replace {array} by an object that maps each {by} to the sum of {field} over its elements",
            "sum {field} per {by} over {array}; the object of sums takes the place of the array",
            "turn {array} into totals: one key per distinct {by}, holding the added-up {field}",
            "aggregate {array}: for every {by} give the total of {field}, as an object in place of the array",
        ),
        terse=("{array} => sum of {field} per {by}",),
        notes=("exact decimal sums, {digits} decimals",),
        alter=no_alternative,
    ),
)
