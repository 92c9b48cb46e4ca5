"""The pools by name; a name is `@pool.NAME` where a table of names refers to it."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.naming.pools_code import CODE_POOLS
from edgejson.values.naming.pools_world import WORLD_POOLS

__all__ = ["POOLS"]


def _read(*tables: str) -> dict[str, tuple[str, ...]]:
    r"""Lines ``name = value | value``; ``\n`` in a value is a line break."""
    pools = {}
    for line in "\n".join(tables).splitlines():
        name, equals, values = line.partition(" = ")
        if equals:
            pools[name] = tuple(value.replace("\\n", "\n") for value in values.split(" | "))
    return pools


POOLS: Mapping[str, tuple[str, ...]] = _read(WORLD_POOLS, CODE_POOLS)
"""Values of short fields by the name of the pool; a value that stands twice is drawn twice as often."""
