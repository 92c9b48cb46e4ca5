"""How complex a schema is: fields, depth, arrays and unions, counted on the document."""

from __future__ import annotations

from dataclasses import dataclass

from edgejson.schema.document import Document, subschemas
from edgejson.types import Complexity

__all__ = ["Measure", "grade", "measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts over all subschemas; `depth` is the deepest nesting of declared properties."""

    fields: int
    depth: int
    arrays: int
    unions: int


def measure(document: Document) -> Measure:
    """Count; a definition counts once, however often it is referred to."""
    fields = depth = arrays = unions = 0
    for pointer, node in subschemas(document.root):
        if not isinstance(node, dict):
            continue
        properties = node.get("properties")
        if isinstance(properties, dict):
            fields += len(properties)
            depth = max(depth, pointer.count("/properties/") + pointer.count("/items") + 1)
        arrays += node.get("type") == "array" or "items" in node
        unions += "anyOf" in node or "oneOf" in node or "if" in node
    return Measure(fields, depth, arrays, unions)


def grade(measured: Measure) -> Complexity:
    """The class of a schema that states none.

    >>> grade(Measure(fields=4, depth=1, arrays=1, unions=0)), grade(Measure(fields=30, depth=4, arrays=3, unions=1))
    ('simple', 'complex')
    """
    weight = measured.fields + 4 * (measured.depth - 1) + 2 * measured.arrays + 3 * measured.unions
    if weight <= 14:
        return "simple"
    return "medium" if weight <= 40 else "complex"
