"""Operations on member names."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.naming import STYLES, fresh_name, in_style, misread
from edgejson_tasks.transform.operation import (
    NAME,
    POINTER,
    Example,
    Operation,
    Step,
    members,
    no_alternative,
    owners,
    put,
)
from edgejson_tasks.transform.survey import Survey

__all__ = ["OPERATIONS"]

# Names whose words everybody splits alike: no run of capitals and no digits within camel case.
_CLEAR = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*|[A-Za-z][a-z]*([A-Z][a-z]+)*|[A-Z]+([_-][A-Z0-9]+)*")


# ---------------------------------------------------------------- rename_keys


def _rename(value: Any, step: Step) -> Json:
    return _renamed_deep(value, step) if "scope" in step else _renamed(members(value), step)


def _renamed(owner: dict[str, Json], step: Step) -> dict[str, Json]:
    renamed: dict[str, Json] = {}
    for name, member in owner.items():
        put(renamed, step["map"].get(name, name), member)
    return renamed


def _renamed_deep(value: Any, step: Step) -> Json:
    if isinstance(value, list):
        return [_renamed_deep(element, step) for element in value]
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]  # a scalar
    return _renamed({name: _renamed_deep(member, step) for name, member in value.items()}, step)


def _draw_rename(survey: Survey, rng: random.Random) -> Step | None:
    if rng.random() < _DEEP_SHARE and (deep := _draw_deep_rename(survey, rng)) is not None:
        return deep
    place = owners(survey, rng)
    if place is None:
        return None
    at, names = place
    taken = survey.names(at)
    mapping = {}
    for name in rng.sample(names, min(len(names), rng.choice((1, 1, 2, 3)))):
        new = fresh_name(name, taken, rng)
        if new is not None:
            mapping[name] = new
            taken.add(new)
    return {"op": "rename_keys", "at": jsontext.join(at), "map": mapping} if mapping else None


_DEEP_SHARE = 0.25
"""How often a name that stands at several places is renamed at all of them."""


def _draw_deep_rename(survey: Survey, rng: random.Random) -> Step | None:
    places: dict[str, int] = {}
    for at in survey.values:
        if at and at[-1] != "*":
            places[at[-1]] = places.get(at[-1], 0) + 1
    names = [name for name, count in places.items() if count > 1]
    if not names:
        return None
    name = rng.choice(names)
    new = fresh_name(name, set(survey.every_name()), rng)
    return None if new is None else {"op": "rename_keys", "at": "", "map": {name: new}, "scope": "deep"}


def _alter_rename(step: Step, rng: random.Random) -> Step:
    name = rng.choice(list(step["map"]))
    return {**step, "map": {**step["map"], name: misread(step["map"][name], rng)}}


# ---------------------------------------------------------------- key_case


def _key_case(value: Any, step: Step) -> Json:
    if isinstance(value, list):
        return [_key_case(element, step) for element in value]
    if not isinstance(value, dict):
        return value  # type: ignore[no-any-return]  # a scalar
    cased: dict[str, Json] = {}
    for name, member in value.items():
        put(cased, in_style(name, step["style"]), _key_case(member, step))
    return cased


def _draw_key_case(survey: Survey, rng: random.Random) -> Step | None:
    names = list(dict.fromkeys(survey.every_name()))
    if not all(_CLEAR.fullmatch(name) for name in names):
        return None
    styles = [style for style in STYLES if any(in_style(name, style) != name for name in names)]
    return {"op": "key_case", "at": "", "style": rng.choice(styles)} if styles else None


def _alter_key_case(step: Step, rng: random.Random) -> Step:
    return {**step, "style": rng.choice([style for style in STYLES if style != step["style"]])}


# ---------------------------------------------------------------- prefix_keys, strip_prefix


def _prefix(value: Any, step: Step) -> Json:
    return {f"{step['prefix']}{name}": member for name, member in members(value).items()}


def _draw_prefix(survey: Survey, rng: random.Random) -> Step | None:
    place = owners(survey, rng, 2)
    if place is None:
        return None
    prefix = rng.choice(("src_", "raw_", "old_", "x_", "in_", "orig_", "ext_"))
    return {"op": "prefix_keys", "at": jsontext.join(place[0]), "prefix": prefix}


def _alter_prefix(step: Step, rng: random.Random) -> Step:
    return {**step, "prefix": step["prefix"].replace("_", rng.choice(("-", ".", "")))}


def _strip(value: Any, step: Step) -> Json:
    stripped: dict[str, Json] = {}
    for name, member in members(value).items():
        put(stripped, name.removeprefix(step["prefix"]) or name, member)
    return stripped


def _draw_strip(survey: Survey, rng: random.Random) -> Step | None:
    options = []
    for at, values in survey.objects:
        counts: dict[str, int] = {}
        for name in survey.columns[at]:
            head = _head(name)
            if head is not None:
                counts[head] = counts.get(head, 0) + 1
        options += [(at, prefix) for prefix, count in sorted(counts.items()) if count > 1 and values]
    if not options:
        return None
    at, prefix = rng.choice(options)
    return {"op": "strip_prefix", "at": jsontext.join(at), "prefix": prefix}


# `test_` reads like a placeholder, even where it is of `test_date`.
_HEAD = re.compile(r"(?!(?i:test|sample|dummy)[_.-])[A-Za-z]{1,12}[_.-](?=[A-Za-z])")


@lru_cache(maxsize=4096)
def _head(name: str) -> str | None:
    """The word before the first separator, with it, where it could be a prefix."""
    found = _HEAD.match(name)
    return None if found is None else found[0]


OPERATIONS = (
    Operation(
        name="rename_keys",
        group="keys",
        meaning=(
            "Each member named in `map` gets its new name; a name that an object lacks changes nothing there. "
            "All renamings happen at once. With `scope` `deep` so in every object at and under the place, those in "
            "arrays too. Two members of one name are an error."
        ),
        keys={
            "at": POINTER,
            "map": {"type": "object", "additionalProperties": dict(NAME), "minProperties": 1},
            "scope": {"enum": ["deep"]},
        },
        optional=("scope",),
        example=Example(
            step={"op": "rename_keys", "at": "", "map": {"name": "fullName"}},
            before={"age": 27, "name": "Ana"},
            after={"age": 27, "fullName": "Ana"},
        ),
        weight=2.6,
        apply=_rename,
        draw=_draw_rename,
        alter=_alter_rename,
    ),
    Operation(
        name="key_case",
        group="keys",
        meaning=(
            "Every member name under the place, at every depth, takes the case style. A run of capitals is one word "
            "(`userID` is `user_id` in snake case) and digits belong to the word before them. Names with other "
            "characters than ASCII "
            "letters, digits, `_`, `-`, `.` and blanks stay. Two members of one name are an error."
        ),
        keys={"at": POINTER, "style": {"enum": list(STYLES)}},
        example=Example(
            step={"op": "key_case", "at": "", "style": "camel"},
            before={"first_name": "Ana", "tags": [{"tag_id": 1}]},
            after={"firstName": "Ana", "tags": [{"tagId": 1}]},
        ),
        weight=0.45,
        apply=_key_case,
        draw=_draw_key_case,
        alter=_alter_key_case,
    ),
    Operation(
        name="prefix_keys",
        group="keys",
        meaning="Every member name of the object gets the prefix; names inside its members stay.",
        keys={"at": POINTER, "prefix": NAME},
        example=Example(
            step={"op": "prefix_keys", "at": "/user", "prefix": "raw_"},
            before={"user": {"id": 1, "name": "Ana"}},
            after={"user": {"raw_id": 1, "raw_name": "Ana"}},
        ),
        weight=0.5,
        apply=_prefix,
        draw=_draw_prefix,
        alter=_alter_prefix,
    ),
    Operation(
        name="strip_prefix",
        group="keys",
        meaning=(
            "Every member name of the object that starts with the prefix loses it; a name that is the prefix and "
            "nothing more stays, and so do the names inside its members. Two members of one name are an error."
        ),
        keys={"at": POINTER, "prefix": NAME},
        example=Example(
            step={"op": "strip_prefix", "at": "/user", "prefix": "usr_"},
            before={"user": {"age": 41, "usr_id": 1, "usr_name": "Ana"}},
            after={"user": {"age": 41, "id": 1, "name": "Ana"}},
        ),
        weight=2.5,
        apply=_strip,
        draw=_draw_strip,
        alter=no_alternative,
    ),
)
