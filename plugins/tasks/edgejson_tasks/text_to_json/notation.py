"""How the wanted fields are named in the input: the JSON Schema, a short notation of names and types, or a list."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["fields_list", "fields_text", "schema_text"]

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
_MAX_DESCRIPTION = 160
_MAX_MEMBERS = 500
"""Members that a notation spells out; a schema whose parts share parts could go on for ever."""


def schema_text(schema: Schema) -> str:
    """The text of the schema without hints (``x-...``), which say how it is sampled, not what is valid."""
    return _text(_bare(dict(schema.document)))


def _text(value: Json) -> str:
    """The canonical text of `value`, or one like it where it holds a number that has none, as bounds may be."""
    try:
        return jsontext.canonical(value)
    except jsontext.CanonicalError:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bare(node: Json, *, names: bool = False) -> Json:
    """`node` without hint keywords; below a keyword that maps names to schemas, every name is kept."""
    if isinstance(node, dict):
        return {
            key: _bare(member, names=not names and key in _KEYWORDS_OF_SCHEMAS)
            for key, member in node.items()
            if names or not key.startswith("x-")
        }
    return [_bare(item) for item in node] if isinstance(node, list) else node


def fields_text(schema: Schema, *, nullable: bool = False) -> str:
    """The short notation: ``{name: string, age?: integer, items: [{sku: string}]}``; ``?`` marks optional members.

    With `nullable` optional members are marked as such by their type instead: ``age: integer | null``.  A part that
    holds itself is spelled out once; inside itself it is an ``object`` or ``array``.
    """
    return _Notation(schema.document, nullable=nullable).type(schema.document, ("#",))


def fields_list(schema: Schema, *, nullable: bool = False) -> str | None:
    """One line for each field, indented like the objects they belong to, with the description where there is one:
    ``- age (integer, optional): years since birth``.  None for a schema whose instances are not plainly objects.
    """
    return _Notation(schema.document, nullable=nullable).list()


class _Notation:
    """Writes the types of one schema.

    `above` is the way down from the root: the references whose targets are being written, an empty text for each step.
    """

    def __init__(self, root: Mapping[str, Json], *, nullable: bool = False) -> None:
        self._root = root
        self._left = _MAX_MEMBERS
        self._may_be_null = nullable

    def list(self) -> str | None:
        """The fields of the root, one a line."""
        node, above, _ = self._resolved(self._root, ("#",))
        if not isinstance(node, Mapping):
            return None
        node = self._joined(node, above)
        if _names(node) == ["array"]:
            lines = list(self._lines(node.get("items"), above, "  "))
            return "\n".join(["a list of:", *lines]) if lines else None
        return "\n".join(self._lines(self._root, ("#",), "")) or None

    def _lines(self, node: object, above: tuple[str, ...], indent: str) -> Iterator[str]:
        """A line for each member of the object that `node` describes; none where it describes anything else."""
        node, above, again = self._resolved(node, (*above, ""))
        if not isinstance(node, Mapping) or again or len(above) > _MAX_WAY:
            return
        node = self._joined(node, above)
        properties = node.get("properties")
        if not isinstance(properties, Mapping) or not {"oneOf", "anyOf"}.isdisjoint(node):
            return
        self._left -= len(properties)
        if self._left < 0:
            return
        needed = node.get("required")
        for name, member in properties.items():
            optional = not isinstance(needed, list) or name not in needed
            below = list(self._below(member, above, f"{indent}  "))
            kind = self._kind(member, above) if below else self.type(member, above)
            if optional:
                kind = _or_null(kind) if self._may_be_null else f"{kind}, optional"
            yield f"{indent}- {name} ({kind}){self._said_of(member, above)}"
            yield from below

    def _below(self, member: object, above: tuple[str, ...], indent: str) -> Iterator[str]:
        """The lines of the members of an object, or of the objects in an array."""
        node, path, again = self._resolved(member, above)
        if not isinstance(node, Mapping) or again:
            return
        kinds = [name for name in _names(node) if name != "null"]
        if kinds == ["array"]:
            items = node.get("items")
            yield from self._lines(items, path, indent)
        elif kinds == ["object"]:
            yield from self._lines(member, above, indent)

    def _kind(self, member: object, above: tuple[str, ...]) -> str:
        """The type of a member whose own members stand below it."""
        node, _, _ = self._resolved(member, above)
        names = _names(node) if isinstance(node, Mapping) else ["object"]
        return " | ".join("array of objects" if name == "array" else name for name in names)

    def _said_of(self, member: object, above: tuple[str, ...]) -> str:
        description = member.get("description") if isinstance(member, Mapping) else None
        if description is None:
            node, _, _ = self._resolved(member, above)
            description = node.get("description") if isinstance(node, Mapping) else None
        if not isinstance(description, str) or not description.strip():
            return ""
        return f": {' '.join(description.split())[:_MAX_DESCRIPTION]}"

    def type(self, node: object, above: tuple[str, ...]) -> str:
        """The type that `node` allows, ``any`` where it does not say."""
        node, above, again = self._resolved(node, (*above, ""))
        if not isinstance(node, Mapping):
            return "any"
        if again or len(above) > _MAX_WAY:
            return " | ".join(_names(node))
        if "const" in node:
            return _text(node["const"])
        allowed = node.get("enum")
        if isinstance(allowed, list):
            return " | ".join(map(_text, allowed))
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
                kinds = [self.type(item, above) for item in listed]
                return ", ".join(kinds if len(set(kinds)) > 1 else kinds[:1])
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
        return "{" + ", ".join(self._member(name, member, above, needed) for name, member in properties.items()) + "}"

    def _member(self, name: str, member: object, above: tuple[str, ...], needed: Collection[Json]) -> str:
        kind = self.type(member, above)
        if name in needed:
            return f"{name}: {kind}"
        return f"{name}: {_or_null(kind)}" if self._may_be_null else f"{name}?: {kind}"

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


def _or_null(kind: str) -> str:
    return kind if "null" in kind.rpartition("}")[2].split(" | ") or kind == "any" else f"{kind} | null"


def _names(node: Mapping[str, Json]) -> list[str]:
    """The names of the types that a schema states, or that its keywords speak of."""
    stated = node.get("type")
    if isinstance(stated, list):
        return [str(name) for name in stated]
    implied = (name for name, keywords in _IMPLIED.items() if any(key in node for key in keywords))
    return [str(stated) if stated is not None else next(implied, "any")]
