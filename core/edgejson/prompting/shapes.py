"""Response schemas: what the answer of a model is asked to be, and validated with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from edgejson.resources import NAMED, inner_schemas
from edgejson.types import Json

__all__ = ["TEXT_ANSWER", "bare", "judge_answer", "several"]

TEXT_ANSWER: Mapping[str, Json] = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_SAID = frozenset(
    {"title", "description", "default", "examples", "example", "$comment", "deprecated", "readOnly", "writeOnly"}
)
_HARD_TO_MOVE = frozenset({"$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor"})
_LONGEST_REASON = 300


def judge_answer(count: int) -> dict[str, Json]:
    """``{"best": 1 to count, "reason": text}``."""
    return {
        "type": "object",
        "properties": {
            "best": {"type": "integer", "minimum": 1, "maximum": count},
            "reason": {"type": "string", "maxLength": _LONGEST_REASON},
        },
        "required": ["best", "reason"],
        "additionalProperties": False,
    }


def bare(document: Mapping[str, Json]) -> dict[str, Json]:
    """`document` without what no validator reads: titles, descriptions, examples, ``x-`` keywords with rules and hints.

    A schema that refers into such a keyword keeps them all.
    """
    if any("/x-" in reference for reference in _references(document)):
        return dict(document)
    stripped: dict[str, Json] = _stripped(document)
    return stripped


def several(document: Mapping[str, Json], count: int) -> dict[str, Json]:
    """``{"instances": [...]}`` with `count` instances of `document`.

    The document becomes a definition, and its references lead there.  One with anchors, or with parts that have an
    identity of their own, would have to be rewritten for that: its instances are then described as anything.
    """
    plain = bare(document)
    record = _moved(plain)
    outer: dict[str, Json] = {"$schema": plain["$schema"]} if "$schema" in plain else {}
    items: Json = {} if record is None else {"$ref": "#/$defs/record"}
    outer |= {
        "type": "object",
        "properties": {"instances": {"type": "array", "items": items, "minItems": count, "maxItems": count}},
        "required": ["instances"],
        "additionalProperties": False,
    }
    return outer if record is None else {**outer, "$defs": {"record": record}}


def _stripped(node: Any) -> Any:
    if not isinstance(node, Mapping):
        return node
    kept = {key: value for key, value in node.items() if key not in _SAID and not key.startswith("x-")}
    return _with_inner(kept, _stripped)


def _with_inner(node: dict[str, Any], change: Any) -> dict[str, Any]:
    """`node` with `change` made to each subschema right below it."""
    for keyword, inner in inner_schemas(node):
        if isinstance(inner, list):
            node[keyword] = [change(part) for part in inner]
        elif keyword in NAMED:
            node[keyword] = {name: change(part) for name, part in inner.items()}
        else:
            node[keyword] = change(inner)
    return node


def _moved(document: Mapping[str, Json]) -> Json | None:
    """The document as the definition ``record``; None where that takes more than to prefix its references."""
    root = {key: value for key, value in document.items() if key not in ("$id", "id", "$schema")}
    if any(not _HARD_TO_MOVE.isdisjoint(node) or "$id" in node for node in _nodes(root)):
        return None
    if any(not (reference == "#" or reference.startswith("#/")) for reference in _references(root)):
        return None

    def moved(node: Any) -> Any:
        if not isinstance(node, Mapping):
            return node
        kept = dict(node)
        if isinstance(reference := kept.get("$ref"), str):
            kept["$ref"] = f"#/$defs/record{reference.removeprefix('#')}"
        return _with_inner(kept, moved)

    return moved(root)  # type: ignore[no-any-return]


def _nodes(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        if not isinstance(node, Mapping):
            continue
        yield node
        for keyword, inner in inner_schemas(node):
            stack += inner if isinstance(inner, list) else inner.values() if keyword in NAMED else [inner]


def _references(document: Mapping[str, Any]) -> Iterator[str]:
    return (node["$ref"] for node in _nodes(document) if isinstance(node.get("$ref"), str))
