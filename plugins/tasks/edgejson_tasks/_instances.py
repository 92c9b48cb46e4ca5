"""Which values can be gold: objects or arrays with something in them that their canonical text gives back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

from edgejson import jsontext
from edgejson.errors import SchemaError
from edgejson.types import Completion, Json

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = [
    "canonical_text",
    "container_defect",
    "container_reason",
    "is_document",
    "no_document",
    "says_nothing",
    "says_something",
    "unfit_reason",
]

_LONG_INTEGER = re.compile("[0-9]{16}")
_DRAWS = 6
"""Instances that are looked at before a schema is refused: one may be empty where the next one is not."""


def canonical_text(value: Json) -> str | None:
    """The canonical text of `value`; None when there is none, or when reading it gives a value that has none.

    The latter is so for large floats of integral value: 7.166442277566926e16 is written 71664422775669260, which reads
    as an integer beyond those that a double holds exactly.
    """
    try:
        text = jsontext.canonical(value)
        if _LONG_INTEGER.search(text):
            jsontext.canonical(json.loads(text))  # unlike faster parsers, this one keeps an integer of any size
    except jsontext.CanonicalError:
        return None
    return text


def is_document(instance: Json) -> TypeGuard[dict[str, Json] | list[Json]]:
    """Whether `instance` is an object or an array with something in it: many schemas allow a bare text too."""
    return isinstance(instance, dict | list) and bool(instance)


def no_document(answer: Completion) -> str | None:
    """Why the instance that a teacher answered with cannot be gold, in a word to count by; None when it can."""
    if not is_document(answer.value):
        return "no_document"
    return "no_canonical_text" if canonical_text(answer.value) is None else None


def says_nothing(answer: Completion) -> str | None:
    """`no_document`, and where all leaves of the instance are null or empty."""
    reason = no_document(answer)
    return "says_nothing" if reason is None and not says_something(answer.value) else reason


def says_something(value: Json) -> bool:
    """Whether a leaf of `value` is neither null nor empty.

    >>> says_something({"tags": [], "note": None}), says_something({"open": False})
    (False, True)
    """
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
        elif node is not None and node != "":
            return True
    return False


def container_reason(schema: Schema) -> str | None:
    """None when `schema` yields documents with canonical texts, else why not; a few instances are drawn to see."""
    return unfit_reason(schema, container_defect)


def unfit_reason(schema: Schema, defect: Callable[[Json], str | None]) -> str | None:
    """None as soon as an instance of `schema` has no `defect`; else the defect of the first one."""
    first: str | None = None
    for seed in range(_DRAWS):
        try:
            reason = defect(schema.sample(seed, policy="maximal"))
        except SchemaError as error:
            return str(error)
        if reason is None:
            return None
        first = first or reason
    return first


def container_defect(instance: Json) -> str | None:
    """Why `instance` cannot be gold; None when it can."""
    if not isinstance(instance, dict | list):
        return "its instances are no objects or arrays"
    if not instance:
        return "its instances are empty"
    return "an instance has no canonical text" if canonical_text(instance) is None else None
