"""Rank the candidates of a cell so that the best come first.

Whatever passes the checks is right, so the best is what says most that the others do not: a candidate whose values and
present fields are rare among its rivals adds more to the data than one that repeats them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from edgejson import jsontext
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


def _features(gold: Json) -> list[tuple[str, object]]:
    """What a value says: every leaf with its place. Empty containers and nulls count as values of their own."""
    return [
        (pointer, value if type(value) is not dict and type(value) is not list else "{}")
        for pointer, value in jsontext.leaves(gold)
    ]
