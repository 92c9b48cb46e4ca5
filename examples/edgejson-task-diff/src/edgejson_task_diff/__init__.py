"""The task family `diff`: the JSON Patch (RFC 6902) from one document to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskFamily, TaskSpec

if TYPE_CHECKING:
    from edgejson_task_diff.family import DiffSettings


@hookimpl
def edgejson_task_family() -> TaskSpec:
    from edgejson_task_diff.family import DiffSettings

    return TaskSpec(
        name="diff", summary="the JSON Patch between two documents", api=1, load=_load, settings=DiffSettings
    )


def _load(settings: DiffSettings) -> TaskFamily:
    from edgejson_task_diff.family import Diff

    return Diff(settings)
