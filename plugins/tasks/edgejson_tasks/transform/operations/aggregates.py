"""Operations that turn an array of objects into one figure for each value of a member."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.decimals import decimal, half_up, provable
from edgejson_tasks.transform.figures import adds_up, measures, roundings
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
    rows,
)
from edgejson_tasks.transform.operations.groups import grouping_columns
from edgejson_tasks.transform.survey import NUMBERS, Survey, is_number, sayable

__all__ = ["OPERATIONS"]

_LARGEST = 2**30
_MOST_DECIMALS = 4
_DIGITS: dict[str, Json] = {"type": "integer", "minimum": 0, "maximum": 6}


# ---------------------------------------------------------------- meaning


def _grouped(value: Any, step: Step) -> dict[str, list[Any]]:
    """The numbers of each group, in the order of the rows."""
    groups: dict[str, list[Any]] = {}
    for row in rows(value):
        number = column(row, step["field"])
        if not is_number(number):
            raise StepError("not a number")
        groups.setdefault(group_name(column(row, step["by"])), []).append(number)
    return groups


def _total(numbers: list[Any]) -> Decimal:
    return sum(map(decimal, numbers), Decimal(0))


def _mean(numbers: list[Any]) -> Decimal:
    """Exact wherever the quotient is a decimal number of few digits, which every tie between two results is."""
    return _total(numbers) / len(numbers)


def _rounded(figure: Callable[[list[Any]], Decimal], value: Any, step: Step) -> Json:
    return {key: half_up(figure(numbers), step["digits"]) for key, numbers in _grouped(value, step).items()}


def _extreme(choose: Callable[[list[Any]], Any], value: Any, step: Step) -> Json:
    return {key: choose(numbers) for key, numbers in _grouped(value, step).items()}


# ---------------------------------------------------------------- drawing


def _places(
    survey: Survey, sensible: Callable[[str], bool], rng: random.Random
) -> tuple[str, str, str, list[list[Any]]] | None:
    """A table, a member to group by, a member to look at, and the numbers of each group there."""
    options = []
    for table in survey.tables:
        groups = [name for name in grouping_columns(table) if not any(map(is_number, table.columns[name]))]
        fields = [
            name
            for name, values in table.columns.items()
            if groups and sensible(name) and sayable(name) and set(map(type, values)) <= NUMBERS
        ]
        options += [(table, by, field) for by in groups for field in fields if by != field]
    if not options:
        return None
    table, by, field = rng.choice(options)
    if any(abs(value) >= _LARGEST or _decimals(value) > _MOST_DECIMALS for value in table.columns[field]):
        return None
    at = jsontext.join(table.at)
    groups_of = [_grouped(array, {"by": by, "field": field}) for array in table.arrays]
    return at, by, field, [numbers for groups in groups_of for numbers in groups.values()]


def _decimals(number: float) -> int:
    exponent = decimal(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _draw_sum(survey: Survey, rng: random.Random) -> Step | None:
    place = _places(survey, adds_up, rng)
    if place is None:
        return None
    at, by, field, groups = place
    digits = max(_decimals(number) for numbers in groups for number in numbers)
    return {"op": "sum_by", "at": at, "by": by, "field": field, "digits": digits}


def _draw_avg(survey: Survey, rng: random.Random) -> Step | None:
    place = _places(survey, measures, rng)
    if place is None:
        return None
    at, by, field, groups = place
    digits = max(rng.choice((1, 2, 2)), min(roundings(field) - {0}))
    if not all(provable(_mean(numbers), digits) for numbers in groups):
        return None
    return {"op": "avg_by", "at": at, "by": by, "field": field, "digits": digits}


def _draw_extreme(op: str, survey: Survey, rng: random.Random) -> Step | None:
    place = _places(survey, measures, rng)
    if place is None or all(len(numbers) == 1 for numbers in place[3]):
        return None
    return {"op": op, "at": place[0], "by": place[1], "field": place[2]}


def _alter_digits(step: Step, rng: random.Random) -> Step:
    return {**step, "digits": step["digits"] + rng.choice((1, -1)) if step["digits"] else 1}


def _other_extreme(step: Step, _rng: random.Random) -> Step:
    return {**step, "op": "max_by" if step["op"] == "min_by" else "min_by"}


_KEYS = {"at": POINTER, "by": NAME, "field": NAME}
_LINES: dict[str, Json] = {"lines": [{"cost": 0.1, "kind": "a"}, {"cost": 0.2, "kind": "a"}, {"cost": 5, "kind": "b"}]}
_ERRORS = "A missing member, or one of `field` that is no number, is an error."


def _example(more: dict[str, Json], a: float) -> Example:
    return Example(
        step={"at": "/lines", "by": "kind", "field": "cost", **more}, before=_LINES, after={"lines": {"a": a, "b": 5}}
    )


OPERATIONS = (
    Operation(
        name="sum_by",
        group="groups",
        needs=("figures",),
        meaning=(
            "The array becomes an object: each value of `by`, as text, leads to the sum of the member `field` over its "
            f"objects, computed in decimal and rounded to `digits` decimals, halves away from zero. {_ERRORS}"
        ),
        keys={**_KEYS, "digits": _DIGITS},
        example=_example({"op": "sum_by", "digits": 2}, 0.3),
        weight=22.0,
        apply=partial(_rounded, _total),
        draw=_draw_sum,
        alter=no_alternative,
    ),
    Operation(
        name="avg_by",
        group="groups",
        needs=("figures",),
        meaning=(
            "As `sum_by`, with the arithmetic mean in the place of the sum: computed in decimal and rounded to "
            "`digits` decimals, halves away from zero."
        ),
        keys={**_KEYS, "digits": _DIGITS},
        example=_example({"op": "avg_by", "digits": 2}, 0.15),
        weight=15.0,
        apply=partial(_rounded, _mean),
        draw=_draw_avg,
        alter=_alter_digits,
    ),
    Operation(
        name="min_by",
        group="groups",
        needs=("figures",),
        meaning="As `sum_by`, with the smallest number of each group as it stands, not rounded.",
        keys=_KEYS,
        example=_example({"op": "min_by"}, 0.1),
        weight=9.0,
        apply=partial(_extreme, min),
        draw=partial(_draw_extreme, "min_by"),
        alter=_other_extreme,
    ),
    Operation(
        name="max_by",
        group="groups",
        needs=("figures",),
        meaning="As `sum_by`, with the largest number of each group as it stands, not rounded.",
        keys=_KEYS,
        example=_example({"op": "max_by"}, 0.2),
        weight=9.0,
        apply=partial(_extreme, max),
        draw=partial(_draw_extreme, "max_by"),
        alter=_other_extreme,
    ),
)
