"""Carry out a list of steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.operation import Step, over

__all__ = ["run", "run_step"]


def run(document: Json, steps: Iterable[Step]) -> Json:
    """`document` after all steps, itself unchanged; `StepError` for a step that does not apply."""
    for step in steps:
        document = run_step(document, step)
    return document


def run_step(document: Json, step: Step) -> Json:
    """`document` after one step."""
    apply = OPERATIONS[step["op"]].apply
    at = step.get("at", "")
    return over(document, _tokens(at), lambda value: apply(value, step)) if at else apply(document, step)


@lru_cache(maxsize=1024)
def _tokens(pointer: str) -> Sequence[str]:
    return tuple(jsontext.split(pointer))
