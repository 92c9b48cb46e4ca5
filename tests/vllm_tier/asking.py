"""Questions for the tiny models, and what their answers are held to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from edgejson.models import Prompt, Reply, Sampling
from edgejson.schema import Schema
from edgejson.types import Json

__all__ = ["CARD", "SHAPE", "TEXT", "prompts", "valid"]

CARD: Mapping[str, Json] = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 20},
        "age": {"type": "integer", "minimum": 0, "maximum": 120},
        "active": {"type": "boolean"},
        "kind": {"enum": ["guest", "member", "staff"]},
        "tags": {"type": "array", "items": {"type": "string", "maxLength": 8}, "maxItems": 3},
    },
    "required": ["name", "age", "active", "kind"],
    "additionalProperties": False,
}
SHAPE: Mapping[str, Json] = {
    "type": "object",
    "properties": {"kind": {"enum": ["guest", "member"]}, "active": {"type": "boolean"}, "level": {"enum": [1, 2, 3]}},
    "required": ["kind", "active", "level"],
    "additionalProperties": False,
}
"""Nothing in it that a dialect without lengths and ranges leaves out."""
TEXT: Mapping[str, Json] = {
    "type": "object",
    "properties": {"text": {"type": "string", "maxLength": 60}},
    "required": ["text"],
    "additionalProperties": False,
}


def prompts(count: int, schema: Mapping[str, Json] | None = CARD, *, first: int = 0, **sampling: Any) -> list[Prompt]:
    """Questions that differ in their words and their seeds."""
    chosen = Sampling(**{"temperature": 1.0, "max_tokens": 160, **sampling})
    return [
        Prompt(
            messages=(
                {"role": "system", "content": "Answer with JSON only."},
                {"role": "user", "content": f"Describe guest number {number}."},
            ),
            seed=1000 + number,
            schema=schema,
            sampling=chosen,
        )
        for number in range(first, first + count)
    ]


def valid(replies: Sequence[Reply], schema: Mapping[str, Json]) -> int:
    """How many are whole and valid by the schema itself."""
    judge = Schema(schema)
    return sum(reply.finish == "stop" and judge.is_valid(json.loads(reply.text)) for reply in replies)
