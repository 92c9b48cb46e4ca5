"""Fields that take a string and a number alike: quotes tell them apart in a text, a bare 40 being a number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.text_to_json.borders import Stated

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["others_like_strings", "strings_like_others", "takes_both"]

_OTHER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_FIRST = frozenset("-0123456789tfn")
"""What every match of `_OTHER` begins with."""
_QUOTES = "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"


def strings_like_others(
    schema: Schema, answer: str, text: str, stated: Sequence[Stated], leaves: Mapping[str, Json]
) -> Iterator[str]:
    """Pointers of the strings that look like a number, a boolean or null, stand in the text without quotes and would be
    right as what they look like.
    """
    for start, end, pointer in stated:
        leaf = leaves.get(pointer)
        if not isinstance(leaf, str) or leaf[:1] not in _FIRST or _OTHER.fullmatch(leaf) is None:
            continue
        if not _in_quotes(text, start, end) and _takes(schema, answer, pointer, json.loads(leaf)):
            yield pointer


def others_like_strings(
    schema: Schema, answer: str, text: str, stated: Sequence[Stated], leaves: Mapping[str, Json]
) -> Iterator[str]:
    """Pointers of the numbers and booleans that the text writes as JSON does and that would be right as a string: what
    a bare 40 is has to be said.
    """
    for start, end, pointer in stated:
        if not isinstance(leaves.get(pointer), int | float) or not _may_be_text(schema, pointer):
            continue
        surface = text[start:end]
        if _OTHER.fullmatch(surface) is not None and _takes(schema, answer, pointer, surface):
            yield pointer


def _in_quotes(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before) and bool(after) and before in _QUOTES and after in _QUOTES


def _may_be_text(schema: Schema, pointer: str) -> bool:
    """Whether a place may take strings beside another type; where the schema names no type, a bare 40 is a number."""
    said = schema.describe(pointer)
    stated, allowed = said.get("type"), said.get("enum")
    if isinstance(allowed, list):
        return any(isinstance(choice, str) for choice in allowed)
    if isinstance(stated, list):
        return "string" in stated
    return stated is not None and _parts_strings(schema)


@lru_cache(maxsize=256)
def takes_both(schema: Schema) -> bool:
    """Whether a schema has a place for strings and numbers or booleans alike, as far as its parts tell."""
    return _parts_strings(schema) or any(_is_mixed([node]) for node in _nodes(schema.document))


@lru_cache(maxsize=256)
def _parts_strings(schema: Schema) -> bool:
    """Whether a schema has alternatives, some of strings and some of numbers or booleans."""
    return any(
        _is_mixed(branches)
        for node in _nodes(schema.document)
        for keyword in ("anyOf", "oneOf")
        if isinstance(branches := node.get(keyword), list)
    )


def _nodes(document: object) -> Iterator[Mapping[str, Json]]:
    """Every object in a schema document."""
    stack: list[object] = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            yield node
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def _is_mixed(schemas: Sequence[object]) -> bool:
    """Whether `schemas` name strings and numbers or booleans among them; what is not named here may be any of these."""
    types: set[str] = set()
    for schema in schemas:
        allowed = schema.get("enum") if isinstance(schema, Mapping) else None
        for choice in allowed if isinstance(allowed, list) else ():
            types.add("string" if isinstance(choice, str) else "number" if isinstance(choice, int | float) else "")
        stated = schema.get("type") if isinstance(schema, Mapping) else None
        if isinstance(schema, Mapping) and "$ref" in schema:
            types.update(("string", "number"))
        types.update(name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str))
    return "string" in types and not types.isdisjoint(("number", "integer", "boolean"))


def _takes(schema: Schema, answer: str, pointer: str, other: Json) -> bool:
    """Whether the schema would accept the answer, given as text, with `other` at `pointer`."""
    value: Any = json.loads(answer)
    *path, last = jsontext.split(pointer)
    owner: Any = value
    for token in path:
        owner = owner[int(token) if isinstance(owner, list) else token]
    owner[int(last) if isinstance(owner, list) else last] = other
    return schema.is_valid(value)
