"""Which keyword an error of the validator is put down to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from edgejson.schema.visits import CONDITIONAL, JUDGING

__all__ = ["Broken", "broken"]

_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas", "dependencies"})
_LISTED = frozenset({"allOf", "prefixItems", "items"})
_SAME_VALUE = frozenset({"allOf", "$ref", "$dynamicRef", "$recursiveRef", "if"})
_ONE_LEVEL_DOWN = frozenset(
    {"properties", "patternProperties", "additionalProperties", "items", "prefixItems", "additionalItems"}
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A keyword that does not hold for the value at `pointer`; `through` are the keywords that apply it there."""

    keyword: str
    pointer: str
    through: frozenset[str]


def broken(path: Sequence[str | int], pointer: str) -> Broken:
    """The keyword that an error belongs to, from the way the validator went (`evaluation_path`).

    A keyword that judges its parts as a whole, or holds under a condition, takes what fails inside upon itself.

    >>> broken(["properties", "age", "$ref", "minimum"], "/age").keyword
    'minimum'
    >>> broken(["items", "then", "required"], "/0").keyword
    'then'
    """
    position = 0
    through: set[str] = set()
    keyword = ""
    while position < len(path):
        keyword = str(path[position])
        following: Any = path[position + 1] if position + 1 < len(path) else None
        if following is None or keyword in JUDGING or keyword in CONDITIONAL:
            break
        if keyword in _ONE_LEVEL_DOWN:
            through = {keyword}
        elif keyword in _SAME_VALUE:
            through.add(keyword)
        takes_one = keyword in _NAMED or (keyword in _LISTED and isinstance(following, int))
        position += 2 if takes_one else 1
    return Broken(keyword, pointer, frozenset(through))
