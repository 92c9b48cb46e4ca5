"""Operations whose parameter is a document of its own: a patch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform import patching
from edgejson_tasks.transform.operation import POINTER, Example, Operation, Step, members
from edgejson_tasks.transform.survey import Place, Survey, is_number, sayable

__all__ = ["OPERATIONS", "PATCH_SCHEMA"]

_LONGEST_PATCH = 400
_MOST_ELEMENTS = 4


# ---------------------------------------------------------------- meaning


def _deep_merge(value: Any, step: Step) -> Json:
    return patching.deep_merge(members(value), step["patch"])


def _merge_patch(value: Any, step: Step) -> Json:
    return patching.merge_patch(value, step["patch"])


def _json_patch(value: Any, step: Step) -> Json:
    return patching.json_patch(value, step["patch"])


# ---------------------------------------------------------------- what could change


class _Changes:
    """What a later version of the document could have changed: `donor`, another instance of its schema, knows.

    `settable` holds places with their new values, `addable` places that the document lacks with values for them,
    `removable` places of members that an instance can do without.
    """

    def __init__(self, document: dict[str, Json], donor: Json) -> None:
        self.settable: list[tuple[Place, Json]] = []
        self.addable: list[tuple[Place, Json]] = []
        self.removable: list[Place] = []
        self._walk((), document, donor if isinstance(donor, dict) else {})

    def _walk(self, at: Place, here: dict[str, Json], there: dict[str, Json]) -> None:
        for name, value in here.items():
            if not sayable(name):
                continue
            other = there.get(name)
            if isinstance(value, dict) and isinstance(other, dict):
                self._walk((*at, name), value, other)
            elif name not in there or other is None:
                self.removable.append((*at, name))
            elif _alike(value, other) and not jsontext.equal(value, other) and _short(other):
                self.settable.append(((*at, name), other))
        self.addable += [
            ((*at, name), value)
            for name, value in there.items()
            if name not in here and sayable(name) and value is not None and _short(value)
        ]

    def draw(self, rng: random.Random) -> list[tuple[Place, Json]] | None:
        """One to four changes; None for a removal.  At least one new value is among them."""
        wanted = rng.choice((1, 2, 2, 3, 3, 4))
        given = [*self.settable, *self.addable]
        if not given:
            return None
        drawn: list[tuple[Place, Json]] = list(rng.sample(given, min(len(given), wanted)))
        if self.removable and rng.random() < 0.6:
            drawn[-1 if len(drawn) > 1 else len(drawn) :] = [(rng.choice(self.removable), None)]
        return drawn


def _alike(left: Json, right: Json) -> bool:
    return is_number(left) == is_number(right) and (is_number(left) or type(left) is type(right))


def _short(value: Json) -> bool:
    if isinstance(value, list):
        return len(value) <= _MOST_ELEMENTS and len(jsontext.canonical(value)) <= _LONGEST_PATCH // 2
    return not isinstance(value, dict) or len(jsontext.canonical(value)) <= _LONGEST_PATCH // 2


def _changes(survey: Survey, rng: random.Random) -> list[tuple[Place, Json]] | None:
    if not isinstance(survey.document, dict) or survey.donor is None:
        return None
    return _Changes(survey.document, survey.donor).draw(rng)


def _fits(patch: Json) -> bool:
    return len(jsontext.canonical(patch)) <= _LONGEST_PATCH


# ---------------------------------------------------------------- deep_merge, merge_patch


def _draw_merge(op: str, survey: Survey, rng: random.Random) -> Step | None:
    changes = _changes(survey, rng)
    if changes is None:
        return None
    patch: dict[str, Any] = {}
    for place, value in changes:
        owner = patch
        for token in place[:-1]:
            owner = owner.setdefault(token, {})
        owner[place[-1]] = value
    if op == "deep_merge" and any(value is None for _, value in changes) and rng.random() < 0.5:
        return None  # a merge that stores a null is asked for less often than one that removes a member
    return {"op": op, "at": "", "patch": patch} if _fits(patch) else None


def _alter_patch(step: Step, rng: random.Random) -> Step | None:
    """One change forgotten."""
    names = list(step["patch"])
    if len(names) < 2:
        return None
    forgotten = rng.choice(names)
    return {**step, "patch": {name: value for name, value in step["patch"].items() if name != forgotten}}


# ---------------------------------------------------------------- json_patch


def _draw_json_patch(survey: Survey, rng: random.Random) -> Step | None:
    entries = [*_from_changes(survey, rng), *_from_arrays(survey, rng)]
    if not entries:
        return None
    rng.shuffle(entries)
    patch = entries[: rng.choice((1, 2, 2, 3, 4))]
    if rng.random() < 0.2 and (test := _test(survey, rng)) is not None:
        patch = [test, *patch]
    return {"op": "json_patch", "at": "", "patch": patch} if _fits(patch) else None


def _from_changes(survey: Survey, rng: random.Random) -> Iterator[Any]:
    document = survey.document
    changes = _changes(survey, rng)
    if changes is None or not isinstance(document, dict):
        return
    present = set(survey.values)
    for place, value in changes:
        path = jsontext.join(place)
        if value is None:
            yield {"op": "remove", "path": path}
        else:
            yield {"op": "replace" if place in present else "add", "path": path, "value": value}


def _from_arrays(survey: Survey, rng: random.Random) -> Iterator[Any]:
    """Elements that come, go and change places, in arrays that stand at one place."""
    places = [at for at, arrays in survey.arrays if "*" not in at and len(arrays[0]) >= 2]
    if not places:
        return
    at = rng.choice(places)
    array = survey.values[at][0]
    path, kind = jsontext.join(at), rng.random()
    if kind < 0.4:
        yield {"op": "remove", "path": f"{path}/{rng.randrange(len(array))}"}
    elif kind < 0.7:
        source, target = rng.sample(range(len(array)), 2)
        yield {"op": "move", "from": f"{path}/{source}", "path": f"{path}/{target}"}
    elif isinstance(donated := _at(survey.donor, at), list) and donated and _short(donated[0]):
        position = rng.choice(("-", "0", str(len(array) - 1)))
        yield {"op": "add", "path": f"{path}/{position}", "value": donated[0]}


def _at(value: Any, place: Place) -> Json:
    for token in place:
        value = value.get(token) if isinstance(value, dict) else None
    return value  # type: ignore[no-any-return]


def _test(survey: Survey, rng: random.Random) -> Any:
    """A test that holds, of a short leaf."""
    options = [
        (at, values[0])
        for at, values in survey.leaves
        if "*" not in at and values[0] is not None and len(str(values[0])) <= 40 and (len(at) == 1)
    ]
    if not options:
        return None
    at, value = rng.choice(options)
    return {"op": "test", "path": jsontext.join(at), "value": value}


def _alter_json_patch(step: Step, rng: random.Random) -> Step | None:
    """An index off by one, or an entry forgotten."""
    patch = step["patch"]
    numbered = [index for index, entry in enumerate(patch) if entry["path"].rpartition("/")[2].isdigit()]
    if numbered and rng.random() < 0.7:
        index = rng.choice(numbered)
        head, _, last = patch[index]["path"].rpartition("/")
        other = {**patch[index], "path": f"{head}/{int(last) + (1 if last == '0' else -1)}"}
        return {**step, "patch": [*patch[:index], other, *patch[index + 1 :]]}
    if len(patch) < 2:
        return None
    forgotten = rng.randrange(len(patch))
    return {**step, "patch": [*patch[:forgotten], *patch[forgotten + 1 :]]}


# ---------------------------------------------------------------- the catalogue's part


def _entry(ops: list[Json], more: dict[str, Json]) -> dict[str, Json]:
    properties: dict[str, Json] = {"op": {"enum": ops}, "path": dict(POINTER), **more}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


PATCH_SCHEMA: dict[str, Json] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "anyOf": [
            _entry(["add", "replace", "test"], {"value": {}}),
            _entry(["remove"], {}),
            _entry(["move", "copy"], {"from": dict(POINTER)}),
        ]
    },
}
_OBJECT: dict[str, Json] = {"type": "object", "minProperties": 1}
_BEFORE: dict[str, Json] = {"id": 7, "owner": {"city": "Faro", "name": "Ana"}, "tags": ["new", "sale"]}
_PATCH: dict[str, Json] = {"id": None, "owner": {"city": "Porto"}, "tags": ["old"]}


def _merge(name: str, meaning: str, apply: Callable[[Any, Step], Json], after: dict[str, Json]) -> Operation:
    return Operation(
        name=name,
        group="merge",
        needs=("donor",),
        meaning=meaning,
        keys={"at": POINTER, "patch": _OBJECT},
        example=Example(step={"op": name, "at": "", "patch": _PATCH}, before=_BEFORE, after={**_AFTER, **after}),
        weight=9.0,
        apply=apply,
        draw=partial(_draw_merge, name),
        alter=_alter_patch,
    )


_AFTER: dict[str, Json] = {"owner": {"city": "Porto", "name": "Ana"}, "tags": ["old"]}

OPERATIONS = (
    _merge(
        "deep_merge",
        (
            "`patch` is laid over the object: where both hold an object under one name these are merged in the same "
            "way; anything else in the patch, arrays and null too, takes the place of what was there."
        ),
        _deep_merge,
        {"id": None},
    ),
    _merge(
        "merge_patch",
        "JSON Merge Patch (RFC 7396): as `deep_merge`, but a null in the patch takes the member out.",
        _merge_patch,
        {},
    ),
    Operation(
        name="json_patch",
        group="merge",
        needs=("donor",),
        meaning=(
            "JSON Patch (RFC 6902): the entries of `patch` in turn, their pointers seen from the place. A pointer that "
            "leads nowhere, or a test that fails, is an error."
        ),
        keys={"at": POINTER, "patch": PATCH_SCHEMA},
        example=Example(
            step={
                "op": "json_patch",
                "at": "",
                "patch": [
                    {"op": "replace", "path": "/owner/city", "value": "Porto"},
                    {"op": "remove", "path": "/tags/0"},
                    {"op": "move", "from": "/id", "path": "/owner/id"},
                ],
            },
            before=_BEFORE,
            after={"owner": {"city": "Porto", "id": 7, "name": "Ana"}, "tags": ["sale"]},
        ),
        weight=9.0,
        apply=_json_patch,
        draw=_draw_json_patch,
        alter=_alter_json_patch,
    ),
)
