"""The text of an answer: minified, its members sorted or as the schema lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import orjson

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["as_it_stands", "in_schema_order", "resolved", "written"]


def written(value: Json, order: str) -> str:
    """The text of `value`: canonical, or with its members in the order in which `value` has them.

    Raises:
        CanonicalError: the value has no canonical text.
    """
    canonical = jsontext.canonical(value)
    return as_it_stands(value, canonical) if order == "schema" else canonical


def as_it_stands(value: Json, canonical: str) -> str:
    """The text of `value` with its members in the order in which it has them; `canonical` is its canonical text."""
    # Where one writer gives the canonical text, it writes names and values as they are to be written in any order.
    if orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode() == canonical:
        return orjson.dumps(value).decode()
    return _as_it_is(value)


def _as_it_is(value: Json) -> str:
    if isinstance(value, dict):
        return (
            "{" + ",".join([f"{jsontext.canonical(name)}:{_as_it_is(member)}" for name, member in value.items()]) + "}"
        )
    if isinstance(value, list):
        return "[" + ",".join(map(_as_it_is, value)) + "]"
    return jsontext.canonical(value)


def in_schema_order(value: Json, schema: Mapping[str, Any]) -> Json | None:
    """`value` with its members as `schema` lists them; None where it has one that no list names."""
    try:
        return _ordered(value, schema, schema)
    except _UnlistedError:
        return None


class _UnlistedError(Exception):
    """A member stands in no list of properties."""


def _ordered(value: Json, schema: Any, document: Mapping[str, Any]) -> Json:
    if not isinstance(value, dict | list) or not value:
        return value
    schema = resolved(schema, document)
    if isinstance(value, list):
        items = schema.get("items")
        if not isinstance(items, dict) or "prefixItems" in schema:
            if any(isinstance(item, dict | list) and item for item in value):
                raise _UnlistedError
            return value
        return [_ordered(item, items, document) for item in value]
    properties = schema.get("properties")
    if not isinstance(properties, dict) or not value.keys() <= properties.keys():
        raise _UnlistedError
    return {name: _ordered(value[name], below, document) for name, below in properties.items() if name in value}


def resolved(schema: Any, document: Mapping[str, Any]) -> Mapping[str, Any]:
    """`schema`, or what its local reference names; a reference elsewhere says nothing here."""
    if type(schema) is dict and "$ref" not in schema:
        return schema
    for _ in range(8):
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str):
            break
        try:
            schema = jsontext.resolve(document, unquote(reference[1:])) if reference.startswith("#") else {}
        except (KeyError, ValueError):
            schema = {}
    return schema if isinstance(schema, dict) else {}
