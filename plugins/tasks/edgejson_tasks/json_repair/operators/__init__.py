"""The catalogue of errors, by class, and how often each class is drawn.

An operator looks for a place in a valid text and answers with the patches (start, end, new text) that put its error
there, or None when the text has no place for it.  Every operator here is *safe*: a reader sees one way to undo it,
either by itself or by the sentence that `needs` puts into the instruction.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edgejson_tasks.json_repair.operators import foreign, lexis, quoting, structure
from edgejson_tasks.json_repair.operators.base import Operator, Patch

__all__ = ["OPERATORS", "PRESETS", "Operator", "Patch"]

OPERATORS: Mapping[str, Operator] = MappingProxyType(
    {
        operator.name: operator
        for operator in (*structure.OPERATORS, *quoting.OPERATORS, *lexis.OPERATORS, *foreign.OPERATORS)
    }
)

PRESETS: Mapping[str, Mapping[str, int]] = MappingProxyType(
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
                "literal": 5,
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
                "literal": 7,
            }
        ),
    }
)
"""Weight of each class of operators."""
