"""Parts put in place of references to them, and parts moved among the definitions."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from edgejson import jsontext
from edgejson.schema.mutation.documents import (
    Sketch,
    Step,
    definitions_keyword,
    is_own,
    mapping,
    pointer_of,
    reference_to,
)
from edgejson.schema.mutation.names import words_of

__all__ = ["extract", "inline"]

_MOST_INLINED = 60
_ANNOTATIONS = frozenset(
    {"title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly"}
)
_NAMED = frozenset({"$anchor", "$dynamicAnchor", "$recursiveAnchor", "$id", "$dynamicRef", "$recursiveRef"})


def inline(sketch: Sketch, rng: random.Random) -> Step | None:
    """One reference replaced by what it refers to; a definition that nothing uses any more is left out."""
    if sketch.is_nested():
        return None
    references = sketch.references()
    candidates = sorted(place for place, target in references.items() if place and is_own(target))
    rng.shuffle(candidates)
    for place in candidates:
        node, target = sketch.at(place), references[place]
        part = copy.deepcopy(sketch.at(target))
        if (
            pointer_of(str(node.get("$ref"))) is None
            or not _can_stand_alone(part)
            or _is_within(place, target, references)
        ):
            continue
        beside = {} if sketch.draft <= 7 else {key: value for key, value in node.items() if key != "$ref"}
        if isinstance(part, bool) or not _combine(part, beside):
            continue
        node.clear()
        node.update(part)
        _forget_unused(sketch, target, {other for other in references if other != place})
        return Step("inline", place, f"{reference_to(target)} put in its place")
    return None


def _can_stand_alone(part: Any) -> bool:
    text = json.dumps(part)
    return text.count(":") <= _MOST_INLINED and not any(f'"{keyword}":' in text for keyword in _NAMED)


def _is_within(place: str, target: str, references: dict[str, str]) -> bool:
    """Whether the part refers to itself, at once or through others."""
    seen: set[str] = set()
    queue = [target]
    while queue:
        start = queue.pop()
        if start in seen:
            continue
        seen.add(start)
        if place == start or place.startswith(f"{start}/"):
            return True
        queue.extend(to for at, to in references.items() if at == start or at.startswith(f"{start}/"))
    return False


def _combine(part: dict[str, Any], beside: dict[str, Any]) -> bool:
    """Add what stood beside the reference; False when both say something about the same thing."""
    for keyword, value in beside.items():
        if keyword in part and keyword not in _ANNOTATIONS and not keyword.startswith("x-"):
            return False
        if keyword in ("additionalProperties", "items", "additionalItems", "if", "then", "else", "properties") or (
            keyword in ("patternProperties", "prefixItems") or keyword.startswith("unevaluated")
        ):
            return False  # its meaning depends on what stands beside it
        part[keyword] = value
    return True


def _forget_unused(sketch: Sketch, target: str, still: set[str]) -> None:
    holder, _, token = target.rpartition("/")
    if holder not in ("/$defs", "/definitions"):
        return
    inside = f"{target}/"
    leads_there = (to == target or to.startswith(inside) for place, to in sketch.references().items() if place in still)
    names_it = (reference_to(target) in str(node.get("$ref")) for _, node in sketch.parts())
    if any(leads_there) or any(names_it):
        return
    definitions = sketch.root[holder[1:]]
    definitions.pop(next(name for name in definitions if jsontext.escape(name) == token), None)
    if not definitions:
        del sketch.root[holder[1:]]


# ---------------------------------------------------------------- extract


def extract(sketch: Sketch, rng: random.Random) -> Step | None:
    """One part moved among the definitions, and every part like it made a reference there."""
    if sketch.is_nested() or (sketch.draft <= 7 and "$ref" in sketch.root):
        return None
    targets = set(sketch.references().values())
    candidates = [(place, node) for place, node in sketch.parts() if _is_movable(place, node, targets)]
    if not candidates:
        return None
    place, node = rng.choice(candidates)
    alike = [other for other, part in candidates if part == node and not other.startswith(f"{place}/")]
    keyword = definitions_keyword(sketch.draft)
    if not isinstance(sketch.root.setdefault(keyword, {}), dict):
        return None
    definitions: dict[str, Any] = sketch.root[keyword]
    name = _definition_name(place, mapping(definitions))
    definitions[name] = copy.deepcopy(node)
    reference = reference_to(f"/{keyword}/{jsontext.escape(name)}")
    for other in alike:
        part = sketch.at(other)
        part.clear()
        part["$ref"] = reference
    return Step("extract", place, f"{len(alike)} times {reference}")


def _is_movable(place: str, node: dict[str, Any], targets: set[str]) -> bool:
    """A part worth a name: it says something, nothing refers into it, and it is no definition already."""
    parent = place.rpartition("/")[0]
    at_member = parent.endswith("/properties") or place.endswith("/items")
    says = len([keyword for keyword in node if keyword not in _ANNOTATIONS and not keyword.startswith("x-")])
    return (
        at_member
        and says >= 2
        and not _NAMED & node.keys()
        and "x-probability" not in node
        and not any(target == place or target.startswith(f"{place}/") for target in targets)
        and not _refers_to_sibling(node)
    )


def _refers_to_sibling(node: dict[str, Any]) -> bool:
    hint = node.get("x-value")
    return isinstance(hint, dict) and any(form in hint for form in ("after", "before"))


def _definition_name(place: str, taken: Any) -> str:
    is_item = place.endswith("/items") and not place.endswith("/properties/items")
    above = place.removesuffix("/items") if is_item else place
    words = words_of(jsontext.split(above)[-1]) if above else []
    name = "".join(word.capitalize() for word in words) + ("Item" if is_item else "")
    name = name if name and name.isascii() and name.isalnum() else "Part"
    number, free = 2, name
    while free in taken:
        free, number = f"{name}{number}", number + 1
    return free
