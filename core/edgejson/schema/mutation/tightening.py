"""Schemas that accept less, in the ways people narrow them: bounds, lengths, counts, choices, required members."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, TypeAlias, TypeGuard

from edgejson import jsontext
from edgejson.schema.mutation.documents import Sketch, Step, mapping
from edgejson.schema.mutation.expressions import members_read
from edgejson.schema.visits import Visit
from edgejson.values.numbers import exact

__all__ = ["LENGTHS", "is_number", "rounded", "tighten"]

LENGTHS = (
    1,
    2,
    3,
    5,
    8,
    10,
    12,
    16,
    20,
    24,
    32,
    40,
    50,
    60,
    64,
    80,
    100,
    120,
    128,
    150,
    200,
    250,
    255,
    300,
    500,
    1000,
)
_SAFE_INTEGER = 2**53

Tighten: TypeAlias = Callable[["dict[str, Any]", Sequence[Visit], random.Random], str]


def tighten(sketch: Sketch, rng: random.Random) -> Step | None:
    """One part made stricter, so that what samples of it look like is mostly kept."""
    observed = sketch.observed()
    named = _named_by_rules(sketch)
    candidates = [(place, node) for place, node in sketch.parts() if place in observed and _is_free(place, named)]
    rng.shuffle(candidates)
    for place, node in candidates:
        for way in rng.sample(_WAYS, len(_WAYS)):
            what = way(node, observed[place], rng)
            if what:
                return Step("tighten", place, what)
    return None


def _named_by_rules(sketch: Sketch) -> set[str]:
    """Members that rules compute, compare or choose; their range belongs to the rules."""
    names: set[str] = set()
    for rule in sketch.root.get("x-invariants", ()):
        for key in ("expr", "assert", "from", "when"):
            if isinstance(rule.get(key), str):
                names |= members_read(rule[key])
        names.update(rule[key] for key in ("set", "choose") if isinstance(rule.get(key), str))
    return names


def _is_free(place: str, named: set[str]) -> bool:
    tokens = jsontext.split(place)
    return tokens[-1:] == [] or tokens[-1] not in named


# ---------------------------------------------------------------- ways


def _smaller_range(node: dict[str, Any], visits: Sequence[Visit], rng: random.Random) -> str:
    if not _is_of(node, "integer", "number") or "enum" in node or "const" in node or "multipleOf" in node:
        return ""
    values = [visit.value for visit in visits if is_number(visit.value)]
    if len(values) < 2:
        return ""
    if rng.random() < 0.5:
        return _lower_most(node, max(values))
    return _raise_least(node, min(values))


def _lower_most(node: dict[str, Any], greatest: float) -> str:
    if "exclusiveMaximum" in node:
        return ""
    limit = rounded(greatest, ROUND_CEILING, whole=_is_of(node, "integer"))
    old = node.get("maximum")
    if limit is None or (is_number(old) and exact(limit) >= exact(old)):
        return ""
    node["maximum"] = limit
    return f"maximum {old if old is not None else 'none'} -> {limit}"


def _raise_least(node: dict[str, Any], least: float) -> str:
    if "exclusiveMinimum" in node:
        return ""
    limit = rounded(least, ROUND_FLOOR, whole=_is_of(node, "integer"))
    old = node.get("minimum")
    if limit is None or (is_number(old) and exact(limit) <= exact(old)):
        return ""
    node["minimum"] = limit
    return f"minimum {old if old is not None else 'none'} -> {limit}"


def rounded(number: float, rounding: str, *, whole: bool = False) -> int | float | None:
    """A round number at or beyond `number`: one or two digits that are not zero; a `whole` one bounds integers."""
    value = Decimal(repr(number))
    if not value:
        return 0
    unit = Decimal(5).scaleb(value.adjusted() - 1)
    if abs(value) < 1:
        unit = Decimal(1).scaleb(value.adjusted())
    if whole:
        unit = max(unit, Decimal(1))
    limit = (value / unit).to_integral_value(rounding=rounding) * unit
    if abs(limit) >= _SAFE_INTEGER:
        return None
    return int(limit) if limit == limit.to_integral_value() else float(limit)


def _shorter(node: dict[str, Any], visits: Sequence[Visit], rng: random.Random) -> str:
    if not _is_of(node, "string") or not {"enum", "const", "format", "pattern"}.isdisjoint(node):
        return ""
    lengths = [len(visit.value) for visit in visits if isinstance(visit.value, str)]
    if not lengths:
        return ""
    if rng.random() < 0.15 and min(lengths) > 1:
        least = max(length for length in LENGTHS if length <= min(lengths))
        least = min(least, 3)
        old = node.get("minLength", 0)
        if least <= old:
            return ""
        node["minLength"] = least
        return f"minLength {old} -> {least}"
    most = next((length for length in LENGTHS if length >= 1.3 * max(lengths)), None)
    old = node.get("maxLength")
    if most is None or (is_number(old) and most >= old):
        return ""
    node["maxLength"] = most
    return f"maxLength {old if old is not None else 'none'} -> {most}"


def _fewer_choices(node: dict[str, Any], _: Sequence[Visit], rng: random.Random) -> str:
    choices = node.get("enum")
    if not isinstance(choices, list) or len(choices) < 3:
        return ""
    kept_out = node.get("default")
    weighted = mapping(mapping(node.get("x-value")).get("weights"))
    free = [choice for choice in choices if choice is not None and not (kept_out is not None and choice == kept_out)]
    dropped = rng.sample(free, min(len(free), max(1, len(choices) // 4)))
    left_out = {id(choice) for choice in dropped}
    node["enum"] = [choice for choice in choices if id(choice) not in left_out]
    if weighted:
        gone = {_as_text(choice) for choice in dropped}
        node["x-value"] = {"weights": {text: weight for text, weight in weighted.items() if text not in gone}}
        if not any(node["x-value"]["weights"].values()):
            del node["x-value"]
    return f"enum without {', '.join(map(_as_text, dropped))}"


def _more_required(node: dict[str, Any], visits: Sequence[Visit], rng: random.Random) -> str:
    properties = mapping(node.get("properties"))
    required = node.get("required", [])
    if not isinstance(required, list) or any(part is False for part in properties.values()):
        return ""
    shown = {name for visit in visits if isinstance(visit.value, dict) for name in visit.value}
    optional = [name for name in properties if name not in required and name in shown]
    if not optional:
        return ""
    chosen = rng.sample(optional, min(len(optional), rng.randint(1, 2)))
    node["required"] = [*required, *chosen]
    return f"required {', '.join(chosen)}"


def _closed(node: dict[str, Any], visits: Sequence[Visit], _: random.Random) -> str:
    beside = {"allOf", "anyOf", "oneOf", "$ref", "if", "$dynamicRef", "dependentSchemas", "dependencies", "not"}
    if (
        not node.get("properties")
        or not beside.isdisjoint(node)
        or node.get("additionalProperties") not in (None, True)
    ):
        return ""
    if any(visit.via in ("allOf", "anyOf", "oneOf", "then", "else") for visit in visits):
        return ""
    node["additionalProperties"] = False
    return "no additional properties"


def _other_count(node: dict[str, Any], visits: Sequence[Visit], rng: random.Random) -> str:
    if not _is_of(node, "array"):
        return ""
    counts = [len(visit.value) for visit in visits if isinstance(visit.value, list)]
    if not counts:
        return ""
    if rng.random() < 0.4 and max(counts) > 0:
        old = node.get("minItems", 0)
        if old >= 1:
            return ""
        node["minItems"] = 1
        return "minItems 0 -> 1"
    most = max(counts) + rng.randint(0, 2)
    old = node.get("maxItems")
    if most < max(1, node.get("minItems", 0)) or (is_number(old) and most >= old):
        return ""
    node["maxItems"] = most
    return f"maxItems {old if old is not None else 'none'} -> {most}"


def _distinct(node: dict[str, Any], visits: Sequence[Visit], _: random.Random) -> str:
    if not _is_of(node, "array") or "uniqueItems" in node:
        return ""
    lists = [visit.value for visit in visits if isinstance(visit.value, list)]
    scalars = all(isinstance(item, str | int) for items in lists for item in items)
    if not lists or not scalars or any(len(set(items)) < len(items) for items in lists) or max(map(len, lists)) < 2:
        return ""
    node["uniqueItems"] = True
    return "items are distinct"


_WAYS: tuple[Tighten, ...] = (
    _smaller_range,
    _shorter,
    _fewer_choices,
    _more_required,
    _closed,
    _other_count,
    _distinct,
)


def _is_of(node: dict[str, Any], *types: str) -> bool:
    return node.get("type") in types


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else jsontext.canonical(value)


def is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
