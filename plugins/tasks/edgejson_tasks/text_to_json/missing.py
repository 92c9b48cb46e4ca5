"""Fields that a text does not mention: which of a schema may be null, and a value with its nulls filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.text_to_json.settings import Missing

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Silence"]

_BRANCHES = ("allOf", "anyOf", "oneOf", "if", "then", "else")
_OPEN = frozenset({"patternProperties", "dependentSchemas", "dependencies"})
"""Keywords that make the members of an object depend on more than one list of properties."""
_SAID = frozenset({"title", "description", "default", "examples", "$comment"})
_MOST_MEMBERS = 200


class Silence:
    """The silent fields of one schema.

    `plain` tells whether each object of an instance has one list of members whatever it holds, all of them shown by a
    field list: only then can a policy speak of "every field".
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._root = schema.document
        self._left = _MOST_MEMBERS
        self.plain = self._is_plain(self._root, ())

    def filled(self, gold: Json, policy: Missing) -> Json | None:
        """`gold` with null for every member that is absent and, unless the policy is ``null_all``, may be null.

        None where the policy cannot hold for this schema, or for this value: a rule forbids the null, for one.
        """
        if policy == "omit":
            return gold
        if not self.plain or _has_empty_object(gold):
            return None  # of an object said to be empty nobody would list the members
        added: list[str] = []
        value = self._fill(gold, self._root, added, every=policy == "null_all")
        if policy == "null_all":  # the null itself is not the schema's, so its rules are asked about the rest
            return value if added else None
        return value if not added or self._holds(value) else None

    def _holds(self, value: Json) -> bool:
        if not self._schema.is_valid(value):
            return False
        text = jsontext.canonical(value)
        return not self._schema.broken_rules(jsontext.exact(text, value))

    def _fill(self, value: Json, node: object, added: list[str], *, every: bool) -> Json:
        """A copy of `value` with its nulls filled in; their names are put on the list `added`."""
        node = self._resolved(node)
        known: Mapping[str, Json] = node if isinstance(node, Mapping) else {}
        if isinstance(value, list):
            items = known.get("items")
            return [self._fill(item, items, added, every=every) for item in value]
        if not isinstance(value, dict):
            return value
        members = dict(_members(known))
        filled = {name: self._fill(member, members.get(name), added, every=every) for name, member in value.items()}
        for name, member in members.items():
            if name not in filled and (every or self._nullable(member)):
                filled[name] = None
                added.append(name)
        return filled

    def _nullable(self, node: object) -> bool:
        node = self._resolved(node)
        if not isinstance(node, Mapping):
            return False
        stated, allowed = node.get("type"), node.get("enum")
        if isinstance(allowed, list) and None not in allowed:
            return False
        return "null" in stated if isinstance(stated, list) else stated == "null" or None in (allowed or ())

    def _is_plain(self, node: object, above: tuple[str, ...]) -> bool:
        """Whether everything below `node` has one shape; `above` holds the references that led there."""
        if isinstance(node, Mapping) and "$ref" in node:
            reference = node["$ref"]
            if reference in above or not isinstance(reference, str) or len(node.keys() - _SAID) > 1:
                return False
            target = self._resolved(node)
            return target is not None and self._is_plain(target, (*above, reference))
        if not isinstance(node, Mapping):
            return node is True
        if not _OPEN.isdisjoint(node) or _adds_members(node) or not _is_scalar(node.get("additionalProperties")):
            return False
        stated = node.get("type")
        types = stated if isinstance(stated, list) else [stated]
        members = list(_members(node))
        self._left -= len(members)
        if self._left < 0 or len({"object", "array"}.intersection(types)) > 1:
            return False
        if not all(self._is_plain(member, above) for _, member in members):
            return False
        return "items" not in node or self._is_plain(node["items"], above)

    def _resolved(self, node: object) -> object:
        for _ in range(8):
            if not isinstance(node, Mapping) or "$ref" not in node:
                return node
            reference = node["$ref"]
            if not isinstance(reference, str) or not reference.startswith("#"):
                return None
            try:
                node = jsontext.resolve(self._root, reference[1:])
            except (KeyError, ValueError):
                return None
        return None


def _is_scalar(node: object) -> bool:
    """Whether nothing below `node`, where it is a schema at all, is declared: its values are no places for nulls."""
    return not isinstance(node, Mapping) or {"properties", "items", "$ref", *_BRANCHES}.isdisjoint(node)


def _has_empty_object(value: Json) -> bool:
    if isinstance(value, dict):
        return not value or any(map(_has_empty_object, value.values()))
    return isinstance(value, list) and any(map(_has_empty_object, value))


def _adds_members(node: Mapping[str, Json]) -> bool:
    """Whether a part of `node` that holds at times speaks of members that `node` itself does not declare."""
    own = dict(_members(node)).keys()
    parts: list[object] = []
    for keyword in _BRANCHES:
        part = node.get(keyword)
        parts += part if isinstance(part, list) else [part]
    told = [part for part in parts if isinstance(part, Mapping)]
    return any("$ref" in part or not own >= dict(_members(part)).keys() or _adds_members(part) for part in told)


def _members(node: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    properties = node.get("properties")
    if isinstance(properties, Mapping):
        yield from properties.items()
