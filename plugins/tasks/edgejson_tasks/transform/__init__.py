"""Task family `transform`: restructure JSON as told; the answer is computed by program and proven by jq."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily
    from edgejson_tasks.transform.settings import TransformSettings


@hookimpl
def edgejson_task_family() -> TaskSpec:
    from edgejson_tasks.transform.settings import TransformSettings

    return TaskSpec(
        name="transform",
        summary="restructure JSON as told: rename, select, cast, flatten, group, merge...; answers proven by jq",
        api=1,
        load=_load,
        needs=("jq", "jmespath", "jsonpatch", "jsonschema_rs"),
        aliases=("json_transform",),
        settings=TransformSettings,
    )


def _load(settings: TransformSettings | None) -> TaskFamily:
    from edgejson_tasks.transform.family import Transform

    return Transform(settings)
