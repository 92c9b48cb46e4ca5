"""How the wanted fields are named in the input: the bare JSON Schema, or a short notation of names and types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["fields_text", "schema_text"]

_KEYWORDS_OF_SCHEMAS = ("properties", "$defs", "definitions", "patternProperties")
_FORMATS = {"date": "date", "date-time": "date-time", "time": "time", "email": "email", "uri": "url", "uuid": "uuid"}
_MAX_DEPTH = 8


def schema_text(schema: Schema) -> str:
    """The canonical text of the schema without hints (``x-...``), which say how it is sampled, not what is valid."""
    return jsontext.canonical(_bare(dict(schema.document)))


def _bare(node: Json, *, names: bool = False) -> Json:
    """`node` without hint keywords; below a keyword that maps names to schemas, every name is kept."""
    if isinstance(node, dict):
        return {
            key: _bare(member, names=not names and key in _KEYWORDS_OF_SCHEMAS)
            for key, member in node.items()
            if names or not key.startswith("x-")
        }
    return [_bare(item) for item in node] if isinstance(node, list) else node


def fields_text(schema: Schema) -> str:
    """The short notation: ``{name: string, age?: integer, items: [{sku: string}]}``; ``?`` marks optional members."""
    return _type(schema.document, schema.document, 0)


def _type(node: object, root: Mapping[str, Json], depth: int) -> str:
    node = _resolved(node, root)
    if not isinstance(node, Mapping) or depth > _MAX_DEPTH:
        return "any"
    if "const" in node:
        return jsontext.canonical(node["const"])
    allowed = node.get("enum")
    if isinstance(allowed, list):
        return " | ".join(jsontext.canonical(value) for value in allowed)
    for keyword in ("oneOf", "anyOf"):
        options = node.get(keyword)
        if isinstance(options, list) and "properties" not in node:
            return " | ".join(dict.fromkeys(_type(option, root, depth + 1) for option in options))
    stated = node.get("type")
    if isinstance(stated, list):
        return " | ".join(_of_type(str(name), node, root, depth) for name in stated)
    return _of_type(str(stated) if stated else _implied(node), node, root, depth)


def _implied(node: Mapping[str, Json]) -> str:
    return "object" if "properties" in node else "array" if "items" in node else "any"


def _of_type(name: str, node: Mapping[str, Json], root: Mapping[str, Json], depth: int) -> str:
    if name == "object":
        return _object(node, root, depth)
    if name == "array":
        return f"[{_type(node.get('items'), root, depth + 1)}]"
    return _FORMATS.get(str(node.get("format")), name) if name == "string" else name


def _object(node: Mapping[str, Json], root: Mapping[str, Json], depth: int) -> str:
    properties = node.get("properties")
    if not isinstance(properties, Mapping) or not properties:
        values = node.get("additionalProperties")
        return "{...: " + _type(values, root, depth + 1) + "}" if isinstance(values, Mapping) else "object"
    required = node.get("required")
    needed = required if isinstance(required, list) else []
    members = [
        f"{name}{'' if name in needed else '?'}: {_type(member, root, depth + 1)}"
        for name, member in properties.items()
    ]
    return "{" + ", ".join(members) + "}"


def _resolved(node: object, root: Mapping[str, Json]) -> object:
    """`node` with references inside the document followed; what cannot be followed is of any type."""
    for _ in range(_MAX_DEPTH):
        if not isinstance(node, Mapping) or "$ref" not in node:
            return node
        reference = node["$ref"]
        if not isinstance(reference, str) or not reference.startswith("#"):
            return None
        try:
            node = jsontext.resolve(root, reference[1:])
        except (KeyError, ValueError):
            return None
    return None
