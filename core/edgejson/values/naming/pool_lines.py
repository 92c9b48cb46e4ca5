"""How pools are written down."""

from __future__ import annotations

__all__ = ["read_pools"]


def read_pools(*tables: str) -> dict[str, tuple[str, ...]]:
    r"""Lines ``name = value | value``; ``\n`` in a value is a line break.

    >>> read_pools("side = left | right")
    {'side': ('left', 'right')}
    """
    pools = {}
    for line in "\n".join(tables).splitlines():
        name, equals, values = line.partition(" = ")
        if equals:
            pools[name] = tuple(value.replace("\\n", "\n") for value in values.split(" | "))
    return pools
