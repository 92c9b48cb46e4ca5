"""Whole plans as one expression: a jq program, a JMESPath expression, a JSON Patch, a JSON Merge Patch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, TypeAlias

import jq
import orjson

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.engines import jmespath_form, jq_form, json_patch_form
from edgejson_tasks.transform.engines.witness import FAILED, by_jmespath, by_json_patch
from edgejson_tasks.transform.operation import Step

__all__ = ["EXPRESSIBLE", "Language", "agrees", "express"]

Language: TypeAlias = Literal["jq", "jmespath", "json_patch", "merge_patch"]

_LONGEST = 600

EXPRESSIBLE: Mapping[Language, frozenset[str]] = {
    "jq": frozenset(jq_form.OPERATIONS),
    "jmespath": frozenset(jmespath_form.OPERATIONS),
    "json_patch": frozenset(json_patch_form.OPERATIONS)
    - {"slice", "remove_nulls", "remove_empty", "keep_fields", "flatten"},
    "merge_patch": frozenset({"merge_patch", "drop_fields", "default_values"}),
}
"""The operations that each language has a form for, as far as a person would write it."""


def express(language: Language, steps: Sequence[Step], stages: Sequence[Json]) -> str | None:
    """The steps as one expression for the first of `stages`, or None where that language has none or a long one."""
    text = _WRITERS[language](steps, stages)
    return text if text is not None and len(text) <= _LONGEST else None


def _in_a_row(form: Callable[[Step, Json], str | None], steps: Sequence[Step], stages: Sequence[Json]) -> str | None:
    parts = [form(step, stages[index]) for index, step in enumerate(steps)]
    return None if None in parts else " | ".join(part for part in parts if part is not None)


def _as_jq(steps: Sequence[Step], stages: Sequence[Json]) -> str | None:
    return _in_a_row(jq_form.to_jq, steps, stages)


def _as_jmespath(steps: Sequence[Step], stages: Sequence[Json]) -> str | None:
    return _in_a_row(jmespath_form.to_jmespath, steps, stages)


def _as_json_patch(steps: Sequence[Step], stages: Sequence[Json]) -> str | None:
    entries: list[Json] = []
    for index, step in enumerate(steps):
        patch = json_patch_form.to_json_patch(step, stages[index])
        if patch is None:
            return None
        entries += patch
    return jsontext.canonical(entries)


def _as_merge_patch(steps: Sequence[Step], stages: Sequence[Json]) -> str | None:
    """One document for all the steps, each of which has its own names."""
    patch: dict[str, Any] = {}
    for index, step in enumerate(steps):
        if step["at"] or not isinstance(document := stages[index], dict):
            return None
        said = _merge_form(step, document)
        if said is None or any(name in patch for name in said):
            return None
        patch |= said
    return jsontext.canonical(patch)


def _merge_form(step: Step, document: dict[str, Json]) -> dict[str, Any] | None:
    if step["op"] == "merge_patch":
        return dict(step["patch"])
    if step["op"] == "drop_fields":
        return dict.fromkeys(name for name in step["fields"] if name in document)
    values = step["values"]
    absent = {name: value for name, value in values.items() if document.get(name) is None}
    # A null that stays, or one that would take the member out, cannot be said.
    return absent if len(absent) == len(values) and not any(_has_null(value) for value in values.values()) else None


def _has_null(value: Json) -> bool:
    return any(leaf is None for _, leaf in jsontext.leaves(value))


_WRITERS: Mapping[Language, Callable[[Sequence[Step], Sequence[Json]], str | None]] = {
    "jq": _as_jq,
    "jmespath": _as_jmespath,
    "json_patch": _as_json_patch,
    "merge_patch": _as_merge_patch,
}


def agrees(language: Language, expression: str, document: str, answer: Json) -> bool:
    """Whether the language's own engine turns the text `document` into `answer`; a merge patch is laid over by jq."""
    made = _made(language, expression, document)
    return made is not FAILED and jsontext.equal(made, answer)


# Compiling a jq program takes a millisecond, and a record is proven once when it is made and once when it is checked.
@lru_cache(maxsize=64)
def _made(language: Language, expression: str, document: str) -> Any:
    try:
        if language == "jmespath":
            return by_jmespath(expression, orjson.loads(document))
        if language == "json_patch":
            return by_json_patch(orjson.loads(expression), orjson.loads(document))
        if language == "jq":
            outcome = jq.compile(expression).input_text(document).all()
        else:
            outcome = _merging().input_value({"doc": orjson.loads(document), "patch": orjson.loads(expression)}).all()
    except ValueError:  # what is no expression of that language, or cannot be carried out
        return FAILED
    return outcome[0] if len(outcome) == 1 else FAILED


@cache
def _merging() -> Any:
    return jq.compile(_MERGE_PATCH)


_MERGE_PATCH = """
def merge($patch):
  if $patch | type == "object" then
    reduce ($patch | keys[]) as $name (if type == "object" then . else {} end;
      if $patch[$name] == null then del(.[$name]) else .[$name] |= merge($patch[$name]) end)
  else $patch end;
.patch as $patch | .doc | merge($patch)
"""
"""The pseudo code of RFC 7396, section 2, in jq."""
