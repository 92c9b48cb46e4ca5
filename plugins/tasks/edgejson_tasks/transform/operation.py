"""What an operation of the step language is, and the pieces all of them are made of."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.survey import Place, Survey, Trait, sayable

__all__ = [
    "NAME",
    "NAMES",
    "POINTER",
    "Example",
    "Operation",
    "Step",
    "StepError",
    "column",
    "group_name",
    "members",
    "no_alternative",
    "over",
    "owners",
    "put",
    "resolve",
    "rows",
]

Step: TypeAlias = "dict[str, Any]"
"""One step as it stands in `meta.steps`: the operation's name as `op`, the place as `at`, the rest by operation."""

NAME: Mapping[str, Json] = {"type": "string", "minLength": 1}
NAMES: Mapping[str, Json] = {"type": "array", "items": dict(NAME), "minItems": 1, "uniqueItems": True}
POINTER: Mapping[str, Json] = {"type": "string", "pattern": "^(/([^~/]|~[01])*)*$"}


class StepError(ValueError):
    """The step cannot be applied to this document: a missing member, a wrong type, two members of one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A step with a document and what becomes of it, for the reference page."""

    step: Step
    before: Json
    after: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: what it means, how its step is checked, applied and drawn for a document.

    `keys` holds a JSON Schema for each key of the step besides `op`.  `apply` changes the value at the step's place and
    leaves its argument as it is.  `draw` plans a step that fits the surveyed document, or gives None.  `alter` gives
    the step of somebody who misread the instruction.  `needs` holds what `draw` finds nothing without.
    """

    name: str
    group: str
    meaning: str
    keys: Mapping[str, Mapping[str, Json]]
    optional: tuple[str, ...] = ()
    example: Example
    weight: float
    apply: Callable[[Any, Step], Json]
    draw: Callable[[Survey, random.Random], Step | None]
    alter: Callable[[Step, random.Random], Step | None]
    needs: tuple[Trait, ...] = ()

    def schema(self) -> dict[str, Json]:
        """The JSON Schema of this operation's steps."""
        return {
            "type": "object",
            "properties": {"op": {"const": self.name}, **{key: dict(schema) for key, schema in self.keys.items()}},
            "required": ["op", *(key for key in self.keys if key not in self.optional)],
            "additionalProperties": False,
        }


def over(value: Any, tokens: Sequence[str], change: Callable[[Any], Json], *, lenient: bool = False) -> Json:
    """A copy of `value` with every value that `tokens` lead to replaced by its `change`.

    ``*`` stands for every element of an array; below one, an element without the member stays as it is.
    """
    if not tokens:
        return change(value)
    head, rest = tokens[0], tokens[1:]
    if head == "*" and isinstance(value, list):
        return [over(element, rest, change, lenient=True) for element in value]
    if isinstance(value, dict) and head in value:
        return {**value, head: over(value[head], rest, change, lenient=lenient)}
    if isinstance(value, dict) and lenient:
        return value
    raise StepError(f"nothing at {head!r}")


def members(value: Any) -> dict[str, Json]:
    """`value` as an object, or `StepError`."""
    if not isinstance(value, dict):
        raise StepError(f"not an object: {type(value).__name__}")
    return value


def rows(value: Any) -> list[dict[str, Json]]:
    """`value` as an array of objects, or `StepError`."""
    if not isinstance(value, list) or not all(isinstance(element, dict) for element in value):
        raise StepError("not an array of objects")
    return value


def put(target: dict[str, Json], name: str, value: Json) -> None:
    """Add a member; `StepError` when the name is taken."""
    if name in target:
        raise StepError(f"two members named {name!r}")
    target[name] = value


def column(row: Mapping[str, Json], name: str) -> Json:
    """A member's value; `StepError` when there is none."""
    if name not in row:
        raise StepError(f"no member {name!r}")
    return row[name]


def group_name(value: Json) -> str:
    """The member name that stands for a value: strings as they are, integers and booleans as their JSON text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int):
        return jsontext.canonical(value)
    raise StepError("only strings, integers and booleans name a group")


def resolve(value: Any, pointer: str) -> Json:
    """The value at a pointer that goes through objects only; `StepError` when there is none."""
    for token in jsontext.split(pointer):
        value = column(members(value), token)
    return value  # type: ignore[no-any-return]


def owners(survey: Survey, rng: random.Random, least: int = 1) -> tuple[Place, list[str]] | None:
    """An object place and the names of its members that can be said, `least` of them or more."""
    places = [at for at, _ in survey.objects if len(survey.columns[at]) >= least]
    if not places:
        return None
    at = rng.choice(places)
    names = [name for name in survey.columns[at] if sayable(name)]
    return (at, names) if len(names) >= least else None


def no_alternative(_step: Step, _rng: random.Random) -> None:
    """For `alter`: without a parameter to mistake there is no near miss."""
