"""Operations that change how a document is nested."""

from __future__ import annotations

import random
from collections.abc import Iterator
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
    members,
    no_alternative,
    put,
    rows,
)
from edgejson_tasks.transform.survey import Survey, sayable
from edgejson_tasks.transform.texts import identifies

__all__ = ["OPERATIONS"]

_JOINS = (".", "_", "__", "-", "/", "camel")


# ---------------------------------------------------------------- flatten, unflatten


def _flatten(value: Any, step: Step) -> Json:
    flat: dict[str, Json] = {}
    for name, leaf in _leaves(members(value), step):
        put(flat, name, leaf)
    return flat


def _leaves(value: Any, step: Step, prefix: str | None = None) -> Iterator[tuple[str, Json]]:
    """Names joined down to every leaf; an empty container is a leaf, and so is an array that is kept."""
    parts: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list) and step["arrays"] == "index":
        parts = [(str(index), element) for index, element in enumerate(value)]
    if prefix is not None and not parts:
        yield prefix, value
    for name, member in parts:
        yield from _leaves(member, step, name if prefix is None else prefix + _glued(name, step["join"]))


def _glued(name: str, join: str) -> str:
    if join != "camel":
        return join + name
    return name[:1].upper() + name[1:] if name[:1].isascii() else name


def _draw_flatten(survey: Survey, rng: random.Random) -> Step | None:
    arrays = rng.choice(("keep", "keep", "index"))
    kinds = (dict, list) if arrays == "index" else (dict,)
    places = [
        at
        for at, values in survey.objects
        if any(type(member) in kinds and member for value in values for member in value.values())
    ]
    if not places:
        return None
    join = rng.choices(_JOINS, (5, 3, 2, 1, 1, 2))[0]
    return {"op": "flatten", "at": jsontext.join(rng.choice(places)), "join": join, "arrays": arrays}


def _alter_flatten(step: Step, rng: random.Random) -> Step:
    if rng.random() < 0.3:
        return {**step, "arrays": "keep" if step["arrays"] == "index" else "index"}
    return {**step, "join": rng.choice([join for join in _JOINS if join != step["join"]])}


class _Grown(dict[str, Json]):
    """An object that `unflatten` made, to be told from one that the document held."""


def _unflatten(value: Any, step: Step) -> Json:
    grown = _Grown()
    for name, member in members(value).items():
        *path, last = name.split(step["sep"])
        node = grown
        for token in path:
            inner = node.setdefault(token, _Grown())
            if not isinstance(inner, _Grown):
                raise StepError(f"{token!r} is a value and an object at once")
            node = inner
        put(node, last, member)
    return _plain(grown)


def _plain(node: Json) -> Json:
    return {name: _plain(member) for name, member in node.items()} if isinstance(node, _Grown) else node


def _draw_unflatten(survey: Survey, rng: random.Random) -> Step | None:
    options = [
        (at, sep)
        for at, values in survey.objects
        for sep in (".", "__")
        if any(sep in name and sep in name.strip(sep) for name in survey.names(at))
    ]
    if not options:
        return None
    at, sep = rng.choice(options)
    return {"op": "unflatten", "at": jsontext.join(at), "sep": sep}


# ---------------------------------------------------------------- to_entries, from_entries


def _to_entries(value: Any, step: Step) -> Json:
    return [{step["key"]: name, step["value"]: member} for name, member in sorted(members(value).items(), key=_name)]


def _name(item: tuple[str, Json]) -> str:
    return item[0]


def _draw_to_entries(survey: Survey, rng: random.Random) -> Step | None:
    places = [at for at, values in survey.objects if max(map(len, values)) >= 2 and (at or len(values[0]) <= 8)]
    if not places:
        return None
    key, value = rng.choice((("key", "value"), ("name", "value"), ("field", "content"), ("property", "value")))
    return {"op": "to_entries", "at": jsontext.join(rng.choice(places)), "key": key, "value": value}


def _alter_to_entries(step: Step, rng: random.Random) -> Step:
    return {
        **step,
        "key": rng.choice([name for name in ("k", "key", "name", "id") if name not in (step["key"], step["value"])]),
    }


def _from_entries(value: Any, step: Step) -> Json:
    result: dict[str, Json] = {}
    for row in rows(value):
        put(result, group_name(column(row, step["key"])), column(row, step["value"]))
    return result


def _draw_from_entries(survey: Survey, rng: random.Random) -> Step | None:
    options = []
    for table in survey.tables:
        names = [name for name in table.columns if sayable(name)]
        for key in names:
            if (
                identifies(key, table.columns[key])
                and all(type(value) is str and 0 < len(value) <= 48 for value in table.columns[key])
                and all(len({row[key] for row in array}) == len(array) for array in table.arrays)
            ):
                options += [(table.at, key, value) for value in names if value != key]
    if not options:
        return None
    at, key, value = rng.choice(options)
    return {"op": "from_entries", "at": jsontext.join(at), "key": key, "value": value}


def _swap_entries(step: Step, _rng: random.Random) -> Step:
    return {**step, "key": step["value"], "value": step["key"]}


# ---------------------------------------------------------------- transpose


def _transpose(value: Any, _step: Step) -> Json:
    table = rows(value)
    if not table:
        raise StepError("no row says what the columns are")
    return {name: [column(row, name) for row in table] for name in table[0]}


def _draw_transpose(survey: Survey, rng: random.Random) -> Step | None:
    places = [
        table.at
        for table in survey.tables
        if all(array and all(len(row) == len(table.columns) for row in array) for array in table.arrays)
    ]
    return {"op": "transpose", "at": jsontext.join(rng.choice(places))} if places else None


OPERATIONS = (
    Operation(
        name="flatten",
        group="shape",
        meaning=(
            "The object becomes one level deep: the name of each leaf is the names on the way to it with `join` "
            "between them, or, for "
            "`camel`, each further name with its first letter in upper case. Arrays stay whole (`keep`) or their "
            "positions from 0 count as names "
            "(`index`). Empty containers are leaves. Two members of one name are an error."
        ),
        keys={"at": POINTER, "join": {"enum": list(_JOINS)}, "arrays": {"enum": ["keep", "index"]}},
        example=Example(
            step={"op": "flatten", "at": "", "join": ".", "arrays": "index"},
            before={"tags": ["new", "sale"], "user": {"city": {}, "name": "Ana"}},
            after={"tags.0": "new", "tags.1": "sale", "user.city": {}, "user.name": "Ana"},
        ),
        weight=2.5,
        apply=_flatten,
        draw=_draw_flatten,
        alter=_alter_flatten,
    ),
    Operation(
        name="unflatten",
        group="shape",
        needs=("joined_names",),
        meaning=(
            "Each member name is cut at every `sep`, and its parts become nested objects. A name that is a value "
            "and an object at once is an error."
        ),
        keys={"at": POINTER, "sep": NAME},
        example=Example(
            step={"op": "unflatten", "at": "", "sep": "."},
            before={"id": 1, "user.city": "Faro", "user.name": "Ana"},
            after={"id": 1, "user": {"city": "Faro", "name": "Ana"}},
        ),
        weight=12.0,
        apply=_unflatten,
        draw=_draw_unflatten,
        alter=no_alternative,
    ),
    Operation(
        name="to_entries",
        group="shape",
        meaning=(
            "The object becomes an array with one object per member, in code point order of the names: the name "
            "under `key`, the value under `value`."
        ),
        keys={"at": POINTER, "key": NAME, "value": NAME},
        example=Example(
            step={"op": "to_entries", "at": "/limits", "key": "name", "value": "value"},
            before={"limits": {"rows": 10, "cpu": 2}},
            after={"limits": [{"name": "cpu", "value": 2}, {"name": "rows", "value": 10}]},
        ),
        weight=0.4,
        apply=_to_entries,
        draw=_draw_to_entries,
        alter=_alter_to_entries,
    ),
    Operation(
        name="from_entries",
        group="shape",
        needs=("tables",),
        meaning=(
            "The array of objects becomes an object: the member `key` of each, as text, is a name, its member "
            "`value` the value. Equal names are an error."
        ),
        keys={"at": POINTER, "key": NAME, "value": NAME},
        example=Example(
            step={"op": "from_entries", "at": "/settings", "key": "name", "value": "state"},
            before={"settings": [{"name": "beta", "state": True}, {"name": "dark", "state": False}]},
            after={"settings": {"beta": True, "dark": False}},
        ),
        weight=2.4,
        apply=_from_entries,
        draw=_draw_from_entries,
        alter=_swap_entries,
    ),
    Operation(
        name="transpose",
        group="shape",
        needs=("tables",),
        meaning=(
            "The array of objects becomes an object of arrays, one per member of the first object; a missing "
            "member is an error."
        ),
        keys={"at": POINTER},
        example=Example(
            step={"op": "transpose", "at": "/points"},
            before={"points": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]},
            after={"points": {"x": [1, 3], "y": [2, 4]}},
        ),
        weight=3.5,
        apply=_transpose,
        draw=_draw_transpose,
        alter=no_alternative,
    ),
)
