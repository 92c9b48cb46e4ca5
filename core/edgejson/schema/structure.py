"""A schema document as a graph: what each part says by itself, and the parts it applies.

The one spelling that all drafts share is spelled out here: `definitions` or `$defs`, a list of `items` or
`prefixItems`, `dependencies` or its two halves, a boolean or a number as `exclusiveMinimum`, `const` or an `enum` of
one value, a reference with or without something beside it.  A keyword that the draft of the document does not know
says nothing, and neither does one that no draft knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeGuard

from edgejson import jsontext
from edgejson.schema.document import Document
from edgejson.values.numbers import exact

__all__ = ["LEVELS", "NEVER", "SINCE", "Edge", "Part", "Structure"]

Key: TypeAlias = "tuple[str | int, ...]"

SINCE: Mapping[str, int] = {
    **dict.fromkeys(("const", "contains", "propertyNames"), 6),
    **dict.fromkeys(("if", "then", "else"), 7),
    **dict.fromkeys(
        (
            "dependentRequired",
            "dependentSchemas",
            "maxContains",
            "minContains",
            "unevaluatedItems",
            "unevaluatedProperties",
        ),
        2019,
    ),
    "prefixItems": 2020,
}
"""The draft that brought a keyword, where it was not there from draft 4 on."""

_UNTIL: Mapping[str, int] = {"additionalItems": 2019}

LEVELS = frozenset(
    {"property", "pattern", "additional", "prefix", "rest", "contains", "unevaluated", "unevaluated_item"}
)
"""Edges that lead one level down into an instance; the others speak about the same value."""

_PLAIN_COUNTS = ("minLength", "minItems", "minProperties")
_COUNTS = ("maxLength", "maxItems", "maxProperties")
_APPLIED = {
    "contains": "contains",
    "propertyNames": "name",
    "unevaluatedProperties": "unevaluated",
    "unevaluatedItems": "unevaluated_item",
    "not": "not",
}
_BRANCHES = {"allOf": "all", "anyOf": "any", "oneOf": "one"}


class Edge(NamedTuple):
    """A part that another one applies: how (`tag`, with `key` for what order or a pattern says), and its place."""

    tag: str
    place: str
    key: Key = ()


class Part(NamedTuple):
    """What a subschema says by itself, and what it applies."""

    label: tuple[tuple[str, Any], ...]
    edges: tuple[Edge, ...]


Label: TypeAlias = "tuple[tuple[str, Any], ...]"
Applied: TypeAlias = "Iterator[tuple[Edge, Any]]"
"""Edges, each with the schema it leads to."""


class Structure:
    """The parts of a document that its root reaches, by the place where they stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._draft = document.draft
        self._schemas: dict[str, Any] = {"": document.root}
        self._read: dict[str, tuple[Label, tuple[Edge, ...]]] = {}
        self._ends: dict[str, str] = {}
        self.root = self._settled("")
        self.parts: dict[str, Part] = {}
        queue = [self.root]
        while queue:
            place = queue.pop()
            if place not in self.parts:
                part = self.parts[place] = self._part(place)
                queue.extend(edge.place for edge in part.edges)

    def _part(self, place: str) -> Part:
        label, edges = self._stated(place)
        if label is _DENIED or any(edge.tag == "not" and self._says_nothing(edge.place) for edge in edges):
            return NEVER
        settled = [Edge(edge.tag, self._settled(edge.place), edge.key) for edge in edges]
        kept = (edge for edge in settled if not (edge.tag in _IDLE_WHEN_TRUE and self._says_nothing(edge.place)))
        return Part(label, tuple(kept))

    def _says_nothing(self, place: str) -> bool:
        return self._stated(place) == ((), ())

    def _settled(self, place: str) -> str:
        """The place itself, or where it leads when it does nothing but refer: by `$ref`, or an `allOf` of one."""
        end = self._ends.get(place)
        if end is None:
            end, seen = place, {place}
            while True:
                label, edges = self._stated(end)
                if label or len(edges) != 1 or edges[0].tag != "all" or edges[0].place in seen:
                    break
                end = edges[0].place
                seen.add(end)
            self._ends[place] = end
        return end

    def _stated(self, place: str) -> tuple[Label, tuple[Edge, ...]]:
        """What the subschema at `place` says and applies, read once."""
        found = self._read.get(place)
        if found is None:
            schema = self._schemas[place] if place in self._schemas else self._document.at(place)
            found = self._read[place] = self._stated_by(place, schema)
        return found

    def _stated_by(self, place: str, schema: Any) -> tuple[Label, tuple[Edge, ...]]:
        if isinstance(schema, bool):
            return ((), ()) if schema else (_DENIED, ())
        target = self._document.target(place)
        edges = [] if target is None else [Edge("all", target)]
        if self._draft <= 7 and "$ref" in schema:
            return (), tuple(edges)
        node = {keyword: value for keyword, value in schema.items() if self._knows(keyword)}
        for edge, part in _applied(place, node, self._draft):
            self._schemas[edge.place] = part
            edges.append(edge)
        return _label(node), tuple(edges)

    def _knows(self, keyword: str) -> bool:
        return SINCE.get(keyword, 0) <= self._draft <= _UNTIL.get(keyword, 9_999)


_DENIED: Label = (("never", True),)
"""What `false` says."""

NEVER = Part(_DENIED, ())
"""The part that accepts nothing: `false`, or the denial of what accepts everything."""

_IDLE_WHEN_TRUE = frozenset({"additional", "rest", "name", "unevaluated", "unevaluated_item", "all"})
"""Edges to a schema that accepts everything, which are as good as none."""


def _applied(place: str, node: Mapping[str, Any], draft: int) -> Applied:
    for keyword, tag in _BRANCHES.items():
        branches = node.get(keyword)
        if isinstance(branches, list):
            for index, part in enumerate(branches):
                yield Edge(tag, f"{place}/{keyword}/{index}"), part
    for keyword, tag in _APPLIED.items():
        if _is_schema(node.get(keyword)):
            yield Edge(tag, f"{place}/{keyword}"), node[keyword]
    if "if" in node and ("then" in node or "else" in node):
        for keyword in ("if", "then", "else"):
            if keyword in node:
                yield Edge(keyword, f"{place}/{keyword}"), node[keyword]
    yield from _members(place, node)
    yield from _items(place, node, draft)
    yield from _dependents(place, node)


def _members(place: str, node: Mapping[str, Any]) -> Applied:
    required = set(_strings(node.get("required")))
    for name, part in _mapping(node.get("properties")).items():
        yield Edge("property", f"{place}/properties/{jsontext.escape(name)}", (int(name in required),)), part
    for pattern, part in _mapping(node.get("patternProperties")).items():
        yield Edge("pattern", f"{place}/patternProperties/{jsontext.escape(pattern)}", (pattern,)), part
    if _is_schema(node.get("additionalProperties")):
        yield Edge("additional", f"{place}/additionalProperties"), node["additionalProperties"]


def _items(place: str, node: Mapping[str, Any], draft: int) -> Applied:
    leading, after = ("prefixItems", "items") if draft >= 2020 else ("items", "additionalItems")
    listed = node.get(leading)
    if isinstance(listed, list):
        for index, part in enumerate(listed):
            yield Edge("prefix", f"{place}/{leading}/{index}", (index,)), part
    else:
        after = "items"
    if _is_schema(node.get(after)):
        yield Edge("rest", f"{place}/{after}"), node[after]


def _dependents(place: str, node: Mapping[str, Any]) -> Applied:
    for keyword in ("dependentSchemas", "dependencies"):
        for name, part in _mapping(node.get(keyword)).items():
            if _is_schema(part):
                yield Edge("dependent", f"{place}/{keyword}/{jsontext.escape(name)}"), part


# ---------------------------------------------------------------- labels


def _label(node: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """What a subschema says without naming a member or another subschema, in one spelling."""
    said: dict[str, Any] = {}
    types = node.get("type")
    if types is not None:
        names = set(_strings(types)) if isinstance(types, list) else {str(types)}
        said["type"] = tuple(sorted(names - {"integer"} if "number" in names else names))
    values = [node["const"]] if "const" in node else node.get("enum")
    if isinstance(values, list):
        said["enum"] = tuple(sorted(_kind(value) for value in values))
    said.update(_bounds(node))
    for keyword in ("pattern", "format"):
        if isinstance(node.get(keyword), str):
            said[keyword] = node[keyword]
    if node.get("uniqueItems") is True:
        said["uniqueItems"] = True
    if "contains" in node:
        said.update({keyword: _number(node[keyword]) for keyword in ("minContains", "maxContains") if keyword in node})
        if said.get("minContains") == "1":
            del said["minContains"]
    undeclared = set(_strings(node.get("required"))) - _mapping(node.get("properties")).keys()
    if undeclared:
        said["required"] = len(undeclared)
    demanded = [
        len(set(needs))
        for keyword in ("dependentRequired", "dependencies")
        for needs in map(_needs, _mapping(node.get(keyword)).values())
        if needs
    ]
    if demanded:
        said["dependent"] = tuple(sorted(demanded))
    return tuple(sorted(said.items()))


def _bounds(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for inclusive, exclusive, sign in (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1)):
        bound, open_ = node.get(inclusive), node.get(exclusive)
        if open_ is True:
            bound, open_ = None, bound
        if _is_number(bound) and _is_number(open_):  # only the tighter of the two counts
            bound, open_ = (bound, None) if sign * exact(bound) > sign * exact(open_) else (None, open_)
        if _is_number(bound):
            yield inclusive, _number(bound)
        if _is_number(open_):
            yield exclusive, _number(open_)
    if _is_number(node.get("multipleOf")):
        yield "multipleOf", _number(node["multipleOf"])
    for keyword in (*_PLAIN_COUNTS, *_COUNTS):
        if _is_number(node.get(keyword)) and not (keyword in _PLAIN_COUNTS and not node[keyword]):
            yield keyword, _number(node[keyword])


def _needs(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else _strings(value)


def _number(value: float) -> str:
    """A number in the one spelling that 1 and 1.0 share."""
    return str(int(value)) if isinstance(value, int) or value.is_integer() else repr(value)


def _kind(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "null" if value is None else "boolean"
    if isinstance(value, int | float):
        return "number"
    return "string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict | bool)


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
