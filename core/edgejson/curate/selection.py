"""Rank the candidates of a cell so that the best come first.

All candidates that reach this point are right; *best* means fewest warnings, then most novel: a candidate whose
values and present fields are rare among its rivals adds more to the data than one that says what others say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["rank"]


def rank(golds: Sequence[Json], warnings: Sequence[int]) -> list[int]:
    """Indices of the candidates, best first, given each one's gold value and number of warnings; ties keep their
    order.
    """
    features = [_features(gold) for gold in golds]
    seen = Counter(feature for own in features for feature in own)

    def merit(place: int) -> tuple[int, float]:
        own = features[place]
        return (warnings[place], -sum(1 / seen[feature] for feature in own) / max(1, len(own)))

    return sorted(range(len(golds)), key=merit)


def _features(gold: Json) -> list[tuple[str, str]]:
    """What a value says: every leaf with its place. Empty containers and nulls count as values of their own."""
    return [(pointer, repr(value)) for pointer, value in jsontext.leaves(gold)]
