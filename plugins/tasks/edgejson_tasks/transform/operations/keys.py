"""Operations on member names."""

from __future__ import annotations

import random
import re
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.naming import STYLES, fresh_name, in_style, misread
from edgejson_tasks.transform.operation import NAME, POINTER, Example, Operation, Step, members, owners, put
from edgejson_tasks.transform.survey import Survey
from edgejson_tasks.transform.voice import Voice

__all__ = ["OPERATIONS"]

# Names whose words everybody splits alike: no run of capitals and no digits within camel case.
_CLEAR = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*|[A-Za-z][a-z]*([A-Z][a-z]+)*|[A-Z]+([_-][A-Z0-9]+)*")


# ---------------------------------------------------------------- rename_keys


def _rename(value: Any, step: Step) -> Json:
    renamed: dict[str, Json] = {}
    for name, member in members(value).items():
        put(renamed, step["map"].get(name, name), member)
    return renamed


def _draw_rename(survey: Survey, rng: random.Random) -> Step | None:
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


def _rename_parts(step: Step, voice: Voice) -> dict[str, str]:
    many = len(step["map"]) > 1
    return {
        "pairs": voice.pairs(step["map"]),
        "keys": "keys" if many else "key",
        "renaming": "these renamings" if many else "this renaming",
        "these": "these keys" if many else "this key",
        "inside": voice.inside(step["at"]),
    }


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


_STYLE_NAMES = {
    "camel": "camelCase",
    "snake": "snake_case",
    "pascal": "PascalCase",
    "kebab": "kebab-case",
    "constant": "CONSTANT_CASE",
}


def _key_case_parts(step: Step, _voice: Voice) -> dict[str, str]:
    return {"style": _STYLE_NAMES[step["style"]]}


def _alter_key_case(step: Step, rng: random.Random) -> Step:
    return {**step, "style": rng.choice([style for style in STYLES if style != step["style"]])}


# ---------------------------------------------------------------- prefix_keys


def _prefix(value: Any, step: Step) -> Json:
    return {f"{step['prefix']}{name}": member for name, member in members(value).items()}


def _draw_prefix(survey: Survey, rng: random.Random) -> Step | None:
    place = owners(survey, rng, 2)
    if place is None:
        return None
    prefix = rng.choice(("src_", "raw_", "old_", "x_", "in_", "orig_", "ext_"))
    return {"op": "prefix_keys", "at": jsontext.join(place[0]), "prefix": prefix}


def _prefix_parts(step: Step, voice: Voice) -> dict[str, str]:
    return {"prefix": voice.value(step["prefix"]), "inside": voice.inside(step["at"]) or " at the top level"}


def _alter_prefix(step: Step, rng: random.Random) -> Step:
    return {**step, "prefix": step["prefix"].replace("_", rng.choice(("-", ".", "")))}


OPERATIONS = (
    Operation(
        name="rename_keys",
        group="keys",
        meaning=(
            "Each member named in `map` gets its new name; a name that an object lacks changes nothing there. "
            "All renamings "
            "happen at once. Two members of one name are an error."
        ),
        keys={"at": POINTER, "map": {"type": "object", "additionalProperties": dict(NAME), "minProperties": 1}},
        example=Example(
            step={"op": "rename_keys", "at": "", "map": {"name": "fullName"}},
            before={"age": 27, "name": "Ana"},
            after={"age": 27, "fullName": "Ana"},
        ),
        weight=2.6,
        apply=_rename,
        draw=_draw_rename,
        parts=_rename_parts,
        phrases=(
            "rename {pairs}{inside}",
            "rename the {keys} {pairs}{inside}",
            "change the {keys} {pairs}{inside}, values untouched",
            "carry out {renaming}{inside}: {pairs}",
            "rename {these}{inside}: {pairs}",
        ),
        terse=("rename {pairs}{inside}", "rename keys{inside}: {pairs}"),
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
        weight=1.1,
        apply=_key_case,
        draw=_draw_key_case,
        parts=_key_case_parts,
        phrases=(
            "convert every key, at every depth, to {style}",
            "write all keys in {style}, nested ones included",
            "change the naming of all keys (nested objects and arrays of objects too) to {style}",
            "put all object keys at all levels into {style}",
            "normalise all keys to {style} throughout the whole document",
        ),
        terse=("all keys (deep) -> {style}", "keys -> {style}, recursive"),
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
        parts=_prefix_parts,
        phrases=(
            "prefix every key{inside} with {prefix} (keys nested deeper stay as they are)",
            "put {prefix} in front of each key{inside}, leaving deeper keys alone",
            "add the prefix {prefix} to all keys{inside}, but not to keys nested deeper",
            "make every key{inside} start with {prefix}: prepend it to the old key, on this level only",
        ),
        terse=("prefix keys{inside}: {prefix}, this level only",),
        alter=_alter_prefix,
    ),
)
