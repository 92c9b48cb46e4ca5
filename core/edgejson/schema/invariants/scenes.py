"""What an expression is evaluated with, and the places of a document that can be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.terms import Evaluate
from edgejson.types import Json

Slot: TypeAlias = tuple[Any, Any]
"""Where a value can be written: an object or array, and the key or position in it."""


@dataclass(slots=True)
class Scene:
    """Everything an expression is evaluated with; `items` are the elements that the loops around it are at."""

    root: Any
    here: Any
    index: int | None
    parent: Any
    work: Work
    items: tuple[Any, ...] = ()

    def value(self, evaluate: Evaluate) -> Any:
        return evaluate(self.root, self.here, self.index, self.parent, self.work, *self.items)

    def at(self, items: Sequence[Any]) -> Scene:
        """The scene inside a loop."""
        return replace(self, items=(*self.items, *items))

    def holds(self, truth: Evaluate) -> bool:
        """Whether a truth holds or, for something it reads is absent, does not apply."""
        try:
            return bool(self.value(truth))
        except LookupError:
            return True


def read(slot: Slot) -> Any:
    holder, key = slot
    return holder[key]


def write(slot: Slot, value: Json) -> None:
    holder, key = slot
    holder[key] = value


def is_there(slot: Slot) -> bool:
    holder, key = slot
    if isinstance(holder, dict):
        return holder.get(key) is not None
    return isinstance(holder, list) and isinstance(key, int) and -len(holder) <= key < len(holder)
