"""Operations that calculate."""

from __future__ import annotations

import random
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.decimals import combine, decimal, half_up, provable
from edgejson_tasks.transform.figures import formulas, roundings
from edgejson_tasks.transform.operation import (
    NAME,
    POINTER,
    Example,
    Operation,
    Step,
    StepError,
    column,
    members,
    put,
)
from edgejson_tasks.transform.survey import NUMBERS, Survey, is_number, named

__all__ = ["OPERATIONS"]

# ---------------------------------------------------------------- round, compute


def _round(value: Any, step: Step) -> Json:
    if not is_number(value):
        raise StepError("not a number")
    return half_up(decimal(value), step["digits"])


def _draw_round(survey: Survey, rng: random.Random) -> Step | None:
    digits = rng.choice((0, 1, 1, 2))
    places = [
        at
        for at, values in survey.leaves
        if float in survey.kinds[at]
        and survey.kinds[at] <= NUMBERS
        and digits in roundings(named(at))
        and all(provable(decimal(value), digits) for value in values)
        and any(decimal(value).scaleb(digits) % 1 for value in values)
    ]
    return {"op": "round", "at": jsontext.join(rng.choice(places)), "digits": digits} if places else None


def _alter_round(step: Step, _rng: random.Random) -> Step:
    return {**step, "digits": step["digits"] + 1 if step["digits"] < 2 else 1}


def _compute(value: Any, step: Step) -> Json:
    left, right = (column(members(value), step[side]) for side in ("left", "right"))
    if not is_number(left) or not is_number(right):
        raise StepError("not a number")
    computed = dict(value)
    put(computed, step["field"], half_up(combine(left, step["calc"], right), step["digits"]))
    return computed


def _draw_compute(survey: Survey, rng: random.Random) -> Step | None:
    options = []
    for at, _ in survey.objects:
        numbers = {name: values for name, values in survey.shared(at).items() if NUMBERS.issuperset(map(type, values))}
        options += [(at, numbers, formula) for formula in formulas(tuple(numbers))]
    for at, numbers, formula in rng.sample(options, len(options)):
        pairs = zip(numbers[formula.left], numbers[formula.right], strict=True)
        if formula.field not in survey.names(at) and all(
            provable(combine(left, formula.calc, right), 2) for left, right in pairs
        ):
            return {
                "op": "compute",
                "at": jsontext.join(at),
                "field": formula.field,
                "left": formula.left,
                "calc": formula.calc,
                "right": formula.right,
                "digits": 2,
            }
    return None


def _alter_compute(step: Step, rng: random.Random) -> Step:
    others = [calc for calc in ("multiply", "add", "subtract") if calc != step["calc"]]
    return {**step, "calc": rng.choice(others)}


OPERATIONS = (
    Operation(
        name="round",
        group="values",
        needs=("fractions",),
        meaning="The number is rounded to `digits` decimals, in decimal, halves away from zero.",
        keys={"at": POINTER, "digits": {"type": "integer", "minimum": 0, "maximum": 6}},
        example=Example(step={"op": "round", "at": "/mean", "digits": 1}, before={"mean": 2.348}, after={"mean": 2.3}),
        weight=3.5,
        apply=_round,
        draw=_draw_round,
        alter=_alter_round,
    ),
    Operation(
        name="compute",
        group="values",
        needs=("numbers",),
        meaning=(
            "A new member `field` holds `left` times, plus or minus `right`, computed in decimal and rounded to "
            "`digits` "
            "decimals, halves away from zero. A missing operand or a name that is taken is an error."
        ),
        keys={
            "at": POINTER,
            "field": NAME,
            "left": NAME,
            "calc": {"enum": ["multiply", "add", "subtract"]},
            "right": NAME,
            "digits": {"type": "integer", "minimum": 0, "maximum": 6},
        },
        example=Example(
            step={
                "op": "compute",
                "at": "/lines/*",
                "field": "amount",
                "left": "quantity",
                "calc": "multiply",
                "right": "price",
                "digits": 2,
            },
            before={"lines": [{"price": 1.2, "quantity": 3}]},
            after={"lines": [{"amount": 3.6, "price": 1.2, "quantity": 3}]},
        ),
        weight=3.0,
        apply=_compute,
        draw=_draw_compute,
        alter=_alter_compute,
    ),
)
