"""The same statements in another order."""

from __future__ import annotations

import random
from typing import Any

from edgejson.schema.mutation.documents import Sketch, Step

__all__ = ["reorder"]

_LISTS = ("required", "enum", "type")
_OBJECTS = ("properties", "$defs", "definitions", "patternProperties")
_FIRST = ("$schema", "$id", "id")
_SHARE_OF_KEYWORDS = 0.3


def reorder(sketch: Sketch, rng: random.Random) -> Step | None:
    """Members, required names, enumerated values and definitions shuffled; now and then the keywords as well."""
    moved = 0
    keywords = rng.random() < _SHARE_OF_KEYWORDS
    for place, node in sketch.parts():
        for keyword in _LISTS:
            stated = node.get(keyword)
            if isinstance(stated, list) and len(stated) > 1:
                moved += _shuffle_list(stated, rng)
        for keyword in _OBJECTS:
            stated = node.get(keyword)
            if isinstance(stated, dict) and len(stated) > 1:
                moved += _shuffle_object(stated, rng)
        if keywords:
            moved += _shuffle_object(node, rng, keep=_FIRST if not place else ())
    return Step("reorder", "", f"{moved} lists and objects put in another order") if moved else None


def _shuffle_list(items: list[Any], rng: random.Random) -> bool:
    before = list(items)
    rng.shuffle(items)
    return items != before


def _shuffle_object(members: dict[str, Any], rng: random.Random, keep: tuple[str, ...] = ()) -> bool:
    names = [name for name in members if name not in keep]
    shuffled = rng.sample(names, len(names))
    content = {name: members[name] for name in (*(name for name in keep if name in members), *shuffled)}
    members.clear()
    members.update(content)
    return names != shuffled
