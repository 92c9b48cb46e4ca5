"""Operations that choose among members."""

from __future__ import annotations

import random
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.naming import fresh_name, misread
from edgejson_tasks.transform.operation import NAMES, POINTER, Example, Operation, Step, members, owners, resolve
from edgejson_tasks.transform.survey import Place, Survey, sayable

__all__ = [
    "OPERATIONS",
]


# ---------------------------------------------------------------- keep_fields, drop_fields


def _keep(value: Any, step: Step) -> Json:
    members(value)
    return {name: value[name] for name in step["fields"] if name in value}


def _draw_keep(survey: Survey, rng: random.Random) -> Step | None:
    place = owners(survey, rng, 2)
    if place is None:
        return None
    at, names = place
    shared = list(survey.shared(at))
    if not shared:
        return None
    count = rng.randint(1 if len(names) < 4 else 2, max(1, min(len(names) - 1, 6)))
    chosen = rng.sample(names, count)
    if not set(chosen) & set(shared):  # no row may lose everything
        chosen[0] = rng.choice(shared)
    return {"op": "keep_fields", "at": jsontext.join(at), "fields": chosen}


def _drop(value: Any, step: Step) -> Json:
    return {name: member for name, member in members(value).items() if name not in step["fields"]}


def _draw_drop(survey: Survey, rng: random.Random) -> Step | None:
    place = owners(survey, rng, 2)
    if place is None:
        return None
    at, names = place
    chosen = rng.sample(names, min(len(names) - 1, rng.choice((1, 1, 2, 2, 3))))
    return {"op": "drop_fields", "at": jsontext.join(at), "fields": chosen}


def _forget_field(step: Step, rng: random.Random) -> Step | None:
    if len(step["fields"]) < 2:
        return None
    return {**step, "fields": rng.sample(step["fields"], len(step["fields"]) - 1)}


# ---------------------------------------------------------------- project


def _project(value: Any, step: Step) -> Json:
    return {name: resolve(value, pointer) for name, pointer in step["fields"].items()}


def _paths(value: Any, at: Place = ()) -> list[Place]:
    """Paths through objects only, to scalars and arrays."""
    if not isinstance(value, dict) or len(at) == 4:
        return [at] if at else []
    return [path for name, member in value.items() if sayable(name) for path in _paths(member, (*at, name))]


def _draw_project(survey: Survey, rng: random.Random) -> Step | None:
    places = [(at, values) for at, values in survey.objects if len(values[0]) >= 2]
    if not places:
        return None
    at, values = rng.choice(places)
    paths = [path for path in _paths(values[0]) if len(survey.values.get((*at, *path), ())) == len(values)]
    if len(paths) < 2:
        return None
    fields: dict[str, Json] = {}
    for path in rng.sample(paths, rng.randint(2, min(4, len(paths)))):
        base = path[-1] if len(path) == 1 else rng.choice((path[-1], "_".join(path)))
        name = base if rng.random() < 0.5 else fresh_name(base, fields.keys(), rng)
        if name is None or name in fields:
            return None
        fields[name] = jsontext.join(path)
    return {"op": "project", "at": jsontext.join(at), "fields": fields}


def _alter_project(step: Step, rng: random.Random) -> Step:
    name = rng.choice(list(step["fields"]))
    fields = {misread(key, rng) if key == name else key: pointer for key, pointer in step["fields"].items()}
    return {**step, "fields": fields}


OPERATIONS = (
    Operation(
        name="keep_fields",
        group="members",
        meaning="Only the named members stay, those of them that an object has.",
        keys={"at": POINTER, "fields": NAMES},
        example=Example(
            step={"op": "keep_fields", "at": "/users/*", "fields": ["id", "name"]},
            before={"users": [{"age": 30, "id": 1, "name": "Bob"}, {"id": 2, "city": "Porto"}]},
            after={"users": [{"id": 1, "name": "Bob"}, {"id": 2}]},
        ),
        weight=2.4,
        apply=_keep,
        draw=_draw_keep,
        alter=_forget_field,
    ),
    Operation(
        name="drop_fields",
        group="members",
        meaning="The named members go; a name that an object lacks changes nothing there.",
        keys={"at": POINTER, "fields": NAMES},
        example=Example(
            step={"op": "drop_fields", "at": "", "fields": ["password"]},
            before={"name": "Ana", "password": "s3cret"},
            after={"name": "Ana"},
        ),
        weight=2.0,
        apply=_drop,
        draw=_draw_drop,
        alter=_forget_field,
    ),
    Operation(
        name="project",
        group="members",
        meaning=(
            "A new object takes the place of the old one: each key of `fields` is a new name, its value a "
            "pointer into the "
            "old object. A pointer that leads nowhere is an error."
        ),
        keys={
            "at": POINTER,
            "fields": {"type": "object", "additionalProperties": {**POINTER, "minLength": 1}, "minProperties": 1},
        },
        example=Example(
            step={"op": "project", "at": "", "fields": {"buyer": "/customer/name", "id": "/id"}},
            before={"customer": {"name": "Ana", "tier": "gold"}, "id": 7, "total": 12.5},
            after={"buyer": "Ana", "id": 7},
        ),
        weight=1.4,
        apply=_project,
        draw=_draw_project,
        alter=_alter_project,
    ),
)
