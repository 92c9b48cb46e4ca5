"""How `flatten` joins the names on the way to a leaf, for the engines that are told the result name by name."""

from __future__ import annotations

__all__ = ["joined"]


def joined(name: str, inner: str, join: str) -> str:
    """`name` and the name below it: with `join` between them or, for ``camel``, the second one capitalised.

    >>> joined("user", "city", "__"), joined("user", "city", "camel")
    ('user__city', 'userCity')
    """
    if join != "camel":
        return f"{name}{join}{inner}"
    return name + (inner[:1].upper() if inner[:1].isascii() else inner[:1]) + inner[1:]
