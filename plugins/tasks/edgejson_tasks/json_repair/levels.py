"""What a level asks of a document: so many errors and, for the hard one, depth, length and letters beyond ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from edgejson.types import Difficulty, Json

__all__ = ["LEVELS", "Level", "depth"]


@dataclass(frozen=True, slots=True)
class Level:
    """Fewest and most errors, and what the document has: `depth` of nested containers, `length` of its text, characters
    beyond ASCII.
    """

    fewest: int
    most: int
    depth: int = 1
    length: int = 0
    beyond_ascii: bool = False

    def takes(self, value: Json, source: str) -> bool:
        """Whether a document and its text are what the level asks for."""
        return (
            len(source) >= self.length
            and not (self.beyond_ascii and source.isascii())
            and (self.depth < 2 or depth(value) >= self.depth)
        )


LEVELS: Mapping[Difficulty, Level] = MappingProxyType(
    {"easy": Level(1, 1), "medium": Level(2, 3), "hard": Level(4, 6, depth=3, length=150, beyond_ascii=True)}
)


def depth(value: Json) -> int:
    """Containers around the deepest place of `value`: 1 for a flat object, 0 for a scalar."""
    deepest = 0
    waiting: list[tuple[Json, int]] = [(value, 1)]
    while waiting:
        node, level = waiting.pop()
        if isinstance(node, dict | list):
            deepest = max(deepest, level)
            children = node.values() if isinstance(node, dict) else node
            waiting.extend((child, level + 1) for child in children if isinstance(child, dict | list))
    return deepest
