"""How large a written schema is, by the limits of its dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from edgejson_teachers._wire.dialects import Dialect

__all__ = ["is_within"]

_Node: TypeAlias = tuple[int, Mapping[str, Any]]


def is_within(schema: Mapping[str, Any], dialect: Dialect) -> bool:
    """Whether a schema that was written keeps to the limits of the dialect, and to trees where it has to.

    A definition that is one of its own alternatives is nothing that an engine can begin with.
    """
    if _recurs(schema, _alternatives) or (not dialect.recursive and _recurs(schema, _nodes)):
        return False
    limits = dialect.limits
    members = values = letters = optional = unions = deepest = 0
    for depth, node in _nodes(schema):
        deepest = max(deepest, depth if "properties" in node else 0)
        properties = node.get("properties", {})
        listed = node.get("enum", [node["const"]] if "const" in node else [])
        members += len(properties)
        values += len(listed)
        optional += len(properties) - len(node.get("required", ()))
        unions += "anyOf" in node or isinstance(node.get("type"), list)
        letters += sum(map(len, properties)) + sum(len(value) for value in listed if isinstance(value, str))
        letters += sum(map(len, node.get("$defs", ())))
    measured = (
        (members, limits.members), (deepest, limits.depth), (values, limits.values), (letters, limits.letters),
        (optional, limits.optional), (unions, limits.unions),
    )  # fmt: skip
    return all(most is None or count <= most for count, most in measured)


def _children(node: Mapping[str, Any]) -> Iterator[_Node]:
    """The subschemas right below, each with the levels of nesting that it adds."""
    for part in node.get("properties", {}).values():
        yield 1, part
    for part in node.get("$defs", {}).values():
        yield 0, part
    for keyword in ("anyOf", "prefixItems"):
        for part in node.get(keyword, ()):
            yield 0, part
    for keyword in ("items", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            yield 0, node[keyword]


def _nodes(schema: Mapping[str, Any]) -> Iterator[_Node]:
    """Every subschema with the number of objects around it."""
    stack = [(1, schema)]
    while stack:
        depth, node = stack.pop()
        yield depth, node
        stack.extend((depth + more, child) for more, child in _children(node))


def _alternatives(schema: Mapping[str, Any]) -> Iterator[_Node]:
    """A subschema and its alternatives, which all stand at the same place."""
    yield 0, schema
    for part in schema.get("anyOf", ()):
        yield from _alternatives(part)


def _recurs(schema: Mapping[str, Any], within: Callable[[Mapping[str, Any]], Iterator[_Node]]) -> bool:
    """Whether a definition leads back to itself through what is `within` it."""
    uses = {
        name: {node["$ref"].rpartition("/")[2] for _, node in within(part) if "$ref" in node}
        for name, part in schema.get("$defs", {}).items()
    }
    while uses:
        free = [name for name, used in uses.items() if not used & uses.keys()]
        if not free:
            return True
        for name in free:
            del uses[name]
    return False
