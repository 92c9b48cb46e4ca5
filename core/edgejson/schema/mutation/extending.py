"""Schemas with members more: what such a schema may well have besides."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Sequence
from typing import Any

from edgejson.schema.mutation.documents import Sketch, Step, mapping
from edgejson.schema.mutation.names import style_of, words_of, written
from edgejson.schema.mutation.pool import CUES, DATED, POOL, Extra
from edgejson.schema.regex import searcher
from edgejson.types import Json

__all__ = ["extend"]

_SHARE_OF_REQUIRED = 0.35
_SHARE_OF_ROOT = 0.4


def extend(sketch: Sketch, rng: random.Random) -> Step | None:
    """One new member with a type, a description and what else it takes, optional or required."""
    observed = sketch.observed()
    places = [place for place, node in sketch.parts() if place in observed and _is_open(node)]
    if not places:
        return None
    place = "" if "" in places and rng.random() < _SHARE_OF_ROOT else rng.choice(places)
    node = sketch.at(place)
    taken = {name for _, part in sketch.parts() for name in mapping(part.get("properties"))} | _shown(sketch.samples)
    style = _style(node["properties"], rng)
    extras = [extra for extra in _fitting(sketch, node, rng) if written(words_of(extra.name), style) not in taken]
    extras = [extra for extra in extras if _goes_with(node, written(words_of(extra.name), style))]
    if not extras:
        return None
    name = written(words_of(extras[0].name), style)
    node["properties"][name] = _in_draft(copy.deepcopy(dict(extras[0].schema)), sketch.draft)
    sketch.added = frozenset({name})
    required = rng.random() < _SHARE_OF_REQUIRED
    if required:
        node["required"] = [*node.get("required", []), name]
    return Step("extend", place, f"{'required' if required else 'optional'} member {name}")


def _shown(values: Sequence[Json]) -> set[str]:
    """Every name in the values, those of free members too."""
    names: set[str] = set()
    queue: list[Json] = list(values)
    for value in queue:  # grows while it is walked
        if isinstance(value, dict):
            names.update(value)
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
    return names


def _is_open(node: dict[str, Any]) -> bool:
    """Whether the part is an object with members of its own, and nothing that limits what else it may have."""
    return (
        bool(mapping(node.get("properties")))
        and node.get("type") in (None, "object")
        and {"$ref", "propertyNames", "maxProperties", "enum", "const", "not"}.isdisjoint(node)
        and node.get("unevaluatedProperties") is None
    )


def _goes_with(node: dict[str, Any], name: str) -> bool:
    try:
        return not any(searcher(pattern)(name) for pattern in mapping(node.get("patternProperties")))
    except ValueError:
        return False


def _fitting(sketch: Sketch, node: dict[str, Any], rng: random.Random) -> list[Extra]:
    """The pool, what suits the object best first."""
    about = _words([*node["properties"], str(node.get("title", "")), str(sketch.root.get("title", ""))])
    weight = {domain: len(cues & about) for domain, cues in CUES.items()}
    best = max(weight.values())
    domains = [domain for domain in CUES if weight[domain] == best > 0]
    rng.shuffle(domains)
    close = [extra for domain in domains[:1] for extra in POOL[domain]]
    rng.shuffle(close)
    plain = list(POOL[""])
    rng.shuffle(plain)
    fitting = [*plain[:1], *close, *plain[1:]] if rng.random() < 0.4 else [*close, *plain]
    dated = any(part.get("format") in DATED for _, part in sketch.parts())
    return [extra for extra in fitting if not (dated and extra.is_dated)]


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_of(text))


def _style(properties: dict[str, Any], rng: random.Random) -> str:
    """How the names beside it are written."""
    several = [name for name in properties if len(words_of(name)) > 1]
    return style_of(rng.choice(several)) if several else "camel" if rng.random() < 0.5 else "snake"


def _in_draft(schema: dict[str, Any], draft: int) -> dict[str, Any]:
    if draft == 4 and "exclusiveMinimum" in schema:
        schema |= {"minimum": schema["exclusiveMinimum"], "exclusiveMinimum": True}
    return schema
