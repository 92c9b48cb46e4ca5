"""The operation that chooses rows by a condition, and what a condition is."""

from __future__ import annotations

import operator
import random
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import NAME, POINTER, Example, Operation, Step, rows
from edgejson_tasks.transform.survey import Survey, Table, is_number, sayable
from edgejson_tasks.transform.texts import is_moment, telling_part

__all__ = ["COMPARE", "OPERATIONS", "holds"]

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
_LONGEST_SAID = 40
_LONGEST_PART = 24
_SCALAR: dict[str, Json] = {"type": ["string", "number", "boolean"]}


# ---------------------------------------------------------------- meaning


def holds(row: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    """Whether `row` satisfies a condition: a comparison of one member, or two of them under `all` or `any`."""
    if "all" in where:
        return all(holds(row, part) for part in where["all"])
    if "any" in where:
        return any(holds(row, part) for part in where["any"])
    name, cmp = where["field"], where["cmp"]
    if cmp in ("exists", "missing"):
        return (name in row) is (cmp == "exists")
    return _compares(row.get(name), cmp, where["value"])


def _compares(actual: Any, cmp: str, wanted: Any) -> bool:
    if cmp in COMPARE:
        alike = is_number(actual) if is_number(wanted) else type(actual) is type(wanted)
        return alike and COMPARE[cmp](actual, wanted)
    if cmp == "in":
        return any(_equal(actual, option) for option in wanted)
    if cmp == "not_in":
        return actual is not None and not any(_equal(actual, option) for option in wanted)
    if cmp == "contains" and isinstance(actual, list):
        return any(_equal(element, wanted) for element in actual)
    if not isinstance(actual, str) or not isinstance(wanted, str):
        return False
    if cmp == "contains":
        return wanted in actual
    return actual.startswith(wanted) if cmp == "starts_with" else actual.endswith(wanted)


def _equal(left: Any, right: Any) -> bool:
    alike = is_number(left) and is_number(right)
    return bool((alike or type(left) is type(right)) and left == right)


def _filter(value: Any, step: Step) -> Json:
    return [row for row in rows(value) if holds(row, step["where"])]


# ---------------------------------------------------------------- drawing


class _Column(NamedTuple):
    """A member of the rows of one table with every value it has there; fewer than rows where some lack it."""

    name: str
    values: list[Any]
    complete: bool


def _columns(survey: Survey, table: Table) -> list[_Column]:
    whole = [_Column(name, values, True) for name, values in table.columns.items() if sayable(name)]
    if len(table.columns) == len(survey.names((*table.at, "*"))):
        return whole
    partial = sorted(name for name in survey.names((*table.at, "*")) if name not in table.columns and sayable(name))
    return whole + [_Column(name, survey.values.get((*table.at, "*", name), []), False) for name in partial]


def _draw_filter(survey: Survey, rng: random.Random) -> Step | None:
    if not survey.tables:
        return None
    table = rng.choice(survey.tables)
    columns = _columns(survey, table)
    if not columns:
        return None
    where = _draw_condition(rng.choice(columns), rng)
    if where is None:
        return None
    everything = [row for array in table.arrays for row in array]
    kept = sum(holds(row, where) for row in everything)
    if rng.random() < 0.3:
        where, kept = _joined(where, kept, columns, everything, rng)
    if not 0 < kept < len(everything):
        return None
    return {"op": "filter_rows", "at": jsontext.join(table.at), "where": where}


def _joined(
    first: dict[str, Any], kept: int, columns: list[_Column], everything: list[dict[str, Json]], rng: random.Random
) -> tuple[dict[str, Any], int]:
    """`first` with a second condition under `all` or `any`, where both of them matter; else `first` alone."""
    second = _draw_condition(rng.choice(columns), rng)
    if second is None or (second["field"] == first["field"] and not _is_range(first, second)):
        return first, kept
    word = rng.choice(("all", "any"))
    joined = {word: [first, second]}
    both = sum(holds(row, joined) for row in everything)
    alone = sum(holds(row, second) for row in everything)
    return (joined, both) if both not in (0, kept, alone, len(everything)) else (first, kept)


def _is_range(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    above, below = {"gt", "ge"}, {"lt", "le"}
    lower, upper = (first, second) if first["cmp"] in above else (second, first)
    return lower["cmp"] in above and upper["cmp"] in below and bool(lower["value"] < upper["value"])


def _draw_condition(column: _Column, rng: random.Random) -> dict[str, Any] | None:
    name, values, complete = column
    if not complete and (None not in values) and rng.random() < 0.7:
        return {"field": name, "cmp": rng.choice(("exists", "missing"))}
    known = [value for value in values if value is not None]
    if not known:
        return None
    drawn = _draw_comparison(known, rng)
    return None if drawn is None else {"field": name, **drawn}


def _draw_comparison(known: list[Any], rng: random.Random) -> dict[str, Any] | None:
    wanted = rng.choice(known)
    if all(is_number(value) for value in known):
        return {"cmp": rng.choice(("gt", "ge", "lt", "le", "gt", "lt", *_whole(wanted))), "value": wanted}
    if all(type(value) is bool for value in known):
        return {"cmp": "eq", "value": wanted}
    if all(type(value) is list for value in known):
        element = rng.choice(wanted) if wanted else None
        said = isinstance(element, str) and _can_be_said(element)
        return {"cmp": "contains", "value": element} if said else None
    if not all(type(value) is str for value in known):
        return None
    return _draw_text_comparison(wanted, sorted(set(known)), rng)


def _draw_text_comparison(wanted: str, distinct: list[str], rng: random.Random) -> dict[str, Any] | None:
    if is_moment(wanted):
        return None
    kind = rng.random()
    if kind < 0.3 and len(distinct) > 2 and all(map(_can_be_said, distinct)):
        return {"cmp": rng.choice(("in", "in", "not_in")), "value": rng.sample(distinct, 2)}
    if kind < 0.55 and (telling := telling_part(wanted, rng)) is not None:
        cmp, part = telling
        return {"cmp": cmp, "value": part} if 2 <= len(part) <= _LONGEST_PART and _can_be_said(part) else None
    return {"cmp": rng.choice(("eq", "eq", "ne")), "value": wanted} if _can_be_said(wanted) else None


def _whole(number: float) -> tuple[str, ...]:
    """Whole numbers are looked for, measured ones only compared."""
    return ("eq",) if type(number) is int else ()


def _can_be_said(text: str) -> bool:
    return len(text) <= _LONGEST_SAID and sayable(text)


# ---------------------------------------------------------------- misreading

_NEAR = {
    "eq": ("ne",),
    "ne": ("eq",),
    "gt": ("ge", "lt"),
    "ge": ("gt", "le"),
    "lt": ("le", "gt"),
    "le": ("lt", "ge"),
    "in": ("not_in",),
    "not_in": ("in",),
    "contains": ("starts_with", "eq"),
    "starts_with": ("contains", "eq"),
    "ends_with": ("contains", "eq"),
    "exists": ("missing",),
    "missing": ("exists",),
}


def _alter_filter(step: Step, rng: random.Random) -> Step:
    where = step["where"]
    for word, other in (("all", "any"), ("any", "all")):
        if word in where:
            mistakes: tuple[dict[str, Any], ...] = ({other: where[word]}, where[word][0], where[word][1])
            return {**step, "where": rng.choice(mistakes)}
    return {**step, "where": {**where, "cmp": rng.choice(_NEAR[where["cmp"]])}}


# ---------------------------------------------------------------- schema


def _condition(cmps: list[Json], value: dict[str, Json] | None) -> dict[str, Json]:
    properties: dict[str, Json] = {"field": dict(NAME), "cmp": {"enum": cmps}}
    if value is not None:
        properties["value"] = value
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_SIMPLE: dict[str, Json] = {
    "anyOf": [
        _condition([*COMPARE, "contains"], _SCALAR),
        _condition(["starts_with", "ends_with"], dict(NAME)),
        _condition(["in", "not_in"], {"type": "array", "items": _SCALAR, "minItems": 1, "uniqueItems": True}),
        _condition(["exists", "missing"], None),
    ]
}


def _pair(word: str) -> dict[str, Json]:
    both: dict[str, Json] = {"type": "array", "items": _SIMPLE, "minItems": 2, "maxItems": 2}
    return {"type": "object", "properties": {word: both}, "required": [word], "additionalProperties": False}


OPERATIONS = (
    Operation(
        name="filter_rows",
        group="arrays",
        needs=("tables",),
        meaning=(
            "The objects stay for which `where` holds: `field` compared with `value` as `cmp` says (`eq`, `ne`, `gt`, "
            "`ge`, `lt`, `le`; strings by code points), `in` or `not_in` the array `value`, a string that `contains`, "
            "`starts_with` or `ends_with` it, an array that `contains` it; a missing member, null or another type "
            "never holds. `exists` and `missing` ask for the member alone, null counting as there. `all` and `any` "
            "join two conditions."
        ),
        keys={"at": POINTER, "where": {"anyOf": [_SIMPLE, _pair("all"), _pair("any")]}},
        example=Example(
            step={"op": "filter_rows", "at": "/lines", "where": {"field": "qty", "cmp": "gt", "value": 2}},
            before={"lines": [{"id": 1, "qty": 2}, {"id": 2, "qty": 5}]},
            after={"lines": [{"id": 2, "qty": 5}]},
        ),
        weight=8.0,
        apply=_filter,
        draw=_draw_filter,
        alter=_alter_filter,
    ),
)
