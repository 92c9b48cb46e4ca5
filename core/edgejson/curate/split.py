"""Grouped, stratified splits, one record at a time.

Records of one group (one gold value) always share a split.  Within that, each record goes where it is missed most:
the sum of what its stratum (kind, task, schema), its task and the whole set still lack.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

__all__ = ["Splitter"]

_Level = tuple[str, ...]


class Splitter:
    """Assigns splits to records in the order in which they are given; `shares` maps split names to shares adding up
    to 1.
    """

    def __init__(self, shares: Mapping[str, float]) -> None:
        self._shares = {name: share for name, share in shares.items() if share > 0}
        self._counts: dict[_Level, Counter[str]] = defaultdict(Counter)
        self._totals: Counter[_Level] = Counter()

    def choose(
        self, allowed: Collection[str] | None = None, *, kind: str, task: str, schema_id: str, complexity: str
    ) -> str:
        """The split, among those `allowed` (None: all), that misses such a record most; ties go to the first."""
        levels = self._levels(kind, task, schema_id, complexity)
        counts = [self._counts[level] for level in levels]
        rows = sum([self._totals[level] + 1 for level in levels])
        # What a split lacks at a level is its share of the rows less what it has; summed over the levels.
        names = self._shares if allowed is None else [name for name in self._shares if name in allowed]
        return max(names, key=lambda name: self._shares[name] * rows - sum([count[name] for count in counts]))

    def place(self, split: str, *, kind: str, task: str, schema_id: str, complexity: str) -> None:
        """Count a record as placed in `split`."""
        for level in self._levels(kind, task, schema_id, complexity):
            self._counts[level][split] += 1
            self._totals[level] += 1

    @staticmethod
    def _levels(kind: str, task: str, schema_id: str, complexity: str) -> tuple[_Level, ...]:
        return ((kind,), (kind, task), (kind, task, complexity), (kind, task, complexity, schema_id))
