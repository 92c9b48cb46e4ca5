"""Wishes beside the schema, read off an instance that came back: right by construction.

A constraint is a JSON object that is stored with the record; `proof` holds its meaning, this module only finds
constraints that an instance fulfils and says them in words.  Kinds:

    {"kind": "members", "which": "required" | "all"}     the members of the top-level object
    {"kind": "count", "at": P, "is": "exactly" | "at least" | "at most", "count": N}     items of an array, or root
    {"kind": "equals", "at": P, "value": V}     a scalar
    {"kind": "between", "at": P, "low": L, "high": H}     a number, both ends included
    {"kind": "present" | "absent", "at": P}     an optional member of the top-level object
    {"kind": "some", "at": P, "name": M, "value": V}     at least one object of an array has that value as M
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Constraint", "Deriver", "words"]

Constraint: TypeAlias = "dict[str, Json]"
Which: TypeAlias = Literal["required", "all"]

_LONGEST_TEXT = 32
_DEEPEST = 3
_UNWISHED = frozenset({"date", "date-time", "time", "uuid", "uri", "email", "hostname", "ipv4", "ipv6", "duration"})
"""Formats whose values nobody asks for by value."""


class Deriver:
    """Finds constraints for instances of one schema."""

    def __init__(self, schema: Schema) -> None:
        self._document: Mapping[str, Any] = schema.document
        root = _resolve(self._document, self._document)
        self._properties: Mapping[str, Any] = root.get("properties", {})
        self._required: frozenset[str] = frozenset(root.get("required", ()))
        # A computed or chosen member is no one's wish: its value follows from others.
        self._computed = frozenset(
            f"{rule.at}/{jsontext.escape(rule.target)}" for rule in schema.invariants.rules if rule.target is not None
        )

    def members(self, instance: Json, which: Which) -> Constraint | None:
        """The constraint on the top-level members, where it says something and `instance` fulfils it."""
        if not isinstance(instance, dict) or not self._required < self._properties.keys():
            return None
        wanted = self._required if which == "required" else self._properties.keys()
        return {"kind": "members", "which": which} if instance.keys() == set(wanted) else None

    def draw(self, instance: Json, count: int, rng: random.Random, *, optional: bool) -> list[Constraint]:
        """Up to `count` constraints on different places, in random order; `optional` allows those on presence."""
        candidates = list(self._candidates(instance, optional=optional))
        chosen: list[Constraint] = []
        places: set[str] = set()
        while candidates and len(chosen) < count:
            weights = [weight for weight, _ in candidates]
            place = rng.choices(range(len(candidates)), weights=weights)[0]
            _, candidate = candidates.pop(place)
            at = str(candidate["at"])
            if at in places:
                continue
            places.add(at)
            chosen.append(_finished(candidate, rng))
        return chosen

    def _candidates(self, instance: Json, *, optional: bool) -> Iterator[tuple[int, Constraint]]:
        if optional and isinstance(instance, dict):
            for name in self._properties:
                if name not in self._required and _sayable(name):
                    yield 1, {"kind": "present" if name in instance else "absent", "at": f"/{name}"}
        yield from self._inside(instance, self._document, "", 0)

    def _inside(self, node: Any, schema: Any, pointer: str, depth: int) -> Iterator[tuple[int, Constraint]]:
        schema = _resolve(schema, self._document)
        if isinstance(node, dict):
            if depth < _DEEPEST:
                properties = schema.get("properties", {})
                for name, member in node.items():
                    if _sayable(name):
                        yield from self._inside(member, properties.get(name, {}), f"{pointer}/{name}", depth + 1)
        elif isinstance(node, list):
            if pointer or node:
                yield 4, {"kind": "count", "at": pointer, "count": len(node)}
            yield from self._items(node, schema, pointer)
        elif pointer not in self._computed:
            yield from _scalar(node, schema, pointer)

    def _items(self, items: list[Any], schema: Mapping[str, Any], pointer: str) -> Iterator[tuple[int, Constraint]]:
        item_schema = _resolve(schema.get("items", {}), self._document)
        properties = item_schema.get("properties", {})
        if not pointer or not items or not isinstance(items[0], dict):
            return
        for name, value in items[0].items():
            named = _resolve(properties.get(name, {}), self._document)
            wishable = isinstance(value, bool) or ("enum" in named and value is not None)
            if wishable and f"{pointer}/*/{name}" not in self._computed:
                yield 2, {"kind": "some", "at": pointer, "name": name, "value": value}


def words(constraint: Mapping[str, Json], rng: random.Random) -> str:
    """A sentence that states `constraint`, ready for an instruction."""
    kind = str(constraint["kind"])
    if kind == "members":
        return rng.choice(_MEMBERS[str(constraint["which"])])
    if kind == "count":
        count = constraint["count"]
        noun = "item" if count == 1 else "items"
        how = str(constraint["is"])
        sentence = rng.choice(_COUNT).format(at=_name(constraint, rng), how=how, count=count, noun=noun)
        return sentence[:1].upper() + sentence[1:] if not constraint["at"] else sentence
    return rng.choice(_WORDINGS[kind]).format(
        at=_name(constraint, rng),
        value=_text(constraint.get("value")),
        low=_text(constraint.get("low")),
        high=_text(constraint.get("high")),
        name=constraint.get("name", ""),
    )


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _name(constraint: Mapping[str, Json], rng: random.Random) -> str:
    """The place as people write it: the bare name, a dotted path, or the JSON Pointer."""
    pointer = str(constraint["at"])
    if not pointer:
        return rng.choice(("the array", "the top-level array"))
    path = jsontext.split(pointer)
    if len(path) > 1 and rng.random() < 0.3:
        return f"`{pointer}`"
    return rng.choice(("`{}`", "{}", '"{}"')).format(".".join(path))


def _sayable(name: str) -> bool:
    """Whether a dotted path and a JSON Pointer with this name in it are read in one way only."""
    return bool(name) and not any(char in name for char in "./~`")


def _resolve(schema: Any, document: Mapping[str, Any]) -> Mapping[str, Any]:
    """`schema`, or what its local reference names; a reference elsewhere says nothing here."""
    for _ in range(8):
        reference = schema.get("$ref") if isinstance(schema, Mapping) else None
        if not isinstance(reference, str):
            break
        try:
            schema = jsontext.resolve(document, reference.removeprefix("#")) if reference.startswith("#") else {}
        except (KeyError, ValueError):
            schema = {}
    return schema if isinstance(schema, Mapping) else {}


def _scalar(value: Any, schema: Mapping[str, Any], pointer: str) -> Iterator[tuple[int, Constraint]]:
    if "const" in schema or value is None:
        return
    if "enum" in schema or isinstance(value, bool):
        yield 5, {"kind": "equals", "at": pointer, "value": value}
    elif isinstance(value, str):
        if len(value) <= _LONGEST_TEXT and schema.get("format") not in _UNWISHED and "pattern" not in schema:
            yield 1, {"kind": "equals", "at": pointer, "value": value}
    elif abs(value) < 1e9:
        bounds = {"floor": schema.get("minimum"), "ceiling": schema.get("maximum")}
        yield 2, {"kind": "between", "at": pointer, "value": value, **bounds}


def _finished(candidate: Constraint, rng: random.Random) -> Constraint:
    """A candidate with its bounds drawn around what the instance has."""
    if candidate["kind"] == "between":
        low, high = _bounds(candidate, rng)
        return {"kind": "between", "at": candidate["at"], "low": low, "high": high}
    if candidate["kind"] == "count":
        count: Any = candidate["count"]
        how = rng.choices(("exactly", "at least", "at most"), weights=(6, 1 if count else 0, 1))[0]
        return {"kind": "count", "at": candidate["at"], "is": how, "count": count}
    return candidate


def _bounds(candidate: Mapping[str, Any], rng: random.Random) -> tuple[float, float]:
    """Round numbers on both sides of the value, inside the schema's own bounds, and not below zero unless it is."""
    value, floor, ceiling = candidate["value"], candidate["floor"], candidate["ceiling"]
    size = 10 ** max(0, len(str(int(abs(value)))) - 1)
    low = math.floor(value / size) * size - size * rng.randint(0, 2)
    high = math.ceil(value / size) * size + size * rng.randint(1, 3)
    if value >= 0:
        low = max(low, 0)
    return (
        max(low, floor) if isinstance(floor, int | float) else low,
        min(high, ceiling) if isinstance(ceiling, int | float) else high,
    )


_MEMBERS: Mapping[str, Sequence[str]] = {
    "required": [
        "Include only the required top-level fields.",
        "Leave out every optional field of the top-level object.",
        "Use the required top-level properties and no optional ones.",
        "At the top level, give just what is required.",
    ],
    "all": [
        "Include every top-level field, the optional ones too.",
        "All properties of the top-level object must be present.",
        "Fill in every top-level property that the schema defines.",
        "Leave out none of the top-level fields.",
    ],
}
_COUNT = (
    "{at} must have {how} {count} {noun}.",
    "Put {how} {count} {noun} in {at}.",
    "There should be {how} {count} {noun} in {at}.",
    "I need {how} {count} {noun} in {at}.",
)
_WORDINGS: Mapping[str, Sequence[str]] = {
    "equals": (
        "Set {at} to {value}.",
        "{at} must be {value}.",
        "Use {value} for {at}.",
        "The value of {at} is {value}.",
        "Make sure that {at} equals {value}.",
    ),
    "between": (
        "{at} must lie between {low} and {high}.",
        "Keep {at} in the range from {low} to {high}.",
        "Choose {at} so that {low} <= {at} <= {high}.",
        "A value from {low} to {high} is expected for {at}.",
    ),
    "present": (
        "Include the optional field {at}.",
        "{at} must be present.",
        "Do not leave out {at}.",
        "We also need {at}.",
    ),
    "absent": (
        "Leave out {at}.",
        "Do not include {at}.",
        "{at} must be absent.",
        "Skip the optional field {at}.",
    ),
    "some": (
        "At least one entry of {at} must have {name} set to {value}.",
        "{at} should contain an entry whose {name} is {value}.",
        "One or more entries of {at} have {value} as their {name}.",
    ),
}
