"""What edits are made with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeGuard

from edgejson.schema.violation.changes import Edit
from edgejson.schema.visits import Visit
from edgejson.types import Json

__all__ = ["Bench", "Edits", "is_number", "replaced"]

Edits: TypeAlias = Iterator[Edit]


@dataclass(frozen=True, slots=True)
class Bench:
    """What the edits of a keyword may use: chance, and values drawn for the part of the schema at a place."""

    rng: random.Random
    drawn: Callable[[str], Iterator[Json]]


def replaced(visit: Visit, new: Json) -> Edit:
    """The visited value replaced by `new`."""
    return Edit(visit.path, "replaced", new)


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value is a JSON number."""
    return isinstance(value, int | float) and not isinstance(value, bool)
