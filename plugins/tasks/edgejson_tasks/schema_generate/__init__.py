"""Task family `schema_generate`: write an instance of a JSON Schema that keeps its rules and the request's wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily


@hookimpl
def edgejson_task_family() -> TaskSpec:
    return TaskSpec(
        name="schema_generate",
        summary="write an instance of a schema, its cross-field rules and the request's constraints kept",
        api=1,
        load=_load,
    )


def _load(_: None) -> TaskFamily:
    from edgejson_tasks.schema_generate.family import SchemaGenerate

    return SchemaGenerate()
