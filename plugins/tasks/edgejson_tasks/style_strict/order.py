"""The order that a schema gives to members, as a text for the input and as a way to arrange a value."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["KeyOrder", "arranged", "key_order", "key_order_text", "read_key_order"]

KeyOrder = Mapping[str, Sequence[str]]
"""Member names in order, by place; a place is a JSON Pointer in which ``*`` stands for every item of an array."""


def key_order(schema: Schema, value: Json) -> dict[str, list[str]]:
    """The order of the members that `schema` declares, for every place at which `value` has an object of two or more.

    Empty where the schema declares none.
    """
    order: dict[str, list[str]] = {}
    seen: set[str] = set()
    stack: list[tuple[str, str, Json]] = [("", "", value)]
    while stack:
        place, pointer, node = stack.pop(0)
        if isinstance(node, dict):
            if len(node) > 1 and place not in seen:
                seen.add(place)
                declared = schema.describe(pointer).get("properties")
                if isinstance(declared, Mapping) and len(declared) > 1:
                    order[place] = list(declared)
            for name, member in node.items():
                token = f"/{jsontext.escape(name)}"
                stack.append((place + token, pointer + token, member))
        elif isinstance(node, list):
            stack.extend((f"{place}/*", f"{pointer}/{index}", item) for index, item in enumerate(node))
    return order


def key_order_text(order: KeyOrder) -> str:
    """As the record's input holds it."""
    return json.dumps(order, ensure_ascii=False, separators=(",", ":"))


def read_key_order(text: str) -> dict[str, list[str]] | None:
    """The order that an input gives; None when the text is none."""
    try:
        stated: Any = json.loads(text)
    except ValueError:
        return None
    if not isinstance(stated, dict):
        return None
    named = all(isinstance(names, list) and all(isinstance(name, str) for name in names) for names in stated.values())
    return stated if named else None


def arranged(value: Json, order: KeyOrder, place: str = "") -> Json:
    """`value` with the members of every object in the given order; those not named follow, by UTF-16 code units."""
    if isinstance(value, list):
        return [arranged(item, order, f"{place}/*") for item in value]
    if not isinstance(value, dict):
        return value
    rank = {name: position for position, name in enumerate(order.get(place, ()))}
    names = sorted(value, key=lambda name: (rank.get(name, len(rank)), name.encode("utf-16-be")))
    return {name: arranged(value[name], order, f"{place}/{jsontext.escape(name)}") for name in names}
