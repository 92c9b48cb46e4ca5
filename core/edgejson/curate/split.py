"""Grouped, stratified splits, one record at a time.

Records of one group (one gold value) always share a split.  Within that, each record goes where it is missed most:
the sum of what its stratum (kind, task, schema), its task and the whole set still lack.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Splitter"]

_Level = tuple[str, ...]


class Splitter:
    """Assigns splits to records in the order in which they are given; `shares` maps split names to shares adding up
    to 1.
    """

    def __init__(self, shares: Mapping[str, float]) -> None:
        self._shares = {name: share for name, share in shares.items() if share > 0}
        self._counts: dict[_Level, dict[str, int]] = {}

    def choose(self, *, kind: str, task: str, schema_id: str, complexity: str) -> str:
        """The split that misses such a record most; ties go to the split named first."""
        levels = self._levels(kind, task, schema_id, complexity)
        return max(self._shares, key=lambda name: sum(self._lack(level, name) for level in levels))

    def place(self, split: str, *, kind: str, task: str, schema_id: str, complexity: str) -> None:
        """Count a record as placed in `split`."""
        for level in self._levels(kind, task, schema_id, complexity):
            counts = self._counts.setdefault(level, {})
            counts[split] = counts.get(split, 0) + 1

    @staticmethod
    def _levels(kind: str, task: str, schema_id: str, complexity: str) -> tuple[_Level, ...]:
        return ((kind,), (kind, task), (kind, task, complexity), (kind, task, complexity, schema_id))

    def _lack(self, level: _Level, split: str) -> float:
        counts = self._counts.get(level, {})
        return self._shares[split] * (sum(counts.values()) + 1) - counts.get(split, 0)
