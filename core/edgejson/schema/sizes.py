"""Instances that would be too large to draw: found from the bounds before anything is drawn.

What a schema demands multiplies where arrays nest: 1,000 items of 1,000 texts of 1,000 characters are a gigabyte.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from edgejson.schema.document import Document
from edgejson.schema.plan import ArrayPlan, ObjectPlan, Plan, StringPlan

__all__ = ["MOST_CHARACTERS", "refuse_too_large"]

MOST_CHARACTERS = 100_000
"""The longest text that is drawn because a schema demands it."""
MOST_VALUES = 20_000
"""The most values that the bounds of one branch of a schema may demand together."""

_CHARACTERS_A_VALUE = 100


def refuse_too_large(document: Document, nodes: Iterable[Plan]) -> None:
    """`SchemaError` at the innermost node that demands too much; `nodes` are in the order of their parts, parts first.

    A node counts as large as the largest of its parts, taken as often as its bounds demand.
    """
    for node in nodes:
        count, keyword = _demanded(node)
        part = max((part.demanded for part in node.parts() if not math.isinf(part.cost)), default=1)
        node.demanded = max(max(count, 1) * part, _members(node))
        if node.demanded > MOST_VALUES or (
            isinstance(node, StringPlan) and count * _CHARACTERS_A_VALUE > MOST_CHARACTERS
        ):
            each = f", of parts that take {part:,.0f} values each" if part > 1 else ""
            raise document.error(f"too large to sample: {keyword}{each}", node.pointer, hint=_HINT)


def _members(node: Plan) -> float:
    """How many values the required members of an object take together."""
    if not isinstance(node, ObjectPlan):
        return 1
    required = [member.plan for member in node.members if member.required and not math.isinf(member.plan.cost)]
    return 1 + sum(plan.demanded for plan in required)


_HINT = f"at most {MOST_CHARACTERS:,} characters and {MOST_VALUES:,} values are drawn because bounds demand them"


def _demanded(node: Plan) -> tuple[float, str]:
    """How many values the bounds of the node demand at least, and which of its keywords says so."""
    if isinstance(node, StringPlan):
        return node.low / _CHARACTERS_A_VALUE, f"minLength is {node.low:,}"
    if isinstance(node, ArrayPlan):
        contained = sum(demand.count for demand in node.demands)
        if contained > node.low:
            return contained, f"minContains is {contained:,}"
        return node.low, f"minItems is {node.low:,}"
    if isinstance(node, ObjectPlan):
        return node.low, f"minProperties is {node.low:,}" if node.low else "its members demand too much"
    return 1, "its parts demand too much"
