"""Operations on arrays that give arrays."""

from __future__ import annotations

import operator
import random
from collections.abc import Callable
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
from edgejson_tasks.transform.survey import Survey, is_number, sayable
from edgejson_tasks.transform.voice import Voice

__all__ = ["OPERATIONS", "array_parts", "comparable", "elements"]


def elements(value: Any) -> list[Json]:
    """`value` as an array, or `StepError`."""
    if not isinstance(value, list):
        raise StepError("not an array")
    return value


def array_parts(step: Step, voice: Voice) -> dict[str, str]:
    """The array itself, and the member it is treated by where there is one."""
    parts = {"array": voice.place(step["at"]) if step["at"] else "the top-level array"}
    if "by" in step:
        parts["by"] = voice.name(step["by"])
        parts["by_clause"] = f" by {parts['by']}"
        parts["value"] = f"value of {parts['by']}"
    else:
        parts["by_clause"] = ""
        parts["value"] = "value"
    return parts


def comparable(values: list[Any]) -> bool:
    """Whether the values have one order: all strings or all numbers."""
    return all(type(value) is str for value in values) or all(is_number(value) for value in values)


# ---------------------------------------------------------------- filter_rows

_LONGEST_SAID = 40
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}


def _filter(value: Any, step: Step) -> Json:
    return [row for row in rows(value) if _holds(row, step["where"])]


def _holds(row: dict[str, Any], where: dict[str, Any]) -> bool:
    actual, wanted = row.get(where["field"]), where["value"]
    alike = is_number(actual) if is_number(wanted) else type(actual) is type(wanted)
    return alike and _COMPARE[where["cmp"]](actual, wanted)


def _draw_filter(survey: Survey, rng: random.Random) -> Step | None:
    options = [
        (table.at, name, values)
        for table in survey.tables
        for name, values in table.columns.items()
        if sayable(name) and (comparable(values) or all(type(value) is bool for value in values))
    ]
    if not options:
        return None
    at, name, values = rng.choice(options)
    wanted = rng.choice(values)
    if is_number(wanted):
        cmp = rng.choice(("gt", "ge", "lt", "le", "eq"))
    elif isinstance(wanted, str) and (len(wanted) > _LONGEST_SAID or not sayable(wanted)):
        return None
    else:
        cmp = rng.choice(("eq", "ne"))
    if not any(_COMPARE[cmp](value, wanted) for value in values):
        return None
    return {"op": "filter_rows", "at": jsontext.join(at), "where": {"field": name, "cmp": cmp, "value": wanted}}


_COMPARISONS = {
    "eq": ("is", "=="),
    "ne": ("is not", "!="),
    "gt": ("is greater than", ">"),
    "ge": ("is at least", ">="),
    "lt": ("is less than", "<"),
    "le": ("is at most", "<="),
}


def _filter_parts(step: Step, voice: Voice) -> dict[str, str]:
    where = step["where"]
    words, sign = _COMPARISONS[where["cmp"]]
    field, value = voice.name(where["field"]), voice.value(where["value"])
    return {**array_parts(step, voice), "condition": f"{field} {words} {value}", "formula": f"{field} {sign} {value}"}


def _alter_filter(step: Step, rng: random.Random) -> Step:
    cmp = step["where"]["cmp"]
    near = {
        "eq": ("ne",),
        "ne": ("eq",),
        "gt": ("ge", "lt"),
        "ge": ("gt", "le"),
        "lt": ("le", "gt"),
        "le": ("lt", "ge"),
    }[cmp]
    return {**step, "where": {**step["where"], "cmp": rng.choice(near)}}


# ---------------------------------------------------------------- pluck


def _pluck(value: Any, step: Step) -> Json:
    return [column(row, step["field"]) for row in rows(value)]


def _draw_pluck(survey: Survey, rng: random.Random) -> Step | None:
    options = [(table.at, name) for table in survey.tables for name in table.columns if sayable(name)]
    if not options:
        return None
    at, name = rng.choice(options)
    return {"op": "pluck", "at": jsontext.join(at), "field": name}


def _pluck_parts(step: Step, voice: Voice) -> dict[str, str]:
    return {**array_parts(step, voice), "field": voice.name(step["field"])}


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


def _slice_parts(step: Step, voice: Voice) -> dict[str, str]:
    count = step["count"]
    noun = "element" if count == 1 else f"{count} elements"
    return {**array_parts(step, voice), "part": f"{step['side']} {noun}", "side": step["side"], "count": str(count)}


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
        name="filter_rows",
        group="arrays",
        meaning=(
            "The objects stay whose member `where.field` compares as said with `where.value`; a missing member, "
            "null or another type "
            "never does. Strings compare by code points."
        ),
        keys={
            "at": POINTER,
            "where": {
                "type": "object",
                "properties": {
                    "field": dict(NAME),
                    "cmp": {"enum": list(_COMPARISONS)},
                    "value": {"type": ["string", "number", "boolean"]},
                },
                "required": ["field", "cmp", "value"],
                "additionalProperties": False,
            },
        },
        example=Example(
            step={"op": "filter_rows", "at": "/lines", "where": {"field": "qty", "cmp": "gt", "value": 2}},
            before={"lines": [{"id": 1, "qty": 2}, {"id": 2, "qty": 5}]},
            after={"lines": [{"id": 2, "qty": 5}]},
        ),
        weight=4.0,
        apply=_filter,
        draw=_draw_filter,
        parts=_filter_parts,
        phrases=(
            "keep only the elements of {array} where {condition}",
            "filter {array} down to the elements where {condition}",
            "remove every element of {array} that does not satisfy {formula}",
            "retain just those objects of {array} for which {condition}",
        ),
        terse=("filter {array}: {formula}",),
        alter=_alter_filter,
    ),
    Operation(
        name="pluck",
        group="arrays",
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
        parts=_pluck_parts,
        phrases=(
            "replace each object of {array} by its value of {field}",
            "turn {array} into the plain list of its {field} values",
            "reduce {array} to an array that holds only the {field} of each object, as bare values",
            "pluck {field} out of {array}, so that an array of bare values remains",
        ),
        terse=("{array} => array of {field} values",),
        alter=no_alternative,
    ),
    Operation(
        name="slice",
        group="arrays",
        meaning="Only the first or last `count` elements stay; a shorter array stays whole.",
        keys={"at": POINTER, "side": {"enum": ["first", "last"]}, "count": {"type": "integer", "minimum": 1}},
        example=Example(
            step={"op": "slice", "at": "", "side": "first", "count": 2}, before=["a", "b", "c"], after=["a", "b"]
        ),
        weight=1.6,
        apply=_slice,
        draw=_draw_slice,
        parts=_slice_parts,
        phrases=(
            "keep only the {part} of {array}",
            "cut {array} down to its {part}",
            "limit {array} to the {part}",
            "drop all but the {part} of {array}",
        ),
        terse=("{array}: {side} {count} only",),
        alter=_alter_slice,
    ),
    Operation(
        name="reverse",
        group="arrays",
        meaning="The elements stand in the opposite order.",
        keys={"at": POINTER},
        example=Example(step={"op": "reverse", "at": "/path"}, before={"path": [1, 2, 3]}, after={"path": [3, 2, 1]}),
        weight=0.6,
        apply=_reverse,
        draw=_draw_reverse,
        parts=array_parts,
        phrases=(
            "reverse the order of the elements in {array}",
            "put the elements of {array} in the opposite order",
            "turn {array} around, last element first",
            "list the elements of {array} backwards",
        ),
        terse=("reverse {array}",),
        alter=no_alternative,
    ),
)
