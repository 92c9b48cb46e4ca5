"""Teacher `anthropic`: a model behind Anthropic's messages API."""

from __future__ import annotations

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec
from edgejson_teachers._single_calls import load


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._wire.anthropic_service import AnthropicSettings

    return TeacherSpec(
        name="anthropic",
        summary="a model behind Anthropic's messages API",
        api=1,
        load=load,
        needs=("aiohttp",),
        settings=AnthropicSettings,
    )
