"""Task family `style_strict`: write a valid but messy JSON text in exactly one stated style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TaskSpec

if TYPE_CHECKING:
    from edgejson.types import TaskFamily
    from edgejson_tasks.style_strict.settings import StyleSettings


@hookimpl
def edgejson_task_family() -> TaskSpec:
    from edgejson_tasks.style_strict.settings import StyleSettings

    return TaskSpec(
        name="style_strict",
        summary="rewrite messy but valid JSON in one exact style: RFC 8785 or a named variant",
        api=1,
        load=_load,
        settings=StyleSettings,
        aliases=("json_style_strict",),
    )


def _load(settings: StyleSettings | None) -> TaskFamily:
    from edgejson_tasks.style_strict.family import StyleStrict

    return StyleStrict(settings)
