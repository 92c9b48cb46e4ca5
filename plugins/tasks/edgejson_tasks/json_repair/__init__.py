"""Task family `json_repair`: give back the JSON that a broken text was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily
    from edgejson_tasks.json_repair.settings import RepairSettings


@hookimpl
def edgejson_task_family() -> TaskSpec:
    from edgejson_tasks.json_repair.settings import RepairSettings

    return TaskSpec(
        name="json_repair",
        summary="repair broken JSON: corruptions that provably break the text and provably come back",
        api=1,
        load=_load,
        settings=RepairSettings,
    )


def _load(settings: RepairSettings | None) -> TaskFamily:
    from edgejson_tasks.json_repair.family import JsonRepair

    return JsonRepair(settings)
