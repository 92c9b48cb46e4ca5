"""Is every field there that the policy for silent fields asks for? Read off the schema, place by place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.checking import Subject
    from edgejson.schema import Schema

__all__ = ["absent_fields", "may_be_null", "may_be_silent", "without_fillers"]


def absent_fields(subject: Subject, policy: Json) -> Iterator[str]:
    """Pointers of declared members that the answer leaves out, though `policy` wants them there with null."""
    schema = subject.base_schema
    if schema is None or policy not in ("null", "null_all"):
        return
    for pointer, node in _objects(subject.answer.value, ""):
        for name in _declared(schema, pointer):
            if name not in node:
                place = f"{pointer}/{jsontext.escape(name)}"
                if policy == "null_all" or may_be_null(schema, place):
                    yield place


def may_be_silent(subject: Subject, pointer: str, policy: Json) -> bool:
    """Whether `policy` puts null at a place that the text says nothing of: only for members that are declared, as far
    as the schema is known.
    """
    if policy not in ("null", "null_all"):
        return False
    schema = subject.base_schema
    if schema is None:
        return True
    parent, _, name = pointer.rpartition("/")
    return jsontext.split(f"/{name}")[0] in _declared(schema, parent)


def without_fillers(subject: Subject) -> Iterator[Subject]:
    """The answer without its nulls where the schema knows no null, then without any null: which of the others the
    schema's own dependencies want cannot be told from the answer.  A member that is required is missed in both.
    """
    schema = subject.base_schema
    if schema is None:
        return
    for every in (False, True):
        value = jsontext.parse(subject.answer_text)
        for pointer, node in _objects(value, ""):
            for name in [name for name, member in node.items() if member is None]:
                if every or not may_be_null(schema, f"{pointer}/{jsontext.escape(name)}"):
                    del node[name]
        yield subject.with_answer(json.dumps(value, ensure_ascii=False))


def _objects(value: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield pointer, value
        for name, member in value.items():
            if isinstance(member, dict | list):
                yield from _objects(member, f"{pointer}/{jsontext.escape(name)}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict | list):
                yield from _objects(item, f"{pointer}/{index}")


def _declared(schema: Schema, pointer: str) -> list[str]:
    properties = schema.describe(pointer).get("properties")
    return list(properties) if isinstance(properties, Mapping) else []


def may_be_null(schema: Schema, pointer: str) -> bool:
    """Whether the schema allows null at a place, there or not."""
    said = schema.describe(pointer)
    allowed, stated = said.get("enum"), said.get("type")
    if isinstance(allowed, list):
        return None in allowed
    return "null" in stated if isinstance(stated, list) else stated == "null"
