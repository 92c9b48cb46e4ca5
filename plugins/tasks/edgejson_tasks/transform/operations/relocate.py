"""Operations that put members elsewhere."""

from __future__ import annotations

import random
from functools import partial
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.naming import fresh_name, in_style, misread, style_of, words
from edgejson_tasks.transform.operation import (
    NAME,
    NAMES,
    POINTER,
    Example,
    Operation,
    Step,
    column,
    members,
    no_alternative,
    over,
    put,
    resolve,
)
from edgejson_tasks.transform.survey import Survey, sayable

__all__ = ["OPERATIONS"]

_INNER_POINTER = {**POINTER, "minLength": 1}


# ---------------------------------------------------------------- move, copy


def _transfer(value: Any, step: Step) -> Json:
    moved = resolve(value, step["from"])
    source, target = jsontext.split(step["from"]), jsontext.split(step["to"])
    if step["op"] == "move":
        value = over(value, source[:-1], lambda owner: _without(owner, source[-1]))

    def add(owner: Any) -> Json:
        grown = dict(members(owner))
        put(grown, target[-1], moved)
        return grown

    return over(value, target[:-1], add)


def _without(owner: Any, name: str) -> Json:
    return {other: member for other, member in members(owner).items() if other != name}


def _draw_transfer(op: str, survey: Survey, rng: random.Random) -> Step | None:
    homes = [at for at, _ in survey.objects if "*" not in at]
    sources = [at for at in survey.values if at and "*" not in at]
    if not homes or not sources:
        return None
    source = rng.choice(sources)
    homes = [at for at in homes if at[: len(source)] != source and (at != source[:-1] or op == "copy")]
    if not homes:
        return None
    home = rng.choice(homes)
    taken = survey.names(home)
    name = source[-1] if source[-1] not in taken else _name_beside(op, source[-1], taken, rng)
    if name is None:
        return None
    return {"op": op, "from": jsontext.join(source), "to": jsontext.join((*home, name))}


def _name_beside(op: str, name: str, taken: set[str], rng: random.Random) -> str | None:
    """Another name where `name` is taken; that of a copy says what it is."""
    if op == "move":
        return fresh_name(name, taken, rng)
    form = rng.choice(("{}_copy", "{}_backup", "saved_{}")).format("_".join(words(name)) or name)
    made = in_style(form, style_of(name) or "snake")
    return None if made in taken else made


def _alter_transfer(step: Step, rng: random.Random) -> Step:
    target = jsontext.split(step["to"])
    return {**step, "to": jsontext.join([*target[:-1], misread(target[-1], rng)])}


# ---------------------------------------------------------------- extract


def _extract(value: Any, step: Step) -> Json:
    return resolve(value, step["from"])


def _draw_extract(survey: Survey, rng: random.Random) -> Step | None:
    places = [at for at, _ in (*survey.objects, *survey.arrays) if at and "*" not in at]
    # Names that are data may be asked for: the rows of one group.
    places += [
        (*at, name)
        for at, _ in survey.objects
        if at in survey.keyed and "*" not in at
        for name, values in survey.columns[at].items()
        if sayable(name) and isinstance(values[0], dict | list) and values[0]
    ]
    return {"op": "extract", "from": jsontext.join(rng.choice(places))} if places else None


# ---------------------------------------------------------------- nest, unnest


def _nest(value: Any, step: Step) -> Json:
    inner = {name: column(members(value), name) for name in step["fields"]}
    outer = {name: member for name, member in value.items() if name not in inner}
    put(outer, step["under"], inner)
    return outer


_UNDER = ("details", "info", "attributes", "properties", "extra", "data", "meta", "section")


def _draw_nest(survey: Survey, rng: random.Random) -> Step | None:
    places = []
    for at, _ in survey.objects:
        shared = list(survey.shared(at))
        if len(shared) >= 3:
            places.append((at, shared))
    if not places:
        return None
    at, shared = rng.choice(places)
    fields = rng.sample(shared, rng.randint(2, min(4, len(shared) - 1)))
    first = in_style(fields[0], "snake").split("_")[0]
    options = [first, *rng.sample(_UNDER, len(_UNDER))] if rng.random() < 0.3 else rng.sample(_UNDER, len(_UNDER))
    under = next((name for name in options if name not in survey.names(at) and sayable(name)), None)
    return {"op": "nest", "at": jsontext.join(at), "fields": fields, "under": under} if under else None


def _alter_nest(step: Step, rng: random.Random) -> Step:
    return {**step, "under": misread(step["under"], rng)}


def _unnest(value: Any, step: Step) -> Json:
    lifted = {name: member for name, member in members(value).items() if name != step["field"]}
    for name, member in members(column(value, step["field"])).items():
        put(lifted, name, member)
    return lifted


def _draw_unnest(survey: Survey, rng: random.Random) -> Step | None:
    places = []
    for at, inner in survey.objects:
        owner, name = at[:-1], at[-1] if at else ""
        if (
            owner in survey.values
            and name in survey.shared(owner)
            and all(inner)
            and survey.columns[owner].keys().isdisjoint(survey.columns[at])
        ):
            places.append((owner, name))
    if not places:
        return None
    at, name = rng.choice(places)
    return {"op": "unnest", "at": jsontext.join(at), "field": name}


OPERATIONS = (
    Operation(
        name="move",
        group="members",
        needs=("inner_objects",),
        meaning=(
            "The member at `from` is taken out and added at `to`, whose parent object exists and has no member "
            "of that name; "
            "anything else is an error."
        ),
        keys={"from": _INNER_POINTER, "to": _INNER_POINTER},
        example=Example(
            step={"op": "move", "from": "/customer/email", "to": "/email"},
            before={"customer": {"email": "ana@mailbox.pt", "name": "Ana"}},
            after={"customer": {"name": "Ana"}, "email": "ana@mailbox.pt"},
        ),
        weight=3.0,
        apply=_transfer,
        draw=partial(_draw_transfer, "move"),
        alter=_alter_transfer,
    ),
    Operation(
        name="copy",
        group="members",
        meaning="As `move`, but the member stays at `from` as well.",
        keys={"from": _INNER_POINTER, "to": _INNER_POINTER},
        example=Example(
            step={"op": "copy", "from": "/id", "to": "/meta/order_id"},
            before={"id": 7, "meta": {}},
            after={"id": 7, "meta": {"order_id": 7}},
        ),
        weight=0.42,
        apply=_transfer,
        draw=partial(_draw_transfer, "copy"),
        alter=_alter_transfer,
    ),
    Operation(
        name="extract",
        group="members",
        meaning="The value at `from` takes the place of the whole document; a pointer that leads nowhere is an error.",
        keys={"from": _INNER_POINTER},
        example=Example(
            step={"op": "extract", "from": "/order/lines"},
            before={"order": {"id": 7, "lines": [{"sku": "A1"}]}, "sent": True},
            after=[{"sku": "A1"}],
        ),
        weight=1.2,
        apply=_extract,
        draw=_draw_extract,
        alter=no_alternative,
    ),
    Operation(
        name="nest",
        group="members",
        meaning=(
            "The named members, which must be there, move into a new object member `under`, whose name must be free."
        ),
        keys={"at": POINTER, "fields": NAMES, "under": NAME},
        example=Example(
            step={"op": "nest", "at": "", "fields": ["street", "city"], "under": "address"},
            before={"city": "Porto", "name": "Ana", "street": "Rua do Sol 4"},
            after={"address": {"city": "Porto", "street": "Rua do Sol 4"}, "name": "Ana"},
        ),
        weight=1.45,
        apply=_nest,
        draw=_draw_nest,
        alter=_alter_nest,
    ),
    Operation(
        name="unnest",
        group="members",
        needs=("inner_objects",),
        meaning=(
            "The members of the object member `field` take its place in the parent. Two members of one name are "
            "an error."
        ),
        keys={"at": POINTER, "field": NAME},
        example=Example(
            step={"op": "unnest", "at": "", "field": "address"},
            before={"address": {"city": "Porto"}, "name": "Ana"},
            after={"city": "Porto", "name": "Ana"},
        ),
        weight=3.0,
        apply=_unnest,
        draw=_draw_unnest,
        alter=no_alternative,
    ),
)
