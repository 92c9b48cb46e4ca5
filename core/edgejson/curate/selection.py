"""Rank the candidates of a cell so that the best come first.

Whatever passes the checks is right, so the best is what says most that the others do not: a candidate whose values and
present fields are rare among its rivals adds more to the data than one that repeats them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from edgejson.types import Json

__all__ = ["rank"]


def rank(golds: Sequence[Json]) -> list[int]:
    """Indices of the candidates, most novel first, given each one's gold value; ties keep their order."""
    features = [_features(gold) for gold in golds]
    seen = Counter(feature for own in features for feature in own)

    def sameness(place: int) -> float:
        own = features[place]
        return -sum([1 / seen[feature] for feature in own]) / max(1, len(own))

    return sorted(range(len(golds)), key=sameness)


def _features(gold: Json) -> list[tuple[str, Json]]:
    """What a value says: every leaf with the name it goes by; empty containers and nulls are values of their own."""
    features: list[tuple[str, Json]] = []
    stack: list[tuple[str, Any]] = [("", gold)]
    while stack:
        name, node = stack.pop()
        kind = type(node)
        if kind is dict and node:
            stack.extend(node.items())
        elif kind is list and node:
            stack.extend([(name, item) for item in node])
        else:
            features.append((name, node if kind is not dict and kind is not list else "{}"))
    return features
