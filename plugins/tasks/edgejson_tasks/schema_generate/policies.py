"""Which members an answer has, and in which order, at every level: what an instruction can state of all objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edgejson.types import Json
from edgejson_tasks.schema_generate.reading import mapping, objects

__all__ = ["has_members", "is_in_order", "states_something"]


def has_members(value: Json, which: str, document: Mapping[str, Any]) -> bool:
    """Whether every object has its required members only ("required"), or all that are declared ("all").

    An object that no part declares plainly (by `properties` and `items`) proves nothing: then the answer is no.
    """
    for node, part, known in objects(value, document):
        if not known:
            return False
        properties, required = mapping(part.get("properties")), part.get("required", ())
        if not node.keys() <= properties.keys() or (which == "all" and len(node) < len(properties)):
            return False
        if which == "required" and not node.keys() <= set(required):
            return False
    return True


def states_something(value: Json, document: Mapping[str, Any]) -> bool:
    """Whether an object of `value` may have members that it need not have."""
    return any(
        set(mapping(part.get("properties"))) - set(part.get("required", ())) for _, part, _ in objects(value, document)
    )


def is_in_order(value: Json, document: Mapping[str, Any]) -> bool:
    """Whether the members of every object stand as the schema lists them; undeclared ones may not be there."""
    for node, part, known in objects(value, document):
        listed = [name for name in mapping(part.get("properties")) if name in node]
        if not node:
            continue
        if not known or list(node) != listed:
            return False
    return True
