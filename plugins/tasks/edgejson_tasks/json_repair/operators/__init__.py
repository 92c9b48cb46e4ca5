"""The catalogue of errors, by class, and how often each class is drawn.

An operator looks for a place in a valid text and answers with the patches (start, end, new text) that put its error
there, or None when the text has no place for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edgejson_tasks.json_repair.operators import (
    brackets,
    characters,
    cutting,
    foreign,
    punctuation,
    quoting,
    scalars,
)
from edgejson_tasks.json_repair.operators.base import Operator, Patch

__all__ = ["OPERATORS", "PRESETS", "Operator", "Patch", "groups"]

_MODULES = (punctuation, brackets, cutting, quoting, characters, scalars, foreign)

OPERATORS: Mapping[str, Operator] = MappingProxyType(
    {operator.name: operator for module in _MODULES for operator in module.OPERATORS}
)

PRESETS: Mapping[str, Mapping[str, int] | None] = MappingProxyType(
    {
        # What 785 failed answers of language models looked like; repair studies agree on the order of classes.
        "llm_wild": MappingProxyType(
            {
                "foreign": 30,
                "truncation": 8,
                "bracket": 12,
                "quote": 20,
                "punct": 15,
                "string": 6,
                "unicode": 4,
                "literal": 3,
                "number": 2,
            }
        ),
        "hand_typed": MappingProxyType(
            {
                "foreign": 10,
                "truncation": 2,
                "bracket": 13,
                "quote": 30,
                "punct": 30,
                "string": 5,
                "unicode": 3,
                "literal": 4,
                "number": 3,
            }
        ),
        "uniform": None,
    }
)
"""Weight of each class of operators; None: every operator is as likely as any other."""


def groups(preset: str, only: tuple[str, ...] = ()) -> list[tuple[float, list[Operator]]]:
    """Operators that are drawn together, with the weight of the group: a class, or each operator by itself.

    With `only` the other operators are left out; classes keep their weights to one another.
    """
    chosen = [operator for operator in OPERATORS.values() if not only or operator.name in only]
    weights = PRESETS[preset]
    if weights is None:
        return [(1, [operator]) for operator in chosen]
    by_class = [
        (weight, [operator for operator in chosen if operator.kind == kind]) for kind, weight in weights.items()
    ]
    return [(weight, operators) for weight, operators in by_class if operators]
