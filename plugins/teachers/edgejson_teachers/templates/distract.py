"""Values of the same kind that are wrong, for a text to mention and to rule out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from edgejson.types import Json
from edgejson_teachers.templates.frame import Frame, Leaf

__all__ = ["wrong_value"]


def wrong_value(rng: random.Random, leaf: Leaf, frame: Frame, people: Sequence[str]) -> Json:
    """A value unlike every value in `frame` that could stand in the place of `leaf`; None when there is none."""
    taken = {repr(other.value) for other in frame.leaves}
    for _ in range(4):
        wrong = _draw(rng, leaf, people)
        if wrong is not None and repr(wrong) not in taken:
            return wrong
    return None


def _draw(rng: random.Random, leaf: Leaf, people: Sequence[str]) -> Json:
    value = leaf.value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        wrong = value + rng.choice((-3, -2, -1, 1, 2, 3, 5, 10))
        return wrong if value < 0 else max(0, wrong)
    if isinstance(value, float):
        decimals = len(repr(value).partition(".")[2])
        return round(value * rng.choice((0.8, 0.9, 1.1, 1.25, 1.5)) + 0.1, min(decimals, 6)) if decimals < 12 else None
    if not isinstance(value, str):
        return None
    if leaf.kind == "date":
        try:
            return (date.fromisoformat(value) + timedelta(days=rng.choice((-14, -7, -3, -1, 1, 2, 7, 10)))).isoformat()
        except (ValueError, OverflowError):
            return None
    if leaf.trait.choices is not None:
        others = [choice for choice in leaf.trait.choices if choice != value]
        return rng.choice(others) if others else None
    return rng.choice(people) if leaf.kind == "person" and " " in value and people else None
