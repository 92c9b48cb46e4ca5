"""Operations that fill in what is missing and clear out what is empty."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import POINTER, Example, Operation, Step, members, no_alternative
from edgejson_tasks.transform.survey import Place, Survey, sayable

__all__ = ["OPERATIONS"]


# ---------------------------------------------------------------- default_values


def _default(value: Any, step: Step) -> Json:
    filled = dict(members(value))
    for name, default in step["values"].items():
        if name not in filled or (step["nulls"] == "replace" and filled[name] is None):
            filled[name] = default
    return filled


def _default_for(values: list[Any], rng: random.Random) -> Json:
    known = next((value for value in values if value is not None), "")
    if isinstance(known, bool):
        return False
    if isinstance(known, int | float):
        return 0
    if isinstance(known, list):
        return []
    if isinstance(known, dict):
        return {}
    return rng.choice(("not recorded", "not stated", "open", "unspecified"))


def _can_add(name: str, survey: Survey) -> bool:
    return sayable(name) and isinstance(survey.document, dict) and name not in survey.document


def _draw_default(survey: Survey, rng: random.Random) -> Step | None:
    options: list[tuple[Place, str, Json]] = []
    for at, values in survey.objects:
        for name, found in survey.columns[at].items():
            if (len(found) < len(values) or None in found) and (*at, name) in survey.values:
                known = survey.absent.get(name) if not at else None
                options.append((at, name, _default_for(found, rng) if known is None else known))
    options.sort(key=lambda option: (option[0], option[1]))
    options += [((), name, value) for name, value in survey.absent.items() if _can_add(name, survey)]
    if not options:
        return None
    at = rng.choice(options)[0]
    here = [(name, default) for place, name, default in options if place == at]
    chosen = dict(rng.sample(here, min(len(here), rng.choice((1, 1, 2)))))
    has_nulls = any(None in survey.values.get((*at, name), []) for name in chosen)
    nulls = "replace" if has_nulls else rng.choice(("keep", "replace"))
    return {"op": "default_values", "at": jsontext.join(at), "values": chosen, "nulls": nulls}


def _alter_default(step: Step, rng: random.Random) -> Step:
    name = rng.choice(list(step["values"]))
    return {**step, "values": {**step["values"], name: None if step["values"][name] is not None else ""}}


# ---------------------------------------------------------------- remove_nulls, remove_empty


def _without_nulls(value: Any, step: Step) -> Json:
    if isinstance(value, dict):
        return {name: _without_nulls(member, step) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_without_nulls(element, step) for element in value]
    return value  # type: ignore[no-any-return]


def _without_blanks(value: Any, step: Step) -> Json:
    if isinstance(value, list):
        return [_without_blanks(element, step) for element in value]
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]
    kept = {name: _without_blanks(member, step) for name, member in value.items()}
    return {name: member for name, member in kept.items() if not _blank(member)}


def _blank(value: Json) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)


def _draw_removal(op: str, survey: Survey, _rng: random.Random) -> Step | None:
    unwanted: Sequence[Json] = (None,) if op == "remove_nulls" else (None, "", [], {})
    for at, values in survey.values.items():
        if at and at[-1] != "*" and any(blank in values for blank in unwanted):
            return {"op": op, "at": ""}
    return None


OPERATIONS = (
    Operation(
        name="default_values",
        group="members",
        meaning=(
            "Each name of `values` that an object lacks is added with its value. A member that is null is left "
            '(`"nulls": "keep"`) or gets the value too (`"replace"`).'
        ),
        keys={
            "at": POINTER,
            "values": {"type": "object", "minProperties": 1},
            "nulls": {"enum": ["keep", "replace"]},
        },
        example=Example(
            step={"op": "default_values", "at": "/lines/*", "values": {"discount": 0}, "nulls": "replace"},
            before={"lines": [{"discount": 5}, {"discount": None}, {}]},
            after={"lines": [{"discount": 5}, {"discount": 0}, {"discount": 0}]},
        ),
        weight=1.2,
        apply=_default,
        draw=_draw_default,
        alter=_alter_default,
    ),
    Operation(
        name="remove_nulls",
        group="members",
        needs=("nulls",),
        meaning="Members whose value is null go, at every depth; null elements of arrays stay.",
        keys={"at": POINTER},
        example=Example(
            step={"op": "remove_nulls", "at": ""},
            before={"a": None, "b": {"c": None}, "d": [None, 1]},
            after={"b": {}, "d": [None, 1]},
        ),
        weight=5.0,
        apply=_without_nulls,
        draw=partial(_draw_removal, "remove_nulls"),
        alter=no_alternative,
    ),
    Operation(
        name="remove_empty",
        group="members",
        needs=("blanks",),
        meaning=(
            "Members whose value is null, an empty string, an empty array or an empty object go, at every depth "
            "and inmost first, so that "
            "an object that becomes empty goes too; elements of arrays stay."
        ),
        keys={"at": POINTER},
        example=Example(
            step={"op": "remove_empty", "at": ""},
            before={"a": "", "b": {"c": []}, "d": [""], "e": 0},
            after={"d": [""], "e": 0},
        ),
        weight=2.5,
        apply=_without_blanks,
        draw=partial(_draw_removal, "remove_empty"),
        alter=no_alternative,
    ),
)
