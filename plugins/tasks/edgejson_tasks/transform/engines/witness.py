"""A second engine's word on single steps: JMESPath or JSON Patch, where one of them can say the step.

Both are libraries of other people, and neither program is read from the code that made the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import jmespath
import jsonpatch
import orjson

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.engines.jmespath_form import local_jmespath
from edgejson_tasks.transform.engines.json_patch_form import to_json_patch
from edgejson_tasks.transform.operation import Step

__all__ = ["FAILED", "DisagreementError", "by_jmespath", "by_json_patch", "witness", "witnesses"]


FAILED: Any = object()
"""What an engine makes of a document that it refuses: equal to no JSON value."""


class DisagreementError(Exception):
    """Two engines made different values of one step; `engine` is the one that parts from jq."""

    def __init__(self, engine: str, step: Step) -> None:
        super().__init__(f"{engine} disagrees on {step['op']}")
        self.engine = engine
        self.step = step


def witnesses(stages: Sequence[Json], steps: Sequence[Step]) -> list[str | None]:
    """For each step the second engine that arrives at the same stage, None where none can say it."""
    return [witness(step, stages[index], stages[index + 1]) for index, step in enumerate(steps)]


def witness(step: Step, before: Json, after: Json) -> str | None:
    """The engine that turns `before` into `after` as well; `DisagreementError` when it makes something else of it.

    A patch goes first where both can say the step: reading an expression costs more than following pointers.
    """
    patch = to_json_patch(step, before)
    if patch is not None:
        return _agrees("json_patch", by_json_patch(patch, before), after, step)
    local = local_jmespath(step, before)
    if local is not None:
        place, value, expression = local
        return _agrees("jmespath", _put(before, place, by_jmespath(expression, value)), after, step)
    return None


def _put(document: Any, place: Sequence[str], value: Any) -> Any:
    """`document` with another value at a place."""
    if not place or value is FAILED:
        return value
    return {**document, place[0]: _put(document[place[0]], place[1:], value)}


def _agrees(engine: str, made: Any, after: Json, step: Step) -> str:
    if made is FAILED or not jsontext.equal(made, after):
        raise DisagreementError(engine, step)
    return engine


def by_jmespath(expression: str, document: Json) -> Any:
    """What the JMESPath engine makes of `document`; a mark of failure, equal to no value, where it refuses."""
    try:
        return _compiled(expression).search(document)
    except jmespath.exceptions.JMESPathError:
        return FAILED


_compiled = lru_cache(maxsize=256)(jmespath.compile)
"""Reading a short expression costs more than its search, and many tables are sorted by `date`."""


def by_json_patch(patch: list[dict[str, Any]], document: Json) -> Any:
    """What the JSON Patch engine makes of `document`; a mark of failure, equal to no value, where it refuses."""
    engine = jsonpatch.JsonPatch([])
    engine.patch = patch  # given at once, every entry would be read twice
    try:
        return engine.apply(orjson.loads(orjson.dumps(document)), in_place=True)
    except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException):
        return FAILED
