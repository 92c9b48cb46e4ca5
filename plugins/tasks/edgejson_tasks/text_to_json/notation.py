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
_IMPLIED = {
    "object": ("properties", "required", "additionalProperties", "patternProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "string": ("pattern", "minLength", "maxLength", "format"),
}
"""Keywords that speak of one type only, and so tell it where the schema does not name it."""
_MAX_WAY = 60
"""Steps down, references included, beyond which a type is only named."""
_MAX_MEMBERS = 500
"""Members that a notation spells out; a schema whose parts share parts could go on for ever."""


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
    """The short notation: ``{name: string, age?: integer, items: [{sku: string}]}``; ``?`` marks optional members.

    A part that holds itself is spelled out once; inside itself it is an ``object`` or ``array``.
    """
    return _Notation(schema.document).type(schema.document, ("#",))


class _Notation:
    """Writes the types of one schema.

    `above` is the way down from the root: the references whose targets are being written, an empty text for each step.
    """

    def __init__(self, root: Mapping[str, Json]) -> None:
        self._root = root
        self._left = _MAX_MEMBERS

    def type(self, node: object, above: tuple[str, ...]) -> str:
        """The type that `node` allows, ``any`` where it does not say."""
        node, above, again = self._resolved(node, (*above, ""))
        if not isinstance(node, Mapping):
            return "any"
        if again or len(above) > _MAX_WAY:
            return " | ".join(_names(node))
        if "const" in node:
            return jsontext.canonical(node["const"])
        allowed = node.get("enum")
        if isinstance(allowed, list):
            return " | ".join(jsontext.canonical(value) for value in allowed)
        node = self._joined(node, above)
        stated = node.get("type")
        for keyword in ("oneOf", "anyOf"):
            options = node.get(keyword)
            if isinstance(options, list) and "properties" not in node:
                said = dict.fromkeys(self.type(option, above) for option in options)
                if "any" not in said or stated is None:  # alternatives may only bound the type that is stated
                    return " | ".join(said)
        return " | ".join(self._named(name, node, above) for name in _names(node))

    def _named(self, name: str, node: Mapping[str, Json], above: tuple[str, ...]) -> str:
        if name == "object":
            return self._object(node, above)
        if name == "array":
            return f"[{self._items(node, above)}]"
        return _FORMATS.get(str(node.get("format")), name) if name == "string" else name

    def _items(self, node: Mapping[str, Json], above: tuple[str, ...]) -> str:
        for keyword in ("prefixItems", "items"):
            listed = node.get(keyword)
            if isinstance(listed, list):
                return ", ".join(self.type(item, above) for item in listed)
        return self.type(node.get("items"), above)

    def _object(self, node: Mapping[str, Json], above: tuple[str, ...]) -> str:
        properties = node.get("properties")
        if not isinstance(properties, Mapping) or not properties:
            values = node.get("additionalProperties")
            return "{...: " + self.type(values, above) + "}" if isinstance(values, Mapping) else "object"
        self._left -= len(properties)
        if self._left < 0:
            return "object"
        required = node.get("required")
        needed = required if isinstance(required, list) else []
        members = [
            f"{name}{'' if name in needed else '?'}: {self.type(member, above)}" for name, member in properties.items()
        ]
        return "{" + ", ".join(members) + "}"

    def _joined(self, node: Mapping[str, Json], above: tuple[str, ...]) -> Mapping[str, Json]:
        """`node` with what its `allOf` adds: members and requirements add up, else the first statement counts."""
        parts = node.get("allOf")
        if not isinstance(parts, list):
            return node
        joined: dict[str, Json] = {key: value for key, value in node.items() if key != "allOf"}
        for part in parts:
            other, path, again = self._resolved(part, above)
            if not isinstance(other, Mapping) or again:
                continue
            for key, value in self._joined(other, path).items():
                own = joined.setdefault(key, value)
                if key == "properties" and isinstance(own, dict) and isinstance(value, dict):
                    joined[key] = {**value, **own}
                elif key == "required" and isinstance(own, list) and isinstance(value, list):
                    joined[key] = [*own, *value]
        return joined

    def _resolved(self, node: object, above: tuple[str, ...]) -> tuple[object, tuple[str, ...], bool]:
        """`node` with references inside the document followed, the way there, and whether it leads back into itself.

        What cannot be followed is of any type.
        """
        again = False
        followed: tuple[str, ...] = ()
        while isinstance(node, Mapping) and "$ref" in node:
            reference = node["$ref"]
            if not isinstance(reference, str) or not reference.startswith("#") or reference in followed:
                return None, above, False
            followed = (*followed, reference)
            again = again or reference in above
            try:
                node = jsontext.resolve(self._root, reference[1:])
            except (KeyError, ValueError):
                return None, above, False
        return node, (*above, *followed), again


def _names(node: Mapping[str, Json]) -> list[str]:
    """The names of the types that a schema states, or that its keywords speak of."""
    stated = node.get("type")
    if isinstance(stated, list):
        return [str(name) for name in stated]
    implied = (name for name, keywords in _IMPLIED.items() if any(key in node for key in keywords))
    return [str(stated) if stated is not None else next(implied, "any")]
