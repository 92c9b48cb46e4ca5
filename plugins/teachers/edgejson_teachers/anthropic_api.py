"""Teacher `anthropic`: a model behind Anthropic's messages API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec

if TYPE_CHECKING:
    from edgejson.models import ChatModel
    from edgejson_teachers._wire.anthropic_service import AnthropicSettings


def _load(settings: AnthropicSettings) -> ChatModel:
    from edgejson_teachers._http.client import HttpModel

    return HttpModel(
        settings.wire(),
        settings,
        identity=settings.who(),
        capabilities=settings.capabilities(),
        languages=settings.languages,
    )


@hookimpl
def edgejson_teacher() -> TeacherSpec:
    from edgejson_teachers._wire.anthropic_service import AnthropicSettings

    return TeacherSpec(
        name="anthropic",
        summary="a model behind Anthropic's messages API",
        api=1,
        load=_load,
        needs=("aiohttp",),
        settings=AnthropicSettings,
    )
