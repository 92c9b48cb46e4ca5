"""How the wanted fields are named in the input: the JSON Schema, a short notation of names and types, or a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
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
_AT_TIMES = ("anyOf", "oneOf", "then", "else")
"""Keywords of schemas that hold for some values only."""
_TYPES = frozenset({"any", "array", "boolean", "false", "integer", "null", "number", "object", "string", "true"}).union(
    _FORMATS.values()
)
"""Words that a part of a schema is not named by."""
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

    With `nullable` optional members are marked as such by their type instead: ``age: integer | null``.  Members of any
    name have the sign ``...``, those whose names match an expression stand under it: ``/^(mon|tue)$/: string``.  A part
    that holds itself is given a name where it is spelled out: ``reply = {text: string, replies?: [reply]}``.
    """
    notation = _Notation(schema.document, nullable=nullable)
    text = notation.text()
    if notation.recurring:
        text = _Notation(schema.document, nullable=nullable, named=list(notation.recurring)).text()
    return text


def fields_list(schema: Schema, *, nullable: bool = False) -> str | None:
    """One line for each field, indented like the objects they belong to, with the description where there is one:
    ``- age (integer, optional): years since birth``.  None for a schema whose instances are not plainly objects, or
    hold objects like themselves.
    """
    notation = _Notation(schema.document, nullable=nullable)
    lines = notation.list()
    return None if notation.recurring else lines


class _Notation:
    """Writes the types of one schema.

    `above` is the way down from the root: the references whose targets are being written, an empty text for each step.
    `recurring` collects the references that lead back to where they came from; the targets of those in `named` are
    given names.
    """

    def __init__(self, root: Mapping[str, Json], *, nullable: bool = False, named: Sequence[str] = ()) -> None:
        self._root = root
        self._left = _MAX_MEMBERS
        self._may_be_null = nullable
        self.recurring: dict[str, None] = {}
        self._called = _called(named)
        self._defined: set[str] = set()

    def text(self) -> str:
        """The type of the root."""
        self._defined.add("#")
        text = self.type(self._root, ("#",))
        return f"{self._called['#']} = {text}" if "#" in self._called else text

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
        members = self._members(node)
        if not members or not {"oneOf", "anyOf"}.isdisjoint(node):
            return
        for name, member, optional in members:
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
        node, path, again = self._resolved(node, (*above, ""))
        if not isinstance(node, Mapping):
            return "any"
        if again:
            self.recurring[again] = None
            return self._called.get(again) or " | ".join(_names(node))
        if len(path) > _MAX_WAY:
            return " | ".join(_names(node))
        reference = next((step for step in path[len(above) :] if step in self._called), None)
        if reference is None:
            return self._spelled(node, path)
        if reference in self._defined:
            return self._called[reference]
        self._defined.add(reference)
        return f"{self._called[reference]} = {self._spelled(node, path)}"

    def _spelled(self, node: Mapping[str, Json], above: tuple[str, ...]) -> str:
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
        members = self._members(node)
        if not members:
            return "object"
        return "{" + ", ".join(self._member(name, member, above, optional) for name, member, optional in members) + "}"

    def _member(self, name: str, member: object, above: tuple[str, ...], optional: bool) -> str:
        kind = self.type(member, above)
        if not optional:
            return f"{name}: {kind}"
        return f"{name}: {_or_null(kind)}" if self._may_be_null else f"{name}?: {kind}"

    def _members(self, node: Mapping[str, Json]) -> Sequence[tuple[str, object, bool]]:
        """The members of an object: what stands for the name, the schema, whether it may be missing where it is named.

        None where they are more than a notation spells out.
        """
        properties, patterns, values = (
            node.get(keyword) for keyword in ("properties", "patternProperties", "additionalProperties")
        )
        required = node.get("required")
        needed = required if isinstance(required, list) else []
        members: Sequence[tuple[str, object, bool]] = ()
        if isinstance(properties, Mapping):
            members = [(name, member, name not in needed) for name, member in properties.items()]
        if isinstance(patterns, Mapping):
            listed = ((f"/{pattern}/", member) for pattern, member in patterns.items() if member is not False)
            members = [*members, *((name, member, False) for name, member in listed)]
        if isinstance(values, Mapping) and (values or not members):
            members = [*members, ("...", values, False)]
        self._left -= len(members)
        return members if self._left >= 0 else ()

    def _joined(self, node: Mapping[str, Json], above: tuple[str, ...]) -> Mapping[str, Json]:
        """`node` with what its `allOf` adds: members and requirements add up, else the first statement counts.

        Members that only a part of it knows which holds at times stand behind its own ones, and may be missing.
        """
        joined: dict[str, Json] = {key: value for key, value in node.items() if key != "allOf"}
        for other, path in self._parts(node.get("allOf"), above):
            for key, value in self._joined(other, path).items():
                own = joined.setdefault(key, value)
                if key == "properties" and isinstance(own, dict) and isinstance(value, dict):
                    joined[key] = {**value, **own}
                elif key == "required" and isinstance(own, list) and isinstance(value, list):
                    joined[key] = [*own, *value]
        members = joined.get("properties")
        if isinstance(members, dict):
            known = dict(members)
            for keyword in _AT_TIMES:
                for other, path in self._parts(joined.get(keyword), above):
                    more = self._joined(other, path).get("properties")
                    known = {**known, **more, **known} if isinstance(more, dict) else known
            joined["properties"] = known
        return joined

    def _parts(self, said: object, above: tuple[str, ...]) -> Iterator[tuple[Mapping[str, Json], tuple[str, ...]]]:
        """The schemas that a keyword has, a list of them or one, each with the way there."""
        for part in said if isinstance(said, list) else [said]:
            other, path, again = self._resolved(part, above)
            if isinstance(other, Mapping) and not again:
                yield other, path

    def _resolved(self, node: object, above: tuple[str, ...]) -> tuple[object, tuple[str, ...], str]:
        """`node` with references inside the document followed, the way there, and the reference that leads back into
        itself, empty where none does.

        What cannot be followed is of any type.
        """
        again = ""
        followed: tuple[str, ...] = ()
        while isinstance(node, Mapping) and "$ref" in node:
            reference = node["$ref"]
            if not isinstance(reference, str) or not reference.startswith("#") or reference in followed:
                return None, above, ""
            followed = (*followed, reference)
            again = again or (reference if reference in above else "")
            try:
                node = jsontext.resolve(self._root, reference[1:])
            except (KeyError, ValueError):
                return None, above, ""
        return node, (*above, *followed), again


def _called(references: Sequence[str]) -> dict[str, str]:
    """A name for each of the `references`, by its last part: none twice, and none that is the name of a type."""
    names: dict[str, str] = {}
    for reference in references:
        name = re.sub(r"\W+", "_", reference.rpartition("/")[2].strip("#")) or "root"
        while name in _TYPES or name in names.values():
            name += "_"
        names[reference] = name
    return names


def _or_null(kind: str) -> str:
    return kind if "null" in kind.rpartition("}")[2].split(" | ") or kind == "any" else f"{kind} | null"


def _names(node: Mapping[str, Json]) -> list[str]:
    """The names of the types that a schema states, or that its keywords speak of."""
    stated = node.get("type")
    if isinstance(stated, list):
        return [str(name) for name in stated]
    implied = (name for name, keywords in _IMPLIED.items() if any(key in node for key in keywords))
    return [str(stated) if stated is not None else next(implied, "any")]
