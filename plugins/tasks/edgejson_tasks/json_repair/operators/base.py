"""What an error operator is, and the draw of a place in the text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgejson_tasks.json_repair.layout import Layout

__all__ = ["Make", "Operator", "OperatorClass", "Patch", "draw", "put", "take"]

Patch: TypeAlias = "tuple[int, int, str]"
"""Replace `text[start:end]` by the string."""

Make: TypeAlias = "Callable[[Layout, random.Random], list[Patch] | None]"

OperatorClass: TypeAlias = Literal[
    "foreign", "truncation", "bracket", "quote", "punct", "string", "unicode", "literal", "number"
]

_TRIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One way of breaking JSON; `weight` counts inside its class.

    A *safe* error has one undoing that a reader sees; an *ambiguous* one has two, and the instruction says which by the
    sentence of `policy`.  A safe one may have a policy too: what a truncated text is to become is a matter of
    agreement.  `upsets` tells what no longer pairs up: two such errors could be mended by pairing them with each other,
    so a text has at most one of a kind.
    """

    name: str
    kind: OperatorClass
    weight: int
    make: Make
    safety: Literal["safe", "ambiguous"] = "safe"
    policy: str = ""
    upsets: Literal["", "brackets", "quotes"] = ""


def draw(rng: random.Random, places: Sequence[int], accept: Callable[[int], bool]) -> int | None:
    """One of `places` that `accept` takes; None when a bounded number of draws meets none."""
    if not places:
        return None
    for _ in range(_TRIES):
        place = rng.choice(places)
        if accept(place):
            return place
    return None


def put(at: Layout, index: int, new: str) -> Patch:
    """Token `index` becomes `new`."""
    return (at.start[index], at.end[index], new)


def take(at: Layout, index: int) -> Patch:
    """Token `index` goes."""
    return (at.start[index], at.end[index], "")
