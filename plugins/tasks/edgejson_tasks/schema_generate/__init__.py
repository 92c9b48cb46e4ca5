"""Task family `schema_generate`: write an instance of a JSON Schema that keeps its rules and the request's wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily
    from edgejson_tasks.schema_generate.settings import GenerateSettings


@hookimpl
def edgejson_task_family() -> TaskSpec:
    from edgejson_tasks.schema_generate.settings import GenerateSettings

    return TaskSpec(
        name="schema_generate",
        summary="write an instance of a schema, its cross-field rules and the request's constraints kept",
        api=1,
        load=_load,
        settings=GenerateSettings,
    )


def _load(settings: GenerateSettings | None) -> TaskFamily:
    from edgejson_tasks.schema_generate.family import SchemaGenerate

    return SchemaGenerate(settings)
