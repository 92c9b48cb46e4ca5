"""What a schema says about a place in an instance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from edgejson import jsontext
from edgejson.schema.document import Document
from edgejson.schema.merging import EVERY_TYPE, stated_types
from edgejson.schema.regex import searcher
from edgejson.types import Json

__all__ = ["describe", "leaf_schemas"]

MOST_PLACES = 50_000
"""Places of an instance that are described at once."""

_COMBINING = frozenset(
    {
        "$defs", "definitions", "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "not", "if", "then",
        "else", "$schema", "$id", "id", "x-invariants", "$anchor", "$dynamicAnchor",
    }
)  # fmt: skip
_ALTERNATIVES = ("anyOf", "oneOf")
_WAYS = ("then", "else")


def describe(document: Document, pointer: str) -> dict[str, Json]:
    """Keywords that govern the instance place `pointer`, references and combinations followed.

    Subschemas that hold at once are joined as validation joins them: members and requirements add up, bounds, types and
    enumerations narrow one another; of any other keyword the statement nearest to the use counts.  Alternatives and
    conditions add what is not stated otherwise.  Empty when the schema says nothing.
    """
    certain, places = [""], [""]
    for token in jsontext.split(pointer):
        certain = _all_below(document, _together(document, certain, alternatives=False), token)
        places = _all_below(document, _together(document, places), token)
    return _merged(document, certain, places)


def leaf_schemas(document: Document) -> dict[str, dict[str, Json]]:
    """Every declared leaf by instance pointer, with ``*`` for array items; recursion is cut at its first turn.

    Raises:
        SchemaError: there are more than `MOST_PLACES` places, as where definitions fan out into one another.
    """
    found: dict[str, dict[str, Json]] = {}
    left = MOST_PLACES
    stack: list[tuple[str, list[str], list[str], frozenset[str]]] = [("", [""], [""], frozenset())]
    while stack:
        pointer, certain, places, above = stack.pop()
        left -= 1
        if not left:
            raise document.error(f"instances have more than {MOST_PLACES:,} places to describe")
        together = _together(document, places)
        if not above.isdisjoint(together):
            continue
        children = _children(document, together)
        if not children:
            found[pointer] = _merged(document, certain, places)
        sure = _children(document, _together(document, certain, alternatives=False))
        stack.extend(
            (pointer + token, sure.get(token, []), below, above | set(together))
            for token, below in reversed(children.items())
        )
    return found


def _together(document: Document, places: list[str], *, alternatives: bool = True) -> list[str]:
    """All subschemas that speak about the same place: references, `allOf`, alternatives and conditions."""
    found: dict[str, None] = {}
    queue = list(places)
    while queue:
        place = queue.pop(0)
        schema = document.at(place)
        if place in found or not isinstance(schema, dict):
            continue
        found[place] = None
        target = document.target(place)
        ahead = [target] if target is not None else []
        for keyword in ("allOf", *(_ALTERNATIVES if alternatives else ())):
            ahead += [f"{place}/{keyword}/{index}" for index in range(len(schema.get(keyword, ())))]
        if alternatives:
            ahead += [f"{place}/{keyword}" for keyword in _WAYS if keyword in schema]
        queue[:0] = ahead
    return list(found)


def _all_below(document: Document, places: list[str], token: str) -> list[str]:
    return [below for place in places for below in _below(document, place, token)]


def _below(document: Document, place: str, token: str) -> Iterator[str]:
    """Subschemas of `place` that govern its member or item `token`."""
    schema: Mapping[str, Any] = document.at(place)
    own = token in schema.get("properties", {})
    if own:
        yield f"{place}/properties/{jsontext.escape(token)}"
    for pattern in schema.get("patternProperties", {}):
        if _matches(pattern, token):
            own = True
            yield f"{place}/patternProperties/{jsontext.escape(pattern)}"
    if not own and isinstance(schema.get("additionalProperties"), dict):
        yield f"{place}/additionalProperties"
    if not (token.isdecimal() and token.isascii()):
        return
    index = int(token)
    for keyword, after in (("prefixItems", "items"), ("items", "additionalItems")):
        listed = schema.get(keyword)
        if isinstance(listed, list):
            if index < len(listed):
                yield f"{place}/{keyword}/{index}"
            elif isinstance(schema.get(after), dict):
                yield f"{place}/{after}"
            return
    if isinstance(schema.get("items"), dict):
        yield f"{place}/items"


def _children(document: Document, places: list[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for place in places:
        schema = document.at(place)
        for name in schema.get("properties", {}):
            names.setdefault(f"/{jsontext.escape(name)}", []).append(f"{place}/properties/{jsontext.escape(name)}")
        if isinstance(schema.get("items"), dict):
            names.setdefault("/*", []).append(f"{place}/items")
        if isinstance(schema.get("additionalProperties"), dict):
            names.setdefault("/*", []).append(f"{place}/additionalProperties")
        for keyword in ("prefixItems", "items"):
            if isinstance(schema.get(keyword), list):
                for index in range(len(schema[keyword])):
                    names.setdefault(f"/{index}", []).append(f"{place}/{keyword}/{index}")
    return names


def _merged(document: Document, certain: list[str], places: list[str]) -> dict[str, Json]:
    """What `places` say; of them `certain` hold whatever alternative is taken."""
    merged: dict[str, Json] = {}
    always = _together(document, certain, alternatives=False)
    for place in always:
        merged = _joined(merged, _statements(document, place))
    for place in _together(document, places):
        if place not in always:
            merged = _joined(merged, _statements(document, place), narrows=False)
    return merged


def _statements(document: Document, place: str) -> dict[str, Any]:
    return {keyword: value for keyword, value in document.at(place).items() if keyword not in _COMBINING}


def _joined(near: Mapping[str, Any], far: Mapping[str, Any], *, narrows: bool = True) -> dict[str, Any]:
    """Both at once; `narrows` says that `far` holds for certain, so that it restricts what `near` allows."""
    joined = _added(near, far)
    for keyword in near.keys() & far.keys():
        if keyword in _MEMBERS:
            joined[keyword] = _joined_members(near[keyword], far[keyword], narrows=narrows)
        elif narrows and keyword in _NARROWING:
            joined[keyword] = _NARROWING[keyword](near[keyword], far[keyword])
    return joined


def _joined_members(near: Mapping[str, Any], far: Mapping[str, Any], *, narrows: bool) -> dict[str, Any]:
    joined = _added(near, far)
    for name in near.keys() & far.keys():
        if isinstance(near[name], dict) and isinstance(far[name], dict):
            joined[name] = _joined(near[name], far[name], narrows=narrows)
    return joined


def _added(near: Mapping[str, Any], far: Mapping[str, Any]) -> dict[str, Any]:
    return {**near, **{name: value for name, value in far.items() if name not in near}}


def _common_types(near: Any, far: Any) -> Json:
    common = (stated_types({"type": near}) or set()) & (stated_types({"type": far}) or set())
    if "number" in common:
        common.discard("integer")
    listed: list[Json] = [name for name in EVERY_TYPE if name in common]
    return listed[0] if len(listed) == 1 else listed


def _common_values(near: Any, far: Any) -> Json:
    return [value for value in near if any(jsontext.equal(value, other) for other in far)]


_MEMBERS = ("properties", "patternProperties")
_NARROWING: Mapping[str, Callable[[Any, Any], Json]] = {
    "type": _common_types,
    "enum": _common_values,
    "required": lambda near, far: list(dict.fromkeys([*near, *far])),
    "additionalProperties": lambda near, far: False if far is False else near,
    "uniqueItems": lambda near, far: near or far,
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
}
"""How two statements of a keyword hold together."""


def _matches(pattern: str, name: str) -> bool:
    try:
        return searcher(pattern)(name)
    except ValueError:  # a pattern that `re` cannot read
        return False
