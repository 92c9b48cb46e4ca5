"""Task family `transform`: restructure JSON as told; the answer is computed by program and proven by jq."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily


@hookimpl
def edgejson_task_family() -> TaskSpec:
    return TaskSpec(
        name="transform",
        summary="restructure JSON as told: rename, select, cast, flatten, group, sort...; answers proven by jq",
        api=1,
        load=_load,
        needs=("jq", "jsonschema_rs"),
        aliases=("json_transform",),
    )


def _load(_settings: Any) -> TaskFamily:
    from edgejson_tasks.transform.family import Transform

    return Transform()
