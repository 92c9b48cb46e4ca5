"""Whether steps are well formed, and which words an instruction needs to convey them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema_rs

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.operation import Step

__all__ = ["defect", "literals"]

_NAME_KEYS = (
    "by",
    "field",
    "under",
    "left",
    "right",
    "key",
    "value",
    "prefix",
    "sep",
    "find",
    "with",
    "reads",
    "writes",
)


@cache
def _validators() -> Mapping[str, Any]:
    return {name: jsonschema_rs.validator_for(operation.schema()) for name, operation in OPERATIONS.items()}


def defect(steps: Json) -> str | None:
    """What keeps `steps` from being a list of well-formed steps, or None."""
    if not isinstance(steps, list) or not steps:
        return "the steps are not a list with at least one step"
    for number, step in enumerate(steps, 1):
        op = step.get("op") if isinstance(step, dict) else None
        validator = _validators().get(op) if isinstance(op, str) else None
        if validator is None:
            return f"step {number} names no known operation"
        if not validator.is_valid(step):
            problem = next(iter(validator.iter_errors(step)))
            return f"step {number} ({op}): {problem.message}"
    return None


def literals(step: Step) -> Iterator[str]:
    """Every name and value that a reader must be told to carry out `step`, as it stands in a text."""
    for key, value in step.items():
        if key in ("at", "from") or (key == "to" and value.startswith("/")):
            yield from (name for name in jsontext.split(value) if name != "*")
        elif key in _NAME_KEYS or (key == "join" and value != "camel"):
            yield value
        elif key == "fields" and isinstance(value, dict):
            for name, pointer in value.items():
                yield from (name, *jsontext.split(pointer))
        elif key == "fields":
            yield from value
        elif key == "map":
            yield from value
            yield from value.values()
        elif key == "values":
            yield from value
            yield from map(jsontext.canonical, value.values())
        elif key == "where":
            yield from _of_condition(value)
        elif key == "then":
            yield from (further["by"] for further in value)
        elif key == "patch":
            yield jsontext.canonical(value)
        elif (key == "count" and value > 1) or (key == "digits" and step["op"] == "compute"):
            yield str(value)


def _of_condition(where: Mapping[str, Any]) -> Iterator[str]:
    for part in (*where.get("all", ()), *where.get("any", ())):
        yield from _of_condition(part)
    if "field" in where:
        yield where["field"]
    if "value" in where:
        values = where["value"] if isinstance(where["value"], list) else [where["value"]]
        yield from (value if isinstance(value, str) else jsontext.canonical(value) for value in values)
