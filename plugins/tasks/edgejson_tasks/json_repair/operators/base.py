"""What an error operator is, and the draw of a place in the text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgejson_tasks.json_repair.layout import Layout

__all__ = ["Operator", "OperatorClass", "Patch", "draw"]

Patch: TypeAlias = "tuple[int, int, str]"
"""Replace `text[start:end]` by the string."""

OperatorClass: TypeAlias = Literal["foreign", "truncation", "bracket", "quote", "punct", "string", "unicode", "literal"]

_TRIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One way of breaking JSON; `weight` counts inside its class, `needs` names the policy that makes undoing clear."""

    name: str
    kind: OperatorClass
    weight: int
    make: Callable[[Layout, random.Random], list[Patch] | None]
    needs: Literal["", "keep_text", "close_cut"] = ""


def draw(rng: random.Random, places: Sequence[int], accept: Callable[[int], bool]) -> int | None:
    """One of `places` that `accept` takes; None when a bounded number of draws meets none."""
    if not places:
        return None
    for _ in range(_TRIES):
        place = rng.choice(places)
        if accept(place):
            return place
    return None
