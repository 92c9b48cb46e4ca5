"""Worse answers to a request for an instance: one keyword, one rule or one wish broken, all else kept."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.schema.invariants import Unsatisfied
from edgejson.types import Json, Spoiled
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.schema_generate.proof import Proof

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["WEIGHTS", "spoil"]

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "broken_rule": 24,
        "violated_constraint": 24,
        "missing_required": 14,
        "wrong_type": 12,
        "wrong_enum": 12,
        "extra_field": 8,
        "wrapped": 6,
    }
)
"""How often each kind is tried first."""

_TRIES = 6
_EXTRA_NAMES = ("comment", "notes", "metadata", "extra", "additional_info", "remarks", "version", "source")


def spoil(subject: Subject, proof: Proof, rng: random.Random) -> Spoiled | None:
    """A worse answer of a kind drawn by weight, or of the next kind that this record allows.

    The proof has the last word: a text counts only when what it finds is what the kind set out to break.
    """
    schema = subject.base_schema
    waiting = dict(WEIGHTS)
    while waiting and schema is not None:
        kind = rng.choices(list(waiting), weights=list(waiting.values()))[0]
        del waiting[kind]
        make, because = _KINDS[kind]
        for _ in range(_TRIES):
            text = make(subject, schema, rng)
            if text is None:
                break
            if {finding.check for finding in proof.prove(subject.with_answer(text))} == {because}:
                return Spoiled(rejected=text, because=because, how=kind)
    return None


def _written(value: Json) -> str | None:
    try:
        return jsontext.canonical(value)
    except jsontext.CanonicalError:
        return None


def _objects(subject: Subject) -> tuple[Any, list[tuple[str, dict[str, Any]]]]:
    """A copy of the answer and its non-empty objects with their pointers."""
    root: Any = copy.deepcopy(subject.answer.value)
    found: list[tuple[str, Any]] = [("", root)]
    for pointer, node in found:
        children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        found.extend((f"{pointer}/{jsontext.escape(key)}", child) for key, child in children)
    return root, [(pointer, node) for pointer, node in found if isinstance(node, dict) and node]


def _missing_required(subject: Subject, schema: Schema, rng: random.Random) -> str | None:
    root, objects = _objects(subject)
    places: list[tuple[dict[str, Any], Any]] = []
    for pointer, node in objects:
        required = schema.describe(pointer).get("required")
        if isinstance(required, list):
            places.extend((node, name) for name in required if name in node)
    if not places:
        return None
    node, name = rng.choice(places)
    del node[name]
    return _written(root)


def _wrong_type(subject: Subject, _: Schema, rng: random.Random) -> str | None:
    """A number in quotes, a boolean as a word, a list as its only item: what models do to types."""
    root, objects = _objects(subject)
    places = [
        (node, name)
        for _, node in objects
        for name, value in node.items()
        if isinstance(value, bool | int | float) or (isinstance(value, list) and value)
    ]
    if not places:
        return None
    node, name = rng.choice(places)
    value = node[name]
    node[name] = value[0] if isinstance(value, list) else jsontext.canonical(value)
    return _written(root)


def _wrong_enum(subject: Subject, schema: Schema, rng: random.Random) -> str | None:
    """A word near the allowed ones: another case, another separator, a part."""
    root, objects = _objects(subject)
    places = [
        (node, name)
        for pointer, node in objects
        for name, value in node.items()
        if isinstance(value, str) and "enum" in schema.describe(f"{pointer}/{jsontext.escape(name)}")
    ]
    if not places:
        return None
    node, name = rng.choice(places)
    word = node[name]
    node[name] = rng.choice([word.upper(), word.title(), word.replace("_", " "), word.replace("_", "-"), f"{word}s"])
    return _written(root)


def _extra_field(subject: Subject, schema: Schema, rng: random.Random) -> str | None:
    root, objects = _objects(subject)
    closed = [node for pointer, node in objects if schema.describe(pointer).get("additionalProperties") is False]
    if not closed:
        return None
    rng.choice(closed)[rng.choice(_EXTRA_NAMES)] = rng.choice(["none", True, 1, "n/a", None])
    return _written(root)


def _broken_rule(subject: Subject, schema: Schema, rng: random.Random) -> str | None:
    broken = schema.invariants.violate(subject.answer.value, rng)
    return None if broken is None else _written(broken[0])


def _violated_constraint(subject: Subject, schema: Schema, rng: random.Random) -> str | None:
    """The place of one constraint changed; the proof tells whether only the constraint is broken by it."""
    constraints = _constraints(subject)
    if not constraints:
        return None
    constraint = rng.choice(constraints)
    root: Any = copy.deepcopy(subject.answer.value)
    kind = constraint["kind"]
    if kind == "members":
        _change_members(root, schema, constraint["which"] == "required", rng)
    elif not constraint["at"]:
        _change_list(root, constraint, rng)
    else:
        place = str(constraint["at"])
        tokens = jsontext.split(place)
        parent, name = jsontext.resolve(root, jsontext.join(tokens[:-1])), tokens[-1]
        if kind == "absent":
            _add_member(root, name, schema, rng)
        elif kind == "present":
            del parent[name]
        elif isinstance(parent[name], list):
            _change_list(parent[name], constraint, rng)
        else:
            _change_scalar(parent, name, schema.describe(place), constraint, rng)
    if rng.random() < 0.5:
        # What was changed may stand in a computed member: bring these up to date, so that only the wish is broken.
        try:
            schema.invariants.fill(root, rng)
        except Unsatisfied:
            return None
    return _written(root)


def _constraints(subject: Subject) -> list[dict[str, Any]]:
    constraints = subject.meta.get("constraints")
    return [item for item in constraints if isinstance(item, dict)] if isinstance(constraints, list) else []


def _change_members(root: dict[str, Any], schema: Schema, add: bool, rng: random.Random) -> None:
    required = schema.describe("").get("required")
    optional = [name for name in root if not isinstance(required, list) or name not in required]
    if add:
        properties = schema.describe("").get("properties")
        missing = [name for name in properties if name not in root] if isinstance(properties, dict) else []
        if missing:
            _add_member(root, rng.choice(missing), schema, rng)
    elif optional:
        del root[rng.choice(optional)]


def _add_member(root: dict[str, Any], name: str, schema: Schema, rng: random.Random) -> None:
    """Give `root` the member that another instance of the schema has."""
    other = schema.sample(rng.getrandbits(32), policy="maximal")
    if isinstance(other, dict) and name in other:
        root[name] = other[name]


def _change_list(items: list[Any], constraint: Mapping[str, Any], rng: random.Random) -> None:
    if constraint["kind"] == "some":
        name = constraint["name"]
        items[:] = [item for item in items if not jsontext.equal(item.get(name), constraint["value"])]
    elif constraint["is"] != "at most" and items and (constraint["is"] == "at least" or rng.random() < 0.5):
        del items[rng.randrange(len(items))]
    elif items:
        items.append(copy.deepcopy(rng.choice(items)))


def _change_scalar(
    parent: dict[str, Any], name: str, schema: Mapping[str, Any], constraint: Mapping[str, Any], rng: random.Random
) -> None:
    value = parent[name]
    allowed = schema.get("enum")
    if isinstance(allowed, list):
        parent[name] = rng.choice(allowed)
    elif isinstance(value, bool):
        parent[name] = not value
    elif isinstance(value, str):
        parent[name] = value.split(" ")[0] if " " in value else value.swapcase()
    else:
        step = rng.randint(1, 5)
        parent[name] = constraint["high"] + step if rng.random() < 0.7 else constraint["low"] - step


def _wrapped(subject: Subject, _: Schema, rng: random.Random) -> str:
    return wrap(subject.answer_text, rng)[0]


_KINDS: Mapping[str, tuple[Callable[[Subject, Schema, random.Random], str | None], str]] = MappingProxyType(
    {
        "broken_rule": (_broken_rule, "schema_generate.rule"),
        "violated_constraint": (_violated_constraint, "schema_generate.constraint"),
        "missing_required": (_missing_required, "schema_generate.schema"),
        "wrong_type": (_wrong_type, "schema_generate.schema"),
        "wrong_enum": (_wrong_enum, "schema_generate.schema"),
        "extra_field": (_extra_field, "schema_generate.schema"),
        "wrapped": (_wrapped, "schema_generate.not_json"),
    }
)
