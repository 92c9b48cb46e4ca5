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
from edgejson_tasks.transform.operations.arrays import array_parts
from edgejson_tasks.transform.survey import Survey, sayable
from edgejson_tasks.transform.voice import Voice

__all__ = ["OPERATIONS"]

_JOINS = (".", "_", "__", "-", "/", "camel")


def _target(step: Step, voice: Voice) -> str:
    return voice.place(step["at"]) if step["at"] else "the document"


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


def _flatten_parts(step: Step, voice: Voice) -> dict[str, str]:
    if step["join"] == "camel":
        how = "appending each inner name with its first letter in upper case (camel style)"
    else:
        how = f"joining the names on the way down with {voice.value(step['join'])}"
    arrays = (
        "arrays stay as they are" if step["arrays"] == "keep" else "array elements are named by their position from 0"
    )
    return {"target": _target(step, voice), "how": how, "arrays": arrays}


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
        if any(sep in name.strip(sep) for value in values for name in value)
    ]
    if not options:
        return None
    at, sep = rng.choice(options)
    return {"op": "unflatten", "at": jsontext.join(at), "sep": sep}


def _unflatten_parts(step: Step, voice: Voice) -> dict[str, str]:
    return {"target": _target(step, voice), "sep": voice.value(step["sep"])}


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


def _to_entries_parts(step: Step, voice: Voice) -> dict[str, str]:
    return {"target": _target(step, voice), "key": voice.name(step["key"]), "value": voice.name(step["value"])}


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
            if all(type(value) is str and 0 < len(value) <= 48 for value in table.columns[key]) and all(
                len({row[key] for row in array}) == len(array) for array in table.arrays
            ):
                options += [(table.at, key, value) for value in names if value != key]
    if not options:
        return None
    at, key, value = rng.choice(options)
    return {"op": "from_entries", "at": jsontext.join(at), "key": key, "value": value}


def _from_entries_parts(step: Step, voice: Voice) -> dict[str, str]:
    return {**array_parts(step, voice), "key": voice.name(step["key"]), "value": voice.name(step["value"])}


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
        weight=4.0,
        apply=_flatten,
        draw=_draw_flatten,
        parts=_flatten_parts,
        phrases=(
            "flatten {target} to a single level, {how}",
            "make {target} one level deep, {how}",
            "un-nest everything in {target} into one flat object, {how}",
            "collapse the nested objects of {target} into a flat object, {how}",
        ),
        terse=("flatten {target}, {how}",),
        notes=("{arrays}; empty objects and arrays are kept as values", "empty containers stay as values, {arrays}"),
        alter=_alter_flatten,
    ),
    Operation(
        name="unflatten",
        group="shape",
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
        weight=8.0,
        apply=_unflatten,
        draw=_draw_unflatten,
        parts=_unflatten_parts,
        phrases=(
            "unflatten {target}: split every key at {sep} and build the nested objects",
            "expand the keys of {target} into nested objects, {sep} being the separator of the levels",
            "rebuild the nesting of {target}; in its keys {sep} separates parent from child",
            "turn the flat keys of {target} into nested objects, cutting them at each {sep}",
        ),
        terse=("unflatten {target} on {sep}",),
        notes=("parts that are digits are object keys too, no arrays are made",),
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
        parts=_to_entries_parts,
        phrases=(
            "turn {target} into an array with one object per key, the name under {key} and the content under {value}",
            "convert {target} into a list of entries, each with {key} (the old key) and {value} (its value)",
            "replace {target} by an array of objects with {key} and {value}, one for each member",
            "list the members of {target} as an array of objects: {key} holds the old key, {value} its value",
        ),
        terse=("{target} => entries with {key}, {value}",),
        notes=("entries in ascending order of the old keys, by code point",),
        alter=_alter_to_entries,
    ),
    Operation(
        name="from_entries",
        group="shape",
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
        parts=_from_entries_parts,
        phrases=(
            "turn {array} into one object that maps the {key} of each element to its {value}",
            "replace {array} by an object: keys from {key}, values from {value}",
            "collapse {array} into key-value pairs, with {key} as key and {value} as value",
            "convert {array} into an object from {key} to {value}, dropping the other fields",
        ),
        terse=("{array} => object {key}: {value}",),
        alter=_swap_entries,
    ),
    Operation(
        name="transpose",
        group="shape",
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
        weight=2.4,
        apply=_transpose,
        draw=_draw_transpose,
        parts=array_parts,
        phrases=(
            "transpose {array} from an array of objects to an object of arrays, one array per key",
            "turn {array} from rows into columns: an object in which each key holds the array of its values",
            "make {array} column-oriented: one key per field, each with the list of its values",
            "replace {array} by an object that holds, for each key, the array of its values over all elements",
        ),
        terse=("transpose {array}: rows => columns",),
        notes=("values stay in row order",),
        alter=no_alternative,
    ),
)
