"""Task family `text_to_json`: read the values of a schema's fields out of running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily
    from edgejson_tasks.text_to_json.settings import TextSettings


@hookimpl
def edgejson_task_family() -> TaskSpec:
    from edgejson_tasks.text_to_json.settings import TextSettings

    return TaskSpec(
        name="text_to_json",
        summary="extract the fields of a schema from a text that states every value",
        api=1,
        load=_load,
        needs=("babel", "num2words"),
        settings=TextSettings,
    )


def _load(settings: TextSettings | None) -> TaskFamily:
    from edgejson_tasks.text_to_json.family import TextToJson

    return TextToJson(settings)
