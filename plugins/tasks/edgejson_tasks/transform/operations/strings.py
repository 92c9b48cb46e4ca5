"""Operations on strings and arrays of strings."""

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
)
from edgejson_tasks.transform.survey import Survey, named
from edgejson_tasks.transform.texts import recased, separators

__all__ = ["OPERATIONS", "string_of"]


def string_of(value: Any) -> str:
    """`value` as a string, or `StepError`."""
    if not isinstance(value, str):
        raise StepError("not a string")
    return value


# ---------------------------------------------------------------- string_case


def _string_case(value: Any, step: Step) -> Json:
    text = string_of(value)
    if not text.isascii():
        raise StepError("letter case is defined for ASCII only")
    return text.upper() if step["to"] == "upper" else text.lower()


def _draw_string_case(survey: Survey, rng: random.Random) -> Step | None:
    to = rng.choice(("upper", "lower"))
    change = str.upper if to == "upper" else str.lower
    places = [at for at, values in survey.texts if list(map(change, values)) != values and recased(values, to)]
    return {"op": "string_case", "at": jsontext.join(rng.choice(places)), "to": to} if places else None


def _alter_string_case(step: Step, _rng: random.Random) -> Step:
    return {**step, "to": "lower" if step["to"] == "upper" else "upper"}


# ---------------------------------------------------------------- split, join


def _split(value: Any, step: Step) -> Json:
    text = string_of(value)
    return list(text.split(step["sep"])) if text else []


def _draw_split(survey: Survey, rng: random.Random) -> Step | None:
    options = [(at, sep) for at, values in survey.texts for sep in separators(named(at), values)]
    if not options:
        return None
    at, sep = rng.choice(options)
    return {"op": "split", "at": jsontext.join(at), "sep": sep}


def _join(value: Any, step: Step) -> Json:
    if not isinstance(value, list):
        raise StepError("not an array")
    return str(step["sep"]).join(string_of(element) for element in value)


def _draw_join(survey: Survey, rng: random.Random) -> Step | None:
    places = [
        at
        for at, arrays in survey.arrays
        if at and max(map(len, arrays)) >= 2 and all(type(element) is str for array in arrays for element in array)
    ]
    if not places:
        return None
    return {"op": "join", "at": jsontext.join(rng.choice(places)), "sep": rng.choice((", ", "; ", "|", ",", " / "))}


def _alter_sep(step: Step, rng: random.Random) -> Step:
    return {**step, "sep": rng.choice([sep for sep in (", ", ",", " ", "-", ";") if sep != step["sep"]])}


OPERATIONS = (
    Operation(
        name="string_case",
        group="text",
        meaning=(
            "The ASCII letters of the string become upper or lower case; a string with other characters is an error."
        ),
        keys={"at": POINTER, "to": {"enum": ["upper", "lower"]}},
        example=Example(
            step={"op": "string_case", "at": "/code", "to": "upper"}, before={"code": "ab-1"}, after={"code": "AB-1"}
        ),
        weight=0.7,
        apply=_string_case,
        draw=_draw_string_case,
        alter=_alter_string_case,
    ),
    Operation(
        name="split",
        group="text",
        meaning="The string becomes the array of its parts between separators; an empty string gives an empty array.",
        keys={"at": POINTER, "sep": NAME},
        example=Example(
            step={"op": "split", "at": "/tags", "sep": ", "},
            before={"tags": "new, sale"},
            after={"tags": ["new", "sale"]},
        ),
        weight=0.7,
        apply=_split,
        draw=_draw_split,
        alter=_alter_sep,
    ),
    Operation(
        name="join",
        group="text",
        needs=("arrays",),
        meaning="The array of strings becomes one string with the separator between the elements.",
        keys={"at": POINTER, "sep": NAME},
        example=Example(
            step={"op": "join", "at": "/tags", "sep": "|"}, before={"tags": ["new", "sale"]}, after={"tags": "new|sale"}
        ),
        weight=2.0,
        apply=_join,
        draw=_draw_join,
        alter=_alter_sep,
    ),
)
