"""Which JSON types a canonical form admits."""

from __future__ import annotations

from edgejson.schema.canonical import Node
from edgejson.schema.shapes import (
    EveryOf,
    Kinds,
    Listing,
    Nothing,
    Numeric,
    OfKind,
    OneOf,
    Record,
    Referred,
    SomeOf,
    Text,
    Values,
)
from edgejson.types import Json

__all__ = ["EVERY_KIND", "kinds"]

EVERY_KIND = frozenset({"object", "array", "string", "number", "boolean", "null"})
_DEEPEST = 12


def kinds(node: Node, depth: int = 0) -> frozenset[str]:
    """The types of the values of `node`, integers being numbers; at least those, where it is hard to say."""
    shape = node.shape()
    match shape:
        case Nothing():
            return frozenset()
        case Kinds():
            return frozenset("number" if name == "integer" else name for name in shape.names)
        case Values():
            return frozenset(_kind(value) for value in shape.values)
        case Text():
            return frozenset({"string"})
        case Numeric():
            return frozenset({"number"})
        case Listing():
            return frozenset({"array"})
        case Record():
            return frozenset({"object"})
        case OfKind():
            return frozenset({shape.name})
    if depth >= _DEEPEST:
        return EVERY_KIND
    match shape:
        case SomeOf() | OneOf():
            return frozenset().union(*(kinds(branch, depth + 1) for branch in shape.branches))
        case EveryOf():
            return EVERY_KIND.intersection(*(kinds(branch, depth + 1) for branch in shape.branches))
        case Referred():
            target = node.unfolded()
            return EVERY_KIND if target is node else kinds(target, depth + 1)
        case _:
            return EVERY_KIND


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "number"
