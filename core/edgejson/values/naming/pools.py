"""The pools by name; a name is `@pool.NAME` where a table of names refers to it.

Pools of natural language are those of the languages (`languages`) and no part of `POOLS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.naming.pool_lines import read_pools
from edgejson.values.naming.pools_code import CODE_POOLS
from edgejson.values.naming.pools_world import WORLD_POOLS

__all__ = ["POOLS"]

POOLS: Mapping[str, tuple[str, ...]] = read_pools(WORLD_POOLS, CODE_POOLS)
"""Values of short fields by the name of the pool; a value that stands twice is drawn twice as often."""
