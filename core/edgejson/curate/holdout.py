"""Which schemas stand in the test split only.

A model that has learned to read schemas does well on one that it was never shown.  To measure that, every record of a
held-out schema goes to the test split and every other record of the same tasks to the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

__all__ = ["FEWEST_SCHEMAS", "held_out"]

FEWEST_SCHEMAS = 8
"""With fewer schemas none can be spared: a split of its own for one of them would say little of the others."""


def held_out(weights: Mapping[str, float], share: float, seed: int) -> frozenset[str]:
    """Schemas whose `weights` together come as near to `share` of the whole as a seeded order of the schemas allows.

    Empty where there are fewer than `FEWEST_SCHEMAS`, or when no share is wanted; never all of them.
    """
    if len(weights) < FEWEST_SCHEMAS or share <= 0:
        return frozenset()
    wanted = share * sum(weights.values())
    chosen: set[str] = set()
    total = 0.0
    for schema_id in sorted(weights, key=lambda name: hashlib.blake2b(f"{seed}\0{name}".encode()).digest()):
        nearer = abs(total + weights[schema_id] - wanted) < abs(total - wanted)
        if nearer and len(chosen) < len(weights) - 1:
            chosen.add(schema_id)
            total += weights[schema_id]
    return frozenset(chosen)
